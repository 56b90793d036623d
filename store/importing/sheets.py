"""Sheets with columns of any name: from rows to records, by what each column becomes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from store.dates.span import read_cell
from store.documents.calendars import CalendarDocument
from store.documents.sheets import Sheet, SheetDocument
from store.errors import DocumentError
from store.importing.activities import ActivityReader, Row
from store.importing.bodies import Bodies
from store.importing.bullets import Draft
from store.importing.calendar_rows import body_in, note_remarks, standings
from store.importing.columns import TARGET, Choices, Column, Field, columns_of, year_of
from store.importing.doubts import Doubts
from store.importing.indicators import Measure
from store.importing.place import Place
from store.importing.reading import NOT_IMPORTED, Progress, Reading, Standing
from store.importing.records import Records
from store.importing.years import year_in_name
from store.model import Committee, DirectiveKind, Document

_HEADER_WITHIN = 20
"""Rows of a sheet within which its header stands."""
_LISTED = re.compile(r"\s*;\s*")


class _Table(Struct, frozen=True):
    """The rows under a header, with the line of each, and what stands over them."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, Sequence[str]], ...]

    @property
    def fields(self) -> dict[str, int]:
        return {one.field: one.place for one in self.columns if one.field}


def read_sheets(
    document: SheetDocument,
    year: int | None,
    choices: Choices,
    progress: Callable[[Progress], None],
) -> Reading:
    """Read sheets of activities, directives or indicators; `choices` correct what is guessed.

    Raises:
        DocumentError: no column says what is to be done or who is to do it, or nothing the year.
    """
    tables = [table for one in document.sheets if (table := _table(one, choices))]
    if not tables:
        _refuse_columns(document, "text")
    if not any(_says_who(table) for table in tables):
        _refuse_columns(document, "committee")
    starts = any("start" in table.fields for table in tables)
    reader = _Reader(document, progress, starts=starts)
    for table in tables:
        reader.read(table)
    reading = reader.reading(tuple(one for table in tables for one in table.columns))
    if not (reading.directives or reading.activities or reading.indicators):
        raise DocumentError(
            "{name}: no row in it says both what is to be done and who is to do it.",
            name=document.name,
        )
    of_year = year or year_in_name(document.name) or _commonest_year(reading)
    if of_year is None:
        raise DocumentError(
            "{name} does not say which year it is for. State it with --year.", name=document.name
        )
    return replace(reading, document=replace(reading.document, year=of_year))


def _table(sheet: Sheet, choices: Choices) -> _Table | None:
    """Return a sheet by its header: the row, near the top, with the most columns that are known."""
    best: tuple[int, int, tuple[Column, ...]] | None = None
    for place, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        columns = columns_of(row, choices)
        known = {one.field for one in columns if one.field}
        if known & {"text", "indicator"} and (best is None or len(known) > best[0]):
            best = len(known), place, columns
    if best is None:
        return None
    _known, place, columns = best
    rows = enumerate(sheet.rows[place + 1 :], sheet.first_line + place + 1)
    return _Table(sheet.title, columns, tuple((line, row) for line, row in rows if any(row)))


def _says_who(table: _Table) -> bool:
    return "committee" in table.fields or Bodies.load().recognise(table.title) is not None


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


class _Reader:
    """Reads table after table of one document."""

    def __init__(
        self, document: SheetDocument, progress: Callable[[Progress], None], *, starts: bool
    ) -> None:
        self._document = document
        self._progress = progress
        self._bodies = Bodies.load()
        self._doubts = Doubts(document.name)
        self._rows = ActivityReader(self._doubts, starts=starts)
        self._drafts: list[Draft] = []
        self._measures: list[Measure] = []
        self._unknown: dict[str, Committee] = {}

    def read(self, table: _Table) -> None:
        """Read the rows of a table: indicators, activities where there are dates, or directives."""
        fields = table.fields
        for line, cells in table.rows:
            if line % 50 == 0:
                self._tell(line, "lines")
            said = {field: _cell(cells, place) for field, place in fields.items()}
            text = said.get("text") or said.get("indicator") or ""
            if not text:
                self._doubts.add("row of another shape", [line], " | ".join(filter(None, cells)))
                continue
            for place in self._places(said, table.title, line):
                self._take(table, place, line, text, cells, said)

    def _take(
        self,
        table: _Table,
        place: Place,
        line: int,
        text: str,
        cells: Sequence[str],
        said: Mapping[str, str],
    ) -> None:
        if said.get("indicator"):
            targets = {
                year_of(one): cells[one.place]
                for one in table.columns
                if one.field == TARGET and _cell(cells, one.place)
            }
            self._measures.append(Measure(place, [line], [text], place.goal, False, targets))
        elif "end" in said or "start" in said:
            start, end = read_cell(said.get("start", "")), read_cell(said.get("end", ""))
            self._rows.rows.append(Row(place, [line], [text], start, end))
        else:
            kind: DirectiveKind = "owner_directive" if place.kind == "company" else "directive"
            self._drafts.append(Draft(kind, table.title, place, [line], [text]))

    def _places(self, said: Mapping[str, str], title: str, line: int) -> Iterator[Place]:
        """Return where a row stands: under each body that its cell names, or its sheet's title."""
        named = said.get("committee") or (title if self._bodies.recognise(title) else "")
        if not named and isinstance(self._document, CalendarDocument):
            named = body_in(said.get("text", ""), self._bodies)
        for name in filter(None, _LISTED.split(named)) if named else [""]:
            yield self._place(name, said, line)

    def _place(self, name: str, said: Mapping[str, str], line: int) -> Place:
        found = self._bodies.recognise(name) if name else None
        if name and not found:
            self._unknown.setdefault(name, Committee("", name, "committee"))
            self._doubts.add("unknown committee", [line], name)
        elif found and not found.certain:
            self._doubts.add("committee by likeness", [line], name)
        return Place(
            committee=found.name if found else name or None,
            kind=found.kind if found else "committee",
            area=said.get("area") or None,
            goal=said.get("goal") or None,
            theme=said.get("theme") or None,
        )

    def reading(self, columns: tuple[Column, ...]) -> Reading:
        """Return all that was read; the document's year is still open."""
        document = self._document
        records = Records(document.name, self._bodies, self._doubts, self._tell)
        for cleaned in document.cleaned:
            self._doubts.add("characters removed", [cleaned.line], ", ".join(cleaned.kinds))
        if document.encoding != "UTF-8":
            self._doubts.add("another encoding", [1], document.encoding)
        directives = records.directives(self._drafts)
        activities = records.activities(self._rows.finish())
        indicators = records.indicators(self._measures)
        records.note_doubts()
        far: tuple[Standing, ...] = ()
        if isinstance(document, CalendarDocument):
            note_remarks(document, self._doubts)
            far = tuple(standings(document, activities))
        self._tell(len(document.lines), "done")
        return Reading(
            document=Document("", document.name, document.sha256, 0, NOT_IMPORTED, document.text),
            committees=(*self._bodies.committees(), *self._unknown.values()),
            directives=directives,
            activities=activities,
            indicators=indicators,
            irregularities=self._doubts.listed(),
            columns=columns,
            standings=far,
        )

    def _tell(self, line: int, what: str) -> None:
        self._progress(Progress(line, len(self._document.lines), what))


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _commonest_year(reading: Reading) -> int | None:
    """Return the year in which most of what is dated ends."""
    ends = (row.end.last for activity in reading.activities for row in activity.listings)
    years = Counter(end.year for end in ends if end)
    return years.most_common(1)[0][0] if years else None
