"""The filter's terms about time: periods, precision, the cycle, silence, meetings, lateness."""

from __future__ import annotations

from datetime import date

import pytest

from store.dates.cycle import Cycle
from store.dates.span import Span, read_cell
from store.entries.calendar import Calendar
from store.entries.entries import Entry
from store.filters.match import matcher
from store.filters.parse import parse
from store.model.records import Activity, CityStatus, Due, FollowUp, Listing, Source

AS_OF = date(2024, 9, 16)
HERE = Source("budget.txt", (1,))
MEETINGS = {"Parknämnden": [date(2024, 6, 1), date(2024, 9, 26), date(2024, 11, 5)]}


def entry(
    end: str | Span = "2024-12-31",
    start: str = "2024-01-01",
    *,
    said: FollowUp | None = None,
    heard: date | None = None,
    cycle: Cycle | None = None,
) -> Entry:
    span = end if isinstance(end, Span) else read_cell(end)
    row = Listing("Parknämnden", "t", read_cell(start), span, HERE, leads=("Parknämnden",))
    calendar = Calendar({}, cycle, MEETINGS, {"A1": heard} if heard else None)
    return Entry(Activity("A1", (row,)), AS_OF, said, calendar=calendar)


def passes(term: str, one: Entry) -> bool:
    found = parse(term, AS_OF)
    assert not found.problems
    return matcher(found, ())(one)


@pytest.mark.parametrize(
    ("term", "end", "expected"),
    [
        ("slut:T2", "2024-08-31", True),
        ("slut:T2", "2024-09-01", False),
        ("slut<v36", "2024-09-01", True),
        ("slut<v36", "2024-09-02", False),
        ("slut:våren-2024", "2024-05-31", True),
        ('slut:"tertial 2 2024"', "2024-05-01", True),
        ("slut<=+2v", "2024-09-30", True),
        ("slut<=+2v", "2024-10-01", False),
        ("slut:kvartal-3", "2024-07-01", True),
        ("precision:dag", "2024-08-31", True),
        ("precision:månad", "2024-08", True),
        ("precision:år", "2024-08", False),
        ("cykel:T1", "2024-04-30", True),
        ("cykel:T1", "2024-05-01", False),
        ("cykel:T2", "2024-05-01", True),
        ("cykel:T2", "2024-09-01", False),
        ("cykel:VB", "2024-12-31", True),
        ("cykel:T1-2025", "2025-02-01", True),
        ("före:möte", "2024-09-26", True),
        ("före:möte", "2024-09-27", False),
        ("före:oktober", "2024-09-30", True),
        ("före:oktober", "2024-10-01", False),
        ("försenad>30d", "2024-08-16", True),
        ("försenad>30d", "2024-08-17", False),
        ("försenad>=2v", "2024-09-02", True),
        ("schablon:nej", "2024-08-31", True),
        ("schablon:nej", "2024-12-31", False),
    ],
)
def test_a_term_about_time_asks_the_end_date(term: str, end: str, expected: bool) -> None:
    assert passes(term, entry(end)) is expected


@pytest.mark.parametrize(
    ("term", "as_of", "end", "expected"),
    [
        ("slut:v53", "2027-01-02", "2027-01-03", True),
        ("slut:v53", "2027-01-02", "2026-12-27", False),
        ("slut:v1", "2024-12-30", "2025-01-05", True),
        ("slut:v1", "2024-12-30", "2024-01-03", False),
        ("slut:v52-53", "2027-01-01", "2026-12-21", True),
        ("slut:v10", "2027-01-02", "2026-03-04", True),
    ],
)
def test_a_week_is_one_of_the_iso_year_that_the_day_is_in(
    term: str, as_of: str, end: str, expected: bool
) -> None:
    found = parse(term, date.fromisoformat(as_of))
    assert not found.problems
    assert matcher(found, ())(entry(end, "2024-01-01")) is expected


def test_a_week_that_the_years_of_a_day_lack_is_told() -> None:
    assert parse("slut:v53", date(2027, 6, 1)).problems


def test_what_hangs_on_a_point_is_answered_there_whatever_its_day() -> None:
    moved = Cycle({"t1 2024": (date(2024, 6, 3), date(2024, 6, 3))})
    span = Span("tertialrapport 1", "cycle", date(2024, 6, 3), date(2024, 6, 3), "at", "t1 2024")
    assert passes("cykel:T1", entry(span, cycle=moved))
    assert passes("precision:cykel", entry(span, cycle=moved))


def test_what_no_one_spoke_of_is_silent() -> None:
    assert passes("tyst:90d", entry())
    assert passes("tyst:alltid", entry())


def test_a_word_since_then_ends_the_silence() -> None:
    spoken = entry(heard=date(2024, 8, 1))
    assert not passes("tyst:90d", spoken)
    assert passes("tyst:30d", spoken)
    assert not passes("tyst:T1", spoken)


def test_what_the_city_reports_is_a_word() -> None:
    status = CityStatus("enligt plan", "rapport.txt", date(2024, 9, 1))
    reported = entry(said=FollowUp("A1", city_status=status))
    assert not passes("tyst:T2", reported)
    assert not passes("tyst:alltid", reported)


def test_what_is_closed_is_not_silent() -> None:
    assert not passes("tyst:alltid", entry(said=FollowUp("A1", own_status="done")))


def test_silence_since_a_point_follows_the_point_when_it_is_moved() -> None:
    moved = Cycle({"t2 2024": (date(2024, 9, 10), date(2024, 9, 10))})
    spoken = entry(heard=date(2024, 9, 5), cycle=moved)
    assert passes("tyst:T2", spoken)


@pytest.mark.parametrize(
    "term",
    ["cykel:T5", "cykel:hubba", "tyst:hubba", "före:hubba", "försenad>hubba", "precision:hubba",
     "slut:10-11-12", "slut:v99", "cykel<T1", "tyst>90d", "tyst:T1-0001"],
)  # fmt: skip
def test_a_time_that_cannot_be_read_is_told(term: str) -> None:
    assert [one.text for one in parse(term, AS_OF).problems] == [term]


def test_the_reason_of_a_refused_date_is_told() -> None:
    (term,) = parse("slut:10-11-12", AS_OF).problems
    assert "several ways" in str(term.problem)


def test_a_deadline_moved_far_enough_is_found() -> None:
    due = Due(read_cell("2024-11-15"), "väntar på beslut")
    moved = entry("2024-10-01", said=FollowUp("A1", due=due))
    assert passes("flyttad>30d", moved)
    assert not passes("flyttad>2v", entry("2024-10-01"))
    assert not passes("flyttad>60d", moved)


def test_a_deadline_moved_to_a_report_moves_with_it() -> None:
    report = Span("tertialrapport 2", "cycle", AS_OF, AS_OF, "at", "t2 2024")
    day = date(2024, 10, 15)
    moved = entry("2024-09-01", said=FollowUp("A1", due=Due(report, "x")),
                  cycle=Cycle({"t2 2024": (day, day)}))  # fmt: skip
    assert passes("slut:2024-10-15", moved)
    assert passes("flyttad>=44d", moved)
