"""What an office alone may read: which part of a record and of a step, and both put together.

Notes belong to an office, and entries of its own with all that is said of them. Everything else is
everyone's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from store.keeping.applying import document_of, fields_of, keys_in, ranges
from store.keeping.contents import Contents, record_of
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
    return _is_of_own(op.key) or (op.field is not None and is_note(op.field))


def is_note(field: str) -> bool:
    """Tell whether a field of what is said of a record is its office's own."""
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


def said_in(change: Change) -> set[int]:
    """Return the keys of all that a step of whole tables touches of what is said of records."""
    return {*change.before.get("follow_ups", ()), *keys_in(change.added.get("follow_ups", ()))}


def kept_from_all(records: Mapping[tuple[str, int], tuple[Any, Any]]) -> set[int]:
    """Return the keys of what is said of records that is to everyone as it was before a step."""
    return {
        key
        for (table, key), (old, new) in records.items()
        if table == "follow_ups" and parted(table, key, old)[0] == parted(table, key, new)[0]
    }


def changes_notes(records: Mapping[tuple[str, int], tuple[Any, Any]]) -> bool:
    """Tell whether an office's own part of what is said of records is otherwise after a step."""
    said = ((key, both) for (table, key), both in records.items() if table == "follow_ups")
    return any(
        parted("follow_ups", key, old)[1] != parted("follow_ups", key, new)[1]
        for key, (old, new) in said
    )


def public(change: Change, hidden: Collection[int] = ()) -> Change | None:
    """Return what everyone may read of a step; the very same where that is all of it.

    `hidden` are keys of what a step of whole tables changed for its office alone. Why it was made
    was perhaps said of what the office alone may read, so it is not told with a part of a step.
    None where there is nothing: a step that says nothing is nothing to the others.
    """
    ops = tuple(op for one in change.ops if (op := _public_op(one)))
    before = _public_before(change.before, hidden)
    added = _public_added(change.added, hidden)
    if (ops, before, added) == (change.ops, change.before, change.added):
        return change
    if not (ops or before or added):
        return None
    return replace(change, why=None, ops=ops, before=before, added=added)


def of_all(contents: Contents) -> Contents:
    """Return contents whose last step is as everyone may read it, where they may at all.

    So whoever belongs to no office forgets what is everyone's; notes are their office's to forget.
    """
    last = contents.about.folded
    if (seen := public(contents.history[last])) is None:
        return contents
    return replace(contents, history={**contents.history, last: seen})


def emptied(change: Change) -> Change:
    """Return what everyone may read of a step of which only an office's own is left."""
    return replace(change, why=None, ops=(), added={}, before={})


def _public_op(op: Op) -> Op | None:
    if is_private(op):
        return None
    if op.table != "follow_ups" or op.field is not None:
        return op
    before, after = _without_notes(op.before), _without_notes(op.after)
    return None if before == after else replace(op, before=before, after=after)


def _without_notes(said: Mapping[str, Any] | None) -> dict[str, Any] | None:
    fields = {name: one for name, one in fields_of(said).items() if not is_note(name)}
    return document_of(fields) if fields.keys() - {"about"} else None


def _public_added(
    added: Mapping[str, tuple[tuple[int, int], ...]], hidden: Collection[int]
) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return which documents are new, without those that an office alone may know of."""
    kept = {table: ids for table, ids in added.items() if table not in {OWN.table, "follow_ups"}}
    every = keys_in(added.get("follow_ups", ()))
    if said := ranges(key for key in every if key not in hidden and not _is_of_own(key)):
        kept["follow_ups"] = said
    # In the order that they had, so that the same step is the same bytes.
    return {table: kept[table] for table in added if table in kept}


def _public_before(
    before: Mapping[str, dict[int, Any]], hidden: Collection[int]
) -> dict[str, dict[int, Any]]:
    """Return what stood in the tables, without what was an office's own."""
    kept = {table: found for table, found in before.items() if table != OWN.table}
    if "follow_ups" in kept:
        said = kept.pop("follow_ups")
        left = {
            key: document
            for key, one in said.items()
            if key not in hidden and not _is_of_own(key) and (document := _without_notes(one))
        }
        if left:
            kept["follow_ups"] = left
    return {table: kept[table] for table in before if table in kept}


def body(one: object) -> str:
    """Return a record or a step as it stands in a row.

    Raises:
        UnicodeEncodeError: a text holds half a character.
    """
    return msgspec.json.encode(one).decode()
