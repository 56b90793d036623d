"""The timeline: a bar a row from start to end, a scale above, a line at the day one counts from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from store.entries.entries import Entry
from store.entries.reasons import reason
from tui.app.views.columns import deadline_columns
from tui.app.views.time.timeview import TimeView
from tui.locale import N_, _, say
from tui.messages.cells import Cell, Column, Look, cut
from tui.messages.wording import STATES, state_of
from tui.presentation import timebar
from tui.presentation.calendar_words import scale_line
from tui.presentation.scale import Sight, Size, Window, of_bar, of_year

_BAR = "bar"
_STEPS = 8
"""Steps that go through a window."""
_ROOM_FOR_END = 86
"""Cells of a list in which the end date is written as well."""
_CELLS: dict[Size, str] = {
    "day": N_("a cell is a day"),
    "half-week": N_("a cell is half a week"),
    "week": N_("a cell is a week"),
    "fortnight": N_("a cell is two weeks"),
    "month": N_("a cell is a month"),
    "quarter": N_("a cell is a quarter"),
    "year": N_("a cell is a year"),
}


@dataclass(frozen=True)
class ToldColumn(Column[Entry]):
    """A column over whose title something more is told."""

    head_lines = 2

    told: Callable[[], str] = field(kw_only=True)

    def head(self, width: int, above: int) -> str:
        """Return the title, and above it what is told."""
        return self.told() if above else super().head(width, above)


@dataclass(frozen=True)
class BarColumn(Column[Entry]):
    """A column of bars under a scale; `window` tells what its cells show."""

    head_lines = 2
    scaled = True

    window: Callable[[int], Window | None] = field(kw_only=True)

    def head(self, width: int, above: int) -> str:
        """Return the scale: the larger unit above, the smaller one below."""
        window = self.window(width)
        if window is None:
            return ""
        larger, smaller = window.zoom.units
        return scale_line(window, larger if above else smaller, dated=bool(above))

    def pieces(self, row: Entry, width: int) -> Sequence[Cell]:
        """Return the bar of an entry; in words, why there is none."""
        window, found = self.window(width), row.deadline
        bar = timebar.stretch(found.row) if found else None
        if bar is None or window is None:
            said = say(reason(found)) if found else ""
            return (Cell(cut(said, width), state_of(row).look),)
        cells = timebar.crossed(timebar.draw(bar, window), window.place(row.as_of))
        after = timebar.end_cell(bar, window)
        if found and found.cls == "overdue" and after is not None:
            cells = cells[:after] + STATES["overdue"].sign + cells[after + 1 :]
        return _pieces(cells, _look(row, bar))


def _look(entry: Entry, bar: timebar.Stretch) -> Look:
    look = state_of(entry).look
    return "quiet" if bar.template and look != "late" else look


def _pieces(cells: str, look: Look) -> list[Cell]:
    """Part the cells where another look begins."""
    looks: dict[str, Look] = {" ": "plain", timebar.TODAY: "today"}
    return [
        Cell("".join(run), one) for one, run in groupby(cells, lambda char: looks.get(char, look))
    ]


class TimelineView(TimeView):
    """One bar a row."""

    signs = (
        (timebar.SOLID, N_("From the start date to the end date")),
        (timebar.TEMPLATE, N_("A template date, set by nobody")),
        (timebar.VAGUE, N_("Somewhere here it starts or ends: the day is not printed")),
        (timebar.UNKNOWN, N_("Without a printed start, or going on without an end")),
        (
            f"{timebar.BEFORE} {timebar.AFTER}",
            N_("The bar goes on outside the window, or is there"),
        ),
        (timebar.TODAY, N_("The day that everything is counted from")),
    )
    _sight: Sight | None = None
    """None until one moves: the year of the day that everything is counted from."""

    def columns(self) -> list[Column[Entry]]:
        """Return the sign, a narrow text, the bar, and the end date where there is room."""
        every = {column.key: column for column in deadline_columns()}
        text = every["text"]
        return [
            every["sign"],
            replace(every["end"], room=_ROOM_FOR_END),
            ToldColumn("text", text.title, text.cell, min_width=12, weight=2, told=self._told),
            BarColumn(_BAR, "", lambda _: "", min_width=16, weight=5, window=self._window),
        ]

    def _window(self, width: int) -> Window | None:
        return self._look_at(width).window(width) if self._lens and width > 0 else None

    def _look_at(self, width: int) -> Sight:
        return self._sight or of_year(self._lens.as_of if self._lens else date.min, width)

    @property
    def _width(self) -> int:
        return max(1, self.rows.width_of(_BAR))

    def _see(self, sight: Sight) -> None:
        self._sight = sight
        self.rows.refresh_rows()

    def step(self, by: int) -> None:
        width = self._width
        self._see(self._look_at(width).panned(by * max(1, width // _STEPS)))

    def leap(self, by: int) -> None:
        width = self._width
        self._see(self._look_at(width).panned(by * max(1, width - width // _STEPS)))

    def zoom(self, by: int) -> None:
        self._see(self._look_at(self._width).zoomed(by))

    def to_day(self) -> None:
        if self._lens:
            self._see(replace(self._look_at(self._width), day=self._lens.as_of))

    @property
    def _bar(self) -> timebar.Stretch | None:
        found = self.entry.deadline if self.entry else None
        return timebar.stretch(found.row) if found else None

    @property
    def has_bar(self) -> bool:
        return self._bar is not None

    def to_bar(self) -> None:
        bar, width = self._bar, self._width
        if bar:
            self._see(of_bar(self._look_at(width), *bar.ends, width))

    def _told(self) -> str:
        """Say how much time a cell is."""
        return _(_CELLS[self._look_at(self._width).zoom.size])
