"""Lines of a page: words on one baseline, in cells where wide gaps part them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from msgspec import Struct

from store.documents.common.blocks import MARKS
from store.documents.pdf.letters import Word

Cell = tuple[Word, ...]

CELL_GAP = 1.2
"""Times the size of its letters that a gap on a line is at least between two cells."""
_MARK_GAP = 5.0
"""The same after the mark or number of a list."""

_SIZE, _LEFT, _ORDER = attrgetter("size"), attrgetter("left"), attrgetter("base", "left")


class PageColumn(Struct, frozen=True, gc=False):
    """Where lines follow each other: a page, or one of several columns on it.

    `shape` is alike for columns of one width and place, whose lines are equally long.
    """

    page: int
    number: int = 0
    shape: tuple[float, ...] = ()


class SetLine(Struct, frozen=True, gc=False):
    """Words on one baseline, from left to right; places in points."""

    cells: tuple[Cell, ...]
    column: PageColumn
    words: tuple[Word, ...]
    base: float
    size: float

    def moved(self, column: PageColumn) -> SetLine:
        """Return it in another column."""
        return SetLine(self.cells, column, self.words, self.base, self.size)

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
    base = size = 0.0
    for word in sorted(words, key=_ORDER):
        if line and word.base != base and word.base - base > min(word.size, size) / 2:
            yield line_of(line, column)
            line = []
        if not line:
            base, size = word.base, word.size
        line.append(word)
    if line:
        yield line_of(line, column)


def line_of(words: Sequence[Word], column: PageColumn) -> SetLine:
    """Set words together that stand on one line, given by their baselines."""
    base, size = words[-1].base, max(map(_SIZE, words))
    ordered = words if words[0].base == base else sorted(words, key=_LEFT)
    places = [
        place
        for place, (before, word) in enumerate(pairwise(ordered), 1)
        if word.left - before.right > CELL_GAP * word.size
    ]
    line = tuple(ordered)
    cells = tuple(_cells(line, places)) if places else (line,)
    return SetLine(cells, column, line, base, size)


def _cells(line: Cell, gaps: Iterable[int]) -> Iterator[Cell]:
    """Part a line where it has gaps; what follows the mark of a list by a small one is no cell."""
    begun = 0
    for place in gaps:
        first, word = line[begun], line[place]
        is_mark = first.text in MARKS or first.text.rstrip(".)") != first.text
        near = word.left - first.right <= _MARK_GAP * word.size
        if place - begun > 1 or not (is_mark and near):
            yield line[begun:place]
            begun = place
    yield line[begun:]


def usual_size(lines: Iterable[SetLine]) -> float:
    """Return the size of most letters, in points."""
    letters: dict[float, int] = defaultdict(int)
    for word in (word for line in lines for word in line.words):
        letters[word.size] += len(word.text)
    sizes: Counter[float] = Counter()
    for size, count in letters.items():
        sizes[round(size, 1)] += count
    return sizes.most_common(1)[0][0] if sizes else 0.0
