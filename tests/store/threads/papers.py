"""Registers of small made-up papers of several years, for tests of matters through the years."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from store.importing.reading.reading import NOT_IMPORTED, Reading
from store.model.kinds import Record
from store.model.records import (
    Directive,
    Document,
    DocumentKind,
    Goal,
    Indicator,
    Source,
)
from store.register.register import Register

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
PARKS, SCHOOLS = "Parknämnden", "Skolnämnden"


class Paper:
    """Collects the lines of a document of a year and the records that stand in it."""

    def __init__(self, year: int, name: str = "", kind: DocumentKind = "budget") -> None:
        self.name = name or f"budget_{year}.txt"
        self.year = year
        self.kind = kind
        self.lines: list[str] = []
        self.records: list[Record] = []

    def prose(self, *lines: str) -> Paper:
        """Add lines that become no record."""
        self.lines += lines
        return self

    def _put(self, line: str) -> Source:
        self.lines.append(line)
        return Source(self.name, (len(self.lines),))

    def told(self, text: str, body: str = PARKS, area: str = "", goal: str = "") -> Paper:
        """Add a directive."""
        source = self._put(f"- {text}")
        self.records.append(
            Directive(
                "", body, "directive", "ska nämnden", text, source, area or None, goal=goal or None
            )
        )
        return self

    def measured(self, name: str, body: str = PARKS) -> Paper:
        """Add an indicator."""
        self.records.append(Indicator("", name, self._put(f"{name}\t90 %"), body))
        return self

    def wanted(self, text: str) -> Paper:
        """Add a goal."""
        self.records.append(Goal("", text, source=self._put(text)))
        return self

    def reading(self) -> Reading:
        """Return the paper as it is taken in."""
        text = "\n".join(self.lines)
        digest = hashlib.sha256(f"{self.name} {text}".encode()).hexdigest()
        about = Document("", self.name, digest, self.year, NOT_IMPORTED, text, self.kind)
        return Reading(
            about,
            goals=tuple(one for one in self.records if isinstance(one, Goal)),
            directives=tuple(one for one in self.records if isinstance(one, Directive)),
            indicators=tuple(one for one in self.records if isinstance(one, Indicator)),
        )


def register_of(papers: Sequence[Paper], path: Path, as_of: date | None = None) -> Register:
    """Write a register of some papers and return it."""
    register = Register.empty(path, as_of)
    for paper in papers:
        register.take_in(paper.reading(), NOW)
    return register


def three_papers() -> list[Paper]:
    """Return two budgets and a report, with one matter in all of them."""
    first = (
        Paper(2023)
        .prose("Parkerna är stadens lungor.")
        .told("plantera bokträd längs alla nya cykelbanor i staden")
        .told("anordna sommarjobb för unga i kolonilotterna")
        .measured("Antal planterade bokträd")
    )
    second = (
        Paper(2024)
        .told("plantera bokträd längs alla nya cykelbanor i staden")
        .told("erbjuda feriejobb åt gymnasister")
        .measured("antal planterade  BOKTRÄD.")
        .measured("Andel planterade bokträd")
    )
    report = Paper(2024, "berattelse_2024.txt", "report").prose(
        "Nämnden redovisar sitt år.",
        "",
        "Bokträden längs cykelbanorna har planterats av egen personal. Det gick bra.",
    )
    return [first, second, report]


def two_years(path: Path) -> Register:
    """Write a register of those papers and return it."""
    return register_of(three_papers(), path)
