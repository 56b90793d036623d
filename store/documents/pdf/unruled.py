"""A table without ruled lines: rows by how far apart lines are, columns by where cells stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec.structs import replace

from store.documents.common.blocks import Block
from store.documents.pdf.broken_words import is_date
from store.documents.pdf.columns import (
    LEVEL,
    Columns,
    Extent,
    Reach,
    Row,
    cells_of,
    columns_of,
    end_alike,
    held_in,
    level,
    spans_of,
    touched_by,
    wraps,
)
from store.documents.pdf.grids import gutters
from store.documents.pdf.rows import goes_on, is_amid
from store.documents.pdf.set_lines import SetLine

_ROW_STEP = 3.0
"""Times the step within a row that two rows are apart at most."""
_LOOSEST = 1.65
"""Times the size of its letters that the lines of one row are apart at most."""
_BROKEN = "-–/,"
"""Ends of a line in a cell after which a figure may go on."""
_FURTHER = 1.1
"""Times the widest step between two rows that a row of one cell is away at most."""
_MEETING = 0.5
"""Times the size of its letters that a gap is wider than a space between words."""
_OTHER_SIZE = 0.5
"""Points by which the letters of another paragraph differ."""

_FIGURE = re.compile(r"[-–−]?\d[\d\s.,:/-]*%?")
_YEAR = re.compile(r"(?:19|20)\d\d")


class UnruledTable:
    """Takes line after line; the columns are known when all of them are."""

    def __init__(self, line: SetLine) -> None:
        self._rows: list[Row] = [[line]]
        self._widest = 0.0
        self._head_again = False
        self._unsure: tuple[Row, int] = ([], 0)
        self._spans = spans_of(line)
        self._reach = Reach()

    def takes(self, line: SetLine, step: float, *, once: bool) -> bool:
        """Take a line as the rest of a row or as a row, and tell whether it is one of the table.

        `step` is how far apart, in points, the lines of one row are at most; `once` that
        paragraphs and rows seldom begin as the line does.
        """
        before, line = self._rows[-1][-1], self._parted(line)
        beside = before.column == line.column
        away = line.base - before.base if beside else 0.0
        if self._is_anew(line):
            return False
        if self._is_head_whole():
            self._after_head(line, once=once)
        elif not beside and line.text == self._rows[0][0].text:
            self._rows.append([line])
            self._head_again = True
        elif self._is_next(line, away, step) if beside else self._is_cut(line, once=once):
            self._rows[-1].append(line)
        elif len(line.cells) > 1 and away <= step * _ROW_STEP:
            self._rows.append([line])
            self._widest = max(self._widest, away)
        elif self._is_short_row(line, away, step):
            self._rows.append([line])
        else:
            return False
        self._note(line)
        return True

    def _is_head_whole(self) -> bool:
        """Tell whether the last row is the table's head, printed again on another page."""
        return self._head_again and len(self._rows[-1]) >= len(self._rows[0])

    def _after_head(self, line: SetLine, *, once: bool) -> None:
        """Take a line under a head that was printed again, which stands before a row cut in two."""
        self._head_again = False
        head = self._rows.pop()
        if len(self._rows) > 1 and self._is_cut(line, once=once):
            self._rows.insert(-1, head)
            self._rows[-1].append(line)
        else:
            self._rows += [head, [line]]

    def _parted(self, line: SetLine) -> SetLine:
        """Return a line with cells parted that all but meet: where a word begins at a column."""
        cells = []
        for cell in line.cells:
            start = 0
            for place, (before, word) in enumerate(pairwise(cell), 1):
                near = any(abs(word.left - left) < LEVEL for left, _right in self._spans)
                if near and word.left - before.right > _MEETING * word.size:
                    cells.append(cell[start:place])
                    start = place
            cells.append(cell[start:])
        return replace(line, cells=tuple(cells)) if len(cells) > len(line.cells) else line

    def _is_anew(self, line: SetLine) -> bool:
        """Tell whether another table begins under a heading: with other columns, or its head."""
        last = self._rows[-1]
        may_be_heading = _is_short(last) or last is self._unsure[0]
        if len(line.cells) < 2 or len(self._rows) < 2 or not may_be_heading:
            return False
        near = line.size / 2
        spans = spans_of(line)
        same = all(any(level(one, other, near) for other in self._spans) for one in spans)
        return self._is_head(line) or not same

    def _is_head(self, line: SetLine) -> bool:
        """Tell whether a line is a head: as the table's, or alone with it in having no figure."""
        head = self._rows[0][0]
        if len(head.cells) != len(line.cells):
            return False
        if line.texts[0] == head.texts[0]:
            return True
        if _has_figure(line) or _has_figure(head):
            return False
        full = [row[0] for row in self._rows[1:] if len(row[0].cells) > 1]
        return bool(full) and all(_has_figure(one) for one in full)

    def _is_next(self, line: SetLine, away: float, step: float) -> bool:
        """Tell whether a line is the rest of the row above it."""
        alike = len(line.cells) > 1 or abs(line.size - self._rows[-1][-1].size) < _OTHER_SIZE
        near = alike and 0 < away <= min(step, _LOOSEST * line.size) and self._fits(line)
        return near and not self._is_filled_anew(line) and not self._is_resumed(line)

    def _is_resumed(self, line: SetLine) -> bool:
        """Tell whether a line has a text in a column that the row above it was done with.

        The lines of a cell follow each other, so that it is of another row.
        """
        *above, before = self._rows[-1]
        now = self._places(line) - self._places(before)
        return bool(now) and any(now & self._places(one) for one in above)

    def _places(self, line: SetLine) -> set[int]:
        """Return the columns that a line has words in."""
        return {place for place, _words in held_in(line, self._spans)}

    def _is_cut(self, line: SetLine, *, once: bool) -> bool:
        """Tell whether a line on another page is the rest of the last row on that before."""
        if not self._fits(line):
            return False
        rights = self._reach.of(self._rows, self._spans)
        above, below = (cells_of(one, self._spans, rights) for one in (self._rows[-1], [line]))
        is_cut = goes_on(above, below, once=once)
        if is_cut and not is_amid(above, below):
            self._unsure = self._rows[-1], len(self._rows[-1])
        return is_cut

    def _is_filled_anew(self, line: SetLine) -> bool:
        """Tell whether a line has a text in every column, as that before it, and a figure: a row.

        The rest of a cell is seldom in every column; a year alone can be that of a date.
        """
        before = self._rows[-1][-1]
        if not len(line.cells) == len(before.cells) == len(self._spans) > 1:
            return False
        return any(
            _FIGURE.fullmatch(rest)
            and not _YEAR.fullmatch(rest)
            and text[-1] not in _BROKEN
            and not is_date(text + rest)
            for text, rest in zip(before.texts, line.texts, strict=True)
        )

    def _note(self, line: SetLine) -> None:
        """Take a line's cells as columns, where it has the most cells so far or as many."""
        if len(line.cells) > len(self._spans):
            self._spans = spans_of(line)
        elif len(line.cells) == len(self._spans):
            pairs = zip(self._spans, spans_of(line), strict=True)
            self._spans = [(min(one[0], two[0]), max(one[1], two[1])) for one, two in pairs]

    def _is_short_row(self, line: SetLine, away: float, step: float) -> bool:
        """Tell whether a line of one cell is a row: no further away than rows are, and alike."""
        before = self._rows[-1][-1]
        alike = abs(line.size - before.size) < _OTHER_SIZE
        furthest = self._widest * _FURTHER if self._widest else step * _ROW_STEP
        is_near = before.column != line.column or 0 < away <= furthest
        return alike and is_near and self._fits(line)

    def _fits(self, line: SetLine) -> bool:
        """Tell whether each cell of a line stands within one column."""
        return all(len(touched_by(self._spans, span)) <= 1 for span in spans_of(line))

    def left_over(self) -> list[SetLine]:
        """Give back the rows of one cell that no other row follows: what stands under a table.

        What wraps where a column ends is none of it; what only leaves cells empty at the top of a
        page is, where no row comes after it.
        """
        given: list[SetLine] = []
        while len(self._rows) > 1 and _is_short(self._rows[-1]):
            if wraps(self._rows[-1], self._spans):
                break
            given = [*self._rows.pop(), *given]
        row, place = self._unsure
        if row is self._rows[-1]:
            given = [*row[place:], *given]
            del row[place:]
        return given

    def blocks(self, earlier: list[Columns]) -> Iterator[Block]:
        """Return the rows.

        `earlier` are the columns of the tables before it, to which those of this one are added: a
        table whose first columns stand empty shows so by the others.
        """
        spans = self._columns()
        rights = self._reach.of(self._rows, spans)
        rows = [cells_of(row, spans, rights) for row in self._rows]
        columns = columns_of(rows)
        whole = next((one for one in reversed(earlier) if end_alike(one, columns)), columns)
        earlier.append(whole)
        empty = "\t" * (len(whole) - len(columns))
        for row, cells in zip(self._rows, rows, strict=True):
            yield Block("row", empty + "\t".join(cell.text for cell in cells), row[0].page)

    def _columns(self) -> list[Extent]:
        """Return from where to where each column goes: by all words, where they leave gaps."""
        lines = [line for row in self._rows for line in row]
        ends = min(line.left for line in lines), max(line.right for line in lines)
        edges = gutters([word for line in lines for word in line.words], ends)
        return list(pairwise(edges)) if len(edges) > len(self._spans) else self._spans


AHEAD = 8
"""Lines of a table's first cell at most, where it stands alone in its row."""


def begins_table(
    line: SetLine, following: Iterable[object], earlier: Iterable[Columns], step: float
) -> bool:
    """Tell whether a text is the first row of the table under it: it wraps where a column ends.

    `earlier` are the columns of the tables before it; `step` as in a table.
    """
    text = [line]
    for one in following:
        if not isinstance(one, SetLine) or one.column != line.column:
            return False
        away = one.base - text[-1].base
        if len(one.cells) > 1:
            columns = tuple(spans_of(one))
            wider = (known for known in earlier if end_alike(known, columns))
            is_near = away <= step * _ROW_STEP
            return is_near and any(wraps(text, known) for known in (columns, *wider))
        if not 0 < away <= step:
            return False
        text.append(one)
    return False


def _has_figure(line: SetLine) -> bool:
    return any(_FIGURE.fullmatch(text) for text in line.texts)


def _is_short(row: Row) -> bool:
    """Tell whether a row has a text in one cell alone."""
    return all(len(line.cells) == 1 for line in row)
