"""What the form of a file had to be told about, among the doubts of its reading."""

from __future__ import annotations

from msgspec.structs import replace

from store.documents.common.text import TextDocument
from store.importing.reading.doubts import Doubts
from store.importing.reading.reading import Reading


def with_remarks(reading: Reading, document: TextDocument) -> Reading:
    """Return a reading with the remarks of its document told as doubts."""
    if not document.remarks:
        return reading
    doubts = Doubts(document.name)
    for one in document.remarks:
        doubts.add(one.kind, [one.line], one.text)
    every = (*reading.irregularities, *doubts.listed())
    return replace(
        reading, irregularities=tuple(sorted(every, key=lambda one: one.source.lines[:1]))
    )
