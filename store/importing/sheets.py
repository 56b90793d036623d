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
from store.importing.columns import (
    Choices,
    Column,
    Field,
    chosen,
    columns_of,
    with_figures,
)
from store.importing.doubts import Doubts
from store.importing.figures import (
    FIGURES,
    FigureColumns,
    figure_columns,
    figures_of,
    is_figure,
    whose_target,
)
from store.importing.indicators import Measure
from store.importing.place import Place
from store.importing.reading import NOT_IMPORTED, Progress, Reading, Standing
from store.importing.records import Records
from store.importing.years import year_in_name
from store.model import Committee, DirectiveKind, Document

_HEADER_WITHIN = 20
"""Rows of a sheet within which its header stands."""
_LISTED = re.compile(r"\s*;\s*")
_NAMED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class _Table(Struct, frozen=True):
    """The rows under a header on a line, with the line of each, and what stands over them."""

    title: str
    line: int
    columns: tuple[Column, ...]
    figures: FigureColumns
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
    of_year = year or year_in_name(document.name)
    tables = [table for one in document.sheets if (table := _table(one, choices, of_year))]
    if not tables:
        _refuse_columns(document, "text")
    if not any(_says_who(table) for table in tables):
        _refuse_columns(document, "committee")
    starts = any("start" in table.fields for table in tables)
    reader = _Reader(document, of_year, progress, starts=starts)
    for table in tables:
        reader.read(table)
    of_year = year or year_in_name(document.name) or reader.commonest_year()
    reading = reader.reading(tuple(one for table in tables for one in table.columns), of_year)
    if not (reading.directives or reading.activities or reading.indicators):
        raise DocumentError(
            "{name}: no row in it says both what is to be done and who is to do it.",
            name=document.name,
        )
    if of_year is None:
        raise DocumentError(
            "{name} does not say which year it is for. State it with --year.", name=document.name
        )
    return replace(reading, document=replace(reading.document, year=of_year))


def _table(sheet: Sheet, choices: Choices, year: int | None) -> _Table | None:
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
    header, line = sheet.rows[place], sheet.first_line + place
    rows = tuple((n, row) for n, row in enumerate(sheet.rows[place + 1 :], line + 1) if any(row))
    figures = FigureColumns()
    if any(one.field == "indicator" for one in columns):
        figures = _figures(columns, [row for _line, row in rows], year, chosen(header, choices))
    return _Table(sheet.title, line, with_figures(columns, figures.columns), figures, rows)


def _figures(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    year: int | None,
    said: Mapping[int, str],
) -> FigureColumns:
    """Return which of the columns that became nothing else are of figures.

    What is only called a goal holds targets where most of its cells are figures.
    """
    known = {one.place: kind for one in columns for kind in FIGURES if one.field == kind}
    goals = [
        one
        for one in columns
        if one.field == "goal" and one.place not in said and _mostly_figures(rows, one.place)
    ]
    known |= {one.place: whose_target(one.name) for one in goals}
    open_ = (one for one in columns if one.field is None and one.place not in said)
    names = {one.place: one.name for one in open_} | {
        one.place: one.name for one in columns if one.place in known
    }
    found = figure_columns(dict(sorted(names.items())), year, known)
    doubts = [("goals that are figures", one.name) for one in goals]
    return FigureColumns(found.columns, (*doubts, *found.doubts))


def _mostly_figures(rows: Sequence[Sequence[str]], place: int) -> bool:
    filled = [cell for row in rows if (cell := _cell(row, place))]
    return 2 * sum(map(is_figure, filled)) > len(filled)


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
        self,
        document: SheetDocument,
        year: int | None,
        progress: Callable[[Progress], None],
        *,
        starts: bool,
    ) -> None:
        self._document = document
        self._year = year
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
        for kind, name in table.figures.doubts:
            self._doubts.add(kind, [table.line], name)
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
            columns = (one for one in table.figures.columns if _cell(cells, one.place))
            figures = figures_of(columns, cells, self._year)
            self._measures.append(Measure(place, [line], [text], place.goal, False, figures))
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

    def commonest_year(self) -> int | None:
        """Return the year in which most of what is dated ends, or that most end cells name."""
        ends = [row.end for row in self._rows.rows]
        dated = [str(end.last.year) for end in ends if end.last]
        named = dated or [year for end in ends for year in _NAMED_YEAR.findall(end.text)]
        years = Counter(map(int, named))
        return years.most_common(1)[0][0] if years else None

    def reading(self, columns: tuple[Column, ...], year: int | None) -> Reading:
        """Return all that was read; `year` is that of times in words."""
        document = self._document
        records = Records(document.name, self._bodies, self._doubts, self._tell)
        for cleaned in document.cleaned:
            self._doubts.add("characters removed", [cleaned.line], ", ".join(cleaned.kinds))
        if document.encoding != "UTF-8":
            self._doubts.add("another encoding", [1], document.encoding)
        directives = records.directives(self._drafts)
        activities = records.activities(self._rows.finish(year))
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
