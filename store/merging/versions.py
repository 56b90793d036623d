"""The versions of a document: which one a reading continues, and the names that tell them apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, count
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from store.importing.minutes.head import head_of
from store.importing.reading.reading import Reading
from store.keeping.contents import PREFIXES, Contents
from store.merging.pairing import identities, printed_in, renamed, renaming
from store.model.kinds import PRINTED, Printed
from store.model.records import Document
from store.model.traits import Identity

_MOSTLY = 0.5
"""The share of the shorter document that its other version must have in common with it."""

_MARK = re.compile(r" \(\d{4}-\d{2}-\d{2}(?:, \d+)?\)$")


class Placed(Struct, frozen=True):
    """A reading with its document among those of the register.

    `earlier` are the names that its versions had so far, `renames` those that changed.
    """

    reading: Reading
    documents: dict[int, Document]
    earlier: frozenset[str]
    renames: dict[str, str]


def place(contents: Contents, reading: Reading) -> Placed:
    """Find the versions of a reading's document and give it its place after them.

    The text of an earlier version is kept under another name: what was withdrawn still shows
    its source.
    """
    new = reading.document
    versions = _versions(contents, reading)
    earlier = frozenset(document.name for document in versions.values())
    latest = max(versions, default=0)
    if latest and versions[latest].sha256 == new.sha256:
        kept = versions[latest]
        again = replace(new, id=kept.id, name=kept.name, imported=kept.imported)
        documents = {**contents.documents, latest: again}
        return Placed(_under(reading, again), documents, earlier, {})
    others = {one.name for one in contents.documents.values()} - earlier
    return _place_new(contents, reading, versions, others)


def _versions(contents: Contents, reading: Reading) -> dict[int, Document]:
    """Find the versions of a reading's document.

    They have the same bytes; or they are of the same kind and year, and have the same name or say
    mostly the same. The budgets that two parties propose for one year are two documents, and so are
    the minutes of two meetings.
    """
    new = reading.document
    same_year = {
        key: one
        for key, one in contents.documents.items()
        if (one.year, one.kind) == (new.year, new.kind)
        and (one.organisation == new.organisation or not (one.organisation and new.organisation))
    }
    said = _said((*reading.directives, *reading.activities)) if same_year else set()
    versions = {
        key: one
        for key, one in same_year.items()
        if (one.name == new.name or _mostly(said, _said(_printed_in(contents, one.name))))
        and not _of_another_meeting(one, new)
    }
    names = {one.name for one in versions.values()}
    return {
        key: one
        for key, one in contents.documents.items()
        if key in versions or one.sha256 == new.sha256 or _stem(one.name) in names
    }


def _of_another_meeting(one: Document, other: Document) -> bool:
    """Tell whether documents are minutes of other bodies, or of other days."""
    if "minutes" not in {one.kind, other.kind}:
        return False
    heads = [head_of(each.text.splitlines(), each.name) for each in (one, other)]
    days, bodies = {head.day for head in heads}, {head.body for head in heads}
    return (len(days) > 1 and None not in days) or (len(bodies) > 1 and "" not in bodies)


def _printed_in(contents: Contents, name: str) -> Iterator[Printed]:
    records: Iterator[Printed] = chain(contents.directives.values(), contents.activities.values())
    return (one for one in records if printed_in(one) == name)


def _said(records: Iterable[Printed]) -> set[Identity]:
    return {key for one in records for key in identities(one)}


def _mostly(one: set[Identity], other: set[Identity]) -> bool:
    return len(one & other) > _MOSTLY * max(min(len(one), len(other)), 1)


def _stem(name: str) -> str:
    """Return the name that an earlier version had before a later one took it over."""
    return _MARK.sub("", name)


def _place_new(
    contents: Contents, reading: Reading, versions: dict[int, Document], others: set[str]
) -> Placed:
    """Add a version under its own name, which an earlier one then gives up."""
    key = contents.next_id("documents")
    name = _unused(reading.document.name, str(reading.document.year), others)
    new = replace(reading.document, id=f"{PREFIXES['documents']}{key}", name=name)
    documents, renames = dict(contents.documents), {}
    taken = {name} | {one.name for one in documents.values()}
    for old_key, old in versions.items():
        if old.name == name:
            renames[name] = _unused(name, old.imported.date().isoformat(), taken)
            documents[old_key] = replace(old, name=renames[name])
    documents[key] = new
    earlier = frozenset(old.name for old in versions.values())
    return Placed(_under(reading, new), documents, earlier, renames)


def _unused(name: str, mark: str, taken: Collection[str]) -> str:
    """Return a name that is not taken: as it is, else with a mark, else also with a number."""
    numbered = (f"{name} ({mark}, {number})" for number in count(2))
    return next(one for one in chain((name, f"{name} ({mark})"), numbered) if one not in taken)


def _under(reading: Reading, document: Document) -> Reading:
    """Return a reading of this document, its records' sources under the document's name."""
    before, after = reading.document.name, document.name
    if before == after:
        return replace(reading, document=document)
    moving = renaming(before, after)
    doubts = [replace(one, source=moving(one.source)) for one in reading.irregularities]
    closings = [replace(one, source=moving(one.source)) for one in reading.closings]
    records: dict[str, Any] = {
        kind.table: tuple(renamed(one, before, after) for one in getattr(reading, kind.table))
        for kind in PRINTED
    }
    return replace(
        reading,
        document=document,
        irregularities=tuple(doubts),
        closings=tuple(closings),
        **records,
    )
