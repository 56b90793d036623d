"""From the words of one form of time to the days that they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from store.dates import words
from store.dates.cycle import PointName, proposal
from store.dates.periods import (
    RECURRING,
    DateError,
    Period,
    day_of,
    half_of,
    month_of,
    quarter_of,
    season_of,
    single,
    tertial_of,
    turn_of,
    week_of,
    year_of,
)
from store.dates.working import after_working_days

_FARTHEST = 9999
"""Days, weeks or years ahead that are counted at all."""


class Context(Struct, frozen=True):
    """What words without a year mean: the document's year, and the day they are read on."""

    year: int
    today: date


class Words:
    """The words of one form as they were found, by what they stand for."""

    def __init__(self, match: re.Match[str], context: Context) -> None:
        self._found = {name: text for name, text in match.groupdict().items() if text}
        self.context = context

    def __contains__(self, name: str) -> bool:
        return name in self._found

    def text(self, name: str) -> str:
        """Return a word in lower case with single spaces; empty when it is not there."""
        return " ".join(self._found.get(name, "").casefold().split())

    def number(self, name: str) -> int:
        """Return a number in digits or letters, or an ordinal one."""
        said = self.text(name)
        if said.isdecimal():
            return int(said)
        return words.NUMBERS.get(said) or words.ORDINALS[said]

    @property
    def year(self) -> int:
        """The year named, or the one of the context."""
        return int(self._found["year"]) if "year" in self._found else self.context.year

    @property
    def month(self) -> int:
        """The month by its name or number."""
        said = self.text("month").removesuffix(".")
        return int(said) if said.isdecimal() else words.MONTHS[said]


Build = Callable[[Words], Period]


def day(found: Words) -> Period:
    """Return the day of a date; a weekday that is another's is refused."""
    period = day_of(found.year, found.month, found.number("day"))
    if "weekday" in found and period.first:
        said, real = words.WEEKDAYS[found.text("weekday")], period.first.weekday()
        if said != real:
            raise DateError(
                "{day} does not fall on the weekday written, {weekday}",
                day=period.first,
                weekday=found.text("weekday"),
            )
    return period


def days(found: Words) -> Period:
    """Return from one day to another of the same month."""
    one = day_of(found.year, found.month, found.number("day"))
    other = day_of(found.year, found.month, found.number("to"))
    return _through(one, other)


def week(found: Words) -> Period:
    """Return an ISO week, or a weekday in it."""
    period = week_of(found.year, found.number("week"))
    if "weekday" in found and period.first:
        said = found.text("weekday")
        place = int(said) - 1 if said.isdecimal() else words.WEEKDAYS[said]
        return single(period.first + timedelta(days=place))
    return period


def weeks(found: Words) -> Period:
    """Return from one ISO week to another of the same year."""
    one, other = (week_of(found.year, found.number(name)) for name in ("week", "to"))
    return _through(one, other)


def _through(one: Period, other: Period) -> Period:
    if one.first and other.last and other.last < one.first:
        raise DateError("{last} is before {first}", first=one.first, last=other.last)
    return one._replace(last=other.last)


def month(found: Words) -> Period:
    """Return a month."""
    return month_of(found.year, found.month)


def quarter(found: Words) -> Period:
    """Return a quarter."""
    return quarter_of(found.year, found.number("number"))


def tertial(found: Words) -> Period:
    """Return a third of a year."""
    return tertial_of(found.year, found.number("number"))


def half(found: Words) -> Period:
    """Return a half-year."""
    return half_of(found.year, found.number("number"))


def midyear(found: Words) -> Period:
    """Return the end of the first half-year."""
    return turn_of(half_of(found.year, 1))


def new_year(found: Words) -> Period:
    """Return the end of a year: of the first one where two are named."""
    return turn_of(year_of(found.year))


def last_day(found: Words) -> Period:
    """Return the last day of a year, as a day."""
    return day_of(found.year, 12, 31)


def end_of_month(found: Words) -> Period:
    """Return the last day of a month, as a day."""
    return turn_of(month_of(found.year, found.month))._replace(precision="day")


def season(found: Words) -> Period:
    """Return a season; only a winter may be named by two years."""
    name = words.SEASONS[found.text("season")]
    if "next" in found and (name != "winter" or int(found.text("next")) % 100 != _after(found)):
        raise DateError("{text} names two years", text=f"{found.year}/{found.text('next')}")
    return season_of(found.year, name)


def _after(found: Words) -> int:
    return (found.year + 1) % 100


def year(found: Words) -> Period:
    """Return a calendar year."""
    return year_of(found.year)


def years(found: Words) -> Period:
    """Return from one year to another; the second may have two digits."""
    said = found.text("to")
    last = int(said) if len(said) == 4 else found.year // 100 * 100 + int(said)
    one, other = year_of(found.year), year_of(last)
    return _through(one, other)._replace(precision="years")


def spoken_day(found: Words) -> Period:
    """Return today, tomorrow and their like."""
    return single(found.context.today + timedelta(days=words.DAYS[found.text("said")]))


def coming_weekday(found: Words) -> Period:
    """Return the next such weekday from today on."""
    today = found.context.today
    ahead = (words.WEEKDAYS[found.text("weekday")] - today.weekday()) % 7
    return single(today + timedelta(days=ahead))


def weekday_of_week(found: Words) -> Period:
    """Return a weekday of the last, this or the next week, counted from Monday."""
    today = found.context.today
    monday = today - timedelta(days=today.weekday())
    ahead = 7 * words.STEPS[found.text("step")] + words.WEEKDAYS[found.text("weekday")]
    return single(monday + timedelta(days=ahead))


def next_period(found: Words) -> Period:
    """Return the last, this or the next week, month or year."""
    today, step = found.context.today, words.STEPS[found.text("step")]
    match found.text("unit")[:1]:
        case "v" | "w":
            year_, number, _day = (today + timedelta(weeks=step)).isocalendar()
            return week_of(year_, number)
        case "m":
            moved = today + relativedelta(months=step)
            return month_of(moved.year, moved.month)
        case _:
            return year_of(found.context.year + step)


def ahead(found: Words) -> Period:
    """Return the day that lies some days, weeks, months or years from today."""
    count, unit = found.number("number"), words.UNITS[found.text("unit")]
    if count > _FARTHEST:
        raise DateError("{count} is too far to count", count=count)
    if found.text("sign") in {"-", "−", "sedan", "ago"}:
        count = -count
    today = found.context.today
    try:
        if unit == "working":
            return single(after_working_days(today, count))
        steps: dict[str, Any] = {unit: count}
        return single(today + relativedelta(**steps))
    except (OverflowError, ValueError):
        raise DateError("{count} is too far to count", count=count) from None


def recurring(found: Words) -> Period:
    """Return what comes again; with a date, its day of the year."""
    return day(found)._replace(precision="recurring") if "day" in found else RECURRING


def tertial_report(found: Words) -> Period:
    """Return a tertial report: the city writes two of them."""
    if "number" not in found:
        raise DateError("there are two tertial reports: write 1 or 2 after the word")
    number = found.number("number")
    if number not in (1, 2):
        raise DateError("there is no tertial report {number}: there are two", number=number)
    return _point("t1" if number == 1 else "t2", found.year)


def cycle_point(found: Words) -> Period:
    """Return a plan, report or budget of the steering cycle."""
    return _point(words.POINTS[found.text("point")], found.year)  # type: ignore[arg-type]


def _point(name: PointName, number: int) -> Period:
    year_of(number)
    found = proposal(name, number)
    return Period(found.first, found.last, "cycle", found.key)


def ambiguous(found: Words) -> Period:
    """Refuse digits that can be read in several ways."""
    raise DateError(
        "{text} can be read in several ways: write the date as year-month-day, such as 2024-08-31",
        text=found.text("said"),
    )


def asked_back(found: Words) -> Period:
    """Refuse six digits, and ask whether they are a date."""
    said = found.text("said")
    century = found.context.year // 100 * 100
    meant = day_of(century + int(said[:2]), int(said[2:4]), int(said[4:])).first
    raise DateError("{text} may mean {day}: if so, write that", text=said, day=meant)


def one_of_two(found: Words) -> Period:
    """Refuse two days of which one is meant."""
    raise two_times(found.text("said"))


def two_times(text: str) -> DateError:
    """Return the refusal of two times of which one is meant."""
    return DateError("{text} names two times: write the one meant", text=text)


def school_term(found: Words) -> Period:
    """Refuse the terms of schools, whose days differ from year to year."""
    raise DateError(
        "{text} is a school term, whose days are not known here: write them",
        text=found.text("said"),
    )
