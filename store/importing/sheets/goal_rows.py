"""Tables of goals: each row is a goal, and what it says of how far it was reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from store.documents.common.text import TextDocument
from store.importing.reading.reading import Reported
from store.importing.reading.sources import source_of
from store.importing.sheets.follow_up import Said
from store.model.records import CityStatus, Goal

_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)[.)]?\s+(\S.*)")


class GoalRows:
    """The goals of a document's tables, in order, and what is said of each."""

    def __init__(self, document: TextDocument) -> None:
        self._document = document
        self._lines: dict[str, tuple[int, ...]] = {}
        self._said: dict[str, Said] = {}

    def has(self, text: str) -> bool:
        """Tell whether a text is one of the goals."""
        return text in self._lines

    def add(self, text: str, lines: tuple[int, ...]) -> None:
        """Take a goal, once."""
        self._lines.setdefault(text, lines)

    def say(self, text: str, said: Said) -> None:
        """Note what is said of a goal."""
        self._said.setdefault(text, said)

    def listed(self) -> tuple[Goal, ...]:
        """Return the goals as records."""
        return tuple(self._goal(text) for text in self._lines)

    def _goal(self, text: str) -> Goal:
        found = _NUMBERED.fullmatch(text)
        number, bare = (found[1], found[2]) if found else ("", text)
        return Goal("", bare, number, source_of(self._document, self._lines[text]))

    def reported(self, day: date) -> Iterator[Reported]:
        """Return what is said of the goals, as of a day."""
        for place, text in enumerate(self._lines):
            if said := self._said.get(text):
                status = CityStatus(said.status, self._document.name, said.day or day, said.text)
                yield Reported("goals", place, status)
