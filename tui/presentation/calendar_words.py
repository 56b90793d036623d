"""The calendar in words: what stands over the cells of a scale, and what a period is called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from tui.locale import N_, _
from tui.messages.wording import week
from tui.presentation.scale import Period, Unit, Window

_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_SHORT = 3
"""Letters of a month where there is little room."""
_DATED = {"month", "quarter"}
"""Units whose names do not say their year."""


def month(day: date) -> str:
    """Return the name of a day's month."""
    return _(_MONTHS[day.month - 1])


def names(unit: Unit, day: date) -> tuple[str, ...]:
    """Return what a unit is called without its year, from the longest to the shortest."""
    match unit:
        case "week":
            number = day.isocalendar().week
            return _("w. {week}").format(week=number), str(number)
        case "month":
            return month(day), month(day)[:_SHORT]
        case "quarter":
            number = (day.month - 1) // 3 + 1
            return _("quarter {number}").format(number=number), _("Q{number}").format(number=number)
        case "year":
            return (f"{day.year:04}",)
        case "decade":
            return _("{year}s").format(year=f"{day.year // 10:03}0"), f"{day.year // 10:03}0"
        case "century":
            return _("{year}s").format(year=f"{day.year // 100:02}00"), f"{day.year // 100:02}00"


def scale_line(window: Window, unit: Unit, *, dated: bool) -> str:
    """Return the names of a window's units, each where it begins, all in one form.

    Where not even the shortest fits, every second or third has its name. `dated` says the year
    with each, or where that does not fit with the first and where a year begins.
    """
    ticks = list(window.ticks(unit))
    if not ticks:
        return " " * window.width
    forms = [_forms(unit, tick.day, dated=dated) for tick in ticks]
    rooms = [after.at - tick.at for tick, after in pairwise(ticks)] + [
        window.width - ticks[-1].at + 1
    ]
    inner = slice(1, -1) if len(ticks) > 2 else slice(0, None)
    form, every = _form(forms[inner], min(rooms[inner]))
    line = ""
    for tick, said, room in zip(ticks, forms, rooms, strict=True):
        if tick.number % every or len(line) > tick.at:
            continue
        marks = dated and (tick.at == 0 or tick.day.month == 1 or not line)
        tried = said[:form] if marks else ()
        fitting = room if tick.at == 0 or tick is ticks[-1] else room * every
        name = next((one for one in (*tried, *said[form:]) if len(one) < fitting), "")
        line = line.ljust(tick.at) + name + " " if name else line
    return line.ljust(window.width)[: window.width]


def _forms(unit: Unit, day: date, *, dated: bool) -> tuple[str, ...]:
    plain = names(unit, day)
    return (
        tuple(f"{one} {day.year:04}" for one in plain) + plain[-1:]
        if dated and unit in _DATED
        else plain
    )


def _form(forms: Sequence[Sequence[str]], room: int) -> tuple[int, int]:
    """Return which form fits into the room everywhere, and how many units share one name."""
    widest = [max(map(len, one)) for one in zip(*forms, strict=True)]
    form = next((place for place, width in enumerate(widest) if width < room), len(widest) - 1)
    return form, -(-(widest[form] + 1) // max(1, room))


def period_name(one: Period) -> str:
    """Return what a period is called: `v. 38 2024`, `september 2024`, `2024`."""
    if one.span == "year":
        return f"{one.first.year:04}"
    if one.span == "month":
        return f"{month(one.first)} {one.first.year:04}"
    return week(one.first)


def days_of(one: Period) -> str:
    """Return the days of a period as dates: `2024-09-16 – 2024-09-22`."""
    return f"{one.first} – {one.last}" if one.first < one.last else str(one.first)
