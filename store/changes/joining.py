"""Changes made elsewhere, taken in field by field: those of a copy, or of a journal left alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from msgspec import Struct

from store.changes.deciding import Conflict
from store.changes.numbering import forgotten_here, numbered, numbers_of
from store.keeping.applying import value_of
from store.keeping.contents import Contents, about_of, said_of
from store.keeping.copied import compared
from store.keeping.steps import Change, Op
from store.model.own import OWN

_JOINED = ("follow_ups", "links", "renamings", OWN.table)
"""The tables of what is said in one copy and can be taken in by another."""
_Place = tuple[str, int, str | None]


class Joined(Struct, frozen=True):
    """What another's changes come to here.

    Attributes:
        ops: what they change.
        conflicts: fields that were changed here as well, left as they are here.
        documents: imports that only the other has, to be done again.
        organisations: what only there was said of organisations and bodies, to be said again.
        unknown: records that they are about and that are not here.
        forgotten: what was forgotten there and is still here.
        foreign: how many changes of the copy do not belong to this register.
    """

    ops: tuple[Op, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    documents: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    forgotten: tuple[Change, ...] = ()
    foreign: int = 0


def join(
    ours: Contents, theirs: Iterable[Change], records: Iterable[str], foreign: int = 0
) -> Joined:
    """Return what changes that are not here come to; `records` are the ids that there are.

    What was forgotten here does not come back; what was forgotten there alone is told.
    """
    mine, theirs = compared(ours, theirs)
    here = {change.mark for change in mine}
    new = [change for change in theirs if change.mark not in here]
    said_there = [(change, op) for change in new for op in _said(change)]
    numbers = numbers_of(ours, said_there)
    ops = numbered(ours, said_there, numbers)
    known = {*records, *(about_of(op) for _, op in ops if _is_made(op))}
    missing = [[one for one in _named(op) if one not in known] for _, op in ops]
    unknown = dict.fromkeys(chain.from_iterable(missing))
    kept = [each for each, lacks in zip(ops, missing, strict=True) if not lacks]
    documents = dict.fromkeys(one.name for one in new if one.kind == "import" and one.name)
    said = tuple(one.name for one in new if one.kind == "organisation" and one.name)
    taken, conflicts = _joined(ours, kept)
    steps = (one for one in new if one.kind == "forget")
    forgotten = tuple(forgotten_here(ours, steps, numbers))
    return Joined(taken, conflicts, tuple(documents), said, tuple(unknown), forgotten, foreign)


def _said(change: Change) -> list[Op]:
    """Return what a change says about records, as far as it was not forgotten."""
    return [op for op in change.ops if op.table in _JOINED and op.before != op.after]


def _is_made(op: Op) -> bool:
    """Tell whether an op makes an entry of somebody's own."""
    return op.table == OWN.table and op.field is None and op.after is not None


def _named(op: Op) -> list[str]:
    """Return the ids of the records and documents that an op is about."""
    if about := said_of(op):
        return [about]
    said = op.after or op.before or {}
    return [said[end].partition(":")[0] for end in ("one", "other") if end in said]


def _joined(
    ours: Contents, ops: Sequence[tuple[Change, Op]]
) -> tuple[tuple[Op, ...], tuple[Conflict, ...]]:
    first: dict[_Place, Any] = {}
    values: dict[_Place, Any] = {}
    conflicts: dict[_Place, Conflict] = {}
    last = {(op.table, op.key, op.field): op.after for _, op in ops}
    for change, op in ops:
        place = (op.table, op.key, op.field)
        if last[place] == value_of(ours, op):
            continue  # it came to the same here, as when a copy is merged again
        if place not in values:
            first[place] = values[place] = value_of(ours, op)
        now = values[place]
        if now == op.before and place not in conflicts:
            values[place] = op.after
        elif now != op.after:
            conflicts[place] = Conflict(
                about_of(op), op.field or "", op.before, op.after, first[place], change.by
            )
    changed = (
        Op(*place, before=first[place], after=value)
        for place, value in values.items()
        if value != first[place] and place not in conflicts
    )
    return tuple(changed), tuple(conflicts.values())
