"""What differs between a register as it was and as it is: how much is new, changed and gone."""

from __future__ import annotations

from typing import NamedTuple

from store.model.kinds import KINDS, Record
from store.register.register import Register


class Changes(NamedTuple):
    """How many records are new, changed in what is printed or said of them, and gone."""

    new: int = 0
    changed: int = 0
    gone: int = 0


def changes(before: Register, after: Register) -> Changes:
    """Compare two readings of a register; records are the same by their ids."""
    was, now = _records(before), _records(after)
    kept = was.keys() & now.keys()
    noted, notes = before.follow_ups.get, after.follow_ups.get
    changed = sum(was[id_] != now[id_] or noted(id_) != notes(id_) for id_ in kept)
    return Changes(len(now) - len(kept), changed, len(was) - len(kept))


def _records(register: Register) -> dict[str, Record]:
    return {record.id: record for kind in KINDS for record in register.of(kind)}
