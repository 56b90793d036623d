"""What minutes say of older assignments, laid on those that they mean; the rest waits for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.importing.minutes.closings import PROPOSED, remembered
from store.importing.minutes.head import day_of
from store.importing.reading.doubts import DECISIONS
from store.importing.reading.reading import Closing
from store.keeping.contents import Contents, follow_up_key
from store.merging.closing import Assignments, Meant
from store.merging.versions import Placed
from store.model.doubts import DoubtKind
from store.model.records import Directive, Document, FollowUp, Irregularity

UNKNOWN: DoubtKind = "closing of an unknown assignment"
UNCLEAR: DoubtKind = "closing of one of several"
WAITING = frozenset({UNKNOWN, UNCLEAR})
"""The doubts by which a closing waits for its assignment, in any later import."""


class Settled(Struct, frozen=True):
    """What is said of records with what was closed; the doubts of the document, and of others.

    `waiting` are the doubts of earlier documents by their keys, None where one is settled.
    """

    follow_ups: dict[int, FollowUp]
    doubts: tuple[Irregularity, ...]
    waiting: dict[int, Irregularity | None]


def closed(
    contents: Contents,
    placed: Placed,
    directives: Mapping[int, Directive],
    said: Mapping[int, FollowUp],
) -> Settled:
    """Lay the closings of a document, and those that waited, on the assignments that they mean."""
    if not (placed.reading.closings or _waits(contents)):
        return Settled(dict(said), (), {})
    bodies = (*contents.committees.values(), *placed.reading.committees)
    known = Assignments(directives.values(), placed.documents.values(), bodies)
    follow_ups, doubts = dict(said), dict[Irregularity, None]()
    for closing in placed.reading.closings:
        found = known.meant(closing)
        _lay(follow_ups, closing, found)
        if not found.sure:
            doubts[_doubt(closing, found)] = None
    is_more = bool(placed.reading.directives)
    waiting = dict(_settled(contents, placed, known, follow_ups)) if is_more else {}
    return Settled(follow_ups, tuple(doubts), waiting)


def _waits(contents: Contents) -> bool:
    return any(one.kind in WAITING for one in contents.irregularities.values())


def _settled(
    contents: Contents, placed: Placed, known: Assignments, follow_ups: dict[int, FollowUp]
) -> Iterator[tuple[int, Irregularity | None]]:
    """Lay what waited, and return what becomes of its doubts."""
    documents = {one.name: one for one in placed.documents.values()}
    for key, doubt in contents.irregularities.items():
        document = documents.get(doubt.source.document)
        if doubt.kind not in WAITING or document is None or document.name in placed.earlier:
            continue
        left: list[Irregularity] = []
        for closing in remembered(doubt.text, doubt.source):
            found = known.meant(closing)
            if found.sure:
                dated = replace(closing.status, date=_day(document))
                _lay(follow_ups, replace(closing, status=dated), found)
            else:
                left.append(_doubt(closing, found))
        if left != [doubt]:
            yield key, left[0] if left else None


def offered(doubt: Irregularity, known: Assignments) -> Iterator[Directive]:
    """Return the assignments that a closing may mean that was laid on none."""
    for closing in remembered(doubt.text, doubt.source):
        yield from known.meant(closing).offered


def _lay(follow_ups: dict[int, FollowUp], closing: Closing, found: Meant) -> None:
    """Note what the city says of assignments; what it said later stays."""
    status = replace(closing.status, document=closing.source.document)
    for one in found.sure:
        key = follow_up_key(one.id)
        before = follow_ups.get(key) or FollowUp(one.id)
        if before.city_status is None or before.city_status.date <= status.date:
            follow_ups[key] = replace(before, city_status=status)


def _doubt(closing: Closing, found: Meant) -> Irregularity:
    kind = UNCLEAR if found.offered else UNKNOWN
    said = f"{PROPOSED}{closing.status.text}" if closing.proposed else closing.status.text
    return Irregularity(kind, DECISIONS[kind], said, closing.source)


def _day(document: Document) -> date:
    lines = document.text.splitlines()
    return day_of(lines, document.name) or date(document.year, 12, 31)
