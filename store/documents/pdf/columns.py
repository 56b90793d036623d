"""Columns of a table without ruled lines: where they stand, and what of a line is in which."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise
from math import inf

from store.documents.pdf.letters import Word
from store.documents.pdf.rows import Line, SetCell
from store.documents.pdf.set_lines import SetLine

Extent = tuple[float, float]
Columns = tuple[Extent, ...]
"""From where to where the columns of a table go, as their texts show."""
Row = list[SetLine]

_PADDING = 2.2
"""Times the size of its letters that two columns are apart at most where both are full."""
LEVEL = 1.0
"""Points by which the beginnings of one column's texts differ at most."""


def columns_of(rows: Sequence[Sequence[SetCell]]) -> Columns:
    """Return from where to where the texts of each column go."""
    held = ([line for cell in one for line in cell.lines] for one in zip(*rows, strict=True))
    return tuple(
        (
            min((line[0].left for line in lines), default=0.0),
            max((line[-1].right for line in lines), default=0.0),
        )
        for lines in held
    )


def level(one: Extent, other: Extent, near: float) -> bool:
    """Tell whether two texts begin, end or have their middle at one place, as in a column."""
    begins, ends = one[0] - other[0], one[1] - other[1]
    return min(abs(begins), abs(ends), abs(begins + ends) / 2) < near


def end_alike(one: Columns, other: Columns) -> bool:
    """Tell whether the last columns of one table stand where all those of another do."""
    left_out = len(one) - len(other)
    if left_out <= 0 or abs(one[left_out][0] - other[0][0]) > LEVEL:
        return False
    return all(level(a, b, LEVEL) for a, b in zip(one[left_out:], other, strict=True))


def cells_of(
    row: Sequence[SetLine], spans: Sequence[Extent], rights: Sequence[float]
) -> list[SetCell]:
    """Return the cells of a row by the columns that their words stand in."""
    lines: list[list[Line]] = [[] for _span in spans]
    for line in row:
        for place, words in held_in(line, spans):
            lines[place].append(tuple(words))
    return [SetCell(tuple(one), right) for one, right in zip(lines, rights, strict=True)]


class Reach:
    """How far the texts of a table's columns go, kept from row to row while the columns stay."""

    def __init__(self) -> None:
        self._spans: Sequence[Extent] = ()
        self._known: list[tuple[Row, Columns]] = []

    def of(self, rows: Sequence[Row], spans: Sequence[Extent]) -> list[float]:
        """Return how far to the right the text of each column may go: as near the next as any.

        All rows but the last are taken to be whole.
        """
        if spans != self._spans:
            self._spans, self._known = spans, []
        known = self._known
        while known and (len(known) >= len(rows) or known[-1][0] is not rows[len(known) - 1]):
            known.pop()
        held = known[-1][1] if known else ((inf, 0.0),) * len(spans)
        for row in islice(rows, len(known), len(rows) - 1):
            held = _widened(held, row, spans)
            known.append((row, held))
        lefts, rights = zip(*_widened(held, rows[-1], spans), strict=True)
        gaps = (left - right for right, left in zip(rights, lefts[1:], strict=False))
        room = min(gaps, default=0.0)
        return [*(left - room for left in lefts[1:]), rights[-1]]


def _widened(held: Columns, row: Row, spans: Sequence[Extent]) -> Columns:
    """Return from where to where texts go in each column, with those of another row."""
    found = list(held)
    for place, words in (one for line in row for one in held_in(line, spans)):
        left, right = found[place]
        found[place] = min(left, words[0].left), max(right, words[-1].right)
    return tuple(found)


def held_in(line: SetLine, spans: Sequence[Extent]) -> list[tuple[int, list[Word]]]:
    """Return the columns that a line has words in, and those words."""
    held: dict[int, list[Word]] = {}
    for cell in line.cells:
        whole = cell[0].left, cell[-1].right
        columns = touched_by(spans, whole)
        first = columns[0] if columns else _nearest(spans, whole)
        if len(columns) == 1:
            held.setdefault(first, []).extend(cell)
            continue
        for word in cell:
            touched = touched_by(spans, (word.left, word.right))
            held.setdefault(touched[0] if touched else first, []).append(word)
    return sorted(held.items())


def spans_of(line: SetLine) -> list[Extent]:
    """Return from where to where each cell of a line goes."""
    return [(cell[0].left, cell[-1].right) for cell in line.cells]


def touched_by(spans: Sequence[Extent], cell: Extent) -> list[int]:
    left, right = cell
    return [n for n, one in enumerate(spans) if left < one[1] and one[0] < right]


def _nearest(spans: Sequence[Extent], cell: Extent) -> int:
    """Return the column that a cell in none is nearest to."""
    middle = sum(cell) / 2
    return min(range(len(spans)), key=lambda n: abs(sum(spans[n]) / 2 - middle))


def wraps(text: Sequence[SetLine], columns: Sequence[Extent]) -> bool:
    """Tell whether a text stands in a column, and each line of it is as full as that allows."""
    for (left, _right), (right, _end) in pairwise(columns):
        if all(abs(one.left - left) <= LEVEL and one.right < right for one in text):
            return len(text) > 1 and all(
                one.right + two.words[0].right - two.left > right - _PADDING * one.size
                for one, two in pairwise(text)
            )
    return False
