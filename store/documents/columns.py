"""A table without ruled lines: rows by how far apart lines are, columns by where cells stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.documents.blocks import Block, joined
from store.documents.set_lines import Cell, Line

_ROW_STEP = 3.0
"""Times the step within a row that two rows are apart at most."""

_FURTHER = 1.1
"""Times the widest step between two rows that a row of one cell is away at most."""
_OTHER_SIZE = 0.5
"""Points by which the letters of another paragraph differ."""

Span = tuple[float, float]


class Table:
    """Takes line after line; the columns are known when all of them are."""

    def __init__(self, line: Line) -> None:
        self._rows = [[line]]
        self._widest = 0.0
        self._spans = _spans(line)

    def takes(self, line: Line, step: float) -> bool:
        """Take a line as the rest of a row or as a row, and tell whether it is one of the table.

        `step` is how far apart, in points, the lines of one row are at most.
        """
        before = self._rows[-1][-1]
        same_page = before.column == line.column
        away = line.base - before.base if same_page else 0.0
        if 0 < away <= step and self._fits(line):
            self._rows[-1].append(line)
        elif len(line.cells) > 1 and away <= step * _ROW_STEP:
            self._rows.append([line])
            self._widest = max(self._widest, away)
        elif self._is_short_row(line, away):
            self._rows.append([line])
        else:
            return False
        self._note(line)
        return True

    def _note(self, line: Line) -> None:
        """Take a line's cells as columns, where it has the most cells so far or as many."""
        if len(line.cells) > len(self._spans):
            self._spans = _spans(line)
        elif len(line.cells) == len(self._spans):
            pairs = zip(self._spans, _spans(line), strict=True)
            self._spans = [(min(one[0], two[0]), max(one[1], two[1])) for one, two in pairs]

    def _is_short_row(self, line: Line, away: float) -> bool:
        """Tell whether a line of one cell is a row: no further away than rows are, and alike."""
        alike = abs(line.size - self._rows[-1][-1].size) < _OTHER_SIZE
        return alike and 0 < away <= self._widest * _FURTHER and self._fits(line)

    def _fits(self, line: Line) -> bool:
        """Tell whether each cell of a line stands within one column."""
        return all(len(_touched(self._spans, cell)) <= 1 for cell in line.cells)

    def blocks(self) -> Iterator[Block]:
        """Return the rows."""
        spans = self._spans
        for row in self._rows:
            cells = [""] * len(spans)
            for line in row:
                for cell, text in zip(line.cells, line.texts, strict=True):
                    place = _place(spans, cell)
                    cells[place] = joined(cells[place], text)
            yield Block("row", "\t".join(cells), row[0].page)


def _spans(line: Line) -> list[Span]:
    """Return from where to where each cell of a line goes."""
    return [_span(cell) for cell in line.cells]


def _span(cell: Cell) -> Span:
    return cell[0].left, cell[-1].right


def _touched(spans: Sequence[Span], cell: Cell) -> list[int]:
    left, right = _span(cell)
    return [n for n, one in enumerate(spans) if left < one[1] and one[0] < right]


def _place(spans: Sequence[Span], cell: Cell) -> int:
    """Return the column that a cell stands in, or is nearest to."""
    touched = _touched(spans, cell)
    middle = sum(_span(cell)) / 2
    if touched:
        return touched[0]
    return min(range(len(spans)), key=lambda n: abs(sum(spans[n]) / 2 - middle))
