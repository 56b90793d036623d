"""Sheets with columns of any name: from rows to records, by what each column becomes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct

from store.common.errors import DocumentError
from store.dates.span import read_cell
from store.documents.calendars import CalendarDocument
from store.documents.common.rows import SheetDocument
from store.importing.budget.activities import ActivityReader, Row
from store.importing.budget.bullets import Draft
from store.importing.budget.indicators import Measure
from store.importing.budget.place import Place
from store.importing.budget.records import Records
from store.importing.language.bodies import Bodies
from store.importing.language.figures import figures_of
from store.importing.language.name_lists import Doubt
from store.importing.reading.columns import Field, SheetColumn
from store.importing.reading.doubts import Doubts
from store.importing.reading.importer import Asked, Tell
from store.importing.reading.reading import NOT_IMPORTED, Progress, Reading
from store.importing.reading.years import year_in_name
from store.importing.sheets.calendar_rows import body_in, standings
from store.importing.sheets.cell_bodies import is_bodylike, read_bodies
from store.importing.sheets.headings import Headings
from store.importing.sheets.row_status import Statuses
from store.importing.sheets.tables import SheetTable, sole, tables_of
from store.model.records import Committee, CommitteeKind, DirectiveKind, Document

_NUMBER = re.compile(r"\d+(?: st)?")
_NAMED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def read_sheets(document: SheetDocument, asked: Asked) -> Reading:
    """Read sheets of activities, directives or indicators, each column as was said or guessed.

    Raises:
        DocumentError: no column says what is to be done or who is to do it, or nothing the year.
    """
    stated = asked.year or year_in_name(document.name)
    sheets = (tables_of(one, asked.choices, stated) for one in document.sheets)
    tables = [table for sheet in sheets for table in sheet]
    if not tables:
        _refuse_columns(document, "text")
    if not any(map(_says_who, tables)):
        _refuse_columns(document, "committee")
    starts = any("start" in table.fields for table in tables)
    reader = _Reader(document, stated, asked.tell, starts=starts)
    for table in tables:
        reader.read(table)
    of_year = stated or reader.commonest_year()
    reading = reader.reading(
        tuple(dict.fromkeys(one for table in tables for one in table.columns)), of_year
    )
    if not (reading.directives or reading.activities or reading.indicators):
        raise DocumentError(
            "{name}: no row in it says both what is to be done and who is to do it.",
            name=document.name,
        )
    if of_year is None:
        raise DocumentError(
            "{name} does not say which year it is for. State it with --year.", name=document.name
        )
    return reading


def _says_who(table: SheetTable) -> bool:
    """Tell whether a column says who is to do it, or the sheet's title or a row of one cell may."""
    bodies = Bodies.load()
    if "committee" in table.fields or bodies.recognise(table.title) is not None:
        return True
    alone = (text for _line, row in (*table.above, *table.rows) if (text := sole(row)))
    return any(bodies.recognise(text.rstrip(" :")) or is_bodylike(text) for text in alone)


def _refuse_columns(document: SheetDocument, missing: Field) -> None:
    first = next((row for one in document.sheets for row in one.rows if len(row) > 1), ())
    names = [name for name in first if name]
    raise DocumentError(
        "{name}: no column is known to be {missing}. Say which one is, as in --map {example}. "
        "Its columns: {columns}",
        name=document.name,
        missing=missing,
        example=f'"{names[0] if names else "Uppdrag"}={missing}"',
        columns=", ".join(names)[:200],
    )


_Said = tuple[str, str, str, str]
"""The bodies, the area, the goal and the theme of a row, as its cells or headings say them."""


class _Placed(Struct, frozen=True):
    """Where a row stands, under each of its bodies, and what was unclear about these."""

    places: tuple[Place, ...]
    doubts: tuple[Doubt, ...]


class _Reader:
    """Reads table after table of one document."""

    def __init__(
        self,
        document: SheetDocument,
        year: int | None,
        tell: Tell,
        *,
        starts: bool,
    ) -> None:
        self._document = document
        self._year = year
        self._progress = tell
        self._bodies = Bodies.load()
        self._doubts = Doubts(document)
        self._rows = ActivityReader(self._doubts, starts=starts)
        self._drafts: list[Draft] = []
        self._measures: list[Measure] = []
        self._unknown: dict[str, Committee] = {}
        self._headings = Headings(self._bodies, self._doubts)
        self._statuses = Statuses(document.name)
        self._titles: tuple[str, ...] = ()
        self._times = ""
        self._named: dict[_Said, _Placed] = {}

    def read(self, table: SheetTable) -> None:
        """Read the rows of a table: indicators, activities where there are dates, or directives."""
        if not table.again:
            self._headings.clear()
        for line, cells in table.above:
            self._headings.title(line, sole(cells))
        for kind, name in table.figures.doubts:
            self._doubts.add(kind, [table.line], name)
        fields = table.fields
        times = [one.name for one in table.columns if one.field in {"start", "end"}]
        self._titles = (*times, table.title)
        if not isinstance(self._document, CalendarDocument):
            self._times = " | ".join(filter(None, (table.title, *times)))
        for line, cells in table.rows:
            if line % 50 == 0:
                self._tell(line, "lines")
            said = {field: _cell(cells, place) for field, place in fields.items()}
            if not self._is_heading(table, line, cells, said):
                self._row(table, line, cells, said)

    def _is_heading(
        self, table: SheetTable, line: int, cells: Sequence[str], said: Mapping[str, str]
    ) -> bool:
        """Tell whether a row is a heading within its table, which holds from then on."""
        text = said.get("text") or said.get("indicator") or ""
        alone = sole(cells) or ("" if text else _beside_numbers(cells))
        if not alone or isinstance(self._document, CalendarDocument):
            return False
        in_text = alone == text and sum(map(bool, cells)) == 1
        whose = in_text and (self._who(said, table.title) != "" or "committee" not in table.fields)
        dated = bool({"start", "end", "indicator"} & table.fields.keys())
        return self._headings.take(line, alone, dated=dated, whose=whose)

    def _row(
        self, table: SheetTable, line: int, cells: Sequence[str], said: Mapping[str, str]
    ) -> None:
        text = said.get("text") or said.get("indicator") or ""
        if not text:
            self._doubts.add("row of another shape", [line], " | ".join(filter(None, cells)))
            return
        self._headings.used()
        self._statuses.add(line, said.get("status", ""))
        places = self._places(said, table.title, line)
        leads = tuple(one.committee for one in places if one.committee) if len(places) > 1 else ()
        for place in places:
            self._take(table, place, line, text, cells, said, leads)

    def _take(
        self,
        table: SheetTable,
        place: Place,
        line: int,
        text: str,
        cells: Sequence[str],
        said: Mapping[str, str],
        leads: tuple[str, ...],
    ) -> None:
        year = _year_in((self._headings.get("year"), *self._titles))
        if said.get("indicator"):
            columns = (one for one in table.figures.columns if _cell(cells, one.place))
            figures = figures_of(columns, cells, year or self._year)
            self._measures.append(Measure(place, [line], [text], place.goal, False, figures))
        elif "end" in said or "start" in said:
            start, end = read_cell(said.get("start", "")), read_cell(said.get("end", ""))
            times = self._times
            self._rows.rows.append(Row(place, [line], [text], start, end, year, leads, times))
        else:
            kind: DirectiveKind = "owner_directive" if place.kind == "company" else "directive"
            self._drafts.append(Draft(kind, table.title, place, [line], [text]))

    def _who(self, said: Mapping[str, str], title: str) -> str:
        """Return what names the bodies of a row: its cell, a heading, its sheet or its text."""
        named = said.get("committee") or self._headings.get("committee")
        if named or self._bodies.recognise(title):
            return named or title
        if isinstance(self._document, CalendarDocument):
            return body_in(said.get("text", ""), self._bodies)
        return ""

    def _places(self, said: Mapping[str, str], title: str, line: int) -> tuple[Place, ...]:
        """Return where a row stands: under each body that is named for it."""
        over = self._headings
        at = (
            self._who(said, title),
            said.get("area") or over.get("area"),
            said.get("goal") or over.get("goal"),
            said.get("theme") or over.get("theme"),
        )
        found = self._named.get(at)
        if found is None:
            found = self._named[at] = self._placed(*at)
        for doubt in found.doubts:
            self._doubts.add(doubt.kind, [line], doubt.words)
        return found.places

    def _placed(self, named: str, area: str, goal: str, theme: str) -> _Placed:
        """Read whom a cell names, each text once; what nobody knows becomes a body of its own."""
        cell = read_bodies(named, self._bodies)
        places, doubts = [], list(cell.doubts)
        for name in cell.names or ("",):
            found = self._bodies.recognise(name) if name else None
            if name and not found:
                self._unknown.setdefault(name, Committee("", name, "committee"))
                doubts.append(Doubt(name, "unknown committee"))
            elif found and not found.certain:
                doubts.append(Doubt(name, "committee by likeness"))
            body = found.name if found else name or None
            kind: CommitteeKind = found.kind if found else "committee"
            places.append(Place(body, kind, area or None, goal or None, theme or None))
        return _Placed(tuple(places), tuple(doubts))

    def commonest_year(self) -> int | None:
        """Return the year in which most of what is dated ends, or that most end cells name."""
        ends = [row.end for row in self._rows.rows]
        dated = [str(end.last.year) for end in ends if end.last]
        named = dated or [year for end in ends for year in _NAMED_YEAR.findall(end.text)]
        headed = [row.year for row in self._rows.rows if row.year]
        years = Counter(map(int, named or headed))
        return years.most_common(1)[0][0] if years else None

    def reading(self, columns: tuple[SheetColumn, ...], year: int | None) -> Reading:
        """Return all that was read; `year` is the document's, also for times in words."""
        document = self._document
        records = Records(document, self._bodies, self._doubts, self._tell)
        directives = records.directives(self._drafts)
        activities = records.activities(self._rows.finish(year))
        indicators = records.indicators(self._measures)
        records.note_doubts()
        self._headings.clear()
        self._statuses.note(self._doubts)
        far = tuple(self._statuses.standings(activities))
        if isinstance(document, CalendarDocument):
            far = tuple(standings(document, activities))
        self._tell(len(document.lines), "done")
        return Reading(
            document=Document(
                "", document.name, document.sha256, year or 0, NOT_IMPORTED, document.text
            ),
            committees=(*self._bodies.committees(), *self._unknown.values()),
            directives=directives,
            activities=activities,
            indicators=indicators,
            irregularities=self._doubts.listed(),
            columns=columns,
            standings=far,
            reported=tuple(self._statuses.reported(activities, directives, date.today())),
        )

    def _tell(self, line: int, what: str) -> None:
        self._progress(Progress(line, len(self._document.lines), what))


@lru_cache(maxsize=64)
def _year_in(said: tuple[str, ...]) -> int | None:
    """Return the year that holds for the times of a row: of a heading, a column, a sheet."""
    return next((int(year) for one in said for year in _NAMED_YEAR.findall(one)), None)


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _beside_numbers(cells: Sequence[str]) -> str:
    """Return the one text of a row whose other cells are numbers, as of a group with its count."""
    return sole([cell for cell in cells if not _NUMBER.fullmatch(cell)])
