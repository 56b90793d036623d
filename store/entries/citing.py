"""Where a record stands: under which headings, and with which words around it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from store.entries.entries import Entry
from store.model.records import (
    Activity,
    BudgetLine,
    Directive,
    Document,
    Indicator,
    Listing,
    Source,
)
from store.register.register import Register

AROUND = 5
"""Neighbouring lines that a citation shows before and after its own."""

PassageLine = tuple[int, str, bool]


class Citation(Struct, frozen=True):
    """A place where a record is printed: its document, headings, words and neighbours."""

    source: Source
    document: Document | None
    headings: tuple[str, ...]
    text: str
    passage: tuple[PassageLine, ...]


def citations(entry: Entry, register: Register, around: int = AROUND) -> Iterator[Citation]:
    """Return each place where an entry is printed."""
    for row, source in _printed(entry):
        passage = register.passage(source, around)
        printed = " ".join(text.strip() for _number, text, own in passage if own)
        headings = headings_of(row)
        yield Citation(source, register.document(source.document), headings, printed, passage)


def headings_of(row: object) -> tuple[str, ...]:
    """Return the headings that a record or a listing stands under, the outermost first."""
    match row:
        case Listing():
            path = [row.committee, row.area, row.goal]
        case Directive():
            path = [row.committee, row.area, row.theme, row.goal, row.lead_in]
        case Indicator():
            path = [row.committee, row.area, row.goal]
        case BudgetLine():
            path = [row.committee, row.area, row.proposal]
        case _:
            path = []
    return tuple(dict.fromkeys(filter(None, path)))


def _printed(entry: Entry) -> Iterator[tuple[object, Source]]:
    if isinstance(entry.record, Activity):
        yield from ((row, row.source) for row in entry.record.listings)
    else:
        yield from ((entry.record, source) for source in entry.sources)
