"""Time as cells of a line: how wide a cell is, what a window shows, where its units begin.

A cell is a whole unit of the calendar, so that a day is always in the same one, however far one
pans. Pure arithmetic; words and signs are made elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

Unit = Literal["week", "month", "quarter", "year", "decade", "century"]
Size = Literal["day", "half-week", "week", "fortnight", "month", "quarter", "year"]

_DAY = timedelta(days=1)


class Zoom(NamedTuple):
    """How much time a cell is, and the units that a window of such cells is divided into."""

    size: Size
    cell: Callable[[date], int]
    """Returns the number of the cell that a day is in; a later day is in no earlier cell."""
    first: Callable[[int], int]
    """Returns the ordinal of the first day of a cell, also beyond the calendar's ends."""
    units: tuple[Unit, Unit]


def _weeks(day: date) -> int:
    """Return the number of the ISO week, counted from the Monday that the calendar begins with."""
    return (day.toordinal() - 1) // 7


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _quarters(day: date) -> int:
    return _months(day) // 3


def _first_of_month(month: int) -> int:
    year = month // 12
    if year < 1:
        return month - 12
    if year > date.max.year:
        return date.max.toordinal() + 1 + month - 12 * (date.max.year + 1)
    return date(year, month % 12 + 1, 1).toordinal()


ZOOMS = (
    Zoom("day", date.toordinal, lambda cell: cell, ("month", "week")),
    Zoom(
        "half-week",
        lambda day: (day.toordinal() - 1) * 2 // 7,
        lambda cell: (7 * cell + 1) // 2 + 1,
        ("month", "week"),
    ),
    Zoom("week", _weeks, lambda cell: 7 * cell + 1, ("quarter", "month")),
    Zoom(
        "fortnight", lambda day: _weeks(day) // 2, lambda cell: 14 * cell + 1, ("year", "quarter")
    ),
    Zoom("month", _months, _first_of_month, ("year", "quarter")),
    Zoom("quarter", _quarters, lambda cell: _first_of_month(3 * cell), ("decade", "year")),
    Zoom(
        "year", lambda day: day.year, lambda cell: _first_of_month(12 * cell), ("century", "decade")
    ),
)
"""From the finest to the coarsest."""
_WEEK = 2
"""The finest zoom that a year is shown in unasked."""
_NUMBERS: dict[Unit, Callable[[date], int]] = {
    "week": _weeks,
    "month": _months,
    "quarter": _quarters,
    "year": lambda day: day.year,
    "decade": lambda day: day.year // 10,
    "century": lambda day: day.year // 100,
}


class Tick(NamedTuple):
    """Where a unit begins in a window, and a day of it; at 0 it may have begun before."""

    at: int
    day: date
    number: int
    """Counts the units of the calendar."""


@dataclass(frozen=True, slots=True)
class Window:
    """What `width` cells from the cell numbered `start` show."""

    zoom: Zoom
    start: int
    width: int

    def place(self, day: date) -> int:
        """Return the cell of a day, 0 for the first in the window; others are out of it."""
        return self.zoom.cell(day) - self.start

    def ticks(self, unit: Unit) -> Iterator[Tick]:
        """Return where units begin, from left to right."""
        number, before = _NUMBERS[unit], None
        for at in range(self.width):
            day = _last_day(self.zoom, self.start + at)
            if day is not None and number(day) != before:
                before = number(day)
                yield Tick(at, day, before)


def _last_day(zoom: Zoom, cell: int) -> date | None:
    """Return the last day of a cell; None where the calendar has none of its days."""
    last = min(zoom.first(cell + 1) - 1, date.max.toordinal())
    return date.fromordinal(last) if last >= max(1, zoom.first(cell)) else None


@dataclass(frozen=True, slots=True)
class Sight:
    """How far one has zoomed, and the day that the middle of the window is on."""

    level: int
    day: date

    @property
    def zoom(self) -> Zoom:
        """How much time a cell stands for."""
        return ZOOMS[self.level]

    def window(self, width: int) -> Window:
        """Return the window of `width` cells around the day."""
        return Window(self.zoom, self.zoom.cell(self.day) - width // 2, width)

    def panned(self, cells: int) -> Sight:
        """Return the sight so many cells later; it stays on days that there are."""
        first = self.zoom.first(self.zoom.cell(self.day) + cells)
        ends = date.min.toordinal(), date.max.toordinal()
        return replace(self, day=date.fromordinal(min(max(first, ends[0]), ends[1])))

    def zoomed(self, by: int) -> Sight:
        """Return the sight closer to the same day, or farther from it."""
        return replace(self, level=min(max(self.level + by, 0), len(ZOOMS) - 1))


def of_year(day: date, width: int) -> Sight:
    """Return a sight of a day with as much of its year as goes in, the day near the middle."""
    ends = date(day.year, 1, 1), date(day.year, 12, 31)
    for level, zoom in enumerate(ZOOMS[_WEEK:], _WEEK):
        first, last = map(zoom.cell, ends)
        if last - first < width or level == len(ZOOMS) - 1:
            break
    start = max(min(zoom.cell(day) - width // 2, first), last - width + 1)
    return Sight(level, day).panned(start + width // 2 - zoom.cell(day))


def of_bar(sight: Sight, first: date, last: date, width: int) -> Sight:
    """Return the sight with a bar in its middle; of one that is wider, its end."""
    start, end = sight.zoom.cell(first), sight.zoom.cell(last)
    middle = (start + end) // 2 if end - start < width else end
    return replace(sight, day=last).panned(middle - end)


class Week(NamedTuple):
    """An ISO week, as far as it lies in one calendar year."""

    year: int
    """Its ISO year, which at either end may not be the calendar's."""
    number: int
    first: date
    last: date


def weeks_of(year: int) -> list[Week]:
    """Return the 53 or 54 weeks that the days of a calendar year are in, ends cut at the year's."""
    weeks, day, end = [], date(year, 1, 1), date(year, 12, 31)
    while True:
        last = min(day.toordinal() + 6 - day.weekday(), end.toordinal())
        iso_year, number, _weekday = day.isocalendar()
        weeks.append(Week(iso_year, number, day, date.fromordinal(last)))
        if last == end.toordinal():
            return weeks
        day = date.fromordinal(last + 1)


def week_place(day: date) -> int:
    """Return the place of a day's week among those of its calendar year."""
    return _weeks(day) - _weeks(day.replace(month=1, day=1))


PeriodLength = Literal["week", "month", "year"]
SPANS: tuple[PeriodLength, ...] = ("week", "month", "year")


class Period(NamedTuple):
    """A week, month or year by its first and last day; a week ends with its calendar year."""

    span: PeriodLength
    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Tell whether a day is in it."""
        return self.first <= day <= self.last

    def moved(self, by: int) -> Period:
        """Return the next one, or with -1 the one before; itself where the calendar ends."""
        day = self.last if by > 0 else self.first
        if day in (date.min, date.max):
            return self
        return period(self.span, day + _DAY * (1 if by > 0 else -1))


def period(span: PeriodLength, day: date) -> Period:
    """Return the week, month or year that a day is in."""
    if span == "week":
        week = weeks_of(day.year)[week_place(day)]
        return Period(span, week.first, week.last)
    if span == "year":
        return Period(span, date(day.year, 1, 1), date(day.year, 12, 31))
    after = _first_of_month(_months(day) + 1)
    return Period(span, day.replace(day=1), date.fromordinal(after - 1))


def same_day(day: date, year: int) -> date:
    """Return the day of another year, or the last that there is; 29 February may become 28."""
    year = min(max(year, date.min.year), date.max.year)
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)
