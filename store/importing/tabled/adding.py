"""What the tables of a text say, beside what an importer of another kind made of it."""

from __future__ import annotations

from itertools import groupby

from msgspec.structs import replace

from store.documents.common.rows import SheetDocument
from store.documents.common.text import TextDocument
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from store.importing.reading.seen import places_of
from store.importing.tabled.reading import read_tables

_TABLES = ("directives", "activities", "indicators", "goals")


def with_tables(reading: Reading, document: TextDocument, asked: Asked) -> Reading:
    """Return a reading with the records of all tables of which it made none."""
    if isinstance(document, SheetDocument) or not document.lines or reading.columns:
        return reading  # what has columns was read as tables already, all of them
    year = reading.document.year or asked.year
    taken = frozenset(places_of(reading))
    found = read_tables(_rest(document, taken), replace(asked, year=year or None), taken)
    if found is None or not any(getattr(found, table) for table in _TABLES):
        return reading
    return _both(reading, found)


def _rest(document: TextDocument, taken: frozenset[int]) -> TextDocument:
    """Return a document without the tables that were taken, so that nobody looks at them again."""
    lines = list(document.lines)
    for is_row, block in groupby(enumerate(document.lines, 1), key=lambda one: "\t" in one[1]):
        numbers = [number for number, _line in block]
        if is_row and not taken.isdisjoint(numbers):
            lines[numbers[0] - 1 : numbers[-1]] = [""] * len(numbers)
    return replace(document, lines=tuple(lines))


def _both(reading: Reading, found: Reading) -> Reading:
    """Return two readings of a document as one; what the tables say comes after the rest."""
    read = places_of(found)
    left = (
        one
        for one in reading.irregularities
        if one.kind != "other table" or read.keys().isdisjoint(one.source.lines)
    )
    shift = {table: len(getattr(reading, table)) for table in _TABLES}
    known = {one.name for one in reading.committees}
    committees = (one for one in found.committees if one.name not in known)
    told = (*left, *found.irregularities)
    return replace(
        reading,
        committees=(*reading.committees, *committees),
        **{table: (*getattr(reading, table), *getattr(found, table)) for table in _TABLES},
        irregularities=tuple(sorted(told, key=lambda one: one.source.lines[:1])),
        columns=(*reading.columns, *found.columns),
        reported=(
            *reading.reported,
            *(replace(one, place=one.place + shift[one.table]) for one in found.reported),
        ),
        standings=(
            *reading.standings,
            *(replace(one, place=one.place + shift["activities"]) for one in found.standings),
        ),
    )
