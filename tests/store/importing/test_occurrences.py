"""The same words for other periods are occurrences of their own, each with its deadline."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.span import Span, read_cell
from store.importing.language.repeats import period_of, shared_days, split
from store.model.records import Listing, Source

QUARTERS = ("2026-01-01 2026-03-31", "2026-04-01 2026-06-30", "2026-07-01 2026-09-30")


def row(days: str, committee: str = "Valnämnden", line: int = 1) -> Listing:
    start, end = days.split(" ") if " " in days else ("", days)
    source = Source("plan.csv", (line,))
    return Listing(committee, "Räkna stolarna", read_cell(start), read_cell(end), source)


def ends(*rows: Listing) -> list[list[str]]:
    return [[one.end.text for one in part] for part in split(rows)]


@pytest.mark.parametrize(
    "days",
    [
        QUARTERS,
        ("2026-02-10", "2026-05-10", "2026-09-10"),
        ("2026-03", "2026-04", "2026-05"),
        ("2026-01-01 2026-04-01", "2026-04-01 2026-07-01", "2026-07-01 2026-10-01"),
        ("2025", "2026", "2027"),
    ],
)
def test_periods_that_do_not_overlap_are_each_their_own(days: tuple[str, ...]) -> None:
    assert ends(*map(row, days)) == [[one.split(" ")[-1]] for one in days]


@pytest.mark.parametrize(
    "days",
    [
        ("2026-01-01 2026-12-31", "2026-02-01 2026-11-30"),
        ("2026-01-01 2026-03-31", "2026-03-15 2026-06-30"),
        ("2026-05-31", "2026-05"),
        ("2026-05-31", ""),
        ("2026-01-01 2026-12-31", "2026-01-01 2025-12-31"),
        ("", ""),
    ],
)
def test_one_task_with_dates_that_differ_is_still_one(days: tuple[str, ...]) -> None:
    assert len(split([row(one) for one in days])) == 1


def test_other_chapters_may_differ_in_dates_without_being_other_occurrences() -> None:
    assert len(split([row("2026-03-31"), row("2026-09-30", "Kulturnämnden")])) == 1


def test_what_another_chapter_lists_belongs_to_the_occurrence_of_the_same_time() -> None:
    rows = [row(one, body) for body in ("Valnämnden", "Kulturnämnden") for one in QUARTERS]
    assert [len(part) for part in split(rows)] == [2, 2, 2]
    assert [{one.end.text for one in part} for part in split(rows)] == [
        {one.split(" ")[1]} for one in QUARTERS
    ]


@pytest.mark.parametrize("days", ["2026-01-01 2026-12-31", "", "2026-12-24"])
def test_what_is_mostly_none_of_the_occurrences_stands_for_itself(days: str) -> None:
    *parts, own = split([*map(row, QUARTERS), row(days, "Kulturnämnden")])
    assert [len(part) for part in parts] == [1, 1, 1]
    assert [one.committee for one in own] == ["Kulturnämnden"]


def test_a_whole_year_beside_its_quarters_hides_in_none_of_them() -> None:
    rows = [row("2026-01-01 2026-12-31"), *map(row, QUARTERS)]
    assert [len(part) for part in split(rows)] == [1, 1, 1, 1]


def test_a_period_printed_twice_is_one_occurrence() -> None:
    assert [len(part) for part in split([*map(row, QUARTERS), row(QUARTERS[1])])] == [1, 2, 1]


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
LENGTHS = st.integers(0, 200)
BODIES = st.sampled_from(["Valnämnden", "Kulturnämnden", "Idrottsnämnden"])


@st.composite
def rows(draw: st.DrawFn) -> list[Listing]:
    made = []
    for line in range(draw(st.integers(1, 12))):
        first, long = draw(DAYS), draw(LENGTHS)
        start = f"{first} " if draw(st.booleans()) else ""
        end = "" if draw(st.integers(0, 5)) == 0 else str(first + timedelta(days=long))
        made.append(row(f"{start}{end}".strip() if end else "", draw(BODIES), line + 1))
    return made


@given(rows())
def test_every_row_is_in_one_occurrence_and_no_two_of_one_chapter_are_apart(
    made: list[Listing],
) -> None:
    parts = split(made)
    assert sorted(one.source.lines for part in parts for one in part) == [
        one.source.lines for one in made
    ]
    for part in parts:
        dated = [(one.committee, when) for one in part if (when := period_of(one))]
        for body, when in dated:
            assert all(shared_days(when, other) for named, other in dated if named == body)


def test_an_end_without_days_has_no_period() -> None:
    assert period_of(Listing("X", "y", Span(""), Span("löpande"), Source("a", (1,)))) is None
