"""The rows of a table in a Word document, each cell in all the places that it covers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from store.documents.word.runs import OTHERWISE
from store.documents.word.styles import W, value

_WIDEST = 63
"""Columns that a table of Word has at most."""
_WRAPPERS = (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo")

Say = Callable[[Any], str]
"""What a cell says, tables in it as part of it."""


def rows_of(table: Any, say: Say) -> Iterator[list[str]]:
    """Return the cells of each row; a cell over several rows or columns holds for all of them.

    Over the whole width a text stands once: it is a heading within the table.
    """
    above: dict[int, str] = {}
    wide = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    for row in _children(table, f"{W}tr"):
        if _is_deleted(row):
            continue
        cells, above = _cells(row, above, say)
        if len(cells) >= min(wide, 2) and len(set(cells)) == 1 and _spans(row) == 1:
            yield [cells[0], *[""] * (len(cells) - 1)]
        else:
            yield cells


def _cells(row: Any, above: dict[int, str], say: Say) -> tuple[list[str], dict[int, str]]:
    """Return what stands in each column of a row, and what goes on in the rows under it."""
    cells = [""] * _count(row.find(f"{W}trPr/{W}gridBefore"), default=0)
    going: dict[int, str] = {}
    for cell in _children(row, f"{W}tc"):
        properties = cell.find(f"{W}tcPr")
        merge = None if properties is None else properties.find(f"{W}vMerge")
        goes_on = merge is not None and value(merge) != "restart"
        said = above.get(len(cells), "") if goes_on else say(cell)
        span = _count(None if properties is None else properties.find(f"{W}gridSpan"), default=1)
        if merge is not None:
            going[len(cells)] = said
        cells += [said] * max(min(span, _WIDEST - len(cells)), 0)
    return cells, going


def _children(element: Any, tag: str) -> Iterator[Any]:
    """Return the parts of a table, also those that controls or changes are put around."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _spans(row: Any) -> int:
    """Return how many cells a row has."""
    return sum(1 for _cell in _children(row, f"{W}tc"))


def _is_deleted(row: Any) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None or row.tag == OTHERWISE


def _count(element: Any | None, *, default: int) -> int:
    said = value(element)
    return min(int(said), _WIDEST) if said.isdecimal() and len(said) < 3 else default
