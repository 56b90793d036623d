"""Times of which nothing tells that they are by when something is to be done: no row has them."""

from __future__ import annotations

from datetime import date

import pytest

from store.entries.calendar import Calendar
from store.importing.reading.reading import Reading
from tests.store.importing.test_minutes import HEAD, read

POINT = "§ 3 Fyren\n\nBeslut\n\n1. Fyrnämnden får i uppdrag att {task}.\n"


def minutes(task: str) -> Reading:
    return read(f"{HEAD}{POINT.format(task=task)}")


def dues(reading: Reading) -> list[date | None]:
    calendar = Calendar({reading.document.name: reading.document.year})
    return [row.end.due for one in reading.directives for row in calendar.dated(one)]


def doubts(reading: Reading) -> list[tuple[str, tuple[int, ...]]]:
    found = (one for one in reading.irregularities if one.kind == "unclear time")
    return [(one.text, one.source.lines) for one in found]


def test_an_assignment_has_its_own_time_and_not_that_of_whom_it_is_for() -> None:
    found = minutes(
        "under juli och augusti månad bjuda dem som rott under perioden maj-juni i 2026"
    )
    assert (dues(found), doubts(found)) == ([date(2026, 8, 31)], [])


def test_a_time_that_may_be_of_something_else_is_told_as_a_doubt_at_its_line() -> None:
    found = minutes("ge bidrag till dem som ror under 2026")
    assert (dues(found), doubts(found)) == ([], [("under 2026", (8,))])


@pytest.mark.parametrize("when", ["under våren 2026", "i maj 2026", "den 6 maj 2026"])
def test_what_is_due_after_the_day_of_the_minutes_is_a_deadline(when: str) -> None:
    found = minutes(f"laga trappan {when}")
    assert (len(dues(found)), doubts(found)) == (1, [])


@pytest.mark.parametrize("when", ["i mars 2026", "den 4 maj 2026", "under första kvartalet"])
def test_a_time_that_had_passed_when_it_was_decided_is_no_deadline_but_a_doubt(when: str) -> None:
    found = minutes(f"laga trappan {when}")
    assert (dues(found), doubts(found)) == ([], [(when, (8,))])


def test_what_comes_again_is_due_though_its_day_of_the_year_had_passed() -> None:
    found = minutes("räkna båtarna den 31 mars varje år")
    assert (dues(found), doubts(found)) == ([date(2026, 3, 31)], [])
