"""The reader of tables, wherever they stand: from rows to records, by what each column becomes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from store.common.text import fold
from store.dates.span import read_cell
from store.documents.calendars import CalendarDocument
from store.documents.common.text import TextDocument
from store.importing.budget.activities import ActivityReader, Row
from store.importing.budget.bullets import Draft
from store.importing.budget.indicators import Measure
from store.importing.budget.place import Place
from store.importing.budget.records import Records
from store.importing.language.bodies import Bodies
from store.importing.language.figures import figures_of
from store.importing.language.names import Names
from store.importing.reading.columns import SheetColumn
from store.importing.reading.doubts import Doubts
from store.importing.reading.importer import Tell
from store.importing.reading.reading import NOT_IMPORTED, Progress, Reading
from store.importing.sheets.assigned_rows import assigned_in, without_year
from store.importing.sheets.calendar_rows import body_in
from store.importing.sheets.followed_rows import FollowedRows, Said
from store.importing.sheets.headings import Headings
from store.importing.sheets.numbers import from_to, numbered
from store.importing.sheets.own import NOBODY, Own
from store.importing.sheets.row_bodies import RowBodies
from store.importing.sheets.table import SheetTable, sole
from store.importing.sheets.unsaid import is_unsaid, names_nothing
from store.model.records import DirectiveKind, Document

_LONGEST_HEADING = 140
"""Letters of a heading within a table of a text; what is longer is the rest of something."""
_NUMBER = re.compile(r"\d+(?: st)?")
_NAMED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BESIDE = re.compile(r"\([^()]*\)|[\W_]+")
"""What makes no other indicator of a name: its unit in brackets, signs."""


class TableReader:
    """Reads table after table of one document."""

    def __init__(
        self,
        document: TextDocument,
        bodies: Bodies,
        names: Names,
        year: int | None,
        tell: Tell,
        *,
        starts: bool,
        own: Own = NOBODY,
    ) -> None:
        self._document = document
        self._year = year
        self._progress = tell
        self._bodies = bodies
        self._names = names
        self._own = own
        self._doubts = Doubts(document)
        self._who = RowBodies(bodies, names, self._doubts, own)
        self._rows = ActivityReader(self._doubts, starts=starts)
        self._drafts: list[Draft] = []
        self._measures: list[Measure] = []
        self._measured: set[str] = set()
        self._headings = Headings(bodies, self._doubts)
        self._told = FollowedRows(document, own)
        self._titles: tuple[str, ...] = ()
        self._times = ""

    def hear(self, table: SheetTable) -> None:
        """Take a table before any is read, to know which names stand alone in its cells."""
        for field in {"committee", "participants"} & table.fields.keys():
            cells = (_cell(row, table.fields[field]) for _line, row in table.rows)
            self._who.hear(cells, told=field == "committee")

    def read(self, table: SheetTable) -> None:
        """Read the rows of a table: indicators, activities where there are dates, or directives."""
        self._open(table)
        fields = table.fields
        lone = self._own.text and not table.is_bare
        for line, cells in table.rows:
            if line % 50 == 0:
                self._tell(line, "lines")
            said = {field: _cell(cells, place) for field, place in fields.items()}
            if self._told.is_beside(cells):
                continue
            if not self._is_heading(table, line, cells, said, lone=lone):
                self._row(table, line, cells, said)

    def _open(self, table: SheetTable) -> None:
        """Take what stands over a table, and what its columns of times are called."""
        if not table.again:
            self._headings.clear()
        for line, cells in table.above:
            self._headings.title(line, sole(cells))
        for kind, name in table.figures.doubts:
            self._doubts.add(kind, [table.line], name)
        times = [one.name for one in table.columns if one.field in {"start", "end"}]
        self._titles = (*times, table.title)
        if not isinstance(self._document, CalendarDocument):
            self._times = " | ".join(filter(None, (table.title, *times)))

    def _is_heading(
        self, table: SheetTable, line: int, cells: Sequence[str], said: Said, *, lone: bool
    ) -> bool:
        """Tell whether a row is a heading within its table, which holds from then on.

        `lone` where a row of one cell is one, since the others of its table have more.
        """
        text = self._text_of(table, said)
        alone = sole(cells) or ("" if text else _beside_numbers(cells))
        if not alone or not table.says_what or isinstance(self._document, CalendarDocument):
            return False
        in_text = alone == text and sum(map(bool, cells)) == 1
        dated = bool({"start", "end", "indicator"} & table.fields.keys())
        if self._own.text and (lone or not in_text or self._told.is_goal(alone)):
            if len(alone) > _LONGEST_HEADING:
                self._doubts.add("row of another shape", [line], alone)
            elif not self._headings.take(line, alone, dated=dated, whose=True):
                self._headings.hold("goal" if self._told.is_goal(alone) else "theme", line, alone)
            return True
        whose = self._named(said, table.title) != "" or "committee" not in table.fields
        return self._headings.take(line, alone, dated=dated, whose=in_text and whose)

    def _text_of(self, table: SheetTable, said: Said) -> str:
        """Return what a row is about: beside figures, in a text, the indicator and no task."""
        task, indicator = said.get("text", ""), said.get("indicator", "")
        if self._own.text and table.figures.columns:
            return indicator or task
        return task or indicator

    def _row(self, table: SheetTable, line: int, cells: Sequence[str], said: Said) -> None:
        text = self._text_of(table, said)
        if not table.says_what and said.get("goal"):
            self._told.goal(said, table.lines_of(line))
        elif not text or (self._own.text and names_nothing(text)):
            self._doubts.add("row of another shape", [line], " | ".join(filter(None, cells)))
        else:
            self._headings.used()
            self._told.row(said, line)
            if not self._assigned(table, line, text, said):
                self._placed(table, line, text, cells, said)

    def _assigned(self, table: SheetTable, line: int, text: str, said: Said) -> bool:
        """Take what the sentence of a cell tells bodies to do; False where it tells nobody."""
        found = assigned_in(text, self._names, self._own.body) if self._own.text else ()
        for one in found:
            for name in one.bodies:
                place = self._under(self._who.place(name, line), said)
                lines = list(table.lines_of(line))
                lead_in, number = table.name_of("text"), said.get("number", "")
                self._drafts.append(Draft("assignment", lead_in, place, lines, [one.text], number))
        return bool(found)

    def _placed(
        self, table: SheetTable, line: int, text: str, cells: Sequence[str], said: Said
    ) -> None:
        named = self._named(said, table.title)
        places = [self._under(one, said) for one in self._who.places(named, line)]
        leads = tuple(one.committee for one in places if one.committee) if len(places) > 1 else ()
        # A sheet prints a row under each of its bodies; in a text it stands once, and all lead it.
        of_all = self._own.text and self._is_of_times(table)
        for place in places[:1] if of_all else places:
            self._take(table, place, line, text, cells, said, leads)

    def _take(
        self,
        table: SheetTable,
        place: Place,
        line: int,
        text: str,
        cells: Sequence[str],
        said: Said,
        leads: tuple[str, ...],
    ) -> None:
        year = _year_in((self._headings.get("year"), *self._titles))
        lines = list(table.lines_of(line))
        number = said.get("number", "")
        beside = self._who.beside(said.get("participants", ""), line, table.name_of("participants"))
        if self._own.text and not said.get("indicator"):
            found, text = numbered(without_year(text))
            number = number or found
        if said.get("indicator"):
            columns = (one for one in table.figures.columns if self._says(_cell(cells, one.place)))
            figures = figures_of(columns, cells, year or self._year)
            self._measure(Measure(place, lines, [text], place.goal, False, figures))
        elif self._is_of_times(table):
            start, end = read_cell(said.get("start", "")), read_cell(said.get("end", ""))
            if not start.text:
                start, end = from_to(table.name_of("end"), end.text)
            row = Row(place, lines, [text], start, end, year, leads, number)
            row.undated, row.times, row.beside = not table.is_dated, self._times, beside
            self._rows.rows.append(row)
        else:
            kind: DirectiveKind = "owner_directive" if place.kind == "company" else "directive"
            draft = Draft(kind, table.title, place, lines, [text], number, beside=beside)
            self._drafts.append(draft)

    def _says(self, cell: str) -> bool:
        """Tell whether a cell holds something; a sign for nothing is kept where it is a sheet's."""
        return bool(cell) and not (self._own.text and is_unsaid(cell))

    def _measure(self, measure: Measure) -> None:
        """Take an indicator; in a text one without figures that was named before is no other."""
        key = _BESIDE.sub("", fold(measure.name))
        if not (self._own.text and key in self._measured and not measure.is_figured):
            self._measures.append(measure)
        self._measured.add(key)

    def _is_of_times(self, table: SheetTable) -> bool:
        """Tell whether the tasks of a table are activities: it says when, or that they are."""
        if "indicator" in table.fields and "text" not in table.fields:
            return False
        return table.is_dated or (self._own.text and table.is_of_activities)

    def _named(self, said: Said, title: str) -> str:
        """Return what names the bodies of a row: its cell, a heading, its sheet or its text."""
        named = said.get("committee") or self._headings.get("committee")
        if named or self._bodies.recognise(title):
            return named or title
        if isinstance(self._document, CalendarDocument):
            return body_in(said.get("text", ""), self._bodies)
        return ""

    def _under(self, place: Place, said: Said) -> Place:
        """Return a body's place with the area, goal and theme of a row."""
        return replace(
            place,
            area=said.get("area") or self._headings.get("area") or None,
            goal=said.get("goal") or self._headings.get("goal") or None,
            theme=said.get("theme") or self._headings.get("theme") or None,
        )

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
        unknown = self._who.told()
        self._told.note(self._doubts)
        self._tell(len(document.lines), "done")
        return Reading(
            document=Document(
                "",
                document.name,
                document.sha256,
                year or 0,
                NOT_IMPORTED,
                document.text,
                kind="calendar" if isinstance(document, CalendarDocument) else "budget",
            ),
            committees=(*self._bodies.committees(), *unknown),
            goals=self._told.goals(),
            directives=directives,
            activities=activities,
            indicators=indicators,
            irregularities=self._doubts.listed(),
            columns=columns,
            standings=self._told.standings(activities),
            reported=self._told.reported(activities, directives),
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
