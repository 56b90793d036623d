"""Documents that follow the budget up: a matter with its points and requests, a report in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from store.common.errors import DocumentError
from store.dates.cells import read_words
from store.documents.common.text import TextDocument
from store.importing.budget.flow import paragraphs
from store.importing.dissents.matter import dissents_of
from store.importing.dissents.quoted import quoted_in
from store.importing.language import layout_words as words
from store.importing.language.bodies import Bodies
from store.importing.language.participants import read_actors
from store.importing.reading.doubts import Doubts
from store.importing.reading.importer import Asked, OtherKindError, Tell
from store.importing.reading.reading import NOT_IMPORTED, Progress, Reading, Reported
from store.importing.reading.sources import source_of
from store.importing.reading.whose import bodies_for
from store.importing.reading.years import year_in_name
from store.importing.report.days import day_of
from store.importing.report.decisions import Decisions
from store.importing.report.indicators import ReportIndicator, report_indicators
from store.importing.report.rows import ReportRow, analysis_of, report_rows, tables_of
from store.importing.report.title import body_in, kind_in, title_of, year_in
from store.importing.report.tokens import Token, tokens
from store.model.doubts import DoubtKind
from store.model.records import (
    Activity,
    CityStatus,
    Directive,
    Document,
    DocumentState,
    Goal,
    Indicator,
    Listing,
)

_BOARD = "Kommunstyrelsen"


def read_follow_up(document: TextDocument, asked: Asked) -> Reading:
    """Read a report or a matter that follows the budget up.

    Raises:
        DocumentError: nothing in it is what such a document has, or nothing says its year.
    """
    title = title_of(document) or ""
    of_year = asked.year or year_in(title) or year_in_name(document.name)
    if of_year is None:
        raise DocumentError(
            "{name} does not say which year it is for. State it with --year.", name=document.name
        )
    reading = _FollowUp(document, bodies_for(asked), title, of_year, asked.tell).reading()
    if not (reading.directives or reading.activities or reading.goals):
        raise OtherKindError(
            "{name} says that it follows the budget up, but has neither points to decide nor "
            "activities in it.",
            name=document.name,
        )
    return reading


class _FollowUp:
    """One document while it is being read."""

    def __init__(
        self, document: TextDocument, bodies: Bodies, title: str, year: int, tell: Tell
    ) -> None:
        self._document = document
        self._name = document.name
        self._year = year
        self._progress = tell
        self._bodies = bodies
        self._doubts = Doubts(document)
        self._kind = kind_in(title)
        self._body = body_in(title, self._bodies) or _BOARD

    def reading(self) -> Reading:
        """Return everything that was read."""
        self._tell("lines")
        parts = list(paragraphs(self._document.lines))
        self._tell("directives")
        directives = Decisions(self._document, self._bodies, self._doubts).read(parts)
        dissents = dissents_of(self._document, parts, self._bodies, self._doubts)
        self._tell("activities")
        said = list(tokens(self._document.lines))
        day = day_of(parts) or date(self._year, 12, 31)
        rows, statements, measures = self._rows(said), _statements(said), list(_measures(said))
        self._tell("done")
        return Reading(
            document=self._about(directives),
            committees=self._bodies.committees(),
            goals=tuple(self._goal(goal) for goal, _ in statements),
            directives=(*directives, *quoted_in(dissents, self._bodies)),
            activities=tuple(self._activity(goal, row) for goal, row in rows),
            indicators=tuple(self._indicator(goal, one) for goal, one in measures),
            dissents=dissents,
            irregularities=self._doubts.listed(),
            reported=tuple(
                Reported(table, place, CityStatus(status, self._name, day, text))
                for table, place, status, text in _reported(statements, rows, measures)
            ),
        )

    def _about(self, directives: Sequence[Directive]) -> Document:
        return Document(
            id="",
            name=self._name,
            sha256=self._document.sha256,
            year=self._year,
            imported=NOT_IMPORTED,
            text=self._document.text,
            kind=self._kind,
            state=_state(directives),
        )

    def _tell(self, what: str) -> None:
        lines = len(self._document.lines)
        self._progress(Progress(lines if what == "done" else 0, lines, what))

    def _rows(self, said: Sequence[Token]) -> list[tuple[Token | None, ReportRow]]:
        """Return the activities; one that is printed again in the same words is one."""
        found: dict[tuple[str, str, str], tuple[Token | None, ReportRow]] = {}
        again: list[ReportRow] = []
        for goal, table in tables_of(said):
            for row in report_rows(table):
                key = (_plain(row.text), row.start.text, row.end.text if row.end else "")
                if key in found:
                    again.append(row)
                    first = found[key][1]
                    first.deviation = first.deviation or row.deviation
                else:
                    found[key] = goal, row
        if again:
            self._doubts.add("printed again", [row.lines[0] for row in again], again[0].text)
        return list(found.values())

    def _goal(self, goal: Token) -> Goal:
        number, text = _numbered(goal.text)
        return Goal("", text, number, source_of(self._document, goal.lines))

    def _activity(self, goal: Token | None, row: ReportRow) -> Activity:
        actors = read_actors(row.text, self._body, self._bodies)
        return Activity(
            "",
            (
                Listing(
                    committee=self._body,
                    text=row.text,
                    start=read_words(row.start.text, self._year),
                    end=read_words(row.end.text if row.end else "", self._year),
                    source=source_of(self._document, row.lines),
                    goal=goal.text if goal else None,
                    leads=actors.leads,
                    participants=actors.participants,
                ),
            ),
        )

    def _indicator(self, goal: Token | None, one: ReportIndicator) -> Indicator:
        figures, sure = one.read()
        if not sure:
            kind: DoubtKind = "figures without columns" if figures else "too few figures"
            self._doubts.add(kind, one.lines, f"{one.name}: {one.figures}")
        council = figures.get("council_target", {})
        return Indicator(
            "",
            one.name,
            source_of(self._document, one.lines),
            committee=self._body,
            goal=goal.text if goal else None,
            targets=figures.get("target", {}) | council,
            own_target=figures.get("own_target", {}),
            council_target=council,
            outcome=figures.get("outcome", {}),
            outcome_last_year=figures.get("outcome_last_year", {}),
            period=one.period,
        )


Statement = tuple[Token, Token]


def _statements(said: Sequence[Token]) -> list[Statement]:
    """Return each goal with what is said of it, once."""
    found: dict[str, Statement] = {}
    for goal, statement in pairwise(said):
        if goal.kind == "goal" and statement.kind == "statement":
            found.setdefault(_plain(goal.text), (goal, statement))
    return list(found.values())


def _measures(said: Sequence[Token]) -> Iterator[tuple[Token | None, ReportIndicator]]:
    """Return each indicator with the goal that it stands under, once."""
    goal: Token | None = None
    seen: set[str] = set()
    for place, token in enumerate(said):
        goal = token if token.kind == "goal" else goal
        if token.kind == "indicators":
            for one in report_indicators(said[place + 1 :], token.text):
                if _plain(one.name) not in seen:
                    seen.add(_plain(one.name))
                    yield goal, one


def _reported(
    statements: Sequence[Statement],
    rows: Sequence[tuple[Token | None, ReportRow]],
    measures: Sequence[tuple[Token | None, ReportIndicator]],
) -> Iterator[tuple[str, int, str, str]]:
    """Return what is reported of which record: the statement, and more words on it."""
    for place, (_goal, statement) in enumerate(statements):
        yield "goals", place, statement.text, ""
    for place, (_over, row) in enumerate(rows):
        if row.deviation:
            yield "activities", place, row.deviation.text, analysis_of(row)
    for place, (_above, one) in enumerate(measures):
        figures, _sure = one.read()
        for outcome in figures.get("outcome", {}).values():
            yield "indicators", place, outcome, one.figures


def _state(directives: Iterable[Directive]) -> DocumentState | None:
    """Return whether a matter's points are decided: proposed as long as any of them is."""
    points = [one.decided for one in directives if one.kind == "decision"]
    if not points:
        return None
    return "decided" if all(points) else "proposed"


def _numbered(text: str) -> tuple[str, str]:
    found = words.GOAL_NUMBER.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _plain(text: str) -> str:
    """Return a text without what two prints of it may break otherwise."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
