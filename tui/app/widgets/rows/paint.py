"""The lines of a row list as strips of styled segments; nothing here knows of a cursor's ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat
from typing import Generic, TypeVar

from rich.cells import set_cell_size
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.strip import Strip

from store.common.text import clean
from tui.app.widgets.rows.state import RowState
from tui.messages.cells import GAP, Cell, Column, cut

R = TypeVar("R")
_Cells = Sequence[Sequence[Cell]]
"""The parts of each cell of a line."""

GUTTER = 2
"""Cells before the first column: the mark or the sign of a heading, and a space."""

MARK, OPEN, COLLAPSED = "*", "▾", "▸"
ASCENDING, DESCENDING = "▲", "▼"

_EMPTY_MARGIN = 2
_EMPTY_LONGEST = 2000


@dataclass(frozen=True)
class Painter(Generic[R]):
    """Paints lines of `width` cells; `style` gives the style of a look or a part."""

    columns: list[tuple[Column[R], int]]
    width: int
    style: Callable[[str], Style]

    def header(self, sort_key: str, descending: bool, above: int = 0) -> Strip:
        """The titles of the columns, with an arrow at the one that is sorted by.

        What stands `above` lines above the titles has no arrow.
        """
        arrow = "" if above else DESCENDING if descending else ASCENDING
        cells = (
            _title(column, width, arrow if column.key == sort_key else "", above)
            for column, width in self.columns
        )
        return self._even(" " * GUTTER + (" " * GAP).join(cells), "header")

    def lines(self, state: RowState[R], line: int, most: int = 1) -> list[Strip]:
        """A row or the heading of a group, all in one style where the cursor is on it.

        A row takes as many lines as its texts need, and at most `most`.
        """
        group, row = state.lines.at(line)
        here = line == state.line
        if row is None:
            folded = group.name in state.collapsed
            look = "cursor" if here else "heading"
            title = self._heading(group.title, group.note or str(len(group.rows)), folded)
            return [self._even(title, look)]
        marked = (MARK if state.id_of(row) in state.marked else "").ljust(GUTTER)
        signs, paint = chain([marked], repeat(" " * GUTTER)), self._here if here else self._there
        return [paint(sign, cells) for sign, cells in zip(signs, self._cells(row, most))]  # noqa: B905 - signs have no end

    def _cells(self, row: R, most: int) -> Iterator[_Cells]:
        """Yield the cells of a row, line by line."""
        fitted = self._spread(row)
        columns = [column.lines(row, width, most) for column, width in fitted]
        blanks = [(Cell(" " * width),) for _column, width in fitted]
        for place in range(max(map(len, columns), default=1)):
            yield [
                one[place] if place < len(one) else blank
                for one, blank in zip(columns, blanks, strict=True)
            ]

    def _spread(self, row: R) -> list[tuple[Column[R], int]]:
        """Return the columns of a row, one that spills in the place of empty ones after it too."""
        found: list[tuple[Column[R], int]] = []
        for column, width in self.columns:
            if found and found[-1][0].spills and column.is_empty(row):
                first, used = found.pop()
                found.append((first, used + GAP + width))
            else:
                found.append((column, width))
        return found

    def _there(self, sign: str, cells: _Cells) -> Strip:
        # A gap has the style of the cell after it: no look shows on spaces.
        gaps = chain([""], repeat(" " * GAP))
        segments = [Segment(sign, self.style("mark"))]
        for gap, cell in zip(gaps, cells, strict=False):
            for place, (text, look) in enumerate(cell):
                segments.append(Segment(text if place else gap + text, self.style(look)))
        return Strip(segments).adjust_cell_length(self.width, self.style("plain"))

    def _here(self, sign: str, cells: _Cells) -> Strip:
        texts = ("".join(piece.text for piece in cell) for cell in cells)
        return self._even(sign + (" " * GAP).join(texts), "cursor")

    def _heading(self, title: str, note: str, folded: bool) -> str:
        number = f" ({note})"
        shown = cut(title, self.width - GUTTER - len(number)).rstrip()
        return (COLLAPSED if folded else OPEN).ljust(GUTTER) + shown + number

    def blank(self) -> Strip:
        """A line without anything."""
        return self._even("", "plain")

    def empty(self, text: str, line: int) -> Strip:
        """A line of what is said instead of rows, wrapped at words."""
        lines = _wrapped(text, max(1, self.width - 2 * _EMPTY_MARGIN))
        said = lines[line] if line < len(lines) else ""
        return self._even(" " * _EMPTY_MARGIN + said, "empty")

    def column_at(self, x: int) -> str | None:
        """Return the key of the column at a cell of the line, None between two."""
        start = GUTTER
        for column, width in self.columns:
            if start <= x < start + width:
                return column.key
            start += width + GAP
        return None

    def _even(self, text: str, look: str) -> Strip:
        return Strip([Segment(set_cell_size(text, self.width), self.style(look))], self.width)


@lru_cache(maxsize=8)
def _wrapped(text: str, width: int) -> list[str]:
    cleaned = Text(clean(text[:_EMPTY_LONGEST]).expandtabs())
    return [line.plain for line in cleaned.wrap(Console(width=width), width)]


def _title(column: Column[R], width: int, arrow: str, above: int) -> str:
    """Return what stands over a column, cut so that the arrow is always seen."""
    head = column.head(width, above)
    if column.scaled:
        return set_cell_size(head, width)
    if not arrow:
        return cut(head, width, column.align)
    title = cut(head, width - len(arrow)).rstrip()
    return cut(title + arrow, width, column.align)
