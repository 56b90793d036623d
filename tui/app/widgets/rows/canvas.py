"""The canvas of a row list: it paints the lines in view, and shows or scrolls to any of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.widgets.rows.paint import GUTTER, Painter
from tui.app.widgets.rows.state import RowState
from tui.messages.cells import LOOKS, Column, fit_columns

R = TypeVar("R")


class RowCanvas(ScrollView, Generic[R], can_focus=True, inherit_bindings=False):
    """Lines in columns under a header; only those in view are ever made."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--header",
        "rows--heading",
        "rows--cursor",
        "rows--mark",
        "rows--empty",
        *(f"rows--{look}" for look in LOOKS),
    }
    DEFAULT_CSS = """
    RowCanvas {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .rows--header { color: $text-muted; text-style: bold; }
        & > .rows--heading { color: $text-primary; text-style: bold; }
        & > .rows--cursor { text-style: underline; }
        & > .rows--mark { color: $text-accent; text-style: bold; }
        & > .rows--empty { color: $text-muted; }
        & > .rows--strong { text-style: bold; }
        & > .rows--quiet { color: $text-muted; }
        & > .rows--late { color: $text-error; }
        & > .rows--today { color: $text-warning; text-style: bold; }
        & > .rows--soon { color: $text-warning; }
        & > .rows--odd { color: $text-accent; }
        &:focus > .rows--cursor { text-style: reverse; }
    }
    """

    def __init__(
        self,
        columns: Sequence[Column[R]],
        id_of: Callable[[R], str],
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._columns = tuple(columns)
        self._empty = empty
        self._sort = ("", False)
        self._state = RowState(id_of)
        self._looks: dict[str, Style] = {}
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._painter: Painter[R] | None = None

    @property
    def head_lines(self) -> int:
        """Lines of the header, which does not scroll."""
        return max((column.head_lines for column in self._columns), default=1)

    def width_of(self, key: str) -> int:
        """Return the cells that a column has now, 0 when it has no room."""
        fitted = self._painter_now().columns
        return next((width for column, width in fitted if column.key == key), 0)

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show other columns."""
        self._columns = tuple(columns)
        self._painter = None
        self.refresh()

    def set_sort(self, key: str, *, descending: bool = False) -> None:
        """Put the arrow at the column that the owner has sorted by."""
        self._sort = (key, descending)
        self.refresh()

    def set_empty(self, text: str) -> None:
        """Say this when there are no rows."""
        self._empty = text
        self.refresh()

    def refresh_rows(self) -> None:
        """Make all lines anew: cells show something else about the same rows."""
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line `y` lines below the top of the widget."""
        painter, below = self._painter_now(), y - self.head_lines
        line = below + self.scroll_offset.y
        if below < 0:
            return painter.header(*self._sort, above=-1 - below)
        if not len(self._state.lines):
            return painter.empty(self._empty, below)
        if line >= len(self._state.lines):
            return painter.blank()
        if line == self._state.line:
            return painter.line(self._state, line)
        if line not in self._strips:
            self._strips[line] = painter.line(self._state, line)
        return self._strips[line]

    def _painter_now(self) -> Painter[R]:
        width = self.scrollable_content_region.width
        if self._painter is None or self._painter.width != width:
            self._strips.clear()
            fitted = fit_columns(self._columns, max(0, width - GUTTER))
            self._painter = Painter(fitted, width, self._look)
        return self._painter

    def _look(self, name: str) -> Style:
        if name not in self._looks:
            self._looks[name] = self.get_component_rich_style(f"rows--{name}")
        return self._looks[name]

    def notify_style_update(self) -> None:
        """Forget what was painted in the styles of before (Textual calls this)."""
        super().notify_style_update()
        self._looks.clear()
        self._strips.clear()
        self.refresh()

    @property
    def _page(self) -> int:
        """The lines that have room under the header."""
        return max(0, self.scrollable_content_region.height - self.head_lines)

    def _reveal(self) -> None:
        """Scroll as little as needed to see the cursor; after a leap, have it in the middle."""
        line, top, page = self._state.line, self.scroll_offset.y, self._page
        first = self._state.top if page > 1 else line
        if not page or top <= first <= line < top + page:
            return
        if line < top - page or line >= top + 2 * page:
            self._scroll(line - page // 2)
        else:
            self._scroll(first if first < top else line - page + 1)

    def _scroll(self, top: int) -> None:
        if self.is_mounted:
            self.scroll_to(y=top, animate=False, force=True)

    def _repaint(self, line: int) -> None:
        shown = line - self.scroll_offset.y
        if 0 <= shown < self._page:
            self.refresh(Region(0, shown + self.head_lines, self.size.width, 1))

    def on_resize(self) -> None:
        """Keep the cursor in sight when the window becomes smaller."""
        self._reveal()
