"""Columns side by side on a page: which lines are read before which.

Two columns of text look much like a table without ruled lines. Told apart are they by what a table
never has: marks of lists on both sides of the gap, or full lines of prose on both sides whose
paragraphs end at heights of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from store.documents.common.blocks import MARKS
from store.documents.pdf.letters import Word
from store.documents.pdf.set_lines import CELL_GAP, PageColumn, SetLine, lines_of

_FEWEST = 3
"""Lines of a column at least."""
_LEAST_GAP = 0.8
"""Times the size of its letters that the gap between two columns is wide on each line."""
_FULL = 0.6
"""Share of a column's width that its lines of prose fill, taken together."""
_WORDY = 3
"""Words that a line of prose has on average at least; names and dates in cells have fewer."""
_DENSE = 1.7
"""Times the size of the letters that lines of prose are apart at most."""
_STEP = 1.35
"""Times the usual step between two lines from which a paragraph ends."""
_TOGETHER = 0.6
"""Share of the paragraphs that end at one height on both sides, from which they are rows."""
_LEVEL = 2.5
"""Points by which the baselines of one row differ at most."""
_LARGER = 0.5
"""Points by which the letters of a heading are larger than those of its text."""
_MOST_GAPS = 8
"""Places of gaps that are tried on a page: those that most lines have."""


class Band(Struct, frozen=True):
    """Lines that follow each other on a page, in one column or set in several."""

    lines: Sequence[SetLine]
    gap: float | None = None
    """Where the gap between two columns is; None where there is none."""


def in_columns(lines: Sequence[SetLine], column: PageColumn) -> Iterator[SetLine]:
    """Return the lines of a page in the order that they are read in, each with its column."""
    number = column.number
    for band in _bands(lines):
        if band.gap is None:
            of_band = PageColumn(column.page, number, column.shape)
            number += 1
            yield from (line.moved(of_band) for line in band.lines)
            continue
        for side in _sides(band.lines, band.gap):
            shape = (*column.shape, round(min(word.left for word in side), -1), 2)
            of_side = PageColumn(column.page, number, shape)
            number += 1
            yield from in_columns(list(lines_of(side, of_side)), of_side)


def _sides(lines: Sequence[SetLine], gap: float) -> tuple[list[Word], list[Word]]:
    """Return the words to the left of a gap, and those to the right."""
    left: list[Word] = []
    right: list[Word] = []
    for line in lines:
        for word in line.words:
            (left if word.right <= gap else right).append(word)
    return left, right


def _bands(lines: Sequence[SetLine]) -> Iterator[Band]:
    """Part the lines of a page into stretches of one column and stretches of two."""
    start = 0
    for first, last, gap in _stretches(lines):
        if first > start:
            yield Band(lines[start:first])
        yield Band(lines[first:last], gap)
        start = last
    if start < len(lines):
        yield Band(lines[start:])


def _stretches(lines: Sequence[SetLine]) -> Iterator[tuple[int, int, float]]:
    """Return from which line to which a gap parts two columns, and where it is; none twice."""
    start = 0
    while start < len(lines):
        found = _longest(lines, start)
        if found is None:
            return
        yield found
        start = found[1]


def _longest(lines: Sequence[SetLine], start: int) -> tuple[int, int, float] | None:
    """Return the longest stretch of columns from a line on."""
    best: tuple[int, int, float] | None = None
    most = _FEWEST - 1
    for gap in _gaps(lines[start:]):
        first = start
        for last in range(start, len(lines) + 1):
            if last < len(lines) and not _crossed(lines[last], gap):
                continue
            long = last - first
            if long > most and _are_columns(lines[first:last], gap):
                best, most = (first, last, gap), long
            first = last + 1
    return best


def _gaps(lines: Sequence[SetLine]) -> list[float]:
    """Return the places of wide gaps, those that most lines have first."""
    seen: dict[int, int] = {}
    for line in lines:
        for cell, other in zip(line.cells, line.cells[1:], strict=False):
            place = round(other[0].left - line.size / 2)
            if other[0].left - cell[-1].right > CELL_GAP * line.size:
                seen[place] = seen.get(place, 0) + 1
    often = sorted(seen, key=lambda one: -seen[one])
    return [float(one) for one in often if seen[one] > 1][:_MOST_GAPS]


def _crossed(line: SetLine, gap: float) -> bool:
    """Tell whether a line goes over a gap, or has no more there than a space between words."""
    reached = None
    for word in line.words:
        if word.left >= gap:
            return reached is not None and word.left - reached < _LEAST_GAP * line.size
        if word.right > gap:
            return True
        reached = word.right if reached is None else max(reached, word.right)
    return False


def _are_columns(lines: Sequence[SetLine], gap: float) -> bool:
    """Tell whether what stands on both sides of a gap is text of its own."""
    words = _sides(lines, gap)
    left = list(lines_of(words[0], lines[0].column))
    if len(left) < _FEWEST or not (_are_listed(left) or _are_text(left)):
        return False
    right = list(lines_of(words[1], lines[0].column))
    if len(right) < _FEWEST:
        return False
    if _are_listed(left) and _are_listed(right):
        return True
    return _are_text(left) and _are_text(right) and not _in_rows(left, right)


def _are_listed(lines: Sequence[SetLine]) -> bool:
    return any(line.words[0].text in MARKS for line in lines)


def _are_text(lines: Sequence[SetLine]) -> bool:
    """Tell whether lines are prose, in one column or in several of their own."""
    if _are_prose(lines):
        return True
    inner = _longest(lines, 0)
    return inner is not None and inner[1] - inner[0] > len(lines) / 2


def _are_prose(lines: Sequence[SetLine]) -> bool:
    """Tell whether lines fill their column, with words enough and without gaps of their own."""
    wide = max(line.right for line in lines) - min(line.left for line in lines)
    filled = sum(line.right - line.left for line in lines)
    one_cell = sum(len(line.cells) == 1 for line in lines)
    dense = median(_steps(lines)) < _DENSE * lines[0].size
    wordy = sum(len(line.words) for line in lines) >= _WORDY * len(lines)
    return wordy and dense and filled > _FULL * wide * len(lines) and one_cell > len(lines) / 2


def _in_rows(left: Sequence[SetLine], right: Sequence[SetLine]) -> bool:
    """Tell whether paragraphs begin at the same heights on both sides, as cells of rows do."""
    ours, theirs = _begins(left), _begins(right)
    fewer, more = sorted((ours, theirs), key=len)
    if not fewer:
        return False
    same = sum(any(abs(one - other) < _LEVEL for other in more) for one in fewer)
    return same >= _TOGETHER * len(fewer)


def _begins(lines: Sequence[SetLine]) -> list[float]:
    """Return at which heights paragraphs begin after a gap; those under their heading do not."""
    steps = _steps(lines)
    usual = sorted(steps)[len(steps) // 4]
    return [
        line.base
        for before, line, step in zip(lines, lines[1:], steps, strict=False)
        if step > _STEP * usual and before.size < line.size + _LARGER
    ]


def _steps(lines: Sequence[SetLine]) -> list[float]:
    return [two.base - one.base for one, two in pairwise(lines)]
