"""What an import finds, record by record: what would be new, other than before, gone, the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from store.keeping.contents import Contents
from store.merging.pairing import content
from store.model.kinds import PRINTED, Printed, traits_of
from store.model.traits import Kind

Became = Literal["new", "changed", "withdrawn", "same"]


class Found(NamedTuple):
    """A record of the document that is read, and what taking it in would make of it."""

    became: Became
    kind: Kind
    id: str
    text: str
    lines: tuple[int, ...]
    """The lines of the document that it stands on; none where it has it no longer."""


def found_in(document: str, before: Contents, after: Contents) -> list[Found]:
    """Return what a document has of each kind, beside what the register held before."""
    return [one for kind in PRINTED for one in _of_kind(kind.table, document, before, after)]


def _of_kind(table: str, document: str, before: Contents, after: Contents) -> Iterator[Found]:
    held = getattr(before, table)
    for key, record in getattr(after, table).items():
        traits, was = traits_of(record), held.get(key)
        sources = [one for one in traits.sources(record) if one.document == document]
        long_gone = record.withdrawn and was is not None and was.withdrawn
        if sources and not long_gone:
            lines = tuple(line for one in sources for line in one.lines)
            yield Found(_became(was, record), traits.kind, record.id, traits.text(record), lines)


def _became(before: Printed | None, after: Printed) -> Became:
    if before is None:
        return "new"
    if after.withdrawn:
        return "withdrawn"
    return "same" if content(before) == content(after) else "changed"
