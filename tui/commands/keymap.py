"""The keys that settings name, held against what there is: what cannot be is told and left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from store.common.errors import Message
from tui.commands.base import Keyed, key_name
from tui.commands.keys import MOVING, QUITTING, SWALLOWED, spell, types

Groups = Sequence[Sequence[Keyed]]
"""What is bound at the same time, so that no key may stand twice within a group."""


def keymap(
    wanted: Mapping[str, str], groups: Groups, typed: Iterable[Keyed] = ()
) -> tuple[dict[str, str], list[Message]]:
    """Return the keys by id that can be had, and what was wrong with the others.

    `typed` are those that must work while one types.
    """
    known = {one.id: one for group in groups for one in group}
    typing = {one.id for one in typed}
    taken: dict[str, str] = {}
    problems = []
    for name, keys in wanted.items():
        problem = _wrong(name, keys, known, name in typing)
        if problem is None:
            taken[name] = ",".join(dict.fromkeys(map(spell, _apart(keys))))
        else:
            problems.append(problem)
    while clash := next(_clashes(taken, groups), None):
        problems.append(clash[1])
        del taken[clash[0]]
    return taken, problems


def _apart(keys: str) -> list[str]:
    """Part the keys at commas; a comma alone is the key."""
    return [key.strip() or key for key in keys.split(",")] if keys.strip() != "," else [","]


def _wrong(name: str, keys: str, known: Mapping[str, Keyed], typing: bool) -> Message | None:
    """Return why an id cannot have its keys."""
    if name not in known:
        return Message(
            "Settings, [keys]: there is nothing called {name}. All names: namndkoll keys",
            {"name": name},
        )
    own = known[name].keys.split(",")
    for key in _apart(keys):
        found = spell(key)
        reason = _unfit(found, typing) if found not in own else None
        if reason:
            values = {"name": name, "key": key.strip(), "reason": reason}
            return Message("Settings, [keys], {name}: the key {key} {reason}.", values)
    return None


def _unfit(key: str, typing: bool) -> Message | None:
    if not key:
        return Message("does not exist")
    if key in QUITTING:
        return Message("always quits and cannot do anything else")
    if key in SWALLOWED:
        return Message("does not arrive in every terminal")
    if key in MOVING:
        return Message("is needed for typing and for moving about")
    if typing and types(key):
        return Message("is needed for typing, so use one such as F6 or ctrl+r")
    return None


def _clashes(taken: Mapping[str, str], groups: Groups) -> Iterator[tuple[str, Message]]:
    """Return the ids that want a key that another one has, those named later first.

    Some share a key from the outset: never both work at the same time.
    """
    order = list(taken)
    for group in groups:
        owners: dict[str, Keyed] = {}
        for one in group:
            for key in filter(None, taken.get(one.id, one.keys).split(",")):
                other = owners.setdefault(key, one)
                if other.id == one.id or key in set(one.keys.split(",")) & set(
                    other.keys.split(",")
                ):
                    continue
                both = sorted({one.id, other.id} & set(order), key=order.index)
                if both:
                    (rest,) = {one.id, other.id} - {both[-1]}
                    yield both[-1], _twice(key, both[-1], rest)


def _twice(key: str, name: str, other: str) -> Message:
    return Message(
        "Settings, [keys], {name}: the key {key} is taken by {other}. Give {other} another.",
        {"key": key_name(key), "name": name, "other": other},
    )
