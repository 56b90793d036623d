"""The command `news`: what is new since a day, or since one last looked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("register")
_DAY = ("--as-of", "2024-09-16")


def _told(namndkoll: Run, *options: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(namndkoll("news", *options, "--json").out)
    return found


def test_the_first_time_says_what_counts_as_the_start_and_begins_there(namndkoll: Run) -> None:
    first = namndkoll("news", *_DAY, "--json")
    assert "for the first time" in first.err
    assert {one["what"] for one in json.loads(first.out)} == {"soon"}
    namndkoll("set", "A3", "status=started", "--by", "Someone")
    again = namndkoll("news", "--json")
    assert "for the first time" not in again.err
    assert ("edited", "A3") in [(one["what"], one["id"]) for one in json.loads(again.out)]


def test_ones_own_changes_are_no_news(namndkoll: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    namndkoll("news")
    monkeypatch.setenv("NAMNDKOLL_USER", "Me")
    namndkoll("set", "A3", "status=started")
    assert [one for one in _told(namndkoll) if one["what"] == "edited"] == []


def test_a_day_tells_what_came_from_it_on_with_the_keys_of_the_contract(namndkoll: Run) -> None:
    found = _told(namndkoll, "--since", "2024-01-03", *_DAY)
    assert {tuple(one) for one in found} == {("committee", "id", "text", "what", "when")}
    assert {one["what"] for one in found} == {"document", "new", "late", "soon"}
    none = _told(namndkoll, "--since", "2024-01-04", *_DAY)
    assert {one["what"] for one in none} == {"late", "soon"}


def test_a_day_is_read_in_words_and_what_is_none_is_told(namndkoll: Run) -> None:
    assert _told(namndkoll, "--since", "7d", *_DAY)
    said = namndkoll("news", "--since", "hubba", *_DAY)
    assert said.status == 2
    assert "The time to count from:" in said.err


def test_people_get_a_table_with_how_many_and_since_when(namndkoll: Run) -> None:
    out = namndkoll("news", "--since", "2024-09-10", *_DAY).out
    assert out.startswith("3 pieces of news since 2024-09-10")
    assert "soon due" in out


def test_that_it_cannot_be_kept_is_no_trouble(namndkoll: Run, own_folders: Path) -> None:
    own_folders.write_text("no folder", encoding="utf-8")
    assert namndkoll("news", *_DAY).status == 0
