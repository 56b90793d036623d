"""A workbook (.xlsx) as rows of cells: what is shown, no formula is worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from msgspec.structs import replace

from store.common.errors import DocumentError, NamndkollError
from store.common.limits import CELLS, ROWS, SHEETS, STRINGS
from store.documents.common.extras import library
from store.documents.common.package import parts
from store.documents.common.rows import Count, Row, SheetDocument, of_sheets
from store.documents.common.text import Remark
from store.documents.workbook.number_formats import shown
from store.documents.workbook.parts import Range, Shape, column_name, shapes_of

MAIN = "xl/workbook.xml"
_AROUND = [(b"<", end) for end in (b" ", b">", b"/", b"\n", b"\r", b"\t")] + [(b":", b" ")]
"""What stands around the name of an element where it begins, with a prefix or without."""
_NAMED = 8
"""Cells, rows and columns up to which each is named."""


def read_xlsx(name: str, data: bytes) -> SheetDocument:
    """Make a document of a workbook's bytes; hidden sheets are left out.

    Raises:
        DocumentError: it is damaged, harmful, empty or too large, or openpyxl is missing.
    """
    _refuse_long(name, data, parts(name, data))
    openpyxl = library("openpyxl", name)
    remarks: list[Remark] = []
    try:
        shapes = shapes_of(data)
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        SHEETS.hold(len(book.sheetnames), name=name)
        found = list(_sheets(name, book, shapes, remarks))
    except (NamndkollError, MemoryError):
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


def _sheets(
    name: str, book: Any, shapes: Mapping[str, Shape], remarks: list[Remark]
) -> Iterator[tuple[str, list[Row]]]:
    """Return the sheets that show by their titles, and add what is to be told of any."""
    count, line = Count(name), 1
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            remarks.append(Remark("hidden sheet", 1, sheet.title))
            continue
        shape = shapes.get(sheet.title, Shape())
        remarks += _remarks(sheet.title, shape, line)
        rows = list(_visible(count.held(_rows(name, sheet)), shape))
        yield sheet.title, rows
        line += len(rows)


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


def _visible(rows: Iterable[Sequence[str]], shape: Shape) -> Iterator[Row]:
    """Return rows as they are seen: what is merged in all its cells, what is hidden not at all.

    What is merged over all that a row holds stands once: it is a heading within the table.
    """
    covering: dict[int, list[Range]] = {}
    for one in shape.merged:
        for number in range(one[0], min(one[2], one[0] + ROWS.most) + 1):
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


def _refuse_long(name: str, data: bytes, names: Iterable[str]) -> None:
    """Refuse more rows or texts than are read, before they are gone through."""
    with ZipFile(BytesIO(data)) as package:
        for part in (one for one in names if one.endswith(".xml")):
            text = package.read(part)
            ROWS.hold(_count(text, b"row"), name=name)
            STRINGS.hold(_count(text, b"si"), name=name)


def _count(part: bytes, tag: bytes) -> int:
    """Return how many elements begin with a name, those of longer names not counted."""
    return sum(part.count(begin + tag + end) for begin, end in _AROUND)


def _rows(name: str, sheet: Any) -> Iterator[tuple[str, ...]]:
    """Return the rows of a sheet; those that are empty at its end are not kept."""
    # What the file says of its own size may be anything.
    sheet.reset_dimensions()
    empty = cells = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells += len(row)
        ROWS.hold(number, name=name)
        CELLS.hold(cells, name=name)
        if all(cell.value is None for cell in row):
            empty += 1
            continue
        yield from [()] * empty
        empty = 0
        # An empty cell of a row that is read as it comes has no format.
        yield tuple("" if one.value is None else shown(one.value, one.number_format) for one in row)
