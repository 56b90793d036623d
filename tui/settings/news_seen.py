"""What a user has seen of the news of each register: up to which step, and what was ticked off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, datetime
from pathlib import Path
from typing import NamedTuple

from store.common.place import Place, key_of
from tui.settings.state import read_state

_LARGEST = 20_000_000
"""Bytes of the file that are read at all."""
_ENDS = MINYEAR, MAXYEAR
"""Years whose moments may have no day elsewhere."""


class Seen(NamedTuple):
    """The step of a register up to which all is known, when that was, and what is off since.

    `at` is aware; `ticked` has for each thing that is ticked off the mark that it had then.
    """

    step: int
    at: datetime
    ticked: Mapping[str, str] = {}


class SeenNews:
    """What was seen of one register, kept in a file; without one as long as the program runs."""

    def __init__(self, file: Path | None, register: Place) -> None:
        self._file = file
        self._register = register
        self._last: Seen | None = None
        self._unsaved = False

    def recall(self) -> Seen | None:
        """Return what was seen, as another window may have left it; None at the first time."""
        if self._file and not self._unsaved:
            self._last = recall_seen(self._file, self._register)
        return self._last

    def keep(self, seen: Seen) -> None:
        """Keep what is seen now.

        Raises:
            NamndkollError: it cannot be written; it holds until the program ends.
        """
        self._last, self._unsaved = seen, True
        if self._file:
            remember_seen(self._file, self._register, seen)
            self._unsaved = False


def recall_seen(file: Path, register: Place) -> Seen | None:
    """Return what was seen of a register; None where it was not looked at or that is not known."""
    found = read_state(file, _LARGEST).get(key_of(register))
    if not isinstance(found, dict):
        return None
    step, ticked = found.get("step"), found.get("ticked")
    try:
        at = datetime.fromisoformat(str(found.get("at")))
    except ValueError:
        return None
    if type(step) is not int or at.tzinfo is None or at.year in _ENDS:
        return None
    pairs = ticked.items() if isinstance(ticked, dict) else ()
    return Seen(step, at, {name: mark for name, mark in pairs if isinstance(mark, str)})


def remember_seen(file: Path, register: Place, seen: Seen) -> None:
    """Write what was seen of a register, whole or not at all; of other registers it stays.

    Raises:
        NamndkollError: it cannot be written.
    """
    from msgspec import json

    from store.keeping.reading import stamp
    from store.keeping.writing import not_saved, replace_file

    said = {"step": seen.step, "at": seen.at.isoformat(), "ticked": seen.ticked}
    try:
        before = stamp(file)
        every = {**read_state(file, _LARGEST), key_of(register): said}
        data = json.format(json.encode(every))
        file.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, UnicodeError) as error:
        raise not_saved(file, error) from error
    replace_file(file, data, before)
