"""Entries of the office's own that copies of a register made, each under a number of its own.

Two people who each enter something while apart give it the same number. An entry is known by its
uid instead: what a copy says of it is said of the number that it has here, or gets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from store.keeping.applying import document
from store.keeping.contents import Contents, follow_up_key, record_of
from store.keeping.forgetting import uid_in
from store.keeping.steps import Change, Op
from store.model.own import OWN

Said = tuple[Change, Op]
"""An op, and the change that it is of."""
_Document = dict[str, Any]


class Numbers(Struct, frozen=True):
    """Which number entries of a copy have here.

    `here` are the numbers of all that are or were here, by their uids; `new` are the copy's numbers
    of those that it made and that have another one here.
    """

    here: Mapping[str, int]
    new: Mapping[int, int]

    def of(self, key: int) -> int:
        """Return the number here of one that has a number in the copy."""
        return self.new.get(key, key)

    def renamed(self, about: Any) -> Any:
        """Return an id of the copy as it is here; what is no id of an own entry stays."""
        is_own = isinstance(about, str) and about.startswith(OWN.prefix) and about[1:].isdecimal()
        return f"{OWN.prefix}{self.of(int(about[1:]))}" if is_own else about

    def under(self, op: Op) -> Op:
        """Return an op about what it is about here."""
        if op.table == OWN.table:
            said = {"before": self._value(op, op.before), "after": self._value(op, op.after)}
            return replace(op, key=self.of(op.key), **said)
        if op.table != "follow_ups":
            return op
        key = follow_up_key(self.renamed(record_of(op.key)))
        before, after = self._value(op, op.before), self._value(op, op.after)
        return replace(op, key=key, before=before, after=after)

    def _value(self, op: Op, value: Any) -> Any:
        if op.field == "about":
            return self.renamed(value)
        if op.field or not value:
            return value
        names = {"id", "about"} & value.keys()
        return value | {name: self.renamed(value[name]) for name in names}


def numbers_of(ours: Contents, ops: Iterable[Said]) -> Numbers:
    """Return the numbers of entries that a copy made: their own where those were never given here.

    What was removed or forgotten here keeps its number, so that it is not made again.
    """
    here = dict(_forgotten(ours))
    for change in ours.history.values():
        here |= {uid: op.key for op in change.ops if (uid := _uid(op))}
    here |= {one.uid: key for key, one in ours.own.items()}
    following, new = ours.next_id(OWN.table), dict[int, int]()
    for key, uid in {op.key: uid for _, op in ops if (uid := _uid(op))}.items():
        new[key] = here[uid] if uid in here else max(key, following)
        following = max(following, new[key] + 1)
    return Numbers(here, new)


def _forgotten(ours: Contents) -> Iterator[tuple[str, int]]:
    for one in ours.history.values():
        if one.kind == "forget" and one.name:
            yield one.name, int(record_of(one.ops[0].key)[1:])


def _uid(op: Op) -> str | None:
    return uid_in(op) if op.table == OWN.table else None


def numbered(ours: Contents, ops: Sequence[Said], numbers: Numbers) -> list[Said]:
    """Return what a copy says, with its entries as they are numbered here.

    What it made is made here as it is there by now, unless it is or was here already.
    """
    by_key: dict[int, list[Said]] = {}
    for said in ops:
        if said[1].table == OWN.table:
            by_key.setdefault(said[1].key, []).append(said)
    own = (one for some in by_key.values() for one in _told(ours, some, numbers))
    others = ((change, numbers.under(op)) for change, op in ops if op.table != OWN.table)
    return [*own, *others]


def _told(ours: Contents, some: Sequence[Said], numbers: Numbers) -> Iterator[Said]:
    """Return what a copy says of one entry, to be held against what it is here."""
    uid = next(filter(None, (_uid(op) for _, op in some)), None)
    ops = [numbers.under(op) for _, op in some]
    states, key, by = _states(ops), ops[0].key, some[-1][0]
    if uid is not None and uid not in numbers.here:
        if states[-1]:
            yield by, Op(OWN.table, key, after=states[-1])
    elif uid is not None and states[-1] is None:
        now = document(ours, OWN.table, key)
        if now is not None:
            yield by, Op(OWN.table, key, before=now if now in states else states[0])
    else:
        changes = (change for change, _ in some)
        yield from (one for one in zip(changes, ops, strict=True) if one[1].field is not None)


def _states(ops: Sequence[Op]) -> list[_Document | None]:
    """Return what an entry was before each of some ops and after the last of them.

    They are known from the first op that makes it or takes it away; before any, there are none.
    """
    whole = next((place for place, op in enumerate(ops) if op.field is None), None)
    if whole is None:
        return [None]
    states: list[_Document | None] = [ops[whole].before]
    for op in reversed(ops[:whole]):
        states.insert(0, _with(states[0], op.field, op.before))
    for op in ops[whole:]:
        states.append(op.after if op.field is None else _with(states[-1], op.field, op.after))
    return states


def _with(before: _Document | None, field: str | None, value: Any) -> _Document:
    made = {name: one for name, one in (before or {}).items() if name != field}
    return made if value is None or field is None else {**made, field: value}


def forgotten_here(ours: Contents, steps: Iterable[Change], numbers: Numbers) -> Iterator[Change]:
    """Return the changes that forgot something in a copy, as they are about what is here.

    What was forgotten of entries that are not here needs not be told.
    """
    for step in steps:
        if step.name is None:
            yield step
        elif (key := numbers.here.get(step.name)) in ours.own:
            about = follow_up_key(f"{OWN.prefix}{key}")
            yield replace(step, ops=tuple(replace(op, key=about) for op in step.ops))
