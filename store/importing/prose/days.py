"""Plans and calendars written as texts: from days, and what happens on them, to records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import PurePath

from msgspec.structs import replace

from store.dates.span import Span
from store.documents.common.text import TextDocument
from store.importing.language.name_shapes import kind_of
from store.importing.language.named_bodies import list_from
from store.importing.language.names import Names
from store.importing.prose.dated import DatedRow, dated_passages, dated_tables
from store.importing.prose.passages import passages
from store.importing.reading.doubts import Doubts
from store.importing.reading.importer import Asked, OtherKindError
from store.importing.reading.reading import NOT_IMPORTED, Progress, Reading, Standing
from store.importing.reading.sources import source_of
from store.importing.reading.whose import bodies_for
from store.importing.reading.years import told_year, year_in_front, year_in_name, year_of_days
from store.model.records import Activity, Committee, CommitteeKind, Document, Listing

_FEWEST = 3
"""Days that make a calendar of a text; any text may name one or two."""
_FRONT = 10
_ORGANISATION = re.compile(
    r"\b(?:(?:[A-ZÅÄÖ][a-zåäö]+[^s\W]s|Lilla|Stora|Norra|Södra|Östra|Västra) )?[A-ZÅÄÖÆØ][\wæø-]+"
    r" (?:kommun|stad|kommune|municipality)(?=s?\b)"
    r"|\b(?:Region|City of|Municipality of) [A-ZÅÄÖÆØ][\wæø-]+"
)
_UNDATED = Span("")


def read_days(document: TextDocument, asked: Asked) -> Reading:
    """Read the days that a text lists.

    Raises:
        OtherKindError: there are hardly any.
    """
    stated = asked.year or year_in_name(document.name) or year_in_front(document)
    year = stated or year_of_days(document)
    asked.tell(Progress(0, len(document.lines), "lines"))
    rows = [
        *dated_passages(list(passages(document.lines)), year or 1),
        *dated_tables(document.lines, year or 1),
    ]
    if len(rows) < _FEWEST:
        raise OtherKindError("{name}: hardly any days are listed in it.", name=document.name)
    of_year = stated or year or max(row.when.last.year for row in rows if row.when.last)
    reading = _Days(document, asked, rows).reading(of_year)
    told = () if stated else (told_year(of_year),)
    asked.tell(Progress(len(document.lines), len(document.lines), "done"))
    return replace(reading, told=told)


class _Days:
    """The days of one document, and whose they are."""

    def __init__(self, document: TextDocument, asked: Asked, rows: Sequence[DatedRow]) -> None:
        self._document = document
        self._bodies = bodies_for(asked)
        self._names = Names(self._bodies)
        self._rows = rows
        self._own = asked.organisation or own_name(document)
        self._doubts = Doubts(document)

    def reading(self, year: int) -> Reading:
        """Return the days as activities; those of nobody are the document's own."""
        activities = tuple(map(self._activity, self._rows))
        document = self._document
        return Reading(
            document=Document(
                "", document.name, document.sha256, year, NOT_IMPORTED, document.text,
                kind="calendar",
            ),
            committees=tuple(self._committees(activities)),
            activities=activities,
            irregularities=self._doubts.listed(),
            standings=tuple(
                Standing(place, "dropped")
                for place, row in enumerate(self._rows)
                if row.cancelled
            ),
        )  # fmt: skip

    def _activity(self, row: DatedRow) -> Activity:
        leads = self._leads(row)
        if not leads:
            self._doubts.add("nobody is named", row.lines, self._own)
        source = source_of(self._document, row.lines)
        committee = leads[0] if leads else self._own
        return Activity(
            "", (Listing(committee, row.text, _UNDATED, row.when, source, leads=leads),)
        )

    def _leads(self, row: DatedRow) -> tuple[str, ...]:
        """Return who a table names, or else with whom a text begins."""
        if row.who:
            return (self._names.shown(row.who),)
        found = list_from(row.text, 0, len(row.text), self._names)
        return found.names if found else ()

    def _committees(self, activities: Sequence[Activity]) -> Iterator[Committee]:
        named = dict.fromkeys(
            name for one in activities for row in one.listings
            for name in (*row.leads, row.committee)
        )  # fmt: skip
        known = {one.name: one for one in self._bodies.committees()}
        for name in named:
            if name not in known and name != self._own:
                lines = [row.source.lines[0] for one in activities for row in one.listings
                         if row.committee == name]  # fmt: skip
                self._doubts.add("unknown committee", lines, name)
            yield known.get(name) or Committee("", name, self._kind_of(name))

    def _kind_of(self, name: str) -> CommitteeKind:
        """Return what kind of body a name is of: who meets is a committee, however it is called."""
        if name == self._own:
            return "group"
        kind = kind_of(name)
        return "committee" if kind == "external" else kind


def own_name(document: TextDocument) -> str:
    """Return whose a document says that it is: an organisation, or what its file is called."""
    front = islice((line for line in document.lines if line.strip()), _FRONT)
    found = next(filter(None, map(_ORGANISATION.search, front)), None)
    return found[0] if found else PurePath(document.name).stem.replace("_", " ").strip()
