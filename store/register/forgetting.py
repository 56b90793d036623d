"""What people wrote of a record forgotten: in the register, its journal, history and backups.

The register comes first, whole and at once; what is forgotten stands in its history from then on,
by which everything else is held. So whatever stops the work halfway is found by `check`, and done
by forgetting the same again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from store.common.errors import RegisterError
from store.keeping.backups import backups_of
from store.keeping.contents import Contents, about_of, follow_up_key, record_of, said_of
from store.keeping.forgetting import (
    Personal,
    forgettings,
    forgotten_by,
    ops_of,
    personal_fields,
    scrubbed,
    uid_in,
    without,
)
from store.keeping.remnants import Left, clean_files, held_in_files, left_beside, sweep
from store.keeping.signing import Signed, made
from store.keeping.steps import Change
from store.model.own import OWN, Own
from store.register.register import Register, no_entry

_NAMED = 20
"""Other records that are named where a name still stands."""


class Forgot(Struct, frozen=True):
    """What was forgotten.

    Attributes:
        id: the record.
        fields: what of it.
        removed: how many different texts went out of the register.
        backups: those, and what was set aside, that were written anew.
        elsewhere: other records, and imports, by which the same words still stand.
        left: files that still hold it, or may, and why.
    """

    id: str
    fields: tuple[Personal, ...]
    removed: int
    backups: tuple[Path, ...]
    elsewhere: tuple[str, ...]
    left: tuple[Left, ...]


def forget(
    register: Register, about: str, fields: Collection[Personal], *, by: str, now: datetime
) -> Forgot:
    """Remove what people wrote of a record as far as the program reaches; it cannot be undone.

    Raises:
        RegisterError: there is no such record, nothing is written of it, or it could not be done.
    """
    key, name = _place_of(register, about)
    path = register.place if isinstance(register.place, Path) else None
    fields = personal_fields(about, tuple(fields))
    ops = ops_of(key, fields)
    texts: set[str] = set()

    def draft(contents: Contents) -> Contents | None:
        step = made(contents, Signed(by, now), kind="forget", ops=ops, name=name)
        texts.update(scrubbed(contents, [step])[1])
        if path:
            sweep(path.resolve(), contents, texts)
        return _without(_kept(register), contents, step, is_there=bool(texts))

    contents = register.disk.rewrite(draft, by)
    elsewhere = tuple(_elsewhere(contents, texts))[:_NAMED]
    step = contents.history.get(contents.about.folded)
    if step and step.kind == "forget" and forgotten_by(step)[0] == about:
        fields = tuple(one for one in fields if one in forgotten_by(step)[1])
    backups, unread = clean_files(_kept(register), contents)
    beside = left_beside(path, contents, key, texts) if path else []
    left = {one.path: one for one in (*beside, *unread)}
    return Forgot(about, fields, len(texts), tuple(backups), elsewhere, tuple(left.values()))


def _kept(register: Register) -> Sequence[Path]:
    """Return the files apart from a register that hold it as it was once."""
    if isinstance(register.place, Path):
        return [one.path for one in backups_of(register.place)]
    return [one for one in register.disk.aside if one.exists()]


def _place_of(register: Register, about: str) -> tuple[int, str | None]:
    """Return the key of what is said of a record, and by what copies know it if it has a uid.

    An entry of one's own may be removed or forgotten already, and still be held elsewhere.
    """
    if record := register.record(about):
        return follow_up_key(about), record.uid if isinstance(record, Own) else None
    for change in register.changes.values():
        if change.kind == "forget" and change.name and forgotten_by(change)[0] == about:
            return follow_up_key(about), change.name
        for op in change.ops:
            if op.table == OWN.table and about_of(op) == about and (uid := uid_in(op)):
                return follow_up_key(about), uid
    raise no_entry(about, register.place)


def _without(
    kept: Iterable[Path], contents: Contents, step: Change, *, is_there: bool
) -> Contents | None:
    """Return contents without what a step forgets; None where that was forgotten before.

    Raises:
        RegisterError: there is nothing to forget, in no file that was kept either.
    """
    if not is_there:
        if any(one.ops == step.ops for one in forgettings(contents.history)):
            return None
        if not held_in_files(kept, contents, step):
            raise RegisterError(
                "Nothing is written of {id} that could be forgotten. Nothing was changed.",
                id=record_of(step.ops[0].key),
            )
    return without(contents, [step])


def _elsewhere(contents: Contents, texts: Collection[str]) -> Iterable[str]:
    """Return the records and documents that the same words are kept of, each once."""
    words = [msgspec.json.encode(text)[1:-1] for text in texts]

    def stands(one: object) -> bool:
        data = msgspec.json.encode(one)
        return any(word in data for word in words)

    found = [one.about for one in contents.follow_ups.values() if stands(one)]
    found += [one.id for one in contents.own.values() if stands(one)]
    for change in contents.history.values():
        if change.kind != "forget" and stands(change):
            named = [about for op in change.ops if (about := said_of(op))]
            found += named or [change.name or change.kind]
    return dict.fromkeys(found)
