"""A workbook (.xlsx) as rows of cells: what is shown, no formula is worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from zipfile import ZipFile

from msgspec.structs import replace

from store.common.collector import uncollected
from store.common.errors import DocumentError, NamndkollError
from store.common.limits import CELLS, ROWS
from store.documents.common.package import parts
from store.documents.common.rows import Count, Row, SheetDocument, of_sheets
from store.documents.common.text import Remark
from store.documents.workbook.book import open_book
from store.documents.workbook.cells import Cells, Range, Shape, SheetReader, column_name

MAIN = "xl/workbook.xml"
_NAMED = 8
"""Cells, rows and columns up to which each is named."""


def read_xlsx(name: str, data: bytes) -> SheetDocument:
    """Make a document of a workbook's bytes; hidden sheets are left out.

    Raises:
        DocumentError: it is damaged, harmful, empty or too large, or openpyxl is missing.
    """
    parts(name, data)
    remarks: list[Remark] = []
    try:
        with ZipFile(BytesIO(data)) as package, uncollected():
            found = list(_sheets(name, package, remarks))
    except (NamndkollError, MemoryError):
        raise
    except Exception as error:
        # Whatever the reading stumbles on, from a missing part to XML cut short, is the file's.
        raise DocumentError(
            "{name} is damaged or cut off. Fetch the file again.", name=name
        ) from error
    document = of_sheets(name, data, found)
    last = len(document.lines)
    kept = (replace(one, line=min(one.line, last)) for one in remarks)
    return replace(document, remarks=tuple(kept))


def _sheets(
    name: str, package: ZipFile, remarks: list[Remark]
) -> Iterator[tuple[str, Sequence[Sequence[str]]]]:
    """Return the sheets that show by their titles, and add what is to be told of any."""
    book, count, line = open_book(name, package), Count(name), 1
    for sheet in book.sheets:
        if not sheet.visible:
            remarks.append(Remark("hidden sheet", 1, sheet.title))
            continue
        reader = SheetReader(name, book)
        with package.open(sheet.part) as part:
            rows: list[Sequence[str]] = list(count.held(_rows(name, reader.rows(part))))
        shape = reader.shape
        remarks += _remarks(sheet.title, shape, line)
        seen = rows if shape.plain else list(_visible(rows, shape))
        yield sheet.title, seen
        line += len(seen)


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


def _rows(name: str, rows: Iterable[Cells]) -> Iterator[Row]:
    """Return the rows of a sheet; those that are empty at its end are not kept."""
    empty = cells = 0
    for number, row in enumerate(rows, 1):
        cells += len(row)
        ROWS.hold(number, name=name)
        CELLS.hold(cells, name=name)
        if not any(cell is not None for cell in row):
            empty += 1
            continue
        yield from [()] * empty
        empty = 0
        yield tuple([cell or "" for cell in row])
