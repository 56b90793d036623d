"""What was seen in a document and what became of it: its pages, lines, lists and tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from store.documents.common.rows import SheetDocument
from store.documents.common.text import TextDocument
from store.importing.language.lines import Line, classify
from store.importing.reading.asking import asking_lines
from store.importing.reading.reading import LineRange, Reading, Seeable, Seen

_RECORDS = (
    "directives",
    "activities",
    "indicators",
    "budgets",
    "goals",
    "adjustments",
    "outturns",
    "deviations",
    "dissents",
)
_COUNTED = re.compile(r"\(?(\d{1,3}|[a-zåäö]|[ivxl]{1,6})[.)]\s+\S.*")
_FIRST = ("1", "a", "i")
"""With what a list begins to count, so that it is not the one before."""
_TOLD = {"request to nobody", "assignment not read"}
"""The doubts that tell why nothing was made of what a line asks."""
_FEWEST = 2
"""Counted lines that make a list; one alone may be a heading."""


def seen_in(document: TextDocument, reading: Reading) -> tuple[Seen, ...]:
    """Return what was seen in a document, by what a reading says became of it."""
    if not document.lines:
        return ()  # a list of the program's own
    places = places_of(reading)
    parts = [Seen("lines", sum(1 for line in document.lines if line.strip()))]
    if document.pages:
        parts.insert(0, Seen("pages", max(document.pages)))
    if isinstance(document, SheetDocument):
        return (*parts, *_seen("tables", _sheets(document), places))
    lines = classify(document.lines)
    asking = _seen("asking", ([line] for line in asking_lines(document)), places)
    lists, tables = _seen("lists", _lists(lines), places), _seen("tables", _tables(lines), places)
    return (*parts, *asking, *lists, *tables)


def read_lines(reading: Reading) -> frozenset[int]:
    """Return the lines from which there is a record, or of which is told why there is none."""
    told = (one.source.lines for one in reading.irregularities if one.kind in _TOLD)
    return frozenset(chain(places_of(reading), *told))


def lead_ins(reading: Reading) -> frozenset[str]:
    """Return the lines, as they are printed, that lists which became records go on from."""
    return frozenset(one.lead_in for one in reading.directives if one.lead_in)


def places_of(reading: Reading) -> dict[int, str]:
    """Return what stands on each line from which there is a record, by its kind."""
    found: dict[int, str] = {}
    for kind in reversed(_RECORDS):
        for record in getattr(reading, kind):
            for one in getattr(record, "listings", (record,)):
                if one.source:
                    found.update(dict.fromkeys(one.source.lines, kind))
    return found


def _seen(what: Seeable, groups: Iterable[Sequence[int]], places: dict[int, str]) -> Iterator[Seen]:
    became = Counter[str]()
    unread: list[LineRange] = []
    for lines in groups:
        kinds = Counter(places[line] for line in lines if line in places)
        if kinds:
            became[kinds.most_common(1)[0][0]] += 1
        else:
            unread.append((lines[0], lines[-1]))
    if count := became.total() + len(unread):
        yield Seen(what, count, dict(became), tuple(unread))


def _sheets(document: SheetDocument) -> Iterator[Sequence[int]]:
    for sheet in document.sheets:
        if any(any(row) for row in sheet.rows):
            yield range(sheet.first_line, sheet.first_line + len(sheet.rows))


def _lists(lines: Sequence[Line]) -> Iterator[Sequence[int]]:
    """Return the lines of each list: its items, and what goes on under one."""
    found: list[int] = []
    items: list[Line] = []
    for line in chain(lines, [Line(0, "row", "")]):
        counted = _COUNTED.fullmatch(line.text) if line.kind == "text" else None
        is_item = line.kind == "bullet" or counted is not None
        goes_on = is_item or (line.kind == "text" and not line.fresh)
        if not goes_on or (counted and counted[1] in _FIRST and line.fresh):
            if items and (items[0].kind == "bullet" or len(items) >= _FEWEST):
                yield found
            found, items = [], []
        if is_item:
            items.append(line)
        if items:
            found.append(line.number)


def _tables(lines: Sequence[Line]) -> Iterator[Sequence[int]]:
    found: list[int] = []
    for line in chain(lines, [Line(0, "text", "")]):
        if line.kind == "row":
            found.append(line.number)
        elif found:
            yield found
            found = []
