"""An office's notes put into others' steps, which know nothing of them.

A step of whole tables keeps what was said of a record as one document. What everyone may read of
such a step lacks the notes of every office; whoever has some would lose them where it is taken
back, as in the register as it was known on a day. What others do never changes an office's notes,
so they are those that there were by then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from store.keeping.applying import document_of, fields_of, plain, ranges
from store.keeping.contents import record_of
from store.keeping.server.offices import is_note, said_in
from store.keeping.steps import Change, Op
from store.model.records import FollowUp

_Notes = dict[int, dict[str, Any]]
"""Notes by their fields, by the key of what is said of a record."""


def with_notes(
    history: dict[int, Change],
    new: Collection[int],
    others: Collection[int],
    said: Mapping[int, FollowUp],
) -> dict[int, Change]:
    """Return steps with an office's notes in those that it knows as everyone does.

    Args:
        history: All steps.
        new: Those that were read just now, the last of all.
        others: Those of them of which an office has no part of its own.
        said: What is said of records after the last step.
    """
    touched = {seq: keys for seq in others if (keys := _keys(history[seq]))}
    wanted = set[int]().union(*touched.values())
    notes = {key: _notes_of(plain(said[key])) if key in said else {} for key in wanted}
    if len(new) == len(others) and not any(notes.values()):
        return history
    filled = dict(history)
    for seq in sorted(new, reverse=True):
        if seq not in others:
            _take_back(notes, history[seq])
        elif seq in touched:
            filled[seq] = _filled(history[seq], notes)
    return filled


def _keys(change: Change) -> set[int]:
    """Return the keys of what a step says of records as a whole."""
    whole = {op.key for op in change.ops if op.table == "follow_ups" and op.field is None}
    return said_in(change) | whole


def _notes_of(document: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: one for name, one in fields_of(document).items() if is_note(name)}


def _take_back(notes: _Notes, change: Change) -> None:
    """Change notes to what they were before a step of their office."""
    for op in reversed(change.ops):
        if op.table != "follow_ups" or op.key not in notes:
            continue
        if op.field is None:
            notes[op.key] = _notes_of(op.before)
        elif is_note(op.field):
            notes[op.key] = {**notes[op.key], op.field: op.before}
    before = change.before.get("follow_ups", {})
    for key in said_in(change) & notes.keys():
        notes[key] = _notes_of(before.get(key))


def _filled(change: Change, notes: _Notes) -> Change:
    """Return a step with the notes that there were by then; a record that had some is not new."""
    touched = said_in(change)
    if not touched:
        return replace(change, ops=tuple(_with(op, notes) for op in change.ops))
    was = change.before.get("follow_ups", {})
    before = {key: _noted(key, was.get(key), notes) for key in sorted(touched)}
    old = {key: one for key, one in before.items() if one}
    new = ranges(key for key, one in before.items() if not one)
    return replace(
        change,
        ops=tuple(_with(op, notes) for op in change.ops),
        before=_set(change.before, "follow_ups", old),
        added=_set(change.added, "follow_ups", new),
    )


def _with(op: Op, notes: _Notes) -> Op:
    if op.table != "follow_ups" or op.field is not None:
        return op
    before, after = (_noted(op.key, one, notes) for one in (op.before, op.after))
    return replace(op, before=before, after=after)


def _noted(key: int, document: Mapping[str, Any] | None, notes: _Notes) -> dict[str, Any] | None:
    """Return a document with the notes of a key; None where it says nothing with them either."""
    made = document_of({"about": record_of(key), **fields_of(document), **notes.get(key, {})})
    return made if made.keys() - {"about"} else None


def _set(tables: Mapping[str, Any], name: str, found: Iterable[Any]) -> dict[str, Any]:
    """Return tables with one of them set, which is left out where it is empty."""
    return {
        **{table: one for table, one in tables.items() if table != name},
        **({name: found} if found else {}),
    }
