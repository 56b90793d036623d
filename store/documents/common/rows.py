"""Rows of cells, from a sheet or a file of separated values, with the lines that show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import asdict

from store.common.limits import CELLS, COLUMNS, LETTERS, ROWS
from store.common.text import one_line
from store.documents.common.text import TextDocument, from_lines

Row = tuple[str, ...]
_CLEANED = 1024
"""Texts of cells of which it is kept how they are cleaned: most of a table's come again."""


class Sheet(Struct, frozen=True):
    """A sheet by its title; its rows begin on a line of the document, counted from 1."""

    title: str
    first_line: int
    rows: tuple[Row, ...]


class SheetDocument(TextDocument, frozen=True):
    """Sheets as cleaned cells; each row is a line of the text, its cells parted by tabs."""

    sheets: tuple[Sheet, ...] = ()


def of_sheets(
    name: str, data: bytes, found: Iterable[tuple[str, Sequence[Sequence[str]]]]
) -> SheetDocument:
    """Make a document of titled rows that stand in a file of these bytes.

    Raises:
        DocumentError: they are empty, or more than are read.
    """
    sheets: list[Sheet] = []
    lines: list[str] = []
    cleaned = lru_cache(maxsize=_CLEANED)(one_line)
    for title, raw in found:
        rows = tuple([tuple([cleaned(cell) for cell in row]) for row in raw])
        sheets.append(Sheet(one_line(title), len(lines) + 1, rows))
        lines += ["\t".join(row).rstrip("\t") for row in rows]
    text = from_lines(name, data, lines)
    return SheetDocument(**asdict(text), sheets=tuple(sheets))


class Count:
    """Counts the rows, cells and letters of a document's sheets while they are read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows = self._cells = self._letters = 0

    def held(self, rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
        """Return rows as long as they are not too many.

        Raises:
            DocumentError: there are more than are read.
        """
        for row in rows:
            self.add(row)
            yield row

    def add(self, row: Sequence[str]) -> None:
        """Count a row.

        Raises:
            DocumentError: there is more by now than is read.
        """
        self._rows += 1
        self._cells += len(row)
        self._letters += sum(map(len, row))
        ROWS.hold(self._rows, name=self._name)
        CELLS.hold(self._cells, name=self._name)
        LETTERS.hold(self._letters, name=self._name)
        if len(row) > COLUMNS.most:
            used = max((n for n, cell in enumerate(row, 1) if cell), default=0)
            COLUMNS.hold(used, name=self._name, row=self._rows)
