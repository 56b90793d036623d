"""Marks of a view's rows, told apart by whether their rows are in the list; no screen needed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pytest

from store.entries.entries import Entry
from store.survey.survey import Survey
from tests.tui.parts import lens_on
from tui.app.views.marks import Marks


@dataclass(frozen=True)
class _Rows:
    marked: frozenset[str]
    marked_here: frozenset[str]


@pytest.fixture
def survey(tmp_path: Path) -> Survey:
    """Return the small register as it stands."""
    return lens_on(tmp_path).survey


def _marks(survey: Survey | None, marked: str, here: str) -> Marks:
    rows = _Rows(frozenset(marked.split()), frozenset(here.split()))
    return Marks(lambda: rows, lambda: survey)


def test_marks_in_the_list_and_out_of_it_stand_apart_in_the_registers_order(survey: Survey) -> None:
    marks = _marks(survey, "D1 A2 A1 A3", "D1 A3 A1")
    assert [one.id for one in marks.here()] == ["D1", "A1", "A3"]
    assert [one.id for one in marks.elsewhere()] == ["A2"]
    assert marks.any


def test_how_many_are_marked_is_told_and_how_many_nobody_sees(survey: Survey) -> None:
    assert _marks(survey, "", "").told() == ""
    assert _marks(survey, "A1", "A1").told() == "1 markerad"
    assert _marks(survey, "A1 A2 A3", "A2").told() == "3 markerade, varav 2 inte syns"


def test_where_the_marks_name_something_else_that_is_found(survey: Survey) -> None:
    rows = _Rows(frozenset({"A1#2"}), frozenset({"A1#2"}))
    asked = list[Collection[str]]()

    def found(survey: Survey, marks: Collection[str]) -> list[Entry]:
        asked.append(marks)
        return survey.activities[:1]

    marks = Marks(lambda: rows, lambda: survey, found)
    assert (marks.here(), asked) == (survey.activities[:1], [rows.marked])


def test_without_a_list_or_a_register_nothing_is_marked() -> None:
    nothing = Marks(lambda: None, lambda: None)
    assert (nothing.any, nothing.told(), nothing.here(), nothing.elsewhere()) == (False, "", [], [])
    early = _marks(None, "A1", "")
    assert (early.any, early.here(), early.elsewhere()) == (True, [], [])
