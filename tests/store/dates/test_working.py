"""Working days as Swedish offices count them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.working import after_working_days, is_working_day, next_working_day

EVES = {(12, 24), (12, 31)}


@pytest.mark.parametrize(
    "day",
    ["2024-01-01", "2024-01-06", "2024-03-29", "2024-04-01", "2024-05-01", "2024-05-09",
     "2024-06-06", "2024-06-21", "2024-12-24", "2024-12-25", "2024-12-26", "2024-12-31",
     "2024-06-22", "2024-03-30"],
)  # fmt: skip
def test_a_holiday_or_an_eve_is_no_working_day(day: str) -> None:
    assert not is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2024-04-30", "2024-01-05", "2024-03-28", "2024-12-23"])
def test_the_day_before_a_holiday_is_a_working_day(day: str) -> None:
    assert is_working_day(date.fromisoformat(day))


def test_whit_monday_was_a_holiday_until_2004() -> None:
    assert not is_working_day(date(2004, 5, 31))
    assert is_working_day(date(2005, 5, 16))


def test_national_day_is_a_holiday_since_2005() -> None:
    assert is_working_day(date(2003, 6, 6))
    assert not is_working_day(date(2005, 6, 6))


@given(st.dates(date(1950, 1, 1), date(2050, 12, 1)), st.integers(1, 30))
def test_working_days_forth_and_back_are_the_same(day: date, count: int) -> None:
    start = next_working_day(day)
    assert after_working_days(after_working_days(start, count), -count) == start


def test_the_days_off_are_those_of_another_calendar() -> None:
    oracle = pytest.importorskip("holidays", reason="needs the package holidays")
    known = oracle.country_holidays("SE", years=range(1953, 2051), include_sundays=False)
    day = date(1953, 1, 1)  # the other calendar knows none before
    wrong = []
    while day <= date(2050, 12, 31):
        eve = (day.month, day.day) in EVES or (
            day.weekday() == 4 and day.month == 6 and 19 <= day.day <= 25 and day.year >= 1953
        )
        off = day.weekday() > 4 or day in known or eve
        if day.weekday() < 5 and off == is_working_day(day):
            wrong.append(day)
        day += timedelta(days=1)
    assert wrong == []
