"""A workbook (.xlsx) as rows of cells: what is shown, no formula is worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from store.documents.extras import library
from store.documents.package import parts
from store.documents.sheets import Count, SheetDocument, of_sheets
from store.errors import DocumentError, NamndkollError
from store.limits import CELLS, ROWS, SHEETS, STRINGS

MAIN = "xl/workbook.xml"
_AROUND = [(b"<", end) for end in (b" ", b">", b"/", b"\n", b"\r", b"\t")] + [(b":", b" ")]
"""What stands around the name of an element where it begins, with a prefix or without."""


def read_xlsx(name: str, data: bytes) -> SheetDocument:
    """Make a document of a workbook's bytes; hidden sheets are left out.

    Raises:
        DocumentError: it is damaged, harmful, empty or too large, or openpyxl is missing.
    """
    _refuse_long(name, data, parts(name, data))
    openpyxl = library("openpyxl", name)
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        SHEETS.hold(len(book.sheetnames), name=name)
        count = Count(name)
        found = [
            (sheet.title, list(count.held(_rows(name, sheet))))
            for sheet in book.worksheets
            if sheet.sheet_state == "visible"
        ]
    except (NamndkollError, MemoryError):
        raise
    except Exception as error:
        # Whatever the library stumbles on, from a missing part to XML cut short, is the file's.
        raise DocumentError(
            "{name} is damaged or cut off. Fetch the file again.", name=name
        ) from error
    return of_sheets(name, data, found)


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
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells += len(row)
        ROWS.hold(number, name=name)
        CELLS.hold(cells, name=name)
        if all(value is None for value in row):
            empty += 1
            continue
        yield from [()] * empty
        empty = 0
        yield tuple(map(_shown, row))


def _shown(value: object) -> str:
    """Return a value as a person would write it; a day has no time of day."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value)
