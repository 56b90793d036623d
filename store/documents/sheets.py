"""Rows of cells, from a sheet or a file of separated values, with the lines that show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import asdict

from store.documents.text import TextDocument, from_lines
from store.errors import DocumentError
from store.text import one_line

MOST_ROWS = 200_000
MOST_CELLS = 4_000_000
Row = tuple[str, ...]


class Sheet(Struct, frozen=True):
    """A sheet by its title; its rows begin on a line of the document, counted from 1."""

    title: str
    first_line: int
    rows: tuple[Row, ...]


class SheetDocument(TextDocument, frozen=True):
    """Sheets as cleaned cells; each row is a line of the text, its cells parted by tabs."""

    sheets: tuple[Sheet, ...] = ()
    encoding: str = "UTF-8"


def of_sheets(
    name: str, data: bytes, found: Iterable[tuple[str, Sequence[Sequence[str]]]], encoding: str = ""
) -> SheetDocument:
    """Make a document of titled rows that stand in a file of these bytes.

    Raises:
        DocumentError: they are empty.
    """
    sheets: list[Sheet] = []
    lines: list[str] = []
    for title, raw in found:
        rows = tuple(tuple(one_line(cell) for cell in row) for row in raw)
        sheets.append(Sheet(one_line(title), len(lines) + 1, rows))
        lines += ["\t".join(row).rstrip("\t") for row in rows]
    text = from_lines(name, data, lines)
    return SheetDocument(**asdict(text), sheets=tuple(sheets), encoding=encoding or "UTF-8")


def refuse_many(name: str) -> None:
    """Refuse a file of more rows or cells than are read.

    Raises:
        DocumentError: always.
    """
    raise DocumentError(
        "{name} has more than {rows} rows or too many cells, and was not read. Save what is in "
        "use as a sheet of its own.",
        name=name,
        rows=MOST_ROWS,
    )
