"""Working days: helgfria vardagar, as Swedish offices count them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

_FIXED = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))
_FROM_EASTER = (-2, 0, 1, 39, 49)
"""Good Friday, Easter, Easter Monday, Ascension, Pentecost."""


@lru_cache(maxsize=256)
def holidays(year: int) -> frozenset[date]:
    """Return the days off of a year but plain weekends (Lag 1989:253 and the eves kept as such).

    National day since 2005, Whit Monday until 2004 (Lag 2004:1320).
    """
    fixed = [date(year, *one) for one in _FIXED if one != (6, 6) or year >= 2005]
    movable = [*_FROM_EASTER, *([50] if year < 2005 else [])]
    moving = [easter(year) + timedelta(days=one) for one in movable]
    return frozenset([*fixed, *moving, midsummer_eve(year)])


def midsummer_eve(year: int) -> date:
    """Return the Friday of 19–25 June (until 1952 the 23rd)."""
    if year < 1953:
        return date(year, 6, 23)
    first = date(year, 6, 19)
    return first + timedelta(days=(4 - first.weekday()) % 7)


def is_working_day(day: date) -> bool:
    """Tell whether a day is a working day."""
    return day.weekday() < 5 and day not in holidays(day.year)


def next_working_day(day: date) -> date:
    """Return the day itself or the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def after_working_days(day: date, count: int) -> date:
    """Return the day that many working days later, or earlier for a negative count."""
    step = timedelta(days=1 if count >= 0 else -1)
    for _one in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day
