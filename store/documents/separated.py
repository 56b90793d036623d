"""A file of separated values (.csv, .tsv) as rows: its encoding and separator are found out."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from msgspec.structs import replace

from store.common.errors import DocumentError
from store.common.limits import FILE, LETTERS, TEXT
from store.documents.common.column_names import all_names, key
from store.documents.common.rows import Count, SheetDocument, of_sheets
from store.documents.common.text import Remark, decode

_SEPARATORS = (";", "\t", ",", "|")
_TRIED = 50
"""Rows from which the separator is found out."""
_CLOSE = 0.2
"""Shares of even rows that are nearer to each other than this do not decide."""
_HEADER = 20
"""Rows within which names of columns stand."""
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
    rows = list(Count(name).held(_rows(name, text, separator)))
    document = of_sheets(name, data, [("", rows)])
    if encoding == "UTF-8":
        return document
    return replace(document, remarks=(Remark("another encoding", 1, encoding),))


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
    """Return what parts the cells: what parts most rows into equally many, quotes minded.

    Where several do, it is the one under which most names of columns appear.
    """
    tried = {one: _tried(text, one) for one in _SEPARATORS}
    most = max(evenness for evenness, _known in tried.values())
    even = [one for one, (evenness, _known) in tried.items() if evenness > most - _CLOSE]
    return max(even, key=lambda one: (tried[one][1], tried[one][0]))


def _tried(text: str, separator: str) -> tuple[float, int]:
    """Return how even the first rows are under a separator, and how many names a row has at most.

    Even is the share of them that have as many cells as most, if more than one.
    """
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        rows = [row for row in islice(reader, _TRIED) if any(row)]
    except csv.Error:
        return 0.0, 0
    found = Counter(len(row) for row in rows if len(row) > 1)
    known = (sum(key(cell) in all_names() for cell in row) for row in rows[:_HEADER])
    return (found.most_common(1)[0][1] / len(rows) if found else 0.0), max(known, default=0)


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
