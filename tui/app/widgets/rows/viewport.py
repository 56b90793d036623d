"""The part of a row list that is in sight, and how it follows the cursor."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.geometry import Region
from textual.scroll_view import ScrollView

from tui.app.widgets.rows.state import RowState
from tui.app.widgets.rows.strips import Strips

R = TypeVar("R")


class Viewport(Generic[R]):
    """The lines of a widget that have room under its header, which does not scroll."""

    def __init__(self, widget: ScrollView, state: RowState[R], strips: Strips[R]) -> None:
        self._widget = widget
        self._state = state
        self._strips = strips

    @property
    def top(self) -> int:
        """The first line in sight."""
        return self._widget.scroll_offset.y

    @property
    def page(self) -> int:
        """The lines that have room."""
        height = self._widget.scrollable_content_region.height
        return max(0, height - self._strips.head_lines)

    @property
    def width(self) -> int:
        """The cells of a line."""
        return self._widget.scrollable_content_region.width

    def reveal(self) -> None:
        """Scroll as little as needed to see the cursor; after a leap, have it in the middle."""
        line, top, page = self._state.line, self.top, self.page
        first = self._state.top if page > 1 else line
        if not page or top <= first <= line < top + page:
            return
        if line < top - page or line >= top + 2 * page:
            self.scroll(line - page // 2)
        else:
            self.scroll(first if first < top else line - page + 1)

    def scroll(self, top: int) -> None:
        """Begin with a line, or with the nearest that can be the first."""
        if self._widget.is_mounted:
            self._widget.scroll_to(y=top, animate=False, force=True)

    def repaint(self, line: int) -> None:
        """Paint a line anew, if it is in sight."""
        shown = line - self.top
        if 0 <= shown < self.page:
            head, width = self._strips.head_lines, self._widget.size.width
            self._widget.refresh(Region(0, shown + head, width, 1))
