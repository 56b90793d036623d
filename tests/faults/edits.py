"""The register as the fault tests beside the project drive it: a key is a goal, its value a note.

From the root of the project, with TOOLS as ../shared/tools/faults:

    python TOOLS/fault_kill.py --module tests.faults.edits --trials 1000
    python TOOLS/fault_powercut.py --module tests.faults.edits
    python TOOLS/fault_misc.py --module tests.faults.edits
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from store.changes import edits
from store.common.errors import RegisterError
from store.keeping.contents import Contents, follow_up_key, nothing
from store.model.records import FollowUp, Goal
from store.register.register import Register

_NEW, _OTHERS = 3000, 200
_FOLDED = 25
"""Edits between two foldings, far more often than in life, so that they are hit as well."""
_BY = "test"


class Session:
    """A writer that stays open, as the app does."""

    def __init__(self, path: str) -> None:
        self._edits = 0
        self._register = Register.open(path)
        self._ids = {goal.text: goal.id for goal in self._register.goals}

    def edit(self, key: str, value: str) -> None:
        """Note a value; returning means that it is saved."""
        noted = edits.note(self._ids[key], value)
        self._register.change([noted], by=_BY, now=datetime.now(UTC))
        self._edits += 1
        if self._edits % _FOLDED == 0:
            with suppress(RegisterError):  # the journal has it
                self._register.disk.fold()

    def shrink(self, key: str, value: str) -> None:
        """Note a value, which is all there is to a record here."""
        self.edit(key, value)

    def close(self) -> None:
        """Fold the journal into the file."""
        self._register.disk.fold()


def session(path: str) -> Session:
    return Session(path)


def edit(path: str, key: str, value: str) -> None:
    """Save one value and close."""
    writer = Session(path)
    writer.edit(key, value)
    writer.close()


def init(path: str, count: int) -> None:
    """Make a register of keys that have a value, and of those that tests add."""
    place = Path(path)
    for left in place.parent.glob("store*"):
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()
    Register.empty(place).commit(_contents(count), datetime.now(UTC), _BY)


def _contents(count: int) -> Contents:
    seeds = [f"k{number:06d}" for number in range(count)]
    goals = {number: Goal(f"G{number}", key) for number, key in enumerate(seeds + _new(), 1)}
    ids = [f"G{number}" for number in range(1, count + 1)]
    follow_ups = {
        follow_up_key(about): FollowUp(about, older=f"seed-{number}")
        for number, about in enumerate(ids)
    }
    return replace(nothing(), goals=goals, follow_ups=follow_ups)


def _new() -> list[str]:
    """Return the keys that the tests may add."""
    named = ["after", "good", "bad", "n1", "n2", "n3"]
    added = [f"n{number:06d}" for number in range(_NEW)]
    writers = [
        f"{who}{number:05d}" for who in ("a0", " 1", "b2", "a3") for number in range(_OTHERS)
    ]
    return [*named, *added, *writers, *(f"z{number}" for number in range(_NEW))]


def read(path: str) -> dict[str, str]:
    """Return every value by its key."""
    register = Register.open(path)
    notes = ((goal.text, register.follow_up(goal.id).note) for goal in register.goals)
    return {key: note for key, note in notes if note is not None}
