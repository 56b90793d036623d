"""The lines of a row list as strips, each painted once until it says or looks like another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from tui.app.widgets.rows.paint import GUTTER, Painter
from tui.app.widgets.rows.state import RowState
from tui.messages.cells import Column, fit_columns

R = TypeVar("R")

_KEPT = 512
"""Lines of rows that are kept as they were painted."""


class Strips(Generic[R]):
    """What is painted of columns and rows; `style` gives the style of a look or a part."""

    def __init__(
        self, columns: Sequence[Column[R]], empty: str, style: Callable[[str], Style]
    ) -> None:
        self.empty = empty
        """What is said instead of rows."""
        self.sort = ("", False)
        """The column sorted by, and whether downwards."""
        self.wraps = False
        """Whether a row takes as many lines as its texts need."""
        self._columns = tuple(columns)
        self._style = style
        self._styles: dict[str, Style] = {}
        self._kept: LRUCache[int, Sequence[Strip]] = LRUCache(_KEPT)
        self._painter: Painter[R] | None = None

    @property
    def head_lines(self) -> int:
        """Lines of the header, which does not scroll."""
        return max((column.head_lines for column in self._columns), default=1)

    def take(self, columns: Sequence[Column[R]]) -> None:
        """Paint other columns from now on."""
        self._columns = tuple(columns)
        self._painter = None
        self._kept.clear()

    def forget(self, *, styles: bool = False) -> None:
        """Paint all lines anew, and ask for their styles again if those are others."""
        self._kept.clear()
        if styles:
            self._styles.clear()

    def around(self, y: int, state: RowState[R], width: int) -> Strip:
        """Return what stands `y` lines below the header's first line where no row does."""
        painter, below = self.painter(width), y - self.head_lines
        if below < 0:
            return painter.header(*self.sort, above=-1 - below)
        return painter.blank() if len(state.lines) else painter.empty(self.empty, below)

    def of(self, line: int, state: RowState[R], width: int, most: int) -> Sequence[Strip]:
        """Return what one of the state's lines is on the screen: `most` lines there, or fewer."""
        painter = self.painter(width)
        most = most if self.wraps else 1
        if line == state.line:
            return painter.lines(state, line, most)
        if line not in self._kept:
            self._kept[line] = painter.lines(state, line, most)
        return self._kept[line]

    def painter(self, width: int) -> Painter[R]:
        """Return what paints lines of so many cells."""
        if self._painter is None or self._painter.width != width:
            self._kept.clear()
            fitted = fit_columns(self._columns, max(0, width - GUTTER))
            self._painter = Painter(fitted, width, self._look)
        return self._painter

    def _look(self, name: str) -> Style:
        if name not in self._styles:
            self._styles[name] = self._style(name)
        return self._styles[name]
