"""A stretch of time as a bar of cells: from its start to its end, as exact as both are printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.entries.deadlines import is_invalid, is_template
from store.model.records import Listing
from tui.presentation.scale import Window

SOLID, TEMPLATE, VAGUE, UNKNOWN = "█", "░", "▒", "╌"
BEFORE, AFTER, TODAY = "‹", "›", "│"
_TAIL = 3
"""Cells that lead to an end whose start nobody knows."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the first to the last day that it can be; vague up to `sure` and after `until`.

    Without a first day the start is unknown, without a last day it goes on.
    """

    first: date | None
    sure: date | None
    until: date | None
    last: date | None
    template: bool = False

    @property
    def ends(self) -> tuple[date, date]:
        """The first and the last day known."""
        known = [day for day in (self.first, self.last) if day]
        return known[0], known[-1]


def stretch(row: Listing) -> Stretch | None:
    """Return what a row's bar shows; None where it has no end, or one that cannot be."""
    start, end = row.start, row.end
    if is_invalid(row):
        return None
    last = end.due
    if last is None:
        goes_on = end.precision == "open" and start.first is not None
        return Stretch(start.first, start.last, None, None) if goes_on else None
    sure = min(start.last or last, last)
    until = min(max(end.first or last, start.first or end.first or last), last)
    return Stretch(start.first, sure, until, last, is_template(start, end))


def draw(bar: Stretch, window: Window) -> str:
    """Return exactly as many cells as the window has, spaces around the bar.

    A bar that leaves the window has an arrow at its edge; one beside it, the arrow alone.
    """
    width = window.width
    left, right = _edges(bar, window)
    if right < 0:
        return BEFORE.ljust(width)[:width]
    if left >= width:
        return AFTER.rjust(width)[:width]
    cells = [" "] * width
    for at in range(max(left, 0), min(right, width - 1) + 1):
        cells[at] = _sign(bar, window, at)
    if left < 0:
        cells[0] = BEFORE
    if right >= width:
        cells[-1] = AFTER
    return "".join(cells)


def _edges(bar: Stretch, window: Window) -> tuple[int, int]:
    right = window.place(bar.last) if bar.last else max(window.width, window.place(bar.ends[1]))
    left = window.place(bar.first) if bar.first else right - _TAIL
    return left, right


def _sign(bar: Stretch, window: Window, at: int) -> str:
    if bar.first is None or bar.last is None:
        known = bar.last or bar.first
        return SOLID if known and window.place(known) == at else UNKNOWN
    if bar.template:
        return TEMPLATE
    vague = bar.sure is not None and at < window.place(bar.sure)
    vague = vague or (bar.until is not None and at > window.place(bar.until))
    return VAGUE if vague else SOLID


def end_cell(bar: Stretch, window: Window) -> int | None:
    """Return the cell after the bar's end, None where the window has none."""
    after = window.place(bar.last) + 1 if bar.last else -1
    return after if 0 < after < window.width else None


def crossed(cells: str, at: int) -> str:
    """Return the cells with the line of a day through blanks and bars, never over a bar's end."""
    if not 0 <= at < len(cells):
        return cells
    inside = 0 < at < len(cells) - 1 and " " not in cells[at - 1 : at + 2]
    if cells[at] == " " or (inside and cells[at] in (SOLID, TEMPLATE, VAGUE, UNKNOWN)):
        return cells[:at] + TODAY + cells[at + 1 :]
    return cells
