"""The diary of a record: how a line is signed, and who wrote the note of before it had lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from store.changes.edits import Edit
from store.changes.history import in_order
from store.keeping.applying import plain
from store.keeping.contents import Contents, follow_up_key
from store.keeping.signing import Signed
from store.keeping.steps import Change
from store.model.diary import LINE, OLDER, NoteLine
from store.model.records import FollowUp


class _Written(Struct, frozen=True):
    """A note as it stood at a time: its text, and the line that it is."""

    text: str | None = None
    line: NoteLine = NoteLine("")


def signed_line(edit: Edit, before: Any, signed: Signed) -> Any:
    """Return the value that an edit sets: a line of the diary with its day and who wrote it.

    A line whose text stays is left as it is.
    """
    if not edit.field.startswith(LINE) or edit.value is None:
        return edit.value
    if before and before["text"] == edit.value:
        return before
    return plain(NoteLine(edit.value, signed.at, signed.by))


def completed(contents: Contents) -> dict[str, FollowUp]:
    """Return what is said by record, each older note as the first line of its diary.

    Its day and who wrote it are those that the history has of it; what no edit of the history
    wrote has none.
    """
    found = {one.about: one for one in contents.follow_ups.values()}
    older = {one.about: one.older for one in found.values() if one.older}
    keys = set(map(follow_up_key, older))
    written = _written(in_order(contents.history), keys) if older else {}
    for about, text in older.items():
        last = written.get(follow_up_key(about), _Written())
        line = last.line if last.text == text else NoteLine(text)
        found[about] = replace(found[about], older=None, notes={OLDER: line, **found[about].notes})
    return found


def _written(history: Iterable[Change], keys: set[int]) -> dict[int, _Written]:
    """Return the notes that were written last, by the ids of follow-ups.

    To undo is not to write: what stood before stands again, with the day that it had.
    """
    now: dict[int, _Written] = {}
    before: dict[tuple[int, int], _Written] = {}
    for change in history:
        for key, text in _notes(change, keys):
            before[change.seq, key] = now.get(key, _Written())
            now[key] = before.get((change.undoes or 0, key)) or _new(change, text)
    return now


def _notes(change: Change, keys: set[int]) -> Iterator[tuple[int, str | None]]:
    for op in change.ops:
        if op.table == "follow_ups" and op.key in keys and op.field in ("note", None):
            yield op.key, op.after if op.field else (op.after or {}).get("note")


def _new(change: Change, text: str | None) -> _Written:
    """Return a note that a change wrote; who merges a copy did not write what is in it."""
    if change.kind != "edit" or change.undoes is not None:
        return _Written(text, NoteLine(text or ""))
    return _Written(text, NoteLine(text or "", change.at, change.by))
