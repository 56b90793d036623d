"""How the timeline is moved and zoomed: what its cells show just now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from store.entries.entries import Entry
from tui.locale import N_, _
from tui.presentation import timebar
from tui.presentation.scale import Sight, Size, Window, of_bar, of_year

_STEPS = 8
"""Steps that go through a window."""
_CELLS: dict[Size, str] = {
    "day": N_("a cell is a day"),
    "half-week": N_("a cell is half a week"),
    "week": N_("a cell is a week"),
    "fortnight": N_("a cell is two weeks"),
    "month": N_("a cell is a month"),
    "quarter": N_("a cell is a quarter"),
    "year": N_("a cell is a year"),
}


def bar_of(entry: Entry) -> timebar.Stretch | None:
    """Return the bar of an entry; None where it has no deadline that can be drawn."""
    return timebar.stretch(entry.deadline.row) if entry.deadline else None


class TimelineMoves:
    """The ways through time of bars under a scale.

    `as_of` returns the day that is counted from, once there is one; `width` how many cells the bars
    have, `entry` the one under the cursor. `moved` is called when other days are to be shown.
    """

    def __init__(
        self,
        as_of: Callable[[], date | None],
        width: Callable[[], int],
        entry: Callable[[], Entry | None],
        moved: Callable[[], None],
    ) -> None:
        self._as_of = as_of
        self._width = width
        self._entry = entry
        self._moved = moved
        self._sight: Sight | None = None
        """None until one moves: the year of the day that everything is counted from."""

    def window(self, width: int) -> Window | None:
        """Return what so many cells show; None before there is a day to count from."""
        return self._seen(width).window(width) if self._as_of() and width > 0 else None

    def told(self) -> str:
        """Return how much time a cell is, in words."""
        return _(_CELLS[self._seen(self._width()).zoom.size])

    def _seen(self, width: int) -> Sight:
        return self._sight or of_year(self._as_of() or date.min, width)

    def _see(self, sight: Sight) -> None:
        self._sight = sight
        self._moved()

    def step(self, by: int) -> None:
        width = self._width()
        self._see(self._seen(width).panned(by * max(1, width // _STEPS)))

    def leap(self, by: int) -> None:
        width = self._width()
        self._see(self._seen(width).panned(by * max(1, width - width // _STEPS)))

    def zoom(self, by: int) -> None:
        self._see(self._seen(self._width()).zoomed(by))

    def to_day(self) -> None:
        if day := self._as_of():
            self._see(replace(self._seen(self._width()), day=day))

    @property
    def has_bar(self) -> bool:
        return self._bar is not None

    @property
    def _bar(self) -> timebar.Stretch | None:
        entry = self._entry()
        return bar_of(entry) if entry else None

    def to_bar(self) -> None:
        if bar := self._bar:
            width = self._width()
            self._see(of_bar(self._seen(width), *bar.ends, width))
