"""Lines of a page: words on one baseline, in cells where wide gaps part them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from msgspec import Struct

from store.documents.common.blocks import MARKS
from store.documents.pdf.contents import Word

Cell = tuple[Word, ...]

CELL_GAP = 1.2
"""Times the size of its letters that a gap on a line is at least between two cells."""
_MARK_GAP = 5.0
"""The same after the mark or number of a list."""


class PageColumn(Struct, frozen=True):
    """Where lines follow each other: a page, or one of several columns on it.

    `shape` is alike for columns of one width and place, whose lines are equally long.
    """

    page: int
    number: int = 0
    shape: tuple[float, ...] = ()


class SetLine(Struct, frozen=True):
    """Words on one baseline, from left to right; places in points."""

    cells: tuple[Cell, ...]
    column: PageColumn
    words: tuple[Word, ...]
    base: float
    size: float

    @property
    def page(self) -> int:
        """The number of its page."""
        return self.column.page

    @property
    def left(self) -> float:
        """Where its first word begins, in points."""
        return self.cells[0][0].left

    @property
    def right(self) -> float:
        """Where its last word ends, in points."""
        return self.cells[-1][-1].right

    @property
    def texts(self) -> list[str]:
        """What each cell says."""
        return [" ".join(word.text for word in cell) for cell in self.cells]

    @property
    def text(self) -> str:
        """What it says, as if its cells were none."""
        return " ".join(self.texts)


def lines_of(words: Iterable[Word], column: PageColumn) -> Iterator[SetLine]:
    """Set words that stand on one baseline together, from left to right."""
    line: list[Word] = []
    for word in sorted(words, key=attrgetter("base", "left")):
        if line and word.base - line[0].base > min(word.size, line[0].size) / 2:
            yield _line(line, column)
            line = []
        line.append(word)
    if line:
        yield _line(line, column)


def _line(words: Sequence[Word], column: PageColumn) -> SetLine:
    cells: list[list[Word]] = []
    ordered = sorted(words, key=attrgetter("left"))
    for word in ordered:
        if cells and not _apart(cells[-1], word):
            cells[-1].append(word)
        else:
            cells.append([word])
    base, size = max(one.base for one in ordered), max(one.size for one in ordered)
    return SetLine(tuple(map(tuple, cells)), column, tuple(ordered), base, size)


def _apart(cell: Sequence[Word], word: Word) -> bool:
    """Tell whether a word begins another cell; what follows a bullet's mark never does."""
    first, gap = cell[0].text, word.left - cell[-1].right
    is_mark = len(cell) == 1 and (first in MARKS or first.rstrip(".)") != first)
    return gap > (_MARK_GAP if is_mark else CELL_GAP) * word.size
