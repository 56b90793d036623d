"""Cleaning: nothing reaches the terminal but what a reader can see."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.common.sorting import swedish_key
from store.common.text import clean, clean_report, one_line
from tests.shared import shared


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("\x1b[31mrött\x1b[0m", "rött"),
        ("\x1b]0;titel\x07text", "text"),
        ("\x1b]8;;http://a\x1b\\länk\x1b]8;;\x1b\\", "länk"),
        ("\x9b2Jtom", "tom"),
        ("a\u202eb", "ab"),
        ("a\u200bb", "ab"),
        ("[/x] [@click=app.quit]x[/]", "[/x] [@click=app.quit]x[/]"),
        ("a\u030a", "å"),
        ("e" + "\u0301" * 50, "é" + "\u0301" * 3),
        ("två\tkolumner\n", "två\tkolumner\n"),
    ],
)
def test_what_a_terminal_obeys_is_removed_and_the_rest_kept(raw: str, seen: str) -> None:
    assert clean(raw) == seen


def test_a_tower_of_marks_is_cut_before_it_is_composed() -> None:
    tower = "a" + "\u0301\u0316" * 50_000
    shown, removed = clean_report(tower)
    assert len(shown) <= 1 + 12
    assert removed == ("stacked marks",)


@given(st.text(st.characters(), max_size=200))
def test_cleaned_text_holds_no_control_and_stays_the_same(raw: str) -> None:
    cleaned = clean(raw)
    assert not [c for c in cleaned if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\t\n"]
    assert clean(cleaned) == cleaned


def test_hostile_texts_become_plain_lines() -> None:
    for path in shared("hostile/text").glob("*.txt"):
        raw = path.read_bytes().decode("utf-8", "surrogatepass")
        shown = one_line(raw)
        assert shown.isprintable() or not shown, path.name


def test_what_was_removed_is_told() -> None:
    assert clean_report("a\x1b[1mb\u202e")[1] == ("escape sequence", "direction override")


def test_swedish_order_puts_aring_last_and_w_after_v() -> None:
    words = ["Ösmo", "Årsta", "Älvsjö", "Wallin", "Vasa", "Zinken", "x 10", "x 9"]
    assert sorted(words, key=swedish_key) == [
        "Vasa", "Wallin", "x 9", "x 10", "Zinken", "Årsta", "Älvsjö", "Ösmo",
    ]  # fmt: skip
