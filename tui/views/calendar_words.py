"""The calendar in words: what stands over the cells of a scale, and what a period is called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tui.locale import N_, _
from tui.views.scale import Period, Tick, Unit, Window
from tui.views.wording import week

_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_SHORT = 3
"""Letters of a month where there is little room."""
_YEAR = 4


def month(day: date) -> str:
    """Return the name of a day's month."""
    return _(_MONTHS[day.month - 1])


def names(unit: Unit, day: date, *, dated: bool) -> tuple[str, ...]:
    """Return what a unit is called, from the longest to the shortest; `dated` tells the year."""
    year = f"{day.year:0{_YEAR}}"
    match unit:
        case "week":
            number = day.isocalendar().week
            return _("w. {week}").format(week=number), str(number)
        case "month":
            long, short = month(day), month(day)[:_SHORT]
            return (f"{long} {year}", f"{short} {year}", short) if dated else (long, short)
        case "quarter":
            number = (day.month - 1) // 3 + 1
            long, short = (
                text.format(number=number) for text in (_("quarter {number}"), _("Q{number}"))
            )
            return (f"{long} {year}", f"{short} {year}", short) if dated else (long, short)
        case "year":
            return (year,)
        case "decade":
            return _("{year}s").format(year=f"{day.year // 10 * 10:04}"), year[:3] + "0"
        case "century":
            return _("{year}s").format(year=f"{day.year // 100 * 100:04}"), year[:2] + "00"


def scale_line(window: Window, unit: Unit, *, dated: bool) -> str:
    """Return the names of a window's units, each where it begins, as long as there is room."""
    ticks, line = list(window.ticks(unit)), ""
    for number, tick in enumerate(ticks):
        after = ticks[number + 1].at if number + 1 < len(ticks) else window.width + 1
        name = _fitting(names(unit, tick.day, dated=dated), tick, after, window.width)
        if name and len(line) <= tick.at:
            line = line.ljust(tick.at) + name + " "
    return line.ljust(window.width)[: window.width]


def _fitting(forms: Sequence[str], tick: Tick, after: int, width: int) -> str:
    """Return the longest form before the next tick; of what begins here, the shortest anyway."""
    for form in forms:
        if tick.at + len(form) < after:
            return form
    shortest = forms[-1]
    return shortest if 0 < tick.at <= width - len(shortest) else ""


def period_name(one: Period) -> str:
    """Return what a period is called: `v. 38 2024`, `september 2024`, `2024`."""
    if one.span == "year":
        return f"{one.first.year:0{_YEAR}}"
    if one.span == "month":
        return f"{month(one.first)} {one.first.year:0{_YEAR}}"
    return week(one.first)


def days_of(one: Period) -> str:
    """Return the days of a period as dates: `2024-09-16 – 2024-09-22`."""
    return f"{one.first} – {one.last}" if one.first < one.last else str(one.first)
