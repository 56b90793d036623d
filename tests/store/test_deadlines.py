"""The rule of deadlines: honest classes for every entry on every day."""

from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.dates.span import Span, SpanKind, read_cell
from store.dates.today import today
from store.entries.classes import class_of
from store.entries.columnar import ColumnarTable
from store.entries.deadlines import CLASSES, deadline, flags
from store.entries.entries import Entry
from store.entries.reasons import reason
from store.model.records import Activity, FollowUp, Listing, Source

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
    said = str(reason(deadline(activity("2024-08-31"), AS_OF)))
    assert said == "overdue by 16 days: end date 2024-08-31, counted per 2024-09-16"


def test_the_earliest_valid_end_counts_where_listings_disagree() -> None:
    both = activity("2024-12-31", "2024-08-31", "2023-05-01")
    assert deadline(both, AS_OF).last == date(2024, 8, 31)
    assert flags(both) == ("dates differ", "end before start")


def test_a_finished_activity_is_closed_whatever_its_date() -> None:
    assert deadline(activity("2024-08-31"), AS_OF, status="done").cls == "closed"


def test_what_the_document_no_longer_has_is_closed_and_not_late() -> None:
    found = deadline(replace(activity("2024-08-31"), withdrawn=True), AS_OF)
    assert (found.cls, str(reason(found))) == ("closed", "closed: the document no longer has it")


def test_listings_that_name_other_leads_are_flagged() -> None:
    rows = [replace(listing("2024-08-31"), leads=(name,)) for name in ("Socialnämnden", "KS")]
    assert flags(Activity("A1", tuple(rows))) == ("leads differ",)


def test_a_whole_calendar_year_is_a_template_date() -> None:
    assert deadline(activity("2024-12-31"), AS_OF).template
    assert not deadline(activity("2024-08-31"), AS_OF).template


def _span(day: date, more: int, kind: SpanKind) -> Span:
    last = date.fromordinal(min(day.toordinal() + more, date.max.toordinal()))
    return Span("x", "season", max(day, date(2, 1, 1)), max(last, date(2, 1, 1)), kind)


spans = st.one_of(
    st.dates().map(lambda day: Span(day.isoformat(), "day", day, day)),
    st.builds(_span, st.dates(), st.integers(0, 400), st.sampled_from(get_args(SpanKind))),
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


@given(
    st.lists(st.lists(st.tuples(spans, spans), min_size=1, max_size=3), min_size=1, max_size=5),
    st.dates(),
    st.booleans(),
)
def test_classes_of_many_at_once_are_those_of_each(
    made: list[list[tuple[Span, Span]]], day: date, done: bool
) -> None:
    entries = []
    for place, ends in enumerate(made):
        rows = tuple(Listing("N", "t", first, end, Source("d", (1,))) for first, end in ends)
        said = FollowUp(f"A{place}", own_status="done") if done and place % 2 else None
        entries.append(Entry(Activity(f"A{place}", rows), day, said))
    alone = [entry.deadline.cls for entry in entries if entry.deadline]
    assert list(ColumnarTable(entries).column(class_of)) == alone


@pytest.mark.parametrize(
    ("end", "first_late_day"),
    [
        (Span("våren 2024", "season", date(2024, 3, 1), date(2024, 5, 31)), date(2024, 6, 1)),
        (Span("T2", "tertial", date(2024, 5, 1), date(2024, 8, 31), "by"), date(2024, 9, 1)),
        (Span("före maj", "month", date(2024, 5, 1), date(2024, 5, 31), "before"),
         date(2024, 5, 1)),
        (Span("v. 34", "week", date(2024, 8, 19), date(2024, 8, 25), "until"), date(2024, 8, 26)),
    ],
)  # fmt: skip
def test_a_span_is_late_only_after_its_last_day(end: Span, first_late_day: date) -> None:
    row = Activity("A1", (Listing("N", "t", Span(""), end, Source("d", (1,))),))
    assert deadline(row, first_late_day).cls == "overdue"
    assert deadline(row, first_late_day - timedelta(days=1)).cls == "today"


def test_what_begins_some_day_is_never_late() -> None:
    end = Span("från maj", "month", date(2024, 5, 1), date(2024, 5, 31), "from")
    row = Activity("A1", (Listing("N", "t", Span(""), end, Source("d", (1,))),))
    assert deadline(row, date(2030, 1, 1)).cls == "undated"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2024, 3, 30, 22, 59, 59, tzinfo=UTC), date(2024, 3, 30)),
        (datetime(2024, 3, 30, 23, 0, tzinfo=UTC), date(2024, 3, 31)),
        (datetime(2024, 3, 31, 21, 59, 59, tzinfo=UTC), date(2024, 3, 31)),
        (datetime(2024, 3, 31, 22, 0, tzinfo=UTC), date(2024, 4, 1)),
        (datetime(2024, 10, 26, 22, 0, tzinfo=UTC), date(2024, 10, 27)),
        (datetime(2024, 10, 27, 22, 59, 59, tzinfo=UTC), date(2024, 10, 27)),
        (datetime(2024, 10, 27, 23, 0, tzinfo=UTC), date(2024, 10, 28)),
    ],
)
def test_the_day_turns_at_midnight_in_stockholm_also_when_clocks_change(
    moment: datetime, day: date
) -> None:
    assert today(moment) == day
