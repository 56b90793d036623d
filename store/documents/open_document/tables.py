"""The rows of a table in OpenDocument: repeated rows and cells, spans, and what is hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from store.common.limits import COLUMNS, ROWS
from store.documents.open_document.package import tag, whole

_ROW, _COLUMN = tag("table:table-row"), tag("table:table-column")
_CELL, _COVERED = tag("table:table-cell"), tag("table:covered-table-cell")
_GROUPS = frozenset(
    map(
        tag,
        (
            *("table:table-rows", "table:table-row-group", "table:table-header-rows"),
            *("table:table-columns", "table:table-column-group", "table:table-header-columns"),
        ),
    )
)
_HIDDEN = ("collapse", "filter")

Row = list[str]


class OpenTable:
    """A table with its rows as they are seen; `hidden` names the rows and columns that are not."""

    def __init__(self, table: Any, said: Callable[[Any], str]) -> None:
        self._said = said
        self._held: dict[int, tuple[int, str]] = {}
        """By column: how many rows more a cell covers, and what it says."""
        self._table = table
        self.hidden_rows: list[int] = []
        self.hidden_columns = sorted(self._unseen_columns())

    def rows(self) -> Iterator[Row]:
        """Return the rows; those that are empty at the end are not kept."""
        empty, number = 0, 0
        for element in _each(self._table, _ROW):
            times = whole(element.get(tag("table:number-rows-repeated")))
            cells = self._cells(element)
            number += times
            if element.get(tag("table:visibility")) in _HIDDEN:
                self.hidden_rows += [number] if any(cells) else []
            elif not any(cells):
                empty += times
            else:
                yield from ([] for _ in range(min(empty, ROWS.most + 1)))
                yield from (cells for _ in range(min(times, ROWS.most + 1)))
                empty = 0

    def _cells(self, element: Any) -> Row:
        cells: Row = []
        lone = 0
        for child in element.iterchildren(_CELL, _COVERED):
            times = whole(child.get(tag("table:number-columns-repeated")))
            for _ in range(min(times, COLUMNS.most + 1 - len(cells))):
                if child.tag == _COVERED:
                    cells.append(self._covered(len(cells)))
                else:
                    lone = max(lone, self._begin(child, len(cells), cells))
        while cells and not cells[-1]:
            cells.pop()
        if lone and lone >= len(cells):
            cells[1:] = [""] * (len(cells) - 1)
        unseen = set(self.hidden_columns)
        return [cell for place, cell in enumerate(cells) if place not in unseen]

    def _begin(self, cell: Any, place: int, cells: Row) -> int:
        """Add a cell, and hold what it covers; return how wide it is where it begins a row."""
        text = self._said(cell)
        across = whole(cell.get(tag("table:number-columns-spanned")))
        high = whole(cell.get(tag("table:number-rows-spanned")))
        for column in range(place, min(place + across, COLUMNS.most + 1)):
            self._held[column] = (high if column > place else high - 1), text
        cells.append(text)
        return across if place == 0 and across > 1 else 0

    def _covered(self, place: int) -> str:
        left, text = self._held.get(place, (0, ""))
        self._held[place] = left - 1, text
        return text if left > 0 else ""

    def _unseen_columns(self) -> Iterator[int]:
        place = 0
        for column in _each(self._table, _COLUMN):
            times = whole(column.get(tag("table:number-columns-repeated")))
            if column.get(tag("table:visibility")) in _HIDDEN:
                yield from range(place, min(place + times, COLUMNS.most))
            place += times


def _each(element: Any, wanted: str) -> Iterator[Any]:
    """Return the rows or columns of a table, also those in groups; none of tables within it."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag in _GROUPS:
            yield from _each(child, wanted)
