"""One of many that write to a register on a server, whatever happens to the way there.

Run by `tests.faults.server_run`. Each edit is tried until it is acknowledged, as the app does: what
was sent is asked for before it is sent again. The log says of each what was tried and what was
acknowledged, and as which step.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from threading import Event

from store.changes import edits
from store.changes.edits import Edit
from store.common.errors import RegisterError
from store.common.place import Address
from store.keeping.backend import UnreachableError
from store.keeping.steps import Change
from store.register.register import Register

SHARED = 5
"""Activities that all write about; each writer has one more of its own."""
_PAUSE = 0.05
"""Seconds between two tries while the server is away."""
_no_stop = Event()


class Writer:
    """Writes edits that are known by a word of their own."""

    def __init__(self, place: Address, number: int, log: Path) -> None:
        self._number = number
        self._log = log.open("a", encoding="utf-8")
        self._random = Random(number)
        self._register = self._opened(place)

    def _opened(self, place: Address) -> Register:
        while True:
            try:
                return Register.open(place)
            except UnreachableError as error:
                self._told("away", error)

    def write(self, numbers: range) -> None:
        """Make edits until each is acknowledged."""
        for number in numbers:
            word = word_of(self._number, number)
            self._say("try", word)
            change = self._saved(self._edit(word))
            self._say("saved", word, str(change.seq))

    def _edit(self, word: str) -> Edit:
        kind = self._random.random()
        shared = f"A{self._random.randint(1, SHARED)}"
        if kind < 0.3:
            return edits.add_note(shared, word)
        if kind < 0.5:
            return edits.owner(shared, word)
        return edits.owner(f"A{SHARED + 1 + self._number}", word)

    def _saved(self, edit: Edit) -> Change:
        while True:
            try:
                if change := self._register.change([edit], by="test", now=datetime.now(UTC)):
                    return change
                raise AssertionError(f"{edit} was there already")
            except UnreachableError as error:
                self._told("away", error)
                if error.step and (found := self._found(error.step)):
                    return found
            except RegisterError as error:
                # Someone else wrote the same field: with theirs seen, it is written over it.
                self._told("clash", error)

    def _found(self, step: str) -> Change | None:
        while True:
            try:
                return self._register.disk.saved(step)
            except UnreachableError as error:
                self._told("away", error)

    def _told(self, what: str, error: RegisterError) -> None:
        self._say(what, str(error).replace("\n", " "))
        _no_stop.wait(_PAUSE)

    def _say(self, *words: str) -> None:
        self._log.write(" ".join(words) + "\n")
        self._log.flush()


def word_of(writer: int, number: int) -> str:
    """Return the word by which an edit is known."""
    return f"w{writer:03d}n{number:06d}"


def told(log: Path) -> Iterator[list[str]]:
    """Return the lines of a log by their words; one that was cut off by a kill is none."""
    if log.exists():
        for line in log.read_text(encoding="utf-8").splitlines(keepends=True):
            if line.endswith("\n"):
                yield line.split()


def main(folder: Path, numbers: range, count: int, *places: str) -> None:
    """Write with a thread for each number, each with a login of its own; on from where it was."""

    def work(number: int) -> None:
        log = folder / f"{number}.log"
        tried = sum(words[0] == "try" for words in told(log))
        writer = Writer(Address(places[number % len(places)]), number, log)
        writer.write(range(tried, count))

    with ThreadPoolExecutor(len(numbers)) as threads:
        # Asked for, so that a writer that failed ends with a status that says so.
        list(threads.map(work, numbers))


if __name__ == "__main__":
    first, last, edits_each = map(int, sys.argv[2:5])
    main(Path(sys.argv[1]), range(first, last + 1), edits_each, *sys.argv[5:])
