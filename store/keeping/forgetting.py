"""What was forgotten: what people wrote of a record, gone from every state that is known of it.

To forget is a change of its own kind that says what is gone, of which record, and never what it
was. What it names is taken out of the tables and of every change before it. Whatever comes back
later, from a copy, a backup or another's memory, is held against it, so that nothing returns that
was written before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from store.keeping.applying import document_of, fields_of, plain
from store.keeping.contents import Contents, follow_up_key, record_of
from store.keeping.steps import Change, Op
from store.model.diary import LINE
from store.model.own import OWN
from store.model.records import FollowUp

Personal = Literal["note", "owner", "reason", "by", "entry"]
"""What can be forgotten of a record: `reason` of a step or a moved deadline, `by` who signed it.

Of an entry of the office's own, everything is all of the `entry`, which is there no more.
"""
NOTE: tuple[Personal, ...] = ("note",)
EVERYTHING: tuple[Personal, ...] = ("note", "owner", "reason", "by")
_WORDS = ("text", "answer", "by", "note", "owner", "link", "reason")
"""Fields of an own entry, and of what is said of it, that hold a person's words."""
_Place = tuple[int, str]


def _own_key(number: int) -> int:
    """Return the key of what is said of an entry of one's own: both are forgotten by it."""
    return follow_up_key(f"{OWN.prefix}{number}")


def _key_of(op: Op) -> int | None:
    """Return the key of the follow-up of the record that an op is about."""
    if op.table == OWN.table:
        return _own_key(op.key)
    return op.key if op.table == "follow_ups" else None


def uid_in(op: Op) -> str | None:
    """Return by what copies know the entry of one's own that an op makes or takes away."""
    said = op.after or op.before
    return said["uid"] if op.field is None and said else None


def forgettings(history: Mapping[int, Change]) -> list[Change]:
    """Return the changes that forget something, the first one first."""
    return [history[seq] for seq in sorted(history) if history[seq].kind == "forget"]


def personal_fields(about: str, fields: Sequence[Personal]) -> tuple[Personal, ...]:
    """Return what is forgotten of a record: of an entry of one's own, with all else, itself."""
    whole = about.startswith(OWN.prefix) and set(EVERYTHING) <= set(fields)
    return (*fields, "entry") if whole else tuple(fields)


def ops_of(key: int, fields: Iterable[Personal]) -> tuple[Op, ...]:
    """Return what a change that forgets fields of a record holds; `key` is its follow-up's."""
    return tuple(Op("follow_ups", key, field) for field in fields)


def forgotten_by(step: Change) -> tuple[str, tuple[str, ...]]:
    """Return the record that a change forgets something of, and what."""
    return record_of(step.ops[0].key), tuple(op.field or "" for op in step.ops)


def without(contents: Contents, steps: Sequence[Change]) -> Contents:
    """Return contents without what these changes forget, and with the changes themselves."""
    cleaned, _ = scrubbed(contents, steps)
    marks = {one.mark for one in forgettings(cleaned.history)}
    seq = cleaned.about.folded
    history = dict(cleaned.history)
    for step in steps:
        if step.mark not in marks:
            seq += 1
            history[seq] = replace(step, seq=seq)
    return replace(cleaned, history=history).up_to(seq)


def scrubbed(contents: Contents, steps: Iterable[Change]) -> tuple[Contents, set[str]]:
    """Return contents without what changes forget, those of their own among them; and what it was.

    A value that was written after it was forgotten stays. Where nothing is to go, the contents are
    the very same.
    """
    cleaning = Cleaning([*forgettings(contents.history), *steps])
    history = {seq: cleaning.change(contents.history[seq]) for seq in sorted(contents.history)}
    own = {key: one for key, one in contents.own.items() if not cleaning.takes(key, one.uid)}
    said = {key: one for key, one in contents.follow_ups.items() if not cleaning.takes_all_of(key)}
    for key in cleaning.keys & said.keys():
        said[key] = msgspec.convert(cleaning.document(key, plain(said[key])), FollowUp)
        if said[key] == FollowUp(about=said[key].about):
            del said[key]
    same = own == contents.own and said == contents.follow_ups
    if same and history == contents.history:
        return contents, set()
    return replace(contents, own=own, follow_ups=said, history=history), cleaning.removed


class Cleaning:
    """Takes what was forgotten out of changes, which are given in their order.

    Attributes:
        keys: the follow-ups that something is forgotten of.
        removed: the texts that were taken out.
    """

    def __init__(self, steps: Iterable[Change], known: Iterable[Change] = ()) -> None:
        """Clean by some changes that forget; `known` are changes that come before all others.

        Of the others, what was written in the moment of forgetting counts as written before it.
        """
        self._until: dict[_Place, datetime] = {}
        """When each field was forgotten; with its note all lines of the diary."""
        self._meant: dict[int, set[str]] = {}
        """Which entries of one's own are meant: a copy may have another one of that number."""
        self._uids: dict[int, str] = {}
        """Which entry of one's own has a number where the last change was made."""
        for step in steps:
            for op in step.ops:
                place = op.key, op.field or ""
                if step.name:
                    self._meant.setdefault(op.key, set()).add(step.name)
                self._until[place] = max(step.at, self._until.get(place, step.at))
        self._passed: set[_Place] = set()
        self._written: set[_Place] = set()
        """Where something was written after it was forgotten."""
        self.keys = {key for key, _ in self._until}
        self.removed: set[str] = set()
        for one in known:
            self.change(one)
        self._passed.clear()

    def change(self, change: Change) -> Change:
        """Return a change without what was forgotten; the very same where there is nothing."""
        if change.kind == "forget":
            self._passed |= {
                (op.key, op.field or "")
                for op in change.ops
                if self._until.get((op.key, op.field or "")) == change.at
            }
            return change
        for op in change.ops:
            self._note_uid(op)
        named = {key for op in change.ops if (key := _key_of(op))}
        touched = {key for key in self.keys & named if self._is_meant(key)}
        change = self._before(change)
        if not touched:
            return change
        ops = tuple(self._op(op, change.at) if _key_of(op) in touched else op for op in change.ops)
        return self._unsigned(replace(change, ops=ops), touched)

    def _note_uid(self, op: Op) -> None:
        if op.table == OWN.table and (uid := uid_in(op)):
            self._uids[_own_key(op.key)] = uid

    def _is_meant(self, key: int) -> bool:
        """Tell whether it is the same entry of one's own that something was forgotten of."""
        meant = self._meant.get(key)
        return meant is None or self._uids.get(key) is None or self._uids[key] in meant

    def takes(self, number: int, uid: str) -> bool:
        """Tell whether an entry of one's own is forgotten, which its number and uid name."""
        key = _own_key(number)
        return (key, "entry") in self._until and uid in self._meant.get(key, ())

    def takes_all_of(self, key: int) -> bool:
        """Tell whether all goes that is said of the record of a follow-up, itself included."""
        return (key, "entry") in self._until and self._is_meant(key)

    def _before(self, change: Change) -> Change:
        """Return a change of whole tables without what was forgotten of what stood in them."""
        said, own = change.before.get("follow_ups", {}), change.before.get(OWN.table, {})
        if self.keys.isdisjoint(said) and self.keys.isdisjoint(map(_own_key, own)):
            return change
        old = {key: self.document(key, one) for key, one in said.items()}
        old = {key: one for key, one in old.items() if not self.takes_all_of(key)}
        kept = {key: one for key, one in own.items() if not self.takes(key, one["uid"])}
        before = {**change.before, "follow_ups": old, OWN.table: kept}
        return replace(change, before={table: some for table, some in before.items() if some})

    def document(self, key: int, document: dict[str, Any]) -> dict[str, Any]:
        """Return what stood about a record before the next change, as JSON has it."""
        cleaned: dict[str, Any] = self._cleaned(key, None, document, self._is_old)
        return cleaned

    def _is_old(self, place: _Place) -> bool:
        """Tell whether what stands in a place now was written before it was forgotten."""
        return _named(place) in self._until and place not in self._written

    def _is_before(self, place: _Place, at: datetime) -> bool:
        """Tell whether a change comes before its place was forgotten; its number decides a tie."""
        named = _named(place)
        until = self._until.get(named)
        return until is not None and (at < until or (at == until and named not in self._passed))

    def _op(self, op: Op, at: datetime) -> Op:
        def is_old(place: _Place) -> bool:
            return self._is_before(place, at) or self._is_old(place)

        def is_gone(place: _Place) -> bool:
            if _named(place) in self._until and not self._is_before(place, at):
                self._written.add(place)
            return self._is_before(place, at)

        if self.takes_all_of(_key_of(op) or 0):
            return self._nothing(op)
        if op.table == OWN.table:
            return op
        before = self._cleaned(op.key, op.field, op.before, is_old)
        return replace(op, before=before, after=self._cleaned(op.key, op.field, op.after, is_gone))

    def _cleaned(
        self, key: int, field: str | None, value: Any, is_gone: Callable[[_Place], bool]
    ) -> Any:
        """Return a value, or a whole document, without what is gone of it."""
        if field is None:
            named = fields_of(value).items()
            cleaned = {name: self._cleaned(key, name, one, is_gone) for name, one in named}
            return document_of(cleaned) or None
        if field.startswith(LINE) and value is not None:
            return self._line(key, field, value, is_gone)
        if field in {"note", "owner"} and is_gone((key, field)):
            self._remove(value)
            return None
        if field == "due" and is_gone((key, "reason")) and value:
            self._remove(value["reason"])
            return {**value, "reason": ""}
        return value

    def _nothing(self, op: Op) -> Op:
        """Return what says nothing in the place of what was said of an entry that is gone."""
        for value in (op.before, op.after):
            said = value if isinstance(value, dict) else {op.field: value}
            for one in (said, *(said.get("notes") or {}).values()):
                for name in _WORDS:
                    self._remove(one.get(name))
            self._remove((said.get("due") or {}).get("reason"))
        return replace(op, before=None, after=None)

    def _line(
        self, key: int, field: str, value: dict[str, Any], is_gone: Callable[[_Place], bool]
    ) -> dict[str, Any] | None:
        """Return a line of the diary, or None where it is gone; without who wrote it if that is."""
        if is_gone((key, field)):
            self._remove(value["text"])
            return None
        at = value.get("at")
        if at and self._is_before((key, "by"), datetime.fromisoformat(at)):
            self._remove(value.get("by"))
            return {name: one for name, one in value.items() if name != "by"}
        return value

    def _unsigned(self, change: Change, touched: Iterable[int]) -> Change:
        """Take out who signed a change of a record, and why, where that is gone."""
        for key in touched:
            if self._is_before((key, "by"), change.at):
                self._remove(change.by)
                change = replace(change, by="")
            if self._is_before((key, "reason"), change.at):
                self._remove(change.why)
                change = replace(change, why=None)
        return change

    def _remove(self, text: str | None) -> None:
        if text:
            self.removed.add(text)


def _named(place: _Place) -> _Place:
    """Return what is forgotten with a place: a line of the diary goes with the note."""
    key, field = place
    return (key, "note") if field.startswith(LINE) else place
