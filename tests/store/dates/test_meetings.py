"""Rules of meetings, and the days that follow from a meeting."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.meetings import checked_rule, derived, meeting_days
from store.dates.periods import DateError
from store.dates.terms import Terms
from store.dates.working import is_working_day

YEAR = date(2024, 1, 1), date(2024, 12, 31)


def test_a_rule_falls_on_its_days_between_two() -> None:
    days = meeting_days("FREQ=MONTHLY;BYDAY=2TH", date(2024, 1, 1), date(2024, 3, 1), YEAR[1])
    assert days[:2] == [date(2024, 3, 14), date(2024, 4, 11)]
    assert len(days) == 10


def test_days_that_are_left_out_are_no_meetings() -> None:
    days = meeting_days("FREQ=MONTHLY;BYDAY=2TH", YEAR[0], *YEAR, [date(2024, 7, 11)])
    assert date(2024, 7, 11) not in days
    assert len(days) == 11


def test_a_rule_without_end_is_cut_where_one_stops_looking() -> None:
    assert len(meeting_days("FREQ=WEEKLY", YEAR[0], *YEAR)) == 53


def test_a_rule_with_an_end_has_no_meeting_after_it() -> None:
    rule = checked_rule("FREQ=WEEKLY;BYDAY=TU;UNTIL=20240131T225959Z")
    assert meeting_days(rule, YEAR[0], *YEAR)[-1] == date(2024, 1, 30)


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY;COUNT=100000000", "FREQ=DAILY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
     "FREQ=MONTHLY;BYDAY=9TH", "FREQ=WEEKLY;INTERVAL=0", "FREQ=MONTHLY;UNTIL=20240230", "hubba",
     "FREQ=MONTHLY;BYSETPOS=500", "FREQ=MONTHLY;INTERVAL=99999999999", "FREQ=WEEKLY;COUNT=0",
     "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=31", "FREQ=WEEKLY;FREQ=WEEKLY", "", "FREQ=WEEKLY;;",
     "FREQ=WEEKLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=" + "MO," * 500],
)  # fmt: skip
def test_a_rule_that_cannot_be_is_refused(rule: str) -> None:
    with pytest.raises(DateError):
        checked_rule(rule)


def test_papers_and_notice_are_counted_in_working_days() -> None:
    found = derived(date(2024, 5, 14), Terms(papers=5, notice=2))
    assert (found.papers, found.notice) == (date(2024, 5, 6), date(2024, 5, 10))


def test_a_decision_may_be_appealed_three_weeks_from_the_announcement() -> None:
    found = derived(date(2024, 9, 3), Terms(approval=10))
    assert (found.approved, found.appeal) == (date(2024, 9, 13), date(2024, 10, 6))


@given(st.dates(date(1950, 6, 1), date(2150, 1, 1)), st.integers(0, 30), st.integers(0, 30))
def test_the_days_follow_in_their_order(day: date, papers: int, notice: int) -> None:
    found = derived(day, Terms(papers=max(papers, notice), notice=min(papers, notice)))
    assert found.papers <= found.notice <= day < found.approved < found.appeal
    assert notice == 0 or papers == 0 or is_working_day(found.notice)
