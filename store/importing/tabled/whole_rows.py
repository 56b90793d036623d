"""Rows that a text cut in pieces, whole again: over lines, under a header printed again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from store.documents.common.blocks import joined
from store.documents.common.rows import Row
from store.importing.language import layout_words as words
from store.importing.sheets.table import Numbered, SheetTable, sole

_PIECES = 10
"""Lines that one row may be cut over."""
_NARROW = 4
"""Columns below which short rows are not told from pieces of one."""
_MANY = 0.3
"""Share of rows in lower case from which it says nothing of what goes on."""


class _Rows:
    """Rows with all the lines of each; a row may go on with the one before."""

    def __init__(self, table: SheetTable) -> None:
        self.rows: list[Numbered] = []
        self._lines = {line: table.parts.get(line, (line,)) for line, _row in table.rows}
        self._who = next((one.place for one in table.columns if one.field == "committee"), -1)

    def add(self, pieces: Sequence[Numbered]) -> None:
        """Take a row that is cut in pieces within a cell each time."""
        line, cells = pieces[0]
        whole = list(cells)
        at = _last(cells)
        for number, piece in pieces[1:]:
            filled = piece[: _last(piece) + 1]
            whole[at] = joined(whole[at], filled[0])
            whole[at + 1 : at + len(filled)] = filled[1:]
            at += len(filled) - 1
            self._lines[line] += self._lines[number]
        self.rows.append((line, tuple(whole)))

    def go_on(self, line: int, cells: Row, lines: Sequence[int] = ()) -> None:
        """Take what goes on with the row before, cell by cell; bodies are parted by a sign."""
        first, before = self.rows[-1]
        held = [*before, *([""] * (len(cells) - len(before)))]
        for place, cell in enumerate(cells):
            parted = place == self._who and held[place] and cell and not cell[0].islower()
            held[place] = f"{held[place]}; {cell}" if parted else joined(held[place], cell).strip()
        self.rows[-1] = first, tuple(held)
        self._lines[first] += tuple(lines) or self._lines[line]

    def table(self, table: SheetTable) -> SheetTable:
        """Return a table with these rows in the place of its own."""
        parts = {line: self._lines[line] for line, _row in self.rows if len(self._lines[line]) > 1}
        return replace(table, rows=tuple(self.rows), parts=parts)


def whole(tables: Iterable[SheetTable]) -> Iterator[SheetTable]:
    """Return tables with whole rows; what a header printed again cuts goes to the table before."""
    before: SheetTable | None = None
    for table in tables:
        one = _mended(table)
        if before and before.rows and one.again and one.rows and _is_rest(one, one.rows[0][1]):
            line, cells = one.rows[0]
            rows = _Rows(before)
            rows.rows = list(before.rows)
            rows.go_on(line, cells, one.parts.get(line, (line,)))
            before, one = rows.table(before), replace(one, rows=one.rows[1:])
        if before:
            yield before
        before = one
    if before:
        yield before


def _mended(table: SheetTable) -> SheetTable:
    width = max((one.place for one in table.columns), default=0) + 1
    rows = _Rows(table)
    lowers = _begins_low(table)
    at = 0
    while at < len(table.rows):
        line, cells = table.rows[at]
        pieces = _pieces(table.rows[at : at + _PIECES], width)
        at += pieces
        if pieces == 1 and rows.rows and _is_rest(table, cells, lowers=lowers):
            rows.go_on(line, cells)
        else:
            rows.add(table.rows[at - pieces : at])
    return rows.table(table)


def _pieces(rows: Sequence[Numbered], width: int) -> int:
    """Return how many lines a row is cut over: so many as fill all its columns, and no more.

    A cell that was broken over lines ends one line and begins the next.
    """
    at = _last(rows[0][1])
    if at < 1 or at >= width - 1 or width < _NARROW:
        return 1
    for count, (_line, cells) in enumerate(rows[1:], 2):
        last = _last(cells)
        if last < 0 or not cells[0] or at + last > width - 1:
            return 1
        at += last
        if at == width - 1:
            return count
    return 1


def _last(cells: Row) -> int:
    return max((place for place, cell in enumerate(cells) if cell), default=-1)


def _is_rest(table: SheetTable, cells: Row, *, lowers: bool = False) -> bool:
    """Tell whether a row is the rest of the one before: it names nothing, or in the middle.

    `lowers` where the rows of its table begin so anyway.
    """
    place = _text_place(table)
    if place < 0 or not any(cells) or _is_figured(table, cells):
        return False
    text = cells[place] if place < len(cells) else ""
    if (alone := sole(cells)) and alone != text:
        return alone[0].islower()
    beside = any(cell for n, cell in enumerate(cells) if n > place)
    return beside if not text else not lowers and text[0].isalpha() and words.starts_lower(text)


def _is_figured(table: SheetTable, cells: Row) -> bool:
    """Tell whether a row has a figure in each of several columns, as the rest of one has not."""
    places = [one.place for one in table.figures.columns]
    return len(places) > 1 and all(place < len(cells) and cells[place] for place in places)


def _begins_low(table: SheetTable) -> bool:
    place = _text_place(table)
    texts = [row[place] for _line, row in table.rows if 0 <= place < len(row) and row[place]]
    return sum(map(words.starts_lower, texts)) > _MANY * len(texts)


def _text_place(table: SheetTable) -> int:
    """Return the column that says what a row is of; beside figures that is the indicator."""
    fields = table.fields
    first, second = ("indicator", "text") if table.figures.columns else ("text", "indicator")
    return fields.get(first, fields.get(second, -1))
