"""From the words of one form of time to the days that they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

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

_DIGITS = re.compile(r"[0-9]+")
_NEAR = 5
"""Years ahead of the document's that two digits after a month's name are likely to mean."""


class Context(Struct, frozen=True):
    """What words without a year mean: the document's year, and the day they are read on.

    `week_year` is the ISO year of weeks where it is another.
    """

    year: int
    today: date
    week_year: int | None = None

    @classmethod
    def of_day(cls, day: date) -> Context:
        """Return what words mean that somebody says on a day."""
        return cls(day.year, day, day.isocalendar().year)


class Words:
    """The words of one form as they were found, by what they stand for."""

    def __init__(
        self, match: re.Match[str], context: Context, beside: re.Match[str] | None = None
    ) -> None:
        groups = {**match.groupdict(), **(beside.groupdict() if beside else {})}
        self._found = {name: text for name, text in groups.items() if text}
        self.context = context

    def __contains__(self, name: str) -> bool:
        return name in self._found

    def text(self, name: str) -> str:
        """Return a word in lower case with single spaces; empty when it is not there."""
        return " ".join(self._found.get(name, "").casefold().split())

    def number(self, name: str) -> int:
        """Return a number in digits or letters, or an ordinal one."""
        said = self.text(name)
        if digits := _DIGITS.match(said):
            return int(digits[0])
        return words.NUMBERS.get(said) or words.ORDINALS[said]

    @property
    def year(self) -> int:
        """The year named, in two digits or as the one beside, or the one of the context.

        Raises: DateError when only another text or event tells it.
        """
        if "year" in self:
            return int(self._found["year"])
        if short := self._found.get("short") or self._found.get("bare"):
            said = int(short)
            return said if said > 99 else self.context.year // 100 * 100 + said
        if "hung" in self:
            raise DateError(
                "{text} names no year that is known here: write it", text=self.text("hung")
            )
        return self.context.year + words.YEARS_BESIDE.get(self.text("beside"), 0)

    @property
    def week_year(self) -> int:
        """The year that a week is counted in."""
        year = self.year
        said = {"year", "short", "bare", "beside"} & self._found.keys()
        return year if said else self.context.week_year or year

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
    period = week_of(found.week_year, found.number("week"))
    if "weekday" in found and period.first:
        said = found.text("weekday")
        place = int(said) - 1 if said.isdecimal() else words.WEEKDAYS[said]
        return single(period.first + timedelta(days=place))
    return period


def weeks(found: Words) -> Period:
    """Return from one ISO week to another of the same year."""
    one, other = (week_of(found.week_year, found.number(name)) for name in ("week", "to"))
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
    following = (found.year + 1) % 100
    if "next" in found and (name != "winter" or int(found.text("next")) % 100 != following):
        raise DateError("{text} names two years", text=f"{found.year}/{found.text('next')}")
    return season_of(found.year, name)


def year(found: Words) -> Period:
    """Return a calendar year."""
    return year_of(found.year)


def month_or_day(found: Words) -> Period:
    """Return the day of `May 26`; refused where the number may be a year, as in Swedish."""
    number = found.number("day")
    ahead = found.context.year // 100 * 100 + number - found.context.year
    english = found.text("month") in words.ENGLISH_MONTHS
    if "year" not in found and not english and number > 9 and -1 <= ahead <= _NEAR:
        raise DateError(
            "{text} can be read in several ways: write the date as year-month-day, such as "
            "2024-08-31",
            text=f"{found.text('month')} {number}",
        )
    return day(found)


def day_of_month(found: Words) -> Period:
    """Refuse a day whose month is not named."""
    raise DateError("{text} names a day without its month", text=found.text("said"))


def years(found: Words) -> Period:
    """Return from one year to another; the second may have two digits."""
    said = found.text("to")
    last = int(said) if len(said) == 4 else found.year // 100 * 100 + int(said)
    one, other = year_of(found.year), year_of(last)
    return _through(one, other)._replace(precision="years")


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
