"""What is otherwise in a register since a moment: documents, records, what was said of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from store.changes.history import Event, events, in_order, origin, steps
from store.dates.today import today
from store.keeping.applying import plain
from store.keeping.contents import record_of
from store.keeping.steps import Change
from store.merging.differences import Difference, differences
from store.model.kinds import PRINTED, Printed, Record
from store.model.records import Document
from store.register.known import MEETING
from store.register.register import Register

WhatChanged = Literal["document", "new", "changed", "withdrawn", "reported", "edited"]
"""`changed` is what is printed, by a later version; `reported` the city's word, from a document;
`edited` what somebody said of a record, or of meetings and the cycle."""


class Novelty(Struct, frozen=True):
    """One thing that is otherwise, and the last step that made it so.

    `record` is as it is now, or as it was where it is gone; None where it is about no record.
    """

    what: WhatChanged
    id: str
    at: datetime
    by: str
    seq: int
    record: Record | Document | None = None
    differences: tuple[Difference, ...] = ()
    events: tuple[Event, ...] = ()
    """What was said, the latest first."""


class _Touched(Struct):
    """A document of a table that whole steps put there or changed: the last, and what was first."""

    change: Change
    was: Any


def steps_after(register: Register, last: int) -> list[Change]:
    """Return the steps after that of a number."""
    return [one for one in in_order(register.changes) if one.seq > last]


def steps_from(register: Register, day: date) -> list[Change]:
    """Return the steps of a day and of those after it, in Stockholm."""
    return [one for one in in_order(register.changes) if today(one.at) >= day]


def novelties(register: Register, later: Sequence[Change], but_of: str = "") -> list[Novelty]:
    """Return what is otherwise since before some steps, the last of a register's, oldest first.

    What was taken back is not. What a person of the name `but_of` said is left out; what they
    imported is not.
    """
    touched = _touched(later)
    found = [*_documents(register, touched), *_records(register, touched)]
    found += [*_reported(register, touched), *_edited(register, later, but_of)]
    return sorted(found, key=lambda one: (one.at, one.seq))


def _touched(later: Sequence[Change]) -> Mapping[str, Mapping[int, _Touched]]:
    """Return what whole steps did to each table, by the ids of its documents."""
    found: dict[str, dict[int, _Touched]] = {}
    for change in later:
        keys: dict[str, dict[int, Any]] = {t: dict(was) for t, was in change.before.items()}
        for table, ranges in change.added.items():
            new = (key for first, last in ranges for key in range(first, last + 1))
            keys.setdefault(table, {}).update(dict.fromkeys(new))
        for table, changed in keys.items():
            known = found.setdefault(table, {})
            for key, was in changed.items():
                known[key] = _Touched(change, known[key].was if key in known else was)
    return found


def _documents(
    register: Register, touched: Mapping[str, Mapping[int, _Touched]]
) -> Iterator[Novelty]:
    now = register.contents.documents
    for key, one in touched.get("documents", {}).items():
        if key in now and one.was != plain(now[key]):
            yield _of("document", now[key], one.change)


def _records(
    register: Register, touched: Mapping[str, Mapping[int, _Touched]]
) -> Iterator[Novelty]:
    for kind in PRINTED:
        now: Mapping[int, Any] = getattr(register.contents, kind.table)
        for key, one in touched.get(kind.table, {}).items():
            was = None if one.was is None else msgspec.convert(one.was, kind.record)
            yield from _compared(was, now.get(key), one.change)


def _compared(was: Printed | None, now: Printed | None, change: Change) -> Iterator[Novelty]:
    """Tell what became of a record; where only its lines moved, nothing did."""
    if now is None:
        if was is not None and not was.withdrawn:
            yield _of("withdrawn", was, change)
    elif now.withdrawn:
        if was is not None and not was.withdrawn:
            yield _of("withdrawn", now, change)
    elif was is None or was.withdrawn:
        yield _of("new", now, change)
    elif told := tuple(differences(was, now)):
        yield replace(_of("changed", now, change), differences=told)


def _of(what: WhatChanged, record: Record | Document, change: Change) -> Novelty:
    return Novelty(what, record.id, change.at, change.by, change.seq, record)


def _reported(
    register: Register, touched: Mapping[str, Mapping[int, _Touched]]
) -> Iterator[Novelty]:
    """Tell of which records a document brought another word of the city."""
    now = register.contents.follow_ups
    for key, one in touched.get("follow_ups", {}).items():
        said = plain(now[key].city_status) if key in now else None
        was = (one.was or {}).get("city_status")
        about = now[key].about if key in now else (one.was or {}).get("about", "")
        record = register.record(about)
        if said != was and record is not None:
            told = _of("reported", record, one.change)
            yield replace(told, events=(_event(one.change, about, was, said),))


def _event(change: Change, about: str, was: Any, now: Any) -> Event:
    return Event(
        change.seq, change.at, change.by, about, "city_status", was, now, change.why, change.undoes
    )


def _edited(register: Register, later: Sequence[Change], but_of: str) -> Iterator[Novelty]:
    """Tell what somebody else said: of a record all of it together, of days each for itself."""
    said: dict[tuple[str, int], list[Event]] = {}
    for change in _standing(register, later):
        if change.is_whole or change.kind == "forget" or change.by == but_of:
            continue
        for op in change.ops:
            of_record = op.table == "follow_ups"
            meeting = f"{MEETING}{op.key}" if op.table == "meetings" else ""
            about = record_of(op.key) if of_record else meeting
            of = (about, 0) if of_record else (about, len(said) + 1)
            said.setdefault(of, []).extend(events({change.seq: replace(change, ops=(op,))}))
    for (about, _place), found in said.items():
        if found:
            last, told = found[-1], tuple(reversed(found))
            record = register.record(about) if about else None
            yield Novelty("edited", about, last.at, last.by, last.seq, record, events=told)


def _standing(register: Register, later: Sequence[Change]) -> Iterator[Change]:
    """Return those steps that stand, and those that took back what was older than all of them."""
    standing, undoings = steps(register.changes)
    first = later[0].seq if later else 0
    older = {one.seq for one in undoings if origin(register.changes, one).seq < first}
    stand = {one.seq for one in standing} | older
    return (one for one in later if one.seq in stand)
