"""Rows of indicator tables: the goal carries on, a mark makes what follows obligatory."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.importing.budget.goals import GoalFinder
from store.importing.budget.place import Place
from store.importing.budget.tables import Columns, cell, is_mark
from store.importing.language import layout_words as words
from store.importing.language.figures import Figures, figures_of
from store.importing.language.lines import Line
from store.importing.reading.doubts import Doubts


@dataclass
class Measure:
    """An indicator while its lines are being gathered."""

    place: Place
    lines: list[int]
    parts: list[str]
    goal: str | None
    obligatory: bool
    figures: Figures = field(default_factory=dict)

    @property
    def targets(self) -> dict[str, str]:
        """What is aimed at, by year: the council's target, or one that is nobody's."""
        return self.figures.get("target", {}) | self.figures.get("council_target", {})

    @property
    def is_figured(self) -> bool:
        """Whether any figure stands in its row."""
        return any(any(under.values()) for under in self.figures.values())

    @property
    def name(self) -> str:
        """The whole of it, on one line."""
        return " ".join(self.parts)

    @property
    def set_by_committee(self) -> bool:
        """Whether its targets say that the committee sets them."""
        return any(words.SET_BY_COMMITTEE.match(target) for target in self.targets.values())


class IndicatorReader:
    """Gathers the rows of all indicator tables of a document, line by line."""

    def __init__(self, goals: GoalFinder, doubts: Doubts, year: int | None = None) -> None:
        self._goals = goals
        self._year = year
        self._doubts = doubts
        self._goal: str | None = None
        self._mark: Line | None = None
        self._marked = 0
        self._last: Measure | None = None
        self._torn = True
        self.measures: list[Measure] = []

    def section(self) -> None:
        """Begin the tables of another section: no goal, no mark, nothing to go on."""
        self._drop_mark()
        self._goal = self._last = None

    def header(self) -> None:
        """Pass a header: goal and mark still hold, and a cut row may go on."""
        self._torn = True

    def row(self, line: Line, columns: Columns, place: Place) -> None:
        """Take a row: an indicator, a goal, a mark, or the rest of the row before."""
        torn, self._torn = self._torn or line.fresh, False
        if is_mark(line.cells):
            self._drop_mark()
            self._mark = line
            return
        measure = self._measure(line, columns, place)
        if measure is None:
            return
        if self._last and torn and _is_rest(measure, self._last):
            self._last.lines += measure.lines
            self._last.parts += measure.parts
            return
        self._last = measure
        self._marked += 1
        self.measures.append(measure)

    def _measure(self, line: Line, columns: Columns, place: Place) -> Measure | None:
        goal, name = cell(line.cells, columns.goal), cell(line.cells, columns.text)
        figures = figures_of(columns.figures, line.cells, self._year)
        measure = Measure(place, [line.number], [name], self._goal, False, figures)
        if goal and goal != self._goal:
            self._begin_goal(goal, line, keep_mark=measure.set_by_committee)
        measure.goal, measure.obligatory = self._goal, self._mark is not None
        if name:
            return measure
        if measure.is_figured or not goal:
            self._doubts.add("row of another shape", [line.number], line.text)
        return None

    def _begin_goal(self, goal: str, line: Line, *, keep_mark: bool) -> None:
        """Begin a goal; a mark right above holds for its first row if the targets say so."""
        if not (keep_mark and self._mark and not self._marked):
            self._drop_mark()
        self._goal = goal
        self._last = None
        self._goals.note_column(goal, line.number)

    def _drop_mark(self) -> None:
        if self._mark and not self._marked:
            self._doubts.add("mark without indicators", [self._mark.number], self._mark.text)
        self._mark = None
        self._marked = 0

    def finish(self) -> list[Measure]:
        """Note what looks wrong with the indicators and return them all."""
        self._drop_mark()
        for measure in self.measures:
            if len(measure.parts) > 1:
                self._doubts.add("cut row", measure.lines, measure.name)
            if measure.set_by_committee and not measure.obligatory:
                self._doubts.add("target without mark", measure.lines, measure.name)
            if not measure.is_figured:
                self._doubts.add("indicator without targets", measure.lines, measure.name)
        return self.measures


def _is_rest(measure: Measure, before: Measure) -> bool:
    """Tell whether a row without targets goes on with the name of the row before."""
    if measure.is_figured:
        return False
    return words.starts_lower(measure.name) or words.ends_open(before.parts[-1])
