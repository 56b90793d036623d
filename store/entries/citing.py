"""Where a record stands: under which headings, and with which words around it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from store.entries.entries import Entry
from store.model.kinds import traits_of
from store.model.records import Directive, Document, Source
from store.register.register import Register

AROUND = 5
"""Neighbouring lines that a citation shows before and after its own."""

PassageLine = tuple[int, str, bool]
"""The number of a line, its text, and whether it is the source's."""


class Citation(Struct, frozen=True):
    """A place where a record is printed: its document, headings, words and neighbours.

    `given` is the record where a meeting gave it as an assignment.
    """

    source: Source
    document: Document | None
    headings: tuple[str, ...]
    text: str
    passage: tuple[PassageLine, ...]
    given: Directive | None = None


def citations(entry: Entry, register: Register, around: int = AROUND) -> Iterator[Citation]:
    """Return each place where an entry is printed."""
    traits = traits_of(entry.record)
    sources, paths = traits.sources(entry.record), traits.headings(entry.record)
    for source, path in zip(sources, paths, strict=False):
        passage = register.passage(source, around)
        printed = " ".join(text.strip() for _number, text, own in passage if own)
        headings = tuple(dict.fromkeys(filter(None, path)))
        record = entry.record
        given = record if isinstance(record, Directive) and record.meeting else None
        document = register.document(source.document)
        yield Citation(source, document, headings, printed, passage, given)
