"""One walk through the lines: each goes to the reader of what it is part of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from store.documents.common.text import TextDocument
from store.importing.budget.activities import ActivityReader
from store.importing.budget.amount_tables import BudgetReader, BudgetTable
from store.importing.budget.appendix import BudgetHeading, budget_heading
from store.importing.budget.bullets import BulletReader
from store.importing.budget.goals import GoalFinder
from store.importing.budget.indicators import IndicatorReader
from store.importing.budget.place import Heading, Headings, Place, goes_on, introduces
from store.importing.budget.tables import Columns, header, is_dated, is_mark, without_header
from store.importing.language import layout_words as words
from store.importing.language.bodies import Bodies
from store.importing.language.figures import Doubt
from store.importing.language.lines import Line, is_wrapped
from store.importing.reading.doubts import Doubts

_RUNNING = 5
"""How often a title of no known kind is printed before it is taken as the head of a page."""


@dataclass
class OtherTable:
    """A table of none of the kinds that become records, under what it stands."""

    above: str
    rows: list[Line] = field(default_factory=list)


class Walk:
    """Reads the lines of a document in order; the readers hold what was found."""

    def __init__(
        self, document: TextDocument, lines: Sequence[Line], bodies: Bodies, year: int | None = None
    ) -> None:
        self._lines = lines
        self._year = year
        self._bodies = bodies
        self.doubts = Doubts(document)
        self.goals = GoalFinder(document, lines)
        self.bullets = BulletReader(bodies, self.doubts, wrapped=is_wrapped(lines))
        self.activities = ActivityReader(self.doubts)
        self.indicators = IndicatorReader(self.goals, self.doubts, year)
        self.budgets = BudgetReader(self.doubts)
        self.others: list[OtherTable] = []
        self.chapters: dict[str, Place] = {}
        self.places: dict[int, Place] = {}
        """Where each line of text stands, by its number."""
        self.leading: set[int] = set()
        """The lines of sentences that say what a body shall do, and that a list goes on from."""
        self._headings = Headings(bodies, self.goals)
        self._areas: dict[str, str] = {}
        self._place = Place()
        self._columns: Columns | None = None
        self._above = ""
        self._title = ""
        self._over = ""
        self._unsure: dict[Doubt, list[int]] = {}
        self._in_appendix = False
        self._titles = Counter(line.text for line in lines if line.kind == "text" and line.alone)

    def run(self) -> Iterator[int]:
        """Read every line; yields its number, so that the caller can tell how far it is."""
        index = 0
        while index < len(self._lines):
            yield self._lines[index].number
            index += self._step(index)
        for (kind, heading), lines in self._unsure.items():
            self.doubts.add(kind, lines, heading)

    def _step(self, index: int) -> int:
        """Read the lines that begin at an index, and return how many they were."""
        line = self._lines[index]
        if found := budget_heading(self._lines, index, self._bodies):
            self._open_budget(found, line)
            return found.lines
        if self.budgets.is_open:
            if self.budgets.takes(line) and not self._is_chapter(index):
                self.budgets.feed(line)
                return 1
            self.budgets.close()
        if line.kind == "row":
            self._row(line)
        else:
            self._columns = None
            self.places[line.number] = self._place
            self._bullet(line) if line.kind == "bullet" else self._text(index)
        return 1

    def _is_chapter(self, index: int) -> bool:
        if self._lines[index].kind != "text":
            return False
        found = self._headings.read(self._lines, index, Place())
        return found is not None and found.kind in ("chapter", "activities", "indicators")

    def _open_budget(self, found: BudgetHeading, line: Line) -> None:
        self._section(line.text)
        self._in_appendix = True
        self._place = Place()
        self.budgets.close()
        if found.kind != "totals":
            self.budgets.open(BudgetTable(found.committee, found.kind, self._area(found)))

    def _area(self, found: BudgetHeading) -> str | None:
        """The area as its chapter is headed, where the appendix means one of those."""
        stem = words.area_stem(found.part) if found.part else None
        return self._areas.get(stem, found.part) if stem else found.part

    def _section(self, text: str, *, within: bool = False) -> None:
        """Begin a section: nothing goes on from the one before."""
        self.bullets.heading(text, within=within)
        self.activities.section()
        self._columns = None
        self._above = text

    def _bullet(self, line: Line) -> None:
        self.activities.section()
        self.bullets.bullet(line, self._place)

    def _text(self, index: int) -> None:
        line = self._lines[index]
        if self._place.committee and not self._bodies.whole and goes_on(self._lines, index):
            self.leading.add(line.number)
            self.bullets.open(line, self._place, "assignment")
        elif introduces(self._lines, index):
            self.activities.section()
            self.bullets.open(line, self._place)
        elif found := self._headings.read(self._lines, index, self._place):
            self._heading(found, index)
        else:
            following = self._lines[index + 1] if index + 1 < len(self._lines) else None
            self.bullets.text(line, following, self._place)

    def _other(self, found: Heading, index: int) -> None:
        """Pass a title of no kind that is known: of a page, the rest of a bullet, a theme."""
        line = self._lines[index]
        if self._titles[line.text] >= _RUNNING:
            return
        if self.bullets.goes_on(line):
            self.bullets.text(line, None, self._place)
            return
        self._place = found.place
        self._above = self._over = line.text
        self.bullets.heading(line.text, within=True)

    def _is_repeated(self, found: Heading, line: Line) -> bool:
        """Tell whether a page only repeats the title of the chapter or area it is in."""
        if found.kind == "area":
            return found.place.area == self._place.area
        same = found.place.committee == self._place.committee and line.text == self._title
        return found.kind == "chapter" and same

    def _heading(self, found: Heading, index: int) -> None:
        if found.kind == "other":
            self._other(found, index)
            return
        line = self._lines[index]
        if self._is_repeated(found, line):
            return
        self._place = found.place
        self._section(line.text, within=found.kind == "goal")
        if found.kind in ("chapter", "area", "indicators"):
            self.indicators.section()
        if found.kind == "chapter":
            self._chapter(found, line)
            self._list_under(index)
        elif found.kind == "area" and (stem := words.area_stem(line.text)):
            self._areas[stem] = found.place.area or line.text
        elif found.kind == "goal":
            self.goals.note_heading(line.text, line.number)

    def _list_under(self, index: int) -> None:
        """Begin the list right under a body's heading, where headings say that it is of tasks."""
        line = self._lines[index]
        following = self._lines[index + 1] if index + 1 < len(self._lines) else None
        tasks = words.lists_tasks(line.text) or words.lists_tasks(self._over)
        if tasks and following and following.kind == "bullet" and self._place.committee:
            self.bullets.open(line, self._place, "assignment")

    def _chapter(self, found: Heading, line: Line) -> None:
        """Begin a chapter; in an appendix a known body's name heads none."""
        self._title = line.text
        name = found.place.committee
        if name is None or (self._in_appendix and name in self.chapters):
            self._place = Place()
            return
        self.chapters.setdefault(name, found.place)
        if found.doubt:
            self.doubts.add(found.doubt, [line.number], line.text)

    def _row(self, line: Line) -> None:
        self.bullets.close()
        if columns := header(line, self._place.section, self._year):
            self._header(columns, line)
            return
        columns = self._columns_of(line)
        if columns.kind == "activities":
            self.activities.row(line, columns, self._place)
        elif columns.kind == "indicators":
            self.indicators.row(line, columns, self._place)
        else:
            self.others[-1].rows.append(line)

    def _header(self, columns: Columns, line: Line) -> None:
        self._columns = columns
        for doubt in columns.doubts:
            self._unsure.setdefault(doubt, []).append(line.number)
        if columns.kind == "other":
            self.others.append(OtherTable(self._above, [line]))
        else:
            (self.activities if columns.kind == "activities" else self.indicators).header()

    def _columns_of(self, line: Line) -> Columns:
        """The columns that hold for a row: its table's, unless it is plainly another's."""
        known = self._columns
        if known and not _is_of_another(line, known):
            return known
        self._columns = without_header(line, self._place.section)
        if self._columns.kind == "other":
            self.others.append(OtherTable(self._above))
        else:
            self.doubts.add("table without a header", [line.number], line.text)
        return self._columns


def _is_of_another(line: Line, columns: Columns) -> bool:
    if is_dated(line.cells):
        return columns.kind != "activities"
    return is_mark(line.cells) and columns.kind != "indicators"
