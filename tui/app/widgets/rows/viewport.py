"""The part of a row list that is in sight, and how it follows the cursor.

What is scrolled by are the list's lines, also where one of them takes several on the screen: so
only those in sight are ever measured, however many there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.widgets.rows.state import RowState
from tui.app.widgets.rows.strips import Strips

R = TypeVar("R")


class _Seen(NamedTuple):
    """What stands on a line of the screen: a line of the list, and which part of it."""

    line: int
    part: int


class Viewport(Generic[R]):
    """The lines of a widget that have room under its header, which does not scroll."""

    def __init__(self, widget: ScrollView, state: RowState[R], strips: Strips[R]) -> None:
        self._widget = widget
        self._state = state
        self._strips = strips
        self._seen: list[_Seen] | None = None
        self._seen_at = (0, 0, 0)
        """From which line on, and in what width and room: a screen is drawn in its new size before
        the list is told of it."""

    @property
    def top(self) -> int:
        """The first line in sight."""
        return self._widget.scroll_offset.y

    @property
    def room(self) -> int:
        """The lines of the screen that there are for rows."""
        height = self._widget.scrollable_content_region.height
        return max(0, height - self._strips.head_lines)

    @property
    def page(self) -> int:
        """The lines of the list that are wholly in sight, at least one where there is room."""
        if not self._strips.wraps:
            return self.room
        return min(self.room, max(1, self._after(self.top) - self.top))

    @property
    def width(self) -> int:
        """The cells of a line."""
        return self._widget.scrollable_content_region.width

    def forget(self) -> None:
        """Measure anew: rows, columns, or the room for them are others."""
        self._seen = None
        lines, head = len(self._state.lines), self._strips.head_lines
        if self._strips.wraps and self.room:
            # As far as is needed to see the last line at the bottom.
            lines = self._first(lines - 1, self.room) + self.room if lines else 0
        self._widget.virtual_size = Size(0, lines + head)

    def painted(self, y: int) -> Strip:
        """Return what stands `y` lines below the top of the widget."""
        seen = self.at(y)
        if seen is None:
            return self._strips.around(y, self._state, self.width)
        return self._paint(seen.line)[seen.part]

    def at(self, y: int) -> _Seen | None:
        """Return which line stands `y` lines below the top of the widget; None for no row."""
        seen, below = self._in_sight(), y - self._strips.head_lines
        return seen[below] if 0 <= below < len(seen) else None

    def reveal(self) -> None:
        """Scroll as little as needed to see the cursor; after a leap, have it in the middle."""
        line, top, page = self._state.line, self.top, self.page
        first = self._state.top if page > 1 else line
        if not page or top <= first <= line < top + page:
            return
        if line < top - page or line >= top + 2 * page:
            self.scroll(self._first(line, self.room // 2 + 1))
        else:
            self.scroll(first if first < top else self._first(line, self.room))

    def scroll(self, top: int) -> None:
        """Begin with a line, or with the nearest that can be the first."""
        if self._widget.is_mounted:
            self._widget.scroll_to(y=top, animate=False, force=True)

    def repaint(self, line: int) -> None:
        """Paint a line anew, if it is in sight."""
        shown = [y for y, seen in enumerate(self._in_sight()) if seen.line == line]
        if shown:
            head, width = self._strips.head_lines, self._widget.size.width
            self._widget.refresh(Region(0, shown[0] + head, width, len(shown)))

    def _paint(self, line: int) -> Sequence[Strip]:
        return self._strips.of(line, self._state, self.width, self.room)

    def _in_sight(self) -> list[_Seen]:
        """Return what stands on each line of the screen that has a row's."""
        now = (self.top, self.width, self.room)
        if self._seen is None or self._seen_at != now:
            seen: list[_Seen] = []
            line, end = self.top, len(self._state.lines)
            while len(seen) < self.room and line < end:
                seen += [_Seen(line, part) for part in range(self._height(line))]
                line += 1
            self._seen, self._seen_at = seen[: self.room], now
        return self._seen

    def _height(self, line: int) -> int:
        return len(self._paint(line)) if self._strips.wraps else 1

    def _first(self, last: int, room: int) -> int:
        """Return the first line from which all down to `last` have room in so many lines."""
        if not self._strips.wraps:
            return last - room + 1
        first, used = last, self._height(last)
        while first > 0 and (used := used + self._height(first - 1)) <= room:
            first -= 1
        return first

    def _after(self, first: int) -> int:
        """Return the line after the last that is wholly in sight below a first one."""
        line, used = first, 0
        while line < len(self._state.lines) and (used := used + self._height(line)) <= self.room:
            line += 1
        return line
