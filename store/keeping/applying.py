"""Changes applied to contents, taken back from them, and found between two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args, get_type_hints

import msgspec
from msgspec.structs import replace

from store.keeping.contents import TABLES, About, Contents, Header, record_of
from store.keeping.steps import Change, Op
from store.model.diary import LINE

_RECORDS: dict[str, type] = {
    name: get_args(kind)[1] for name, kind in get_type_hints(Contents).items() if name in TABLES
}
CHANGING = tuple(name for name in TABLES if name != "history")
"""The tables that changes are about."""


class ImpossibleChangeError(Exception):
    """A change holds a value that no record of its table can have."""


Made = dict[tuple[str, int], Any]
"""Records that a change makes, by table and document id; None where one goes."""


def made_by(contents: Contents, change: Change) -> Made:
    """Return the records that a change of single values leads to; nothing is changed yet.

    Raises:
        ImpossibleChangeError: a value cannot be.
    """
    try:
        return _made(contents, [(op.table, op.key, op.field, op.after) for op in change.ops])
    except (msgspec.ValidationError, KeyError, TypeError, ValueError) as error:
        raise ImpossibleChangeError(str(error)) from error


def take(contents: Contents, change: Change, made: Made) -> Contents:
    """Return contents after a change, whose tables are changed in place."""
    about = about_after(contents, made, change.seq)
    _put(contents, made)
    contents.history[change.seq] = change
    return replace(contents, register=Header(about))


def about_after(contents: Contents, made: Made, seq: int) -> About:
    """Return what contents say of themselves after a change that makes some records."""
    return replace(contents.about, folded=seq, last_ids=_last_ids(contents, made))


def _last_ids(contents: Contents, made: Made) -> dict[str, int]:
    """Return the highest ids ever given, those of removed documents among them."""
    last = contents.about.last_ids
    for table, key in made:
        if table != "follow_ups" and key > last.get(table, 0):
            last = {**last, table: key}
    return last


def with_ids_of(contents: Contents, later: Contents) -> Contents:
    """Return contents that know of the ids that were given by a later state of theirs."""
    last = dict(contents.about.last_ids)
    for table, key in later.about.last_ids.items():
        last[table] = max(key, last.get(table, 0))
    return replace(contents, register=Header(replace(contents.about, last_ids=last)))


def taken_back(contents: Contents, change: Change) -> None:
    """Change tables in place to what they held before a change; the history stays."""
    before = [(op.table, op.key, op.field, op.before) for op in reversed(change.ops)]
    _put(contents, _made(contents, before))
    for table, ranges in change.added.items():
        records = getattr(contents, table)
        for key in keys_in(ranges):
            records.pop(key, None)
    for table, documents in change.before.items():
        _restore(getattr(contents, table), documents, _RECORDS[table])


def _restore(records: dict[int, Any], documents: Mapping[int, Any], kind: type) -> None:
    """Put documents back, in the order of their ids."""
    last = max(records, default=0)
    ordered = all(key in records or key > last for key in documents)
    records.update({key: msgspec.convert(one, kind) for key, one in documents.items()})
    if not ordered:
        _order(records)


def _made(contents: Contents, values: Iterable[tuple[str, int, str | None, Any]]) -> Made:
    """Return the records that values lead to.

    A field of what is not there, as where the line of a journal that made it was damaged, makes
    nothing: only what is said about a record begins with one.
    """
    documents: dict[tuple[str, int], dict[str, Any] | None] = {}
    for table, key, field, value in values:
        if (table, key) not in documents:
            documents[table, key] = document(contents, table, key)
        before = documents[table, key]
        if field is None:
            documents[table, key] = value
        elif before is not None or table == "follow_ups":
            documents[table, key] = _with(before, key, field, value)
    return {
        (table, key): None if one is None else msgspec.convert(one, _RECORDS[table])
        for (table, key), one in documents.items()
    }


def _put(contents: Contents, made: Made) -> None:
    for (table, key), record in made.items():
        records = getattr(contents, table)
        if record is None:
            records.pop(key, None)
            continue
        comes_back = key not in records and key < next(reversed(records), 0)
        records[key] = record
        # What is said about records is looked up by their ids: its order is nothing to anybody.
        if comes_back and table != "follow_ups":
            _order(records)


def _order(records: dict[int, Any]) -> None:
    """Put a table in the order of its ids, in which every table stands."""
    whole = sorted(records.items())
    records.clear()
    records.update(whole)


def _with(before: dict[str, Any] | None, key: int, field: str, value: Any) -> dict[str, Any] | None:
    """Return a document with a field set; what says nothing about its record is no document."""
    made = document_of({**(fields_of(before) or {"about": record_of(key)}), field: value})
    return None if made.keys() == {"about"} else made


def fields_of(said: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return a document of what is said by its fields, every line of the diary being one."""
    fields = dict(said or {})
    if isinstance(lines := fields.get("notes"), dict):
        del fields["notes"]
        fields |= {f"{LINE}{id_}": one for id_, one in lines.items()}
    return fields


def document_of(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document of fields; what is None says nothing and is left out."""
    said = {name: one for name, one in fields.items() if one is not None}
    lines = {name: said.pop(name) for name in list(said) if name.startswith(LINE)}
    notes = {name.removeprefix(LINE): one for name, one in lines.items()}
    return said | ({"notes": notes} if notes else {})


def document(contents: Contents, table: str, key: int) -> dict[str, Any] | None:
    """Return a document as JSON has it; None where there is none."""
    record = getattr(contents, table).get(key) if table in _RECORDS else None
    return None if record is None else plain(record)


def plain(record: object) -> Any:
    """Return a record or value as JSON has it."""
    return msgspec.json.decode(msgspec.json.encode(record))


def value_of(contents: Contents, op: Op) -> Any:
    """Return what stands where an op is about to change something."""
    found = document(contents, op.table, op.key)
    return found if op.field is None else fields_of(found).get(op.field)


def reversed_ops(change: Change) -> tuple[Op, ...]:
    """Return the ops that take a change of single values back."""
    return tuple(replace(op, before=op.after, after=op.before) for op in reversed(change.ops))


def with_difference(change: Change, old: Contents, new: Contents) -> Change:
    """Return a change that says what the new contents have instead of the old."""
    added: dict[str, tuple[tuple[int, int], ...]] = {}
    before: dict[str, dict[int, Any]] = {}
    for table in CHANGING:
        was, now = getattr(old, table), getattr(new, table)
        if was is now:
            continue
        if new_ones := ranges(sorted(now.keys() - was.keys())):
            added[table] = new_ones
        if other := {key: plain(one) for key, one in was.items() if now.get(key) != one}:
            before[table] = other
    return replace(change, added=added, before=before)


def ranges(keys: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return ids in order as first and last of each run."""
    runs: list[list[int]] = []
    for key in keys:
        if runs and key == runs[-1][1] + 1:
            runs[-1][1] = key
        else:
            runs.append([key, key])
    return tuple((first, last) for first, last in runs)


def keys_in(ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Return the ids of runs, each given by its first and last."""
    for first, last in ranges:
        yield from range(first, last + 1)
