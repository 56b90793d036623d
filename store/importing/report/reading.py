"""Documents that follow the budget up: a matter with its points and requests, a report in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from store.documents.common.text import TextDocument
from store.importing.budget.flow import Paragraph, paragraphs
from store.importing.dissents.matter import dissents_of
from store.importing.dissents.quoted import quoted_in
from store.importing.matter.judging import with_judged
from store.importing.matter.passages import parting
from store.importing.matter.reading import Matter, read_matter
from store.importing.matter.stated import tell_shares
from store.importing.reading.doubts import Doubts
from store.importing.reading.importer import Asked, OtherKindError
from store.importing.reading.reading import NOT_IMPORTED, Progress, Reading, Reported
from store.importing.reading.senders import sender_of_body
from store.importing.reading.whose import bodies_for
from store.importing.reading.years import year_in_name, year_unsaid
from store.importing.report.breaks import Lines
from store.importing.report.carried import carried_over
from store.importing.report.days import reported_on
from store.importing.report.economy import spent_tables
from store.importing.report.printed import printed
from store.importing.report.records import Records, reported
from store.importing.report.reporter import Reporter, reporter_of
from store.importing.report.sentences import sentences
from store.importing.report.title import kind_in, title_of, year_in
from store.importing.report.tokens import tokens
from store.model.records import CityStatus, Directive, Document, DocumentState

_BOARD = "Kommunstyrelsen"


def read_follow_up(document: TextDocument, asked: Asked) -> Reading:
    """Read a report or a matter that follows the budget up.

    Raises:
        DocumentError: nothing in it is what such a document has, or nothing says its year.
    """
    title = title_of(document) or ""
    of_year = asked.year or year_in(title) or year_in_name(document.name)
    if of_year is None:
        raise year_unsaid(document.name)
    reading = _FollowUp(document, asked, title, of_year).reading()
    if not (reading.directives or reading.activities or reading.goals or reading.outturns):
        raise OtherKindError(
            "{name} says that it follows the budget up, but has neither points to decide nor "
            "activities in it.",
            name=document.name,
        )
    return reading


class _FollowUp:
    """One document while it is being read."""

    def __init__(self, document: TextDocument, asked: Asked, title: str, year: int) -> None:
        self._document = document
        self._year = year
        self._progress = asked.tell
        self._bodies = bodies = bodies_for(asked)
        self._doubts = Doubts(document)
        self._kind = kind_in(title)
        self._by = Reporter(_BOARD)
        if self._kind == "report":
            self._by = reporter_of(document, title, bodies, asked.organisation)
        if self._by.doubt:
            self._doubts.add(self._by.doubt, self._by.lines, self._by.name)
        unnamed = self._by.doubt == "nobody is named"
        self._sender = None if unnamed else sender_of_body(self._by.name)

    def reading(self) -> Reading:
        """Return everything that was read."""
        self._tell("lines")
        parts = list(paragraphs(self._document.lines, parting(self._bodies)))
        self._tell("directives")
        report = self._kind == "report"
        matter = read_matter(self._document, parts, self._bodies, self._doubts, report=report)
        dissents = dissents_of(self._document, parts, self._bodies, self._doubts)
        tell_shares(parts, self._doubts)
        self._tell("activities")
        said = list(sentences(parts, self._document.lines))
        tables = list(spent_tables(Lines(self._document.lines))) if report else []
        found = printed(list(tokens(self._document.lines)), tables, said, self._doubts)
        records = Records(self._document, self._bodies, self._by.name, self._year, self._doubts)
        goals, judged = with_judged(records.goals(found.goals), matter.judged)
        reading = Reading(
            document=self._about(matter),
            committees=(*self._bodies.committees(), *self._by.unknown),
            goals=goals,
            directives=(*matter.directives, *quoted_in(dissents, self._bodies)),
            activities=records.activities(found.rows),
            indicators=records.indicators(found.measures),
            adjustments=matter.adjustments,
            deviations=matter.deviations,
            dissents=dissents,
            reconciliation=(*matter.checks, *records.sums(found.spent)),
            outturns=records.outturns(tables, found.spent, carried_over(said) if report else ()),
            reported=self._reported((*reported(found), *judged), parts),
        )
        self._tell("done")
        return replace(reading, irregularities=self._doubts.listed())

    def _about(self, matter: Matter) -> Document:
        return Document(
            id="",
            name=self._document.name,
            sha256=self._document.sha256,
            year=self._year,
            imported=NOT_IMPORTED,
            text=self._document.text,
            kind=self._kind,
            state=_state(matter.directives),
            sender=self._sender,
            case=next(iter(matter.cases), ""),
        )

    def _tell(self, what: str) -> None:
        lines = len(self._document.lines)
        self._progress(Progress(lines if what == "done" else 0, lines, what))

    def _reported(
        self, found: Iterable[tuple[str, int, str, str]], parts: Sequence[Paragraph]
    ) -> tuple[Reported, ...]:
        day = reported_on(parts) or date(self._year, 12, 31)
        name = self._document.name
        return tuple(
            Reported(table, place, CityStatus(status, name, day, text))
            for table, place, status, text in found
        )


def _state(directives: Iterable[Directive]) -> DocumentState | None:
    """Return whether a matter's points are decided: proposed as long as any of them is."""
    points = [one.decided for one in directives if one.kind == "decision"]
    if not points:
        return None
    return "decided" if all(points) else "proposed"
