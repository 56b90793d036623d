"""What is to be told of the document itself, among the doubts of its reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from store.documents.common.text import TextDocument
from store.importing.reading.correcting import corrections_in
from store.importing.reading.doubts import Doubts
from store.model.records import Irregularity


def with_remarks(
    doubts: Sequence[Irregularity], document: TextDocument, corrections: Mapping[int, str]
) -> tuple[Irregularity, ...]:
    """Return the doubts with what was cleaned, what its form left out, and what was corrected.

    They are in the order of its lines; of one line, what was cleaned is first.
    """
    cleaned = Doubts(document)
    for line in document.cleaned:
        cleaned.add("characters removed", [line.line], ", ".join(line.kinds))
    # A remark has the nearest line: what it tells of may stand on another page, or on none.
    remarks = Doubts(replace(document, pages=()))
    for one in document.remarks:
        remarks.add(one.kind, [one.line], one.text)
    told = (*cleaned.listed(), *doubts, *remarks.listed(), *corrections_in(document, corrections))
    return tuple(sorted(told, key=lambda one: one.source.lines[:1]))
