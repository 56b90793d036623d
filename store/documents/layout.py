"""Words on pages into paragraphs and rows: by the ruled lines, the gaps and the full lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from store.documents.blocks import MARKS, Block, block, joined
from store.documents.columns import Table
from store.documents.grids import Grid, grids_of
from store.documents.page_contents import Rule, Word
from store.documents.set_lines import Line

_CELL_GAP = 1.2
"""Times the height of its letters that a gap on a line is at least between two cells."""
_MARK_GAP = 5.0
"""The same after the mark or number of a list."""
_FURTHER = 1.1
"""Times the usual step between two lines that a paragraph's next line is away at most."""
_SHARE = 0.05
"""Share of the steps between lines that one must have to be no exception."""
_OTHER_SIZE = 0.5
"""Points by which letters differ in a heading."""


class Page(Struct, frozen=True):
    """A page by its number from 1, its words and its ruled lines."""

    number: int
    words: list[Word]
    rules: list[Rule]


def blocks_of(pages: Sequence[Page]) -> list[Block]:
    """Return the paragraphs and rows of all pages in order."""
    parts = [part for page in pages for part in _parts_of(page)]
    lines = [part for part in parts if isinstance(part, Line)]
    margin = max((line.right for line in lines), default=0.0)
    return list(_Setter(_leading(lines), margin).blocks(parts))


def _parts_of(page: Page) -> Iterator[Line | Block]:
    """Return the lines of a page, and the rows of its ruled tables in their places."""
    grids = grids_of(page.rules)
    inside: dict[Grid, list[Word]] = {grid: [] for grid in grids}
    free: list[Word] = []
    for word in page.words:
        grid = next((one for one in grids if one.holds(word)), None)
        (inside[grid] if grid else free).append(word)
    found: list[tuple[float, list[Line | Block]]] = [
        (line.bottom, [line]) for line in _lines(free, page.number)
    ]
    for grid, words in inside.items():
        rows = grid.rows(words)
        found.append((grid.top, [Block("row", "\t".join(row), page.number) for row in rows]))
    for _place, parts in sorted(found, key=lambda one: one[0]):
        yield from parts


def _lines(words: Sequence[Word], page: int) -> Iterator[Line]:
    """Set words that stand at one height together, from left to right."""
    line: list[Word] = []
    for word in sorted(words, key=lambda one: (one.bottom, one.left)):
        if line and word.bottom - line[0].bottom > min(word.size, line[0].size) / 2:
            yield _line(line, page)
            line = []
        line.append(word)
    if line:
        yield _line(line, page)


def _line(words: list[Word], page: int) -> Line:
    cells: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.left):
        if cells and not _apart(cells[-1], word):
            cells[-1].append(word)
        else:
            cells.append([word])
    return Line(tuple(map(tuple, cells)), page)


def _apart(cell: list[Word], word: Word) -> bool:
    """Tell whether a word begins another cell; what follows a bullet's mark never does."""
    first, gap = cell[0].text, word.left - cell[-1].right
    is_mark = len(cell) == 1 and (first in MARKS or first.rstrip(".)") != first)
    return gap > (_MARK_GAP if is_mark else _CELL_GAP) * word.size


def _leading(lines: Sequence[Line]) -> dict[int, float]:
    """Return for letters of each size how far apart the lines of one paragraph are, in points.

    That is the smallest step that is no exception: rows and paragraphs are further apart.
    """
    steps: dict[int, Counter[float]] = defaultdict(Counter)
    for before, line in pairwise(lines):
        step = line.bottom - before.bottom
        if before.page == line.page and 0 < step < 3 * line.size:
            steps[round(line.size)][round(step, 1)] += 1
    return {
        size: min(step for step, count in found.items() if count >= _SHARE * found.total())
        for size, found in steps.items()
        if max(found.values()) >= _SHARE * found.total()
    }


class _Setter:
    """Joins lines to paragraphs and to the rows of tables without ruled lines."""

    def __init__(self, leading: dict[int, float], margin: float) -> None:
        self._leading = leading
        self._margin = margin
        self._lines: list[Line] = []
        self._table: Table | None = None

    def blocks(self, parts: Sequence[Line | Block]) -> Iterator[Block]:
        """Return the blocks that the lines make; those that are one already are passed on."""
        for part in parts:
            if isinstance(part, Block):
                yield from self._end()
                yield part
            elif not self._takes(part):
                yield from self._end()
                self._begin(part)
        yield from self._end()

    def _begin(self, line: Line) -> None:
        if len(line.cells) > 1:
            self._table = Table(line)
        else:
            self._lines = [line]

    def _end(self) -> Iterator[Block]:
        lines, table = self._lines, self._table
        self._lines, self._table = [], None
        if table:
            yield from table.blocks()
        elif lines:
            yield block(_text(lines), page=lines[0].page)

    def _takes(self, line: Line) -> bool:
        """Take a line into what is open, where it belongs to that."""
        if self._table:
            return self._table.takes(line, self._step(line))
        if not self._lines or not self._goes_on(self._lines[-1], line):
            return False
        self._lines.append(line)
        return True

    def _step(self, line: Line) -> float:
        """Return how far below the line before it a paragraph's next line is at most."""
        return self._leading.get(round(line.size), line.size * 1.2) * _FURTHER

    def _goes_on(self, before: Line, line: Line) -> bool:
        """Tell whether a line belongs to the paragraph of the line before it."""
        if _is_marked(line) or abs(line.size - before.size) > _OTHER_SIZE:
            return False
        same_page = before.page == line.page
        if same_page and not 0 < line.bottom - before.bottom <= self._step(line):
            return False
        if len(line.cells) > 1 or not _aligned(self._lines, line):
            return False
        first = line.words[0]
        full = before.right + (first.right - first.left) + line.size / 4 > self._margin
        return full and (same_page or first.text[:1].islower())


def _aligned(lines: Sequence[Line], line: Line) -> bool:
    """Tell whether a line begins where a paragraph's next one does; its first may be indented."""
    if len(lines) > 1:
        return abs(line.left - lines[-1].left) < line.size / 2
    return not _is_marked(lines[0]) or line.left > lines[0].left - 1


def _is_marked(line: Line) -> bool:
    return line.words[0].text in MARKS


def _text(lines: Sequence[Line]) -> str:
    text = ""
    for line in lines:
        text = joined(text, " ".join(line.texts))
    return text
