"""A workbook (.xlsx) as rows of cells: what is shown, no formula is worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from msgspec.structs import replace

from store.documents.extras import library
from store.documents.number_formats import shown
from store.documents.package import parts
from store.documents.sheets import (
    MOST_CELLS,
    MOST_ROWS,
    Row,
    SheetDocument,
    of_sheets,
    refuse_many,
)
from store.documents.text import Remark
from store.documents.workbook_parts import Range, Shape, column_name, shapes_of
from store.errors import DocumentError, NamndkollError

MAIN = "xl/workbook.xml"
_SHEETS = "xl/worksheets/"
_NAMED = 8
"""Cells, rows and columns up to which each is named."""


def read_xlsx(name: str, data: bytes) -> SheetDocument:
    """Make a document of a workbook's bytes; hidden sheets are left out.

    Raises:
        DocumentError: it is damaged, harmful, empty or too large, or openpyxl is missing.
    """
    sheets = [one for one in parts(name, data) if one.startswith(_SHEETS)]
    _refuse_long(name, data, sheets)
    openpyxl = library("openpyxl", name)
    found: list[tuple[str, list[Row]]] = []
    remarks: list[Remark] = []
    try:
        shapes = shapes_of(data)
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                remarks.append(Remark("hidden sheet", 1, sheet.title))
                continue
            shape = shapes.get(sheet.title, Shape())
            remarks += _remarks(sheet.title, shape, 1 + sum(len(rows) for _, rows in found))
            found.append((sheet.title, list(_visible(_rows(name, sheet), shape))))
    except NamndkollError:
        raise
    except Exception as error:
        # Whatever the library stumbles on, from a missing part to XML cut short, is the file's.
        raise DocumentError(
            "{name} is damaged or cut off. Fetch the file again.", name=name
        ) from error
    document = of_sheets(name, data, found)
    last = len(document.lines)
    kept = (replace(one, line=min(one.line, last)) for one in remarks)
    return replace(document, remarks=tuple(kept))


def _remarks(title: str, shape: Shape, line: int) -> Iterator[Remark]:
    """Return what is to be told of a sheet: what of it is left out, and what is not known."""
    hidden = [f"{number + 1}" for number in sorted(shape.hidden_rows)]
    hidden += [column_name(number) for number in sorted(shape.hidden_columns)]
    if hidden:
        yield Remark("hidden rows or columns", line, f"{title}: {_few(hidden)}")
    if shape.unworked:
        yield Remark("formula without a value", line, f"{title}: {_few(shape.unworked)}")


def _few(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" … (+{more})" if more > 0 else "")


def _visible(rows: Iterable[Row], shape: Shape) -> Iterator[Row]:
    """Return rows as they are seen: what is merged in all its cells, what is hidden not at all.

    What is merged over all that a row holds stands once: it is a heading within the table.
    """
    covering: dict[int, list[Range]] = {}
    for one in shape.merged:
        for number in range(one[0], min(one[2], one[0] + MOST_ROWS) + 1):
            covering.setdefault(number, []).append(one)
    values: dict[Range, str] = {}
    for number, row in enumerate(rows):
        cells = list(row)
        for one in covering.get(number, ()):
            top, left, _bottom, right = one
            if number == top:
                values[one] = cells[left] if left < len(cells) else ""
            cells += [""] * (right + 1 - len(cells))
            if any(cell for place, cell in enumerate(cells) if not left <= place <= right):
                cells[left : right + 1] = [values.get(one, "")] * (right + 1 - left)
        if number not in shape.hidden_rows:
            hidden = shape.hidden_columns
            yield tuple(cell for place, cell in enumerate(cells) if place not in hidden)


def _refuse_long(name: str, data: bytes, sheets: Sequence[str]) -> None:
    """Refuse a sheet of more rows than are read, empty ones too, before they are gone through."""
    with ZipFile(BytesIO(data)) as package:
        for sheet in sheets:
            part = package.read(sheet)
            if part.count(b"<row") + part.count(b":row") > MOST_ROWS:
                refuse_many(name)


def _rows(name: str, sheet: Any) -> Iterator[tuple[str, ...]]:
    """Return the rows of a sheet; those that are empty at its end are not kept."""
    # What the file says of its own size may be anything.
    sheet.reset_dimensions()
    empty = cells = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells += len(row)
        if number > MOST_ROWS or cells > MOST_CELLS:
            refuse_many(name)
        if all(cell.value is None for cell in row):
            empty += 1
            continue
        yield from [()] * empty
        empty = 0
        # An empty cell of a row that is read as it comes has no format.
        yield tuple("" if one.value is None else shown(one.value, one.number_format) for one in row)
