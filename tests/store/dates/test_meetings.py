"""The days that follow from a meeting."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from store.dates.meetings import derived
from store.dates.terms import Terms
from store.dates.working import is_working_day


def test_papers_and_notice_are_counted_in_working_days() -> None:
    found = derived(date(2024, 5, 14), Terms(papers=5, notice=2))
    assert (found.papers, found.notice) == (date(2024, 5, 6), date(2024, 5, 10))


def test_minutes_of_a_meeting_of_several_days_are_counted_from_its_last() -> None:
    found = derived(date(2024, 11, 18), Terms(approval=10), date(2024, 11, 20))
    assert (found.meeting, found.approved) == (date(2024, 11, 18), date(2024, 11, 30))


def test_a_decision_may_be_appealed_three_weeks_from_the_announcement() -> None:
    found = derived(date(2024, 9, 3), Terms(approval=10))
    assert (found.approved, found.appeal) == (date(2024, 9, 13), date(2024, 10, 6))


@given(st.dates(date(1950, 6, 1), date(2150, 1, 1)), st.integers(0, 30), st.integers(0, 30))
def test_the_days_follow_in_their_order(day: date, papers: int, notice: int) -> None:
    found = derived(day, Terms(papers=max(papers, notice), notice=min(papers, notice)))
    assert found.papers <= found.notice <= day < found.approved < found.appeal
    assert notice == 0 or papers == 0 or is_working_day(found.notice)
