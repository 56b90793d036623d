"""The rule of deadlines: honest classes for every entry on every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.dates.span import Span, read_cell
from store.deadlines import CLASSES, deadline, flags
from store.model import Activity, Listing, Source

AS_OF = date(2024, 9, 16)


def listing(end: str, start: str = "2024-01-01", line: int = 1) -> Listing:
    source = Source("budget.txt", (line,))
    return Listing("Socialnämnden", "Nämnden ska pröva", read_cell(start), read_cell(end), source)


def activity(*ends: str) -> Activity:
    return Activity("A1", tuple(listing(end) for end in ends))


@pytest.mark.parametrize(
    ("end", "cls", "days"),
    [
        ("2024-08-31", "overdue", -16),
        ("2024-09-15", "overdue", -1),
        ("2024-09-16", "today", 0),
        ("2024-09-17", "this_week", 1),
        ("2024-09-22", "this_week", 6),
        ("2024-09-23", "upcoming", 7),
        ("2024-10-16", "upcoming", 30),
        ("2024-10-17", "later", 31),
        ("", "undated", None),
        ("202-01-01", "invalid", None),
        ("2023-12-31", "invalid", -260),
    ],
)
def test_each_end_has_its_class(end: str, cls: str, days: int | None) -> None:
    found = deadline(activity(end), AS_OF)
    assert (found.cls, found.days) == (cls, days)


def test_a_month_is_not_overdue_before_its_last_day_has_passed() -> None:
    row = activity("2024-09")
    assert deadline(row, date(2024, 9, 30)).cls == "today"
    assert deadline(row, date(2024, 10, 1)).cls == "overdue"


def test_the_reason_names_the_date_and_the_day_counted_from() -> None:
    reason = str(deadline(activity("2024-08-31"), AS_OF).reason)
    assert reason == "overdue by 16 days: end date 2024-08-31, counted per 2024-09-16"


def test_the_earliest_valid_end_counts_where_listings_disagree() -> None:
    both = activity("2024-12-31", "2024-08-31", "2023-05-01")
    assert deadline(both, AS_OF).last == date(2024, 8, 31)
    assert flags(both) == ("dates differ", "end before start")


def test_a_finished_activity_is_closed_whatever_its_date() -> None:
    assert deadline(activity("2024-08-31"), AS_OF, status="done").cls == "closed"


def test_what_the_document_no_longer_has_is_closed_and_not_late() -> None:
    found = deadline(replace(activity("2024-08-31"), withdrawn=True), AS_OF)
    assert (found.cls, str(found.reason)) == ("closed", "closed: the document no longer has it")


def test_listings_that_name_other_leads_are_flagged() -> None:
    rows = [replace(listing("2024-08-31"), leads=(name,)) for name in ("Socialnämnden", "KS")]
    assert flags(Activity("A1", tuple(rows))) == ("leads differ",)


def test_a_whole_calendar_year_is_a_template_date() -> None:
    assert deadline(activity("2024-12-31"), AS_OF).template
    assert not deadline(activity("2024-08-31"), AS_OF).template


spans = st.one_of(
    st.dates().map(lambda day: Span(day.isoformat(), "day", day, day)),
    st.sampled_from([Span(""), Span("202-01-01"), Span("löpande", "open")]),
)


@given(st.lists(spans, min_size=1, max_size=4), st.dates(), st.integers(0, 400))
def test_every_entry_has_one_class_on_any_day(ends: list[Span], day: date, window: int) -> None:
    rows = tuple(Listing("N", "t", Span(""), end, Source("d", (1,))) for end in ends)
    assert deadline(Activity("A1", rows), day, window=window).cls in CLASSES


@given(spans, st.dates(max_value=date(9990, 1, 1)), st.integers(0, 3000))
def test_a_later_day_never_makes_the_overdue_upcoming(end: Span, day: date, more: int) -> None:
    row = Activity("A1", (Listing("N", "t", Span(""), end, Source("d", (1,))),))
    if deadline(row, day).cls == "overdue":
        assert deadline(row, day + timedelta(days=more)).cls == "overdue"
