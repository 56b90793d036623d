"""Records of what a report prints, and what it says became of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from store.dates.cells import read_words
from store.documents.common.text import TextDocument
from store.importing.language.bodies import Bodies
from store.importing.language.participants import read_actors
from store.importing.reading.doubts import Doubts
from store.importing.reading.sources import source_of
from store.importing.report.carried import Carried
from store.importing.report.economy import SpentRow, SpentTable
from store.importing.report.goals import StatedGoal
from store.importing.report.indicators import ReportIndicator
from store.importing.report.printed import Measure, Printed, Row, Spent
from store.importing.report.rows import ReportRow, analysis_of
from store.importing.report.tokens import Token, analysis_in
from store.model.doubts import DoubtKind
from store.model.money import Outturn
from store.model.records import Activity, Goal, Indicator, Listing

_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s*(?=[^\W\d])")


class Records:
    """Makes the records of a report, which is a body's."""

    def __init__(
        self, document: TextDocument, bodies: Bodies, body: str, year: int, doubts: Doubts
    ) -> None:
        self._document = document
        self._bodies = bodies
        self._body = body
        self._year = year
        self._doubts = doubts

    def goals(self, found: Sequence[StatedGoal]) -> tuple[Goal, ...]:
        """Return the goals, each with its level; one of the committee's own has that."""
        return tuple(map(self._goal, found))

    def activities(self, found: Sequence[Row]) -> tuple[Activity, ...]:
        """Return an activity with one listing for each row."""
        return tuple(Activity("", (self._listing(goal, row),)) for goal, row in found)

    def indicators(self, found: Sequence[Measure]) -> tuple[Indicator, ...]:
        """Return the indicators, with a doubt for each whose figures have no sure column."""
        return tuple(self._indicator(goal, one) for goal, one in found)

    def _goal(self, one: StatedGoal) -> Goal:
        level, text = one.goal.level, one.goal.text
        found = _NUMBER.match(text)
        return Goal(
            "",
            text[found.end() :] if found else text,
            found[1] if found else "",
            source_of(self._document, one.lines),
            level=level,
            under=one.under,
            committee=self._body if level == "committee" else None,
        )

    def _listing(self, goal: Token | None, row: ReportRow) -> Listing:
        actors = read_actors(row.text, self._body, self._bodies)
        for doubt in actors.doubts:
            self._doubts.add(doubt.kind, row.lines, doubt.words)
        return Listing(
            committee=self._body,
            text=row.text,
            start=read_words(row.start.text, self._year),
            end=read_words(row.end.text if row.end else "", self._year),
            source=source_of(self._document, row.lines),
            goal=goal.text if goal else None,
            leads=actors.leads,
            participants=actors.participants,
        )

    def _indicator(self, goal: Token | None, one: ReportIndicator) -> Indicator:
        figures, sure = one.read()
        if not sure:
            kind: DoubtKind = "figures without columns" if figures else "too few figures"
            self._doubts.add(kind, one.lines, f"{one.name}: {one.figures}")
        of_report = str(self._year)
        said = {
            kind: {label or of_report: figure for label, figure in under.items()}
            for kind, under in figures.items()
        }
        council = said.get("council_target", {})
        return Indicator(
            "",
            one.name,
            source_of(self._document, one.lines),
            committee=self._body,
            goal=goal.text if goal else None,
            targets=said.get("target", {}) | council,
            own_target=said.get("own_target", {}),
            council_target=council,
            outcome=said.get("outcome", {}),
            outcome_last_year=said.get("outcome_last_year", {}),
            outcome_women=said.get("women", {}),
            outcome_men=said.get("men", {}),
            forecast=said.get("forecast", {}),
            period=one.period,
            analysis=analysis_in(one.analysis),
        )

    def outturns(
        self, tables: Sequence[SpentTable], spent: Sequence[Spent], carried: Iterable[Carried]
    ) -> tuple[Outturn, ...]:
        """Return what was spent by group, and what is carried over to another year.

        What stands in columns that are not told is left out, with a doubt.
        """
        for table in tables:
            if not table.columns:
                lines = [*table.head, *(number for row in table.rows for number in row.lines)]
                self._doubts.add("column of figures unsaid", lines, table.section)
            if table.unread:
                self._doubts.add("too few figures", table.unread, table.section)
        rows = [self._spent(table, row) for table, row in spent if table.columns]
        return (*rows, *map(self._carried, carried))

    def _spent(self, table: SpentTable, row: SpentRow) -> Outturn:
        said = zip(table.columns, row.figures, strict=True)
        return Outturn(
            "",
            self._body,
            row.what,
            source_of(self._document, row.lines),
            group=row.group,
            unit=table.unit,
            figures={name: figure for name, figure in said if figure},
            section=table.section,
        )

    def _carried(self, one: Carried) -> Outturn:
        return Outturn(
            "",
            self._body,
            one.sentence.text,
            source_of(self._document, one.sentence.lines),
            unit=one.unit,
            figures=one.figures,
            section=f"Överförs till {one.to}" if one.to else "Överförs",
        )


def reported(found: Printed) -> Iterator[tuple[str, int, str, str]]:
    """Return what is reported of which record: its table, place, the statement, more words."""
    for place, one in enumerate(found.goals):
        if one.statement:
            yield "goals", place, one.statement.text, ""
    for place, (_over, row) in enumerate(found.rows):
        if row.deviation:
            yield "activities", place, row.deviation.text, analysis_of(row)
    for place, (_above, measure) in enumerate(found.measures):
        for outcome in measure.read()[0].get("outcome", {}).values():
            yield "indicators", place, outcome, measure.figures
