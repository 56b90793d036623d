"""What happened to a register: the steps that can be undone, and what was known on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from store.dates.today import today
from store.keeping.applying import CHANGING, fields_of, taken_back
from store.keeping.contents import ARRANGED, Contents, record_of, said_of
from store.keeping.steps import Change, Op
from store.model.diary import LINE
from store.model.own import OWN

History = Mapping[int, Change]
_TOLD_WHOLE = (*ARRANGED, OWN.table)
"""The tables of which a whole document is told as one value."""
_KNOWN_BY_DAY = frozenset(CHANGING) - frozenset(ARRANGED)
"""What was known on a day; when meetings and reports are is no knowledge of that day's."""


class Event(Struct, frozen=True):
    """One value of one record that changed; of an import, the import itself.

    Attributes:
        id: the record; of an import None.
        field: the field, or the kind of a change that is no edit.
        before: the value as JSON has it, None where there was none.
    """

    seq: int
    at: datetime
    by: str
    id: str | None
    field: str
    before: Any
    after: Any
    reason: str | None
    undoes: int | None


def in_order(history: History) -> list[Change]:
    """Return the changes from the first to the last."""
    return [history[seq] for seq in sorted(history)]


def steps(history: History) -> tuple[list[Change], list[Change]]:
    """Return the changes that stand, and the undoings that can be taken back, the last one last.

    Each is one's own: whoever makes another change has nothing to do again, others still have.
    What was forgotten stays so: it is no step that could be taken back, nor in the way of others.
    """
    standing: dict[int, Change] = {}
    undoings: dict[str, dict[int, Change]] = {}
    for change in in_order(history):
        if change.kind == "forget":
            continue
        target = history.get(change.undoes or 0)
        if target and standing.pop(target.seq, None):
            undoings.setdefault(change.by, {})[change.seq] = change
        elif target and undoings.get(target.by, {}).pop(target.seq, None):
            standing[change.seq] = change
        else:
            standing[change.seq] = change
            undoings.pop(change.by, None)
    every = {seq: one for own in undoings.values() for seq, one in own.items()}
    return list(standing.values()), in_order(every)


def origin(history: History, change: Change) -> Change:
    """Return the change that a chain of undoing and doing again began with."""
    while change.undoes is not None and change.undoes in history:
        change = history[change.undoes]
    return change


def events(history: History, about: str | None = None) -> list[Event]:
    """Return what happened to a record, or to all, the latest first."""
    every = (one for change in reversed(in_order(history)) for one in _events(change, about))
    return list(every)


def _events(change: Change, asked: str | None) -> Iterator[Event]:
    for op in change.ops:
        if asked is None or said_of(op) == asked:
            yield from _event(change, op)
    if change.is_whole and asked is None:
        was, now = (change.name, None) if change.undoes else (None, change.name)
        yield _of(change, None, change.kind, was, now)


def _event(change: Change, op: Op) -> Iterator[Event]:
    about = said_of(op)
    if change.kind == "forget":
        yield _of(change, about, change.kind, op.field, None)
        return
    if op.table in _TOLD_WHOLE and op.field is None:
        yield _of(change, about, op.table, op.before, op.after)
        return
    if op.field is not None:
        yield _valued(change, about, op.field, op.before, op.after)
        return
    before, after = fields_of(op.before), fields_of(op.after)
    for field in sorted({*before, *after} - {"about"}):
        if before.get(field) != after.get(field):
            yield _valued(change, about, field, before.get(field), after.get(field))


def _valued(change: Change, about: str | None, field: str, before: Any, after: Any) -> Event:
    """Return what became of a value; of a line of the diary its text."""
    if field.startswith(LINE):
        before, after = (one and one["text"] for one in (before, after))
        field = "note"
    return _of(change, about, field, before, after)


def _of(change: Change, about: str | None, field: str, before: Any, after: Any) -> Event:
    return Event(
        change.seq, change.at, change.by, about, field, before, after, change.why, change.undoes
    )


def moves(history: History) -> dict[str, int]:
    """Return how many times deadlines were moved by record, undone moves not counted."""
    standing, _ = steps(history)
    moved = (op for change in standing for op in change.ops if op.field == "due" and op.after)
    return Counter(record_of(op.key) for op in moved)


def last_words(history: History) -> dict[str, date]:
    """Return when something that still stands was last said about each record."""
    standing, _ = steps(history)
    return {
        about: today(change.at)
        for change in standing
        for op in change.ops
        if (about := said_of(op))
    }


def as_known(contents: Contents, day: date) -> Contents:
    """Return contents as they were known at the end of a day.

    A register knows nothing before the day of its first document; for an earlier day it is read
    with what was imported then, and without anything said about it since.
    """
    history = in_order(contents.history)
    later = [change for change in history if today(change.at) > day]
    if not later:
        return contents
    known, first = contents.snapshot(), today(history[0].at)
    for change in reversed(later):
        taken_back(known, _part(change, _later(change, first)))
        del known.history[change.seq]
    return known.up_to(max(known.history, default=0))


def _later(change: Change, first: date) -> Collection[str]:
    """Return the tables of a later change of which nothing was known.

    What an import of the first day says of its own records came with them.
    """
    if today(change.at) > first:
        return _KNOWN_BY_DAY
    return () if change.kind == "import" else ("follow_ups", OWN.table)


def _part(change: Change, tables: Collection[str]) -> Change:
    """Return the part of a change that is about some tables."""
    added, before = change.added, change.before
    return replace(
        change,
        ops=tuple(op for op in change.ops if op.table in tables),
        added={table: keys for table, keys in added.items() if table in tables},
        before={table: keys for table, keys in before.items() if table in tables},
    )
