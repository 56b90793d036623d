"""The rows of a table in HTML: a cell over several rows or columns holds for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from store.common.limits import COLUMNS

_SECTIONS = ("thead", "tbody", "tfoot")


def is_layout(table: Any) -> bool:
    """Tell whether a table only sets a page out: a table or a heading is in it, or one column."""
    if table.get("role") in ("presentation", "none"):
        return True
    if next(table.iterdescendants("table", "h1", "h2", "h3", "h4"), None) is not None:
        return True
    return all(len(_cells(row)) < 2 for row in _rows(table))


def rows_of(table: Any, said: Callable[[Any], str]) -> Iterator[tuple[int, list[str]]]:
    """Return the line that each row begins on, 0 where nothing says, and its cells.

    What covers a whole row stands in it once. Spans end with the table, and at as many columns as
    a sheet may have.
    """
    held: dict[int, tuple[int, str]] = {}
    """By column: how many rows more a cell covers, and what it says."""
    for row in _rows(table):
        cells: list[str] = []
        found = _cells(row)
        for cell in found:
            _fill(cells, held)
            text, high = said(cell), _span(cell, "rowspan")
            for _ in range(min(_span(cell, "colspan"), COLUMNS.most)):
                held[len(cells)] = high - 1, text
                cells.append(text)
        if len(found) == 1 and _span(found[0], "colspan") == len(cells):
            cells[1:] = [""] * (len(cells) - 1)
        _fill(cells, held)
        yield int(row.get("data-line") or 0), cells


def _fill(cells: list[str], held: dict[int, tuple[int, str]]) -> None:
    """Add what cells of rows above cover from here on."""
    while (found := held.get(len(cells), (0, "")))[0] > 0:
        held[len(cells)] = found[0] - 1, found[1]
        cells.append(found[1])


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _SECTIONS:
            yield from child.iterchildren("tr")


def _cells(row: Any) -> list[Any]:
    return list(row.iterchildren("td", "th"))


def _span(cell: Any, name: str) -> int:
    said = cell.get(name) or "1"
    return max(int(said), 1) if said.isascii() and said.isdecimal() and len(said) < 6 else 1
