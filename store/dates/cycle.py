"""The steering cycle: its points of every year, with the usual days as proposals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from store.dates.periods import FIRST_YEAR, LAST_YEAR, DateError
from store.dates.shifts import counted
from store.dates.span import Span

PointName = Literal["plan", "reconciliation", "t1", "t2", "budget", "annual"]
POINT_NAMES: tuple[PointName, ...] = get_args(PointName)
FIRST_ELECTION = 1994
"""The first of the general elections that have come every fourth year since."""
ELECTIONS_EVERY = 4
_SHIFTED = re.compile(r"(.+) ([+-]\d{1,4}) ([a-z-]+)")


class CyclePoint(Struct, frozen=True, gc=False):
    """A point of the steering cycle, from its first to its last day.

    `proposed` is that nobody set the days: they are the usual ones.
    """

    name: PointName
    year: int
    first: date
    last: date
    proposed: bool = True

    @property
    def key(self) -> str:
        """What spans and settings call it, such as `t1 2024`."""
        return point_key(self.name, self.year)


Days = Mapping[str, tuple[date, date]]
"""The days that were set, by the keys of the points."""
Usual = Mapping[PointName, str]
"""When points usually are where they are not when they are elsewhere: `04-15`, `04-15/05-02`."""


class Cycle:
    """The points of any year: as set, else as they usually are, in an organisation or anywhere."""

    def __init__(self, days: Days | None = None, usual: Usual | None = None) -> None:
        self._days = days or {}
        self._usual = usual or {}

    def point(self, name: PointName, year: int) -> CyclePoint:
        """Return a point of a year: of the year that a plan, report or budget is for."""
        usual = proposal(name, year)
        if said := self._usual.get(name):
            first, last = usual_days(said, usual.first.year)
            usual = replace(usual, first=first, last=last)
        if set_days := self._days.get(usual.key):
            return replace(usual, first=set_days[0], last=set_days[1], proposed=False)
        return usual

    def within(self, year: int) -> Iterator[CyclePoint]:
        """Return the points that have a day in a calendar year, the soonest first."""
        years = range(max(year - 1, FIRST_YEAR), min(year + 2, LAST_YEAR + 1))
        points = [self.point(name, one) for one in years for name in POINT_NAMES]
        met = (one for one in points if one.first.year <= year <= one.last.year)
        return iter(sorted(met, key=lambda one: (one.first, one.last)))

    def placed(self, span: Span) -> Span:
        """Return a span with the days of the point that it hangs on or is counted from."""
        key, count, unit = unshifted(span.point)
        point = self.find(key) if key else None
        if point is None:
            return span
        if not unit:
            return replace(span, first=point.first, last=point.last)
        try:
            day = counted(point.first if count < 0 else point.last, count, unit)
        except DateError:
            return span
        return replace(span, first=day, last=day)

    def answered(self, key: str) -> tuple[date, date] | None:
        """Return the days whose deadlines a point answers for: from the report before up to it."""
        point = self.find(key)
        if point is None:
            return None
        year = point.year
        match point.name:
            case "t1":
                return date(year, 1, 1), point.last
            case "t2":
                return self.point("t1", year).last + timedelta(days=1), point.last
            case "annual":
                return self.point("t2", year).last + timedelta(days=1), date(year, 12, 31)
            case _:
                return point.first, point.last

    def find(self, key: str) -> CyclePoint | None:
        """Return the point of a key such as `t1 2024`; None when there is none."""
        name, _space, year = key.partition(" ")
        if name not in POINT_NAMES or not (year.isascii() and year.isdecimal()):
            return None
        number = int(year[:5])
        return self.point(name, number) if FIRST_YEAR <= number <= LAST_YEAR else None


def shifted(key: str, count: int, unit: str) -> str:
    """Return the key of the day so far from a point, such as `t1 2024 +14 days`; of none, none."""
    return f"{key} {count:+} {unit}" if key else ""


def unshifted(key: str) -> tuple[str, int, str]:
    """Return the point of a key, and how many of which unit are counted from it, if any are."""
    found = _SHIFTED.fullmatch(key)
    return (found[1], int(found[2]), found[3]) if found else (key, 0, "")


def point_key(name: str, year: int) -> str:
    """Return the key of a point."""
    return f"{name} {year}"


def proposal(name: PointName, year: int) -> CyclePoint:
    """Return a point with its usual days.

    The budget for a year is decided in the autumn before; after a general election by the newly
    elected council, which has to the end of December (Kommunallag 2017:725, 11 kap. 8 and 10 §§).
    """
    match name:
        case "plan":
            days = date(year, 1, 1), date(year, 1, 31)
        case "reconciliation":
            days = date(year, 2, 1), date(year, 3, 31)
        case "t1":
            days = date(year, 4, 30), date(year, 4, 30)
        case "t2":
            days = date(year, 8, 31), date(year, 8, 31)
        case "budget" if is_election_year(year - 1):
            days = date(year - 1, 11, 1), date(year - 1, 12, 31)
        case "budget":
            days = date(year - 1, 10, 1), date(year - 1, 11, 30)
        case "annual":
            days = date(year, 12, 31), date(year + 1, 3, 1) - timedelta(days=1)
    return CyclePoint(name, year, *days)


def usual_days(said: str, year: int) -> tuple[date, date]:
    """Return the first and last day that `04-15/05-02` is in a year; it may end in the next.

    Raises: ValueError when there is no such day in every year.
    """
    first, _to, last = said.partition("/")
    days = [date.fromisoformat(f"{FIRST_ELECTION + 1}-{one}") for one in (first, last or first)]
    begin, end = (day.replace(year=year) for day in days)
    return begin, end if begin <= end else end.replace(year=year + 1)


def is_election_year(year: int) -> bool:
    """Tell whether councils are elected that year (Vallag 2005:837, 1 kap. 3 §)."""
    return year >= FIRST_ELECTION and (year - FIRST_ELECTION) % ELECTIONS_EVERY == 0
