"""How a change comes about: what was wanted, held against what others have written meanwhile."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from store.changes.diary import signed_line
from store.changes.edits import OWN_FIELDS, Edit
from store.changes.history import in_order
from store.common.errors import RegisterError
from store.common.text import one_line
from store.keeping.applying import CHANGING, fields_of, value_of
from store.keeping.contents import Contents, about_of, follow_up_key
from store.keeping.signing import Signed, made
from store.keeping.steps import Change, Op
from store.model.own import OWN


class Conflict(Struct, frozen=True):
    """A value that someone else changed meanwhile: what it was seen as, is, and was to become."""

    id: str
    field: str
    seen: Any
    theirs: Any
    mine: Any
    by: str


class ConflictError(RegisterError):
    """Someone else changed the same field; it is settled by setting it again."""

    conflicts: tuple[Conflict, ...] = ()


def wanted(contents: Contents, edits: Iterable[Edit], signed: Signed) -> tuple[Op, ...]:
    """Return edits as ops, with the values that the person sees now."""

    def op_of(edit: Edit) -> Op:
        op = Op(*_place(edit), edit.field)
        before = value_of(contents, op)
        return replace(op, before=before, after=signed_line(edit, before, signed))

    return tuple(map(op_of, edits))


def _place(edit: Edit) -> tuple[str, int]:
    """Return the table and the document that an edit changes: of an own entry, the entry itself."""
    if edit.field in OWN_FIELDS:
        return OWN.table, int(edit.about[1:])
    return "follow_ups", follow_up_key(edit.about)


def change_of(contents: Contents, ops: Sequence[Op], signed: Signed) -> Change | None:
    """Return the change that ops make to contents as they are; None when they change nothing.

    Raises:
        ConflictError: a value is neither what was seen nor what is wanted.
        RegisterError: an entry of the office's own is there no more.
        ClockError: the clock was set back.
    """
    changing = agreed(contents, ops)
    return made(contents, signed, ops=changing) if changing else None


def agreed(contents: Contents, ops: Sequence[Op]) -> tuple[Op, ...]:
    """Return those of some ops that change contents as they are, from the values that are there.

    Raises:
        ConflictError: a value is neither what was seen nor what is wanted.
        RegisterError: an entry of the office's own is there no more.
    """
    for op in ops:
        if op.table == OWN.table and op.field and op.key not in contents.own:
            raise _removed(contents, op)
    values = [(op, value_of(contents, op)) for op in ops]
    clashes = [(op, now) for op, now in values if now not in (op.before, op.after)]
    if clashes:
        raise _conflict([_clash(contents, op, now) for op, now in clashes])
    return tuple(replace(op, before=now) for op, now in values if now != op.after)


def planned(contents: Contents, edits: Iterable[Edit], now: datetime) -> Change | None:
    """Return the change that edits would be; None when they change nothing."""
    signed = Signed("", now)
    return change_of(contents, wanted(contents, edits, signed), signed)


def fingerprint(contents: Contents) -> str:
    """Return a SHA-256 of all that is known and said, whatever the way to it was."""
    tables = {
        name: {str(key): one for key, one in records.items()}
        for name in CHANGING
        if (records := getattr(contents, name))
    }
    return hashlib.sha256(msgspec.json.encode(tables, order="deterministic")).hexdigest()


def _clash(contents: Contents, op: Op, now: Any) -> Conflict:
    return Conflict(
        about_of(op), op.field or op.table, op.before, now, op.after, _who(contents, op, now)
    )


def _who(contents: Contents, op: Op, now: Any) -> str:
    """Return who set what an op is about last."""
    for change in reversed(in_order(contents.history)):
        if _sets(change, op, now):
            return change.by or "?"
    return "?"


def _sets(change: Change, op: Op, now: Any) -> bool:
    """Tell whether a change set what an op is about to what it is now, by itself or as a whole."""
    whole = change.before.get(op.table, {})
    if op.key in whole:
        was = whole[op.key] if op.field is None else fields_of(whole[op.key]).get(op.field)
        return bool(was != now)
    return any(
        (one.table, one.key) == (op.table, op.key) and one.field in (op.field, None)
        for one in change.ops
    )


def _removed(contents: Contents, op: Op) -> RegisterError:
    return RegisterError(
        "{id} was removed meanwhile by {by}. Nothing was changed.",
        id=about_of(op),
        by=one_line(_who(contents, op, None)),
    )


def _conflict(conflicts: list[Conflict]) -> ConflictError:
    first = conflicts[0]
    error = ConflictError(
        "{field} of {id} was changed meanwhile by {by}: it was {seen}, is now {theirs}, and you "
        "want {mine}. Nothing was changed; set it again to settle it.",
        field=first.field.partition(".")[0],
        id=first.id,
        by=one_line(first.by),
        seen=_shown(first.seen),
        theirs=_shown(first.theirs),
        mine=_shown(first.mine),
    )
    error.conflicts = tuple(conflicts)
    return error


def _shown(value: Any) -> str:
    """Return a value as it can stand in a sentence."""
    text = value if isinstance(value, str) else "–" if value is None else _words(value)
    return repr(one_line(text)[:60])


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return value.get("span", value).get("text") or value.get("status") or ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
