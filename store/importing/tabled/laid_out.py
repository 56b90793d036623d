"""Tables of a text that is laid out with spaces: columns under the words of a header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from store.documents.common.blocks import joined
from store.importing.reading.columns import is_name
from store.importing.sheets.table import Numbered

_SEGMENT = re.compile(r"\S+(?: \S+)*")
"""Words with one space between them: more part two columns."""
_PAGE = re.compile(r"\s*(?:[Ss]idan? )?\d{1,4}\s*(?:\(\d{1,4}\)|av \d{1,4})?\s*")
_INDENT = 6
"""Columns that the words of a cell may begin before the name of its column, or after."""
_OUT = 2
"""Columns before the first one's name from which a line is no part of the table."""
_GAP = 2
"""Empty lines after which a row may begin that has nothing in its second column."""

Parts = Mapping[int, tuple[int, ...]]
"""All lines of rows that are made of several, by the first."""


class LaidOut(Struct, frozen=True):
    """A table with its header's row first, all the lines of each row, and its last line."""

    rows: tuple[Numbered, ...]
    parts: Parts
    last: int


class _Row(Struct):
    cells: list[str]
    lines: list[int]


def laid_out(lines: Sequence[str]) -> Iterator[LaidOut]:
    """Return the tables whose header stands in a line of its own, its names far apart."""
    index = 0
    while index < len(lines):
        if columns := _header(lines[index]):
            table = _Table(columns, lines, index).read()
            if table.rows[1:]:
                yield table
            index = table.last
        else:
            index += 1


def _header(line: str) -> tuple[tuple[int, str], ...]:
    """Return where the columns begin that a line names, and how; nothing where it names none."""
    if "   " not in line.strip() or "\t" in line:
        return ()
    found = tuple((one.start(), one[0]) for one in _SEGMENT.finditer(line))
    return found if len(found) > 1 and all(is_name(name) for _start, name in found) else ()


class _Table:
    """Gathers the rows under a header, line by line."""

    def __init__(
        self, columns: tuple[tuple[int, str], ...], lines: Sequence[str], header: int
    ) -> None:
        self._starts = [start for start, _name in columns]
        self._names = tuple(name for _start, name in columns)
        self._lines = lines
        self._index = header
        self._rows: list[_Row] = []

    def read(self) -> LaidOut:
        """Return the table that begins with the header."""
        header, gap, index = self._index, _GAP, self._index + 1
        while index < len(self._lines):
            line = self._lines[index]
            if not line.strip() or _PAGE.fullmatch(line):
                gap += 1
            elif self._is_header(line):
                gap = 0 if self._rows else _GAP
            elif (cells := self._cells(line)) is None:
                break
            else:
                self._take(cells, index + 1, gap)
                gap = 0
            index += 1
        rows = tuple((one.lines[0], tuple(one.cells)) for one in self._rows)
        parts = {one.lines[0]: tuple(one.lines) for one in self._rows}
        return LaidOut(((header + 1, self._names), *rows), parts, max(index, header + 1))

    def _is_header(self, line: str) -> bool:
        """Tell whether a line is the header again; on another page it may stand elsewhere."""
        again = _header(line)
        if tuple(name for _start, name in again) != self._names:
            return False
        self._starts = [start for start, _name in again]
        return True

    def _cells(self, line: str) -> list[str] | None:
        """Return the cells of a line; None where it is no part of the table."""
        cells = [""] * len(self._starts)
        for found in _SEGMENT.finditer(line):
            column = self._column(found.start())
            following = self._starts[column + 1] if column + 1 < len(self._starts) else None
            runs_over = following is not None and found.end() > following + _OUT
            if found.start() < self._starts[0] - _OUT or found[0][0] == "*" or runs_over:
                return None
            cells[column] = joined(cells[column], found[0])
        return cells

    def _column(self, start: int) -> int:
        return max((n for n, at in enumerate(self._starts) if at <= start + _INDENT), default=0)

    def _take(self, cells: list[str], number: int, gap: int) -> None:
        if not self._rows or self._begins(cells, gap):
            self._rows.append(_Row(cells, [number]))
            return
        row = self._rows[-1]
        row.cells = [joined(a, b) if b else a for a, b in zip(row.cells, cells, strict=True)]
        row.lines.append(number)

    def _begins(self, cells: Sequence[str], gap: int) -> bool:
        """Tell whether a line begins a row: after a gap, with a capital, in several columns."""
        if not gap or not cells[0][:1].isupper():
            return False
        return all(cells[:2]) or gap >= _GAP
