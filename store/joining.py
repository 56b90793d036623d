"""Changes made elsewhere, taken in field by field: those of a copy, or of a journal left alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from store.changing import Conflict
from store.history import in_order
from store.keeping.applying import value_of
from store.keeping.changes import Change, Op
from store.keeping.contents import Contents, nothing, record_of
from store.keeping.file import RegisterFile
from store.keeping.journal import read_journal
from store.keeping.lines import lines_in, salvaged

_Place = tuple[str, int, str | None]


class Joined(Struct, frozen=True):
    """What another's changes come to here.

    Attributes:
        ops: what they change.
        conflicts: fields that were changed here as well, left as they are here.
        documents: imports that only the other has, to be done again.
        unknown: records that they are about and that are not here.
    """

    ops: tuple[Op, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    documents: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def changes_in(path: Path) -> list[Change]:
    """Return the changes that a copy of a register, or of a journal, holds.

    Raises:
        RegisterError: it cannot be read.
        OSError: a journal cannot be read.
    """
    if path.suffix == ".journal":
        lines, _ = read_journal(path)
        found = map(salvaged, lines_in(lines))
        return [line.change for line in found if line]
    file = RegisterFile(path, nothing())
    file.load()
    return in_order(file.contents.history)


def join(ours: Contents, theirs: Iterable[Change], records: Iterable[str]) -> Joined:
    """Return what changes that are not here come to; `records` are the ids that there are."""
    here = {change.mark for change in ours.history.values()}
    new = [change for change in theirs if change.mark not in here]
    ops = [(change, op) for change in new for op in change.ops if op.table == "follow_ups"]
    known = set(records)
    unknown = dict.fromkeys(record_of(op.key) for _, op in ops if record_of(op.key) not in known)
    kept = [(change, op) for change, op in ops if record_of(op.key) not in unknown]
    documents = dict.fromkeys(one.name for one in new if one.kind == "import" and one.name)
    taken, conflicts = _joined(ours, kept)
    return Joined(taken, conflicts, tuple(documents), tuple(unknown))


def _joined(
    ours: Contents, ops: Sequence[tuple[Change, Op]]
) -> tuple[tuple[Op, ...], tuple[Conflict, ...]]:
    first: dict[_Place, Any] = {}
    values: dict[_Place, Any] = {}
    conflicts: dict[_Place, Conflict] = {}
    for change, op in ops:
        place = (op.table, op.key, op.field)
        if place not in values:
            first[place] = values[place] = value_of(ours, op)
        now = values[place]
        if now == op.before and place not in conflicts:
            values[place] = op.after
        elif now != op.after:
            conflicts[place] = Conflict(
                record_of(op.key), op.field or "", op.before, op.after, first[place], change.by
            )
    changed = (
        Op(*place, before=first[place], after=value)
        for place, value in values.items()
        if value != first[place] and place not in conflicts
    )
    return tuple(changed), tuple(conflicts.values())
