"""Silence: what nobody speaks of, and what should have begun."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.span import read_cell
from store.entries.calendar import Calendar
from store.entries.entries import Entry
from store.entries.silence import by_committee, is_late_start, is_silent, last_word, never_heard
from store.model.records import Activity, CityStatus, FollowUp, Listing, Source

AS_OF = date(2024, 9, 16)
REPORT = CityStatus("enligt plan", "rapport.txt", date(2024, 8, 31))


def entry(
    start: str = "2024-03-01",
    end: str = "2024-11-30",
    *,
    said: FollowUp | None = None,
    heard: date | None = None,
    lead: str = "Parknämnden",
) -> Entry:
    row = Listing(lead, "t", read_cell(start), read_cell(end), Source("d", (1,)), leads=(lead,))
    calendar = Calendar({}, heard={"A1": heard} if heard else {})
    return Entry(Activity("A1", (row,)), AS_OF, said, calendar=calendar)


def test_the_last_word_is_the_later_of_the_citys_and_ones_own() -> None:
    said = FollowUp("A1", city_status=REPORT)
    assert last_word(entry(said=said)) == date(2024, 8, 31)
    assert last_word(entry(said=said, heard=date(2024, 9, 3))) == date(2024, 9, 3)
    assert last_word(entry()) is None


@pytest.mark.parametrize(
    "said",
    [FollowUp("A1", owner="Kim"), FollowUp("A1", own_status="started"),
     FollowUp("A1", city_status=REPORT)],
)  # fmt: skip
def test_any_status_or_owner_is_a_word(said: FollowUp) -> None:
    assert never_heard(entry())
    assert not never_heard(entry(said=said))


def test_what_should_have_begun_and_nothing_says_so_starts_late() -> None:
    assert is_late_start(entry(start="2024-09-15"))
    assert not is_late_start(entry(start="2024-09-16"))
    assert not is_late_start(entry(said=FollowUp("A1", own_status="started")))


def test_a_month_has_begun_only_when_it_is_over() -> None:
    assert not is_late_start(entry(start="2024-09"))
    assert is_late_start(entry(start="2024-08"))


def test_a_template_start_is_held_against_nobody() -> None:
    assert not is_late_start(entry("2024-01-01", "2024-12-31"))


def test_committees_are_told_with_the_most_silent_first() -> None:
    many = [entry(lead="B"), entry(lead="B"), entry(lead="A"), entry(heard=AS_OF, lead="C")]
    found = [(one.committee, one.silent) for one in by_committee(many, date(2024, 6, 1))]
    assert found == [("B", 2), ("A", 1), ("C", 0)]


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_what_is_silent_since_a_day_is_silent_since_any_later_one(one: date, other: date) -> None:
    spoken = entry(heard=date(2015, 6, 1))
    if is_silent(spoken, min(one, other)):
        assert is_silent(spoken, max(one, other))
