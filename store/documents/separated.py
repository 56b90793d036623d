"""A file of separated values (.csv, .tsv) as rows: its encoding and separator are found out."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from store.documents.sheets import Count, SheetDocument, of_sheets
from store.documents.text import decode
from store.errors import DocumentError
from store.limits import FILE, LETTERS, TEXT

_SEPARATORS = (";", "\t", ",", "|")
_TRIED = 50
"""Rows from which the separator is found out."""
_STATED = "sep="
"""How Excel's own first line states the separator."""


def read_separated(name: str, data: bytes) -> SheetDocument:
    """Make a document of the bytes of separated values, in UTF-8 or Windows-1252.

    Raises:
        DocumentError: they are other bytes, a quote is never closed, or there are too many.
    """
    FILE.hold_bytes(len(data), name=name)
    text, encoding = _decoded(name, data)
    LETTERS.hold(len(text), name=name)
    stated = text[: len(_STATED) + 2]
    separator = _separator(text)
    if stated.casefold().startswith(_STATED):
        separator, text = stated[len(_STATED)], "\n" + text.partition("\n")[2]
    return of_sheets(
        name, data, [("", list(Count(name).held(_rows(name, text, separator))))], encoding
    )


def _decoded(name: str, data: bytes) -> tuple[str, str]:
    """Return the text and its encoding; what old Excel writes in Sweden is Windows-1252."""
    try:
        return decode(name, data), "UTF-8"
    except DocumentError:
        if b"\0" in data:
            raise
        try:
            return data.decode("cp1252"), "Windows-1252"
        except UnicodeDecodeError:
            pass
        raise


def _separator(text: str) -> str:
    """Return what parts the cells: what parts most rows into equally many, quotes minded."""
    return max(_SEPARATORS, key=lambda one: _evenness(text, one))


def _evenness(text: str, separator: str) -> float:
    """Return the share of the first rows that have as many cells as most, if more than one."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        counts = [len(row) for row in islice(reader, _TRIED) if any(row)]
    except csv.Error:
        return 0.0
    found = Counter(count for count in counts if count > 1)
    return found.most_common(1)[0][1] / len(counts) if found else 0.0


def _rows(name: str, text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(FILE.most)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            TEXT.hold(max(map(len, row), default=0), name=name)
            yield row
    except csv.Error as error:
        raise DocumentError(
            "{name}: a quote is never closed near line {line}. Save the sheet again.",
            name=name,
            line=reader.line_num,
        ) from error
