"""How right the import of a budget is, against rows checked by hand for a part of its chapters."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from store.importing.documents import read_any
from store.importing.language.bodies import Bodies
from store.importing.reading.reading import Reading
from store.model.records import Directive, Indicator, Listing
from tests.accuracy.figures import Compared, Figure, Row, rows_of, unlike

ROLES = {
    "i samarbete": "collaborates",
    "samarbeta": "collaborates",
    "tillsammans": "collaborates",
    "i samverkan": "collaborates",
    "leda arbetet": "collaborates",
    "en kraftsamling": "collaborates",
    "i samråd": "consulted",
    "i dialog": "consulted",
    "under ledning": "directs",
    "med stöd": "supports",
    "bistå": "supports",
}
"""How written roles begin, and what they are called here."""


class Gold:
    """Rows checked by hand, a file for each kind; bodies under their canonical names."""

    def __init__(self, folder: Path, bodies: Bodies) -> None:
        self._folder = folder
        self._bodies = bodies
        self.activities = rows_of(folder, "activities")
        self.directives = rows_of(folder, "directives")
        self.indicators = rows_of(folder, "indicators")
        self.participants = rows_of(folder, "participants")
        self.not_directives = rows_of(folder, "not_directives")
        rows = [*self.activities, *self.directives, *self.indicators]
        self._chapters = {self.chapter(row) for row in rows}
        self._last_of_city = max((r["line"] for r in rows if not self.chapter(r)[0]), default=0)

    def same(self) -> list[list[int]]:
        path = self._folder / "same_activity.jsonl"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        return [json.loads(line) for line in text.splitlines() if line.strip()]

    def covers(self, line: int, committee: str | None, area: str | None) -> bool:
        """Tell whether the gold has a row's chapter; of the whole city's it may have a part."""
        return (committee, area) in self._chapters and (
            committee is not None or line <= self._last_of_city
        )

    def chapter(self, row: Row) -> tuple[str | None, str | None]:
        found = self._bodies.recognise(row["committee"])
        return (found.name if found else None, row["area"])

    def at_its_lines(self, reading: Reading) -> Reading:
        """Return a reading of another form of file with each row at the line of its wording here.

        What has no such wording stands at no line that the gold has.
        """
        rows = _Places(self, self.activities, "text")
        told = _Places(self, self.directives, "text")
        measured = _Places(self, self.indicators, "indicator")
        activities = [
            replace(one, listings=tuple(rows.put(row, row.text) for row in one.listings))
            for one in reading.activities
        ]
        return replace(
            reading,
            activities=tuple(activities),
            directives=tuple(told.put(one, one.text) for one in reading.directives),
            indicators=tuple(measured.put(one, one.name) for one in reading.indicators),
        )

    def body(self, name: str) -> str:
        found = self._bodies.recognise(name.removesuffix(" (ext)"))
        return found.name if found else name


_Placed = TypeVar("_Placed", Listing, Directive, Indicator)


class _Places:
    """Gives rows the lines of the gold's rows with the same words and chapter, each line once."""

    def __init__(self, gold: Gold, expected: list[Row], field: str) -> None:
        self._free: dict[object, list[tuple[int, ...]]] = {}
        for one in expected:
            key = (*gold.chapter(one), one[field])
            self._free.setdefault(key, []).append(tuple(one["lines"]))
        self._nowhere = 10**6

    def put(self, row: _Placed, text: str) -> _Placed:
        """Return a row at the first line with its words that is not taken."""
        self._nowhere += 1
        free = self._free.get((row.committee, row.area, text))
        lines = free.pop(0) if free else (self._nowhere,)
        return replace(row, source=replace(row.source, lines=lines))


def measure(gold_folder: Path, document: Path) -> list[Figure]:
    """Import a document and compare it with the gold, figure by figure."""
    reading = read_any(document)
    gold = Gold(gold_folder, Bodies.load())
    if document.suffix != ".txt":
        reading = gold.at_its_lines(reading)
    listings = {row.source.lines[0]: row for act in reading.activities for row in act.listings}
    directives = {row.source.lines[0]: row for row in reading.directives}
    indicators = {row.source.lines[0]: row for row in reading.indicators}
    return [
        _rows("activities", gold, gold.activities, listings, _about_listing),
        _rows("directives", gold, gold.directives, directives, _about_directive),
        _rows("indicators", gold, gold.indicators, indicators, _about_indicator),
        _leads(gold, listings),
        _participants(gold, listings),
        _pairs(gold, reading),
        _not_directives(gold, reading),
    ]


def _rows(
    name: str,
    gold: Gold,
    expected: list[Row],
    found: Mapping[int, Listing] | Mapping[int, Directive] | Mapping[int, Indicator],
    about: Callable[[Any, Row], Compared],
) -> Figure:
    """Rows by their first line, with every field right, within the chapters of the gold."""
    ours = [line for line, row in found.items() if gold.covers(line, row.committee, row.area)]
    ours = ours if expected else []
    figure = Figure(name, expected=len(expected), found=len(ours))
    for row in expected:
        wrong = ["not found"]
        if mine := found.get(row["line"]):
            fields = [
                *about(mine, row),
                ("chapter", (mine.committee, mine.area), gold.chapter(row)),
            ]
            fields.append(("lines", list(mine.source.lines), row["lines"]))
            wrong = unlike(iter(fields))
        figure.right += not wrong
        figure.misses += [f"line {row['line']}: {each}" for each in wrong]
    lines = {row["line"] for row in expected}
    figure.misses += [f"line {line}: not in the gold" for line in ours if line not in lines]
    return figure


def _about_listing(mine: Listing, row: Row) -> Compared:
    yield "text", mine.text, row["text"]
    yield "start", mine.start.first and mine.start.first.isoformat(), row["start"]
    yield "end", mine.end.last and mine.end.last.isoformat(), row["end"]
    yield "goal", mine.goal, row["goal_section"]


def _about_directive(mine: Directive, row: Row) -> Compared:
    yield "text", mine.text, row["text"]
    yield "kind", mine.kind, row["kind"]
    yield "lead-in", mine.lead_in, row["lead_in"]
    yield "goal", mine.goal, row["goal_section"]
    yield "theme", mine.theme, row["theme"]


def _about_indicator(mine: Indicator, row: Row) -> Compared:
    yield "name", mine.name, row["indicator"]
    yield "goal", mine.goal, row["goal"]
    yield "obligatory", mine.obligatory, row["obligatory"]
    yield "targets", mine.targets, {year: of or "" for year, of in row["targets"].items()}


def _leads(gold: Gold, listings: Mapping[int, Listing]) -> Figure:
    figure = Figure("leads", expected=len(gold.participants))
    for row in gold.participants:
        leads = {gold.body(name) for name in row["leads"]}
        mine = listings.get(row["line"])
        figure.found += mine is not None
        if mine and set(mine.leads) == leads:
            figure.right += 1
        else:
            figure.misses.append(_line(row, mine and sorted(mine.leads), sorted(leads)))
    return figure


def _participants(gold: Gold, listings: Mapping[int, Listing]) -> Figure:
    """Participants with their roles, each counted on its own."""
    figure = Figure("participants")
    for row in gold.participants:
        expected = {(gold.body(one["actor"]), _role(one["role"])) for one in row["partners"]}
        mine = listings.get(row["line"])
        found = {(one.committee, one.role) for one in mine.participants} if mine else set()
        figure.count_each(expected, found, row["line"])
    return figure


def _role(written: str) -> str:
    return next((role for start, role in ROLES.items() if written.startswith(start)), written)


def _pairs(gold: Gold, reading: Reading) -> Figure:
    """Pairs of listings of one activity, among the listings that the gold has."""
    lines = {row["line"] for row in gold.activities}
    expected = set(_each_pair(gold.same()))
    groups = [[row.source.lines[0] for row in act.listings] for act in reading.activities]
    found = set(_each_pair([line for line in group if line in lines] for group in groups))
    misses = [f"lines {pair}: not joined" for pair in sorted(expected - found)]
    misses += [f"lines {pair}: joined" for pair in sorted(found - expected)]
    return Figure("same activity", len(expected & found), len(expected), len(found), misses)


def _each_pair(groups: Iterable[list[int]]) -> Iterator[tuple[int, int]]:
    for group in groups:
        yield from combinations(sorted(group), 2)


def _not_directives(gold: Gold, reading: Reading) -> Figure:
    """Bullets that are no directives and were not read as any."""
    taken = {line for row in reading.directives for line in row.source.lines}
    lines = [row["line"] for row in gold.not_directives]
    misses = [f"line {line}: read as a directive" for line in lines if line in taken]
    right = len(lines) - len(misses)
    return Figure("not directives", right, len(lines), right, misses)


def _line(row: Row, has: object, of: object) -> str:
    return f"line {row['line']}: {has!r}, not {of!r}"
