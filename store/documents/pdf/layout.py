"""Words on pages into paragraphs and rows: by the ruled lines, the gaps and the full lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import count, pairwise

from msgspec import Struct

from store.documents.common.blocks import MARKS, Block, block, joined
from store.documents.pdf.broken_words import mended, next_line
from store.documents.pdf.columns import Columns
from store.documents.pdf.contents import Rule
from store.documents.pdf.grids import Grid, grids_of
from store.documents.pdf.heads import Side, heads_of
from store.documents.pdf.letters import Turn, Word
from store.documents.pdf.margins import margins_of
from store.documents.pdf.notes import footnotes_from, without_marks, without_stamps
from store.documents.pdf.rows import SetRow, over_pages
from store.documents.pdf.set_lines import PageColumn, SetLine, lines_of, usual_size
from store.documents.pdf.side_by_side import in_columns
from store.documents.pdf.unruled import AHEAD, UnruledTable, begins_table

_FURTHER = 1.1
"""Times the usual step between two lines that a paragraph's next line is away at most."""
_SHARE = 0.05
"""Share of the steps between lines that one must have to be no exception."""
_LONG = 0.75
"""Share of its column that a line fills which breaks off amid a sentence, at a ragged margin."""
_ENDS = (".", "!", "?", ":", ";")
_OTHER_SIZE = 0.5
"""Points by which letters differ in a heading."""


class Page(Struct, frozen=True):
    """A page by its number from 1, or what of it is turned alike: its size, words, ruled lines.

    `hidden` are the layers that it has switched off.
    """

    number: int
    wide: float
    high: float
    words: list[Word]
    rules: list[Rule]
    turn: Turn = 0
    hidden: tuple[str, ...] = ()


class Laid(Struct, frozen=True):
    """What pages hold: the blocks of their text, and what stands beside it on several or one."""

    blocks: list[Block]
    heads: list[Block]
    notes: list[Block]


class Sheet:
    """A page with its tables set apart, and its free lines."""

    def __init__(self, page: Page, number: int) -> None:
        self.page = page
        words, self.stamps = without_stamps(page.words)
        words, self.marks = without_marks(words)
        grids = grids_of(page.rules, words)
        self.inside: dict[Grid, list[Word]] = {grid: [] for grid in grids}
        free: list[Word] = []
        for word in words:
            for grid in grids:
                if grid.holds(word):
                    self.inside[grid].append(word)
                    break
            else:
                free.append(word)
        self.column = PageColumn(page.number, number, (round(page.wide, -1),))
        self.lines = list(lines_of(free, self.column))
        self.beside: list[SetLine] = []

    def take(self, places: set[int]) -> list[SetLine]:
        """Take lines out by their places, and return them."""
        taken = [line for place, line in enumerate(self.lines) if place in places]
        self.lines = [line for place, line in enumerate(self.lines) if place not in places]
        self.beside += taken
        return taken

    def parts(self) -> Iterator[SetLine | SetRow]:
        """Return the lines in the order of reading, and the rows of ruled tables among them."""
        numbers = count(self.column.number)
        tables = sorted(self.inside, key=lambda one: one.top)
        lines = self.lines
        for grid in tables:
            above = [line for line in lines if line.base <= grid.top]
            lines = [line for line in lines if line.base > grid.top]
            yield from self._read(above, next(numbers))
            yield from grid.rows(self.inside[grid], self.page.number)
        yield from self._read(lines, next(numbers))

    def _read(self, lines: Sequence[SetLine], number: int) -> Iterator[SetLine]:
        column = PageColumn(self.page.number, number * _MOST_COLUMNS, self.column.shape)
        yield from in_columns(lines, column)


_MOST_COLUMNS = 1_000
"""Columns on a page that can be told apart."""


class Apart(Struct, frozen=True):
    """Pages without what stands beside their text, and that: heads and feet, footnotes."""

    sheets: list[Sheet]
    heads: list[Block]
    notes: list[Block]


def laid_out(pages: Sequence[Page]) -> Laid:
    """Return the paragraphs and rows of all pages in the order of reading."""
    apart = set_apart(pages)
    parts = list(over_pages(part for sheet in apart.sheets for part in sheet.parts()))
    lines = [part for part in parts if isinstance(part, SetLine)]
    blocks = mended(_Setter(lines).blocks(parts))
    return Laid(list(blocks), apart.heads, apart.notes)


def set_apart(pages: Sequence[Page]) -> Apart:
    """Take heads, feet, footnotes and stamps out of pages."""
    sheets = [Sheet(page, number * 100) for number, page in enumerate(pages)]
    size = usual_size(line for sheet in sheets for line in sheet.lines)
    heads = [*_without_heads(sheets, size), *_stamps(sheets)]
    notes = [note for sheet in sheets for note in _without_notes(sheet, size)]
    return Apart(sheets, heads, notes)


def _without_heads(sheets: Sequence[Sheet], size: float) -> list[Block]:
    """Take heads and feet out of the pages; return each as it was first printed."""
    found: dict[int, set[int]] = defaultdict(set)
    for number, place in heads_of([Side(round(one.page.high), one.lines) for one in sheets], size):
        found[number].add(place)
    said: dict[str, Block] = {}
    for number, places in sorted(found.items()):
        for line in sheets[number].take(places):
            said.setdefault(_wordless(line.text), Block("text", line.text, line.page))
    return [block for words, block in said.items() if words]


def _stamps(sheets: Sequence[Sheet]) -> Iterator[Block]:
    """Return what is printed across the text of pages, each once, as a head is."""
    said: dict[str, int] = {}
    for sheet in sheets:
        if text := " ".join(word.text for word in sheet.stamps):
            said.setdefault(text, sheet.page.number)
    return (Block("text", text, page) for text, page in said.items())


def _wordless(text: str) -> str:
    """Return a head without its numbers: empty where it is the page's number alone."""
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def _without_notes(sheet: Sheet, size: float) -> list[Block]:
    """Take the footnotes out of a page and return them."""
    first = footnotes_from(sheet.lines, sheet.marks, size, sheet.page.high)
    notes: list[str] = []
    for line in sheet.take(set(range(first, len(sheet.lines)))):
        if not notes or line.words[0].text in sheet.marks:
            notes.append(line.text)
        else:
            notes[-1] = joined(notes[-1], line.text)
    return [Block("text", one, sheet.page.number) for one in notes]


def _leading(lines: Sequence[SetLine]) -> dict[int, float]:
    """Return for letters of each size how far apart the lines of one paragraph are, in points.

    That is the smallest step that is no exception: rows and paragraphs are further apart.
    """
    steps: dict[int, Counter[float]] = defaultdict(Counter)
    for before, line in pairwise(lines):
        step = line.base - before.base
        if before.column == line.column and 0 < step < 3 * line.size:
            steps[round(line.size)][round(step, 1)] += 1
    return {
        size: min(step for step, count in found.items() if count >= _SHARE * found.total())
        for size, found in steps.items()
        if max(found.values()) >= _SHARE * found.total()
    }


class _Setter:
    """Joins lines to paragraphs and to the rows of tables without ruled lines."""

    def __init__(self, lines: Sequence[SetLine]) -> None:
        self._leading = _leading(lines)
        self._edges = margins_of(lines)
        self._columns: list[Columns] = []
        self._begun = Counter(
            line.text
            for before, line in pairwise(lines)
            if before.column == line.column and line.base - before.base > self._step(line)
        )
        self._lines: list[SetLine] = []
        self._table: UnruledTable | None = None

    def blocks(self, parts: Sequence[SetLine | SetRow]) -> Iterator[Block]:
        """Return the blocks that the lines make, and the rows of ruled tables among them."""
        for place, part in enumerate(parts):
            if isinstance(part, SetRow):
                yield from self._end()
                yield Block("row", part.text, part.page)
            else:
                yield from self._line(part, parts[place + 1 : place + 1 + AHEAD])
        yield from self._end()

    def _line(self, line: SetLine, following: Sequence[object] = ()) -> Iterator[Block]:
        if not self._takes(line):
            yield from self._end()
            # What stood under a table may be the paragraph that this line belongs to.
            if not self._takes(line):
                yield from self._end()
                is_row = len(line.cells) > 1
                if is_row or begins_table(line, following, self._columns, self._step(line)):
                    self._table = UnruledTable(line)
                else:
                    self._lines = [line]

    def _end(self) -> Iterator[Block]:
        lines, table = self._lines, self._table
        self._lines, self._table = [], None
        if table:
            left_over = table.left_over()
            yield from table.blocks(self._columns)
            for line in left_over:
                yield from self._line(line)
        elif lines:
            text = reduce(next_line, (" ".join(line.texts) for line in lines), "")
            yield block(text, page=lines[0].page)

    def _takes(self, line: SetLine) -> bool:
        """Take a line into what is open, where it belongs to that."""
        if self._table:
            return self._table.takes(line, self._step(line), once=self._begun[line.text] < 2)
        if not self._lines or not self._goes_on(self._lines[-1], line):
            return False
        self._lines.append(line)
        return True

    def _step(self, line: SetLine) -> float:
        """Return how far below the line before it a paragraph's next line is at most."""
        return self._leading.get(round(line.size), line.size * 1.2) * _FURTHER

    def _goes_on(self, before: SetLine, line: SetLine) -> bool:
        """Tell whether a line belongs to the paragraph of the line before it."""
        if (_is_marked(line) and not _is_range(before, line)) or abs(
            line.size - before.size
        ) > _OTHER_SIZE:
            return False
        beside = before.column == line.column
        if beside and not 0 < line.base - before.base <= self._step(line):
            return False
        if len(line.cells) > 1 or not self._is_aligned(line):
            return False
        first = line.words[0]
        is_amid = first.text[:1].islower()
        left, margin = self._edges[before.column.shape]
        full = before.right + (first.right - first.left) + line.size / 4 > margin
        if is_amid and not before.words[-1].text.endswith(_ENDS):
            full = full or before.right - left > _LONG * (margin - left)
        return full and (beside or is_amid)

    def _is_aligned(self, line: SetLine) -> bool:
        """Tell whether a line begins where the paragraph's next does; its first may be indented."""
        last = self._lines[-1]
        if len(self._lines) > 1:
            return abs(self._indent(line) - self._indent(last)) < line.size / 2
        return not _is_marked(last) or self._indent(line) > self._indent(last) - 1

    def _indent(self, line: SetLine) -> float:
        """Return how far within its column a line begins, in points."""
        return line.left - self._edges[line.column.shape][0]


def _is_marked(line: SetLine) -> bool:
    return line.words[0].text in MARKS


def _is_range(before: SetLine, line: SetLine) -> bool:
    """Tell whether the dash that a line begins with stands between two figures (2010 – 2035)."""
    return before.text[-1].isdigit() and len(line.words) > 1 and line.words[1].text[0].isdigit()
