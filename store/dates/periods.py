"""Periods of the calendar: which days they have, and which of them cannot be."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

from store.common.errors import NamndkollError
from store.dates.span import Precision

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years that a text about committees can mean."""

Part = Literal["first", "middle", "last"]
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


class DateError(NamndkollError):
    """Words name a time that there is none of, or that can be read in several ways."""


class Period(NamedTuple):
    """The days that some words mean, and how exact they are."""

    first: date | None
    last: date | None
    precision: Precision
    point: str = ""


OPEN = Period(None, None, "open")
RECURRING = Period(None, None, "recurring")


def day_of(year: int, month: int, day: int) -> Period:
    """Return one day. Raises: DateError when the month has no such day."""
    if not 1 <= month <= 12:
        raise DateError("there is no month {number}", number=month)
    _refuse_year(year)
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise DateError(
            "the month {month} has {length} days, so there is no day {day} in it",
            month=f"{year:04}-{month:02}",
            length=length,
            day=day,
        )
    return single(date(year, month, day))


def single(day: date) -> Period:
    """Return one day as a period. Raises: DateError when its year is out of reach."""
    _refuse_year(day.year)
    return Period(day, day, "day")


def year_of(year: int) -> Period:
    """Return a calendar year. Raises: DateError when it is out of reach."""
    return _months(year, 1, 12, "year")


def month_of(year: int, month: int) -> Period:
    """Return a month. Raises: DateError when there is none."""
    if not 1 <= month <= 12:
        raise DateError("there is no month {number}", number=month)
    return _months(year, month, 1, "month")


def quarter_of(year: int, number: int) -> Period:
    """Return a quarter. Raises: DateError when there is none."""
    if not 1 <= number <= 4:
        raise DateError("there is no quarter {number}: a year has four", number=number)
    return _months(year, 3 * number - 2, 3, "quarter")


def tertial_of(year: int, number: int) -> Period:
    """Return a third of a year. Raises: DateError when there is none."""
    if not 1 <= number <= 3:
        raise DateError("there is no tertial {number}: a year has three", number=number)
    return _months(year, 4 * number - 3, 4, "tertial")


def half_of(year: int, number: int) -> Period:
    """Return a half-year. Raises: DateError when there is none."""
    if not 1 <= number <= 2:
        raise DateError("there is no half-year {number}: a year has two", number=number)
    return _months(year, 6 * number - 5, 6, "half-year")


def season_of(year: int, name: str) -> Period:
    """Return a season; winter begins in December of its year."""
    return _months(year, _SEASONS[name], 3, "season")


def week_of(year: int, number: int) -> Period:
    """Return an ISO week. Raises: DateError when the year has none of that number."""
    _refuse_year(year)
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        raise DateError("{year} has no week {number}", year=year, number=number) from None
    return Period(monday, monday + timedelta(days=6), "week")


def part_of(period: Period, part: Part) -> Period:
    """Return the first, middle or last third of a period, by whole days rounded outwards."""
    if period.first is None or period.last is None:
        raise DateError("a time without days has neither beginning nor end")
    length = (period.last - period.first).days + 1
    place = ("first", "middle", "last").index(part)
    begins, ends = place * length // 3, -(-(place + 1) * length // 3)
    first = period.first + timedelta(days=begins)
    return period._replace(first=first, last=period.first + timedelta(days=ends - 1))


def turn_of(period: Period) -> Period:
    """Return the last day of a period: where it turns into the next."""
    return period._replace(first=period.last)


def joined(one: Period, other: Period) -> Period:
    """Return all days from the beginning of one period to the end of another.

    Raises: DateError when the other ends before.
    """
    if one.first is None or other.last is None:
        raise DateError("a time without days has neither beginning nor end")
    if other.last < one.first:
        raise DateError("{last} is before {first}", first=one.first, last=other.last)
    if {one.precision, other.precision} <= {"year", "years"}:
        return Period(one.first, other.last, "years")
    if one.precision != other.precision:
        exact = "day" if "day" in (one.precision, other.precision) else "month"
        return Period(one.first, other.last, exact)  # type: ignore[arg-type]
    return Period(one.first, other.last, one.precision)


def _months(year: int, month: int, count: int, precision: Precision) -> Period:
    _refuse_year(year)
    after = month - 1 + count
    following = date(year + after // 12, after % 12 + 1, 1)
    return Period(date(year, month, 1), following - timedelta(days=1), precision)


def _refuse_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(
            "the year {year} is out of reach: years from {first} to {last} can be read",
            year=f"{year:04}",
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
