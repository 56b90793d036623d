"""What a row list remembers: its lines, where the cursor is, what is marked and collapsed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from tui.presentation.groups import Group, GroupedRow, Lines

R = TypeVar("R")


class _Wanted(NamedTuple):
    """What the cursor was put on: a row in a group, or the group's heading."""

    group: str
    row_id: str | None


class RowState(Generic[R]):
    """Lines with a cursor that follows its row, marks and collapsed groups."""

    def __init__(self, id_of: Callable[[R], str]) -> None:
        self.id_of = id_of
        self.lines: Lines[R] = Lines((), headed=False)
        self.line = 0
        self.marked: frozenset[str] = frozenset()
        self.collapsed: frozenset[str] = frozenset()
        self._wanted: _Wanted | None = None
        self._listed: frozenset[str] | None = None
        """The ids of all rows, once something asked for them."""

    @property
    def marked_here(self) -> frozenset[str]:
        """The ids of the marked rows that are in the list, those of collapsed groups as well."""
        if not self.marked:
            return self.marked
        if self._listed is None:
            rows = (row for group in self.lines.groups for row in group.rows)
            self._listed = frozenset(map(self.id_of, rows))
        return self.marked & self._listed

    @property
    def place(self) -> GroupedRow[R] | None:
        """What the cursor is on, None when there is no line."""
        return self.lines.at(self.line) if len(self.lines) else None

    @property
    def row(self) -> R | None:
        """The row under the cursor, None on a heading and where there is no line."""
        return self.place.row if self.place else None

    @property
    def row_id(self) -> str | None:
        """The id of the row under the cursor."""
        return None if self.row is None else self.id_of(self.row)

    @property
    def top(self) -> int:
        """The line to see together with the cursor's: the heading just above it, or itself."""
        above = self.line - 1
        return above if above >= 0 and self.lines.at(above).row is None else self.line

    def show(self, groups: Sequence[Group[R]], *, headed: bool) -> bool:
        """Take other lines; tell whether the cursor is on what it was put on."""
        self.lines = Lines(groups, headed=headed, collapsed=self.collapsed)
        self._listed = None
        line = self._wanted_line()
        self.line = max(0, min(self.line if line is None else line, len(self.lines) - 1))
        return line is not None

    def go(self, line: int) -> None:
        """Put the cursor on a line, or on the nearest that there is."""
        self.line = max(0, min(line, len(self.lines) - 1))
        if self.place:
            self._wanted = _Wanted(self.place.group.name, self.row_id)

    def seek(self, row_id: str) -> int | None:
        """Return the line of a row, its group opened if it was collapsed."""
        spot = self.lines.find(row_id, self.id_of)
        if spot is None or not spot.hidden:
            return spot.line if spot else None
        self.collapse(self.collapsed - {spot.group})
        return self.seek(row_id)

    def collapse(self, names: frozenset[str]) -> None:
        """Collapse these groups and no others."""
        self.collapsed = names
        self.show(self.lines.groups, headed=self.lines.headed)

    def toggle(self) -> None:
        """Turn the mark of the row under the cursor, or of all rows under the heading."""
        if self.place:
            rows = self.place.group.rows if self.place.row is None else [self.place.row]
            self._turn(rows)

    def toggle_all(self) -> None:
        """Mark all rows that have a line; when all are marked, take the marks away."""
        self._turn(list(self.lines.shown()))

    def _turn(self, rows: Sequence[R]) -> None:
        ids = frozenset(map(self.id_of, rows))
        self.marked = self.marked - ids if ids <= self.marked else self.marked | ids

    def _wanted_line(self) -> int | None:
        """Return the line of what the cursor was put on, of the first row if it never was."""
        wanted = self._wanted
        if wanted is None:
            below = self.lines.headed and len(self.lines) > 1 and self.lines.at(1).row is not None
            return int(below)
        if wanted.row_id is None:
            return self.lines.heading(wanted.group)
        spot = self.lines.find(wanted.row_id, self.id_of, first_in=wanted.group)
        return None if spot is None else spot.line
