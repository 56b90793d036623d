"""What waits to be saved: held against the register as it is, and as it will be after that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime

from store.changes.deciding import change_of, wanted
from store.changes.edits import Edit
from store.common.errors import RegisterError
from store.keeping.applying import ImpossibleChangeError, made_by, take
from store.keeping.backend import Draft
from store.keeping.contents import Contents
from store.keeping.signing import Signed, last_known
from store.register.register import Register


def drafted(seen: Contents, edits: Iterable[Edit], signed: Signed) -> Draft:
    """Return what edits make of contents, held against those in which they were typed."""
    ops = wanted(seen, edits, signed)
    return lambda contents: change_of(contents, ops, signed)


def ahead(register: Register, waiting: Sequence[Draft]) -> Register:
    """Return a register as it will be once all that waits is saved, to be read only.

    What cannot be saved on it any more is passed over: that is told when it is sent.
    """
    if not waiting:
        return register
    contents = register.contents.snapshot()
    for draft in waiting:
        with suppress(RegisterError, ImpossibleChangeError):
            if change := draft(contents):
                contents = take(contents, change, made_by(contents, change))
    return Register(register.disk.holding(contents))


def moment(contents: Contents, typed: datetime, now: datetime) -> datetime:
    """Return the time of a change that waited: when it was typed, never before the last step."""
    last = last_known(contents)
    return typed if last is None else max(typed, min(last.at, now))
