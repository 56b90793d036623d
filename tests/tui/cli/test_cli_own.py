"""The office's own entries on the command line: new, own, set, remove, forget, undo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.model.own import Own
from store.register.register import Register
from tests.tui.cli.conftest import Run

OWN_KEYS = {
    *("about", "answer", "answered", "asked", "by", "end", "kind", "link", "made", "source"),
    "type",
}
"""What own entries say beside what activities do."""


def own(register: Path, about: str = "E1") -> Own:
    found = Register.open(register).record(about)
    assert isinstance(found, Own)
    return found


def test_new_takes_swedish_and_english_words_and_the_rest_is_the_text(
    namndkoll: Run, register: Path
) -> None:
    words = ("slag=fråga", "ansvarig=Socialnämnden", "om=a1", "ställd=2024-02-03", "länk=KS 12")
    said = namndkoll("new", "Hur", "går", "det?", *words)
    assert (said.status, said.out) == (0, "")
    assert "E1" in said.err
    namndkoll("new", "Ring", "kind=assignment", "lead=Socialnämnden", "due=2024-03-01")
    assert (own(register).text, own(register).type, own(register).about) == (
        "Hur går det?",
        "question",
        "A1",
    )
    assert Register.open(register).follow_up("E1").link == "KS 12"
    assert str(own(register, "E2").end.last) == "2024-03-01"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("x", "leed=y"), 2),
        (("x", "due=2024", "datum=2025"), 2),
        (("due=2024-01-01",), 1),
        (("x", "about=A999"), 1),
        (("x", "kind=brev"), 1),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_nothing_is_kept(
    namndkoll: Run, register: Path, words: tuple[str, ...], status: int
) -> None:
    said = namndkoll("new", *words)
    assert (said.status, said.out) == (status, "")
    assert len(said.err.splitlines()) == 1
    assert not Register.open(register).own


def test_set_answers_a_question_and_a_reason_moves_its_day(namndkoll: Run, register: Path) -> None:
    namndkoll("new", "Fråga", "kind=question", "due=2024-03-01")
    said = namndkoll("set", "e1", "answered=2024-02-03", "svar=Ja", "status=done", "owner=Karin")
    assert said.status == 0
    assert (str(own(register).answered), own(register).answer) == ("2024-02-03", "Ja")
    assert Register.open(register).follow_up("E1").owner == "Karin"
    namndkoll("set", "E1", "due=2024-04-01")
    assert str(own(register).end.last) == "2024-04-01"
    namndkoll("set", "E1", "due=2024-05-01", "--reason", "de bad om det")
    assert str(own(register).end.last) == "2024-04-01"
    moved = Register.open(register).follow_up("E1").due
    assert moved
    assert str(moved.span.last) == "2024-05-01"
    namndkoll("set", "E1", "answered=", "due=")
    assert own(register).answered is None
    assert not own(register).end.text


def test_only_own_entries_have_own_fields(namndkoll: Run, register: Path) -> None:
    assert namndkoll("set", "A1", "answered=2024-02-03").status == 1
    assert namndkoll("remove", "A1").status == 1
    assert namndkoll("remove", "E1").status == 1


def test_own_entries_are_listed_with_the_keys_of_activities(namndkoll: Run, register: Path) -> None:
    namndkoll("new", "Fråga", "kind=question", "due=2024-03-01", "lead=Socialnämnden")
    (found,) = json.loads(namndkoll("own", "--json").out)
    activity = json.loads(namndkoll("activities", "--json").out)[0]
    assert found.keys() == activity.keys() | OWN_KEYS
    assert [*found] == sorted(found)
    assert (found["id"], found["kind"], found["type"]) == ("E1", "own", "question")
    assert (found["listings"], found["flags"], found["source"]) == ([], ["own"], None)
    late = json.loads(namndkoll("overdue", "--json").out)
    assert "E1" in [one["id"] for one in late]
    keys = {frozenset(one) for one in late}
    assert len(keys) == 1, "each entry of a list has the same keys"
    assert "own" in {one["kind"] for one in late}
    assert "E1" not in namndkoll("activities", "--json").out
    for form in ((), ("--csv",)):
        for command in (("own",), ("overdue",), ("show", "E1"), ("search", "Fråga")):
            said = namndkoll(*command, *form)
            assert said.status == 0
            assert "Fråga" in said.out
    assert namndkoll("explain", "E1").status == 0


def test_what_is_removed_comes_back_and_what_is_forgotten_does_not(
    namndkoll: Run, register: Path
) -> None:
    namndkoll("new", "Ring Torbjörn")
    assert namndkoll("remove", "E1").status == 0
    assert not Register.open(register).own
    assert "Ring Torbjörn" in namndkoll("history", "E1").out
    assert namndkoll("undo").status == 0
    assert own(register).text == "Ring Torbjörn"
    assert namndkoll("forget", "E1").status == 0
    assert "Torbj" not in register.read_text(encoding="utf-8")
    assert namndkoll("show", "E1").status == 1


def test_the_printed_entry_tells_of_the_own_ones_about_it(namndkoll: Run, register: Path) -> None:
    namndkoll("new", "Hur går det?", "kind=question", "about=A1")
    assert "Own question E1: Hur går det?" in namndkoll("show", "A1").out
    assert "A1 " in namndkoll("show", "E1").out
