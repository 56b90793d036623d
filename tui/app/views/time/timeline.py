"""The timeline: a bar a row from start to end, a scale above, a line at the day one counts from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from store.entries.entries import Entry
from store.entries.reasons import reason
from tui.app.views.entry_lists import Deadlines
from tui.app.views.lists import ListView
from tui.app.views.time.timeline_moves import TimelineMoves, bar_of
from tui.app.widgets.rows.level import LevelRowList
from tui.locale import N_, say
from tui.messages.cells import Cell, Column, Look, cut
from tui.messages.wording import STATES, state_of
from tui.presentation import timebar
from tui.presentation.calendar_words import scale_line
from tui.presentation.scale import Window

_BAR = "bar"
_ROOM_FOR_END = 86
"""Cells of a list in which the end date is written as well."""


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
    drawn = True

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
        bar = bar_of(row)
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


class TimelineList(Deadlines):
    """All deadlines, each with its bar in place of how it stands in words."""

    def __init__(self, moves: TimelineMoves) -> None:
        super().__init__()
        self._moves = moves

    def columns(self) -> list[Column[Entry]]:
        """Return the sign, a narrow text, the bar, and the end date where there is room."""
        every = {column.key: column for column in super().columns()}
        text, moves = every["text"], self._moves
        return [
            every["sign"],
            replace(every["end"], room=_ROOM_FOR_END),
            ToldColumn("text", text.title, text.cell, min_width=12, weight=2, told=moves.told),
            BarColumn(_BAR, "", lambda _: "", min_width=16, weight=5, window=moves.window),
        ]


class TimelineView(ListView):
    """One bar a row."""

    list_class = LevelRowList[Entry]
    moves: TimelineMoves
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

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        self.moves = TimelineMoves(
            as_of=lambda: self._lens.as_of if self._lens else None,
            width=lambda: max(1, self.rows.width_of(_BAR)),
            entry=lambda: self.entry,
            moved=lambda: self.rows.refresh_rows(),  # noqa: PLW0108 - composed later
        )
        super().__init__(TimelineList(self.moves), id=id)
