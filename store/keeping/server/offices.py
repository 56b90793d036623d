"""What an office alone may read: which part of a record and of a step, and both put together.

Notes belong to an office, and entries of its own with all that is said of them. Everything else is
everyone's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from store.keeping.applying import document_of, fields_of
from store.keeping.contents import record_of
from store.keeping.steps import Change, Op
from store.model.diary import LINE
from store.model.own import OWN
from store.model.records import FollowUp

_NOTE = "note"


def is_private(op: Op) -> bool:
    """Tell whether all of an op is an office's own."""
    if op.table == OWN.table:
        return True
    if op.table != "follow_ups":
        return False
    return _is_of_own(op.key) or (op.field is not None and _is_note(op.field))


def _is_note(field: str) -> bool:
    return field == _NOTE or field.startswith(LINE)


def _is_of_own(key: int) -> bool:
    return record_of(key).startswith(OWN.prefix)


def parted(table: str, key: int, record: Any) -> tuple[Any, Any]:
    """Return what everyone may read of a record, and what its office may; None of nothing."""
    if table == OWN.table or (table == "follow_ups" and _is_of_own(key)):
        return None, record
    if table != "follow_ups" or record is None:
        return record, None
    noted = FollowUp(record.about, notes=record.notes, older=record.older)
    said = replace(record, notes={}, older=None)
    nothing = FollowUp(record.about)
    return (None if said == nothing else said), (None if noted == nothing else noted)


def joined(said: FollowUp | None, noted: FollowUp | None) -> FollowUp | None:
    """Return what everyone may read of what is said about a record, with an office's own."""
    if said is None or noted is None:
        return said or noted
    return replace(said, notes=noted.notes, older=noted.older)


def public(change: Change) -> Change | None:
    """Return what everyone may read of a step; the very same where that is all of it.

    None where there is nothing: a step that says nothing is nothing to the others.
    """
    ops = tuple(op for one in change.ops if (op := _public_op(one)))
    before = _public_before(change.before)
    added = {table: ids for table, ids in change.added.items() if table != OWN.table}
    if (ops, before, added) == (change.ops, change.before, change.added):
        return change
    if not (ops or before or added):
        return None
    return replace(change, ops=ops, before=before, added=added)


def _public_op(op: Op) -> Op | None:
    if is_private(op):
        return None
    if op.table != "follow_ups" or op.field is not None:
        return op
    before, after = _without_notes(op.before), _without_notes(op.after)
    return None if before == after else replace(op, before=before, after=after)


def _without_notes(said: Mapping[str, Any] | None) -> dict[str, Any] | None:
    fields = {name: one for name, one in fields_of(said).items() if not _is_note(name)}
    return document_of(fields) if fields.keys() - {"about"} else None


def _public_before(before: Mapping[str, dict[int, Any]]) -> dict[str, dict[int, Any]]:
    """Return what stood in the tables, without what was an office's own."""
    kept = {table: found for table, found in before.items() if table != OWN.table}
    if "follow_ups" in kept:
        said = kept.pop("follow_ups")
        left = {
            key: document
            for key, one in said.items()
            if not _is_of_own(key) and (document := _without_notes(one))
        }
        if left:
            kept["follow_ups"] = left
    # In the order that they had, so that the same step is the same bytes.
    return {table: kept[table] for table in before if table in kept}


def body(one: object) -> str:
    """Return a record or a step as it stands in a row.

    Raises:
        UnicodeEncodeError: a text holds half a character.
    """
    return msgspec.json.encode(one).decode()
