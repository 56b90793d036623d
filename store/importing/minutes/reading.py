"""Minutes as records: the assignments of a meeting, and what it says became of older ones."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from store.common.errors import DocumentError
from store.dates.mentions import due_in, sentences
from store.dates.span import Span
from store.documents.common.text import TextDocument
from store.importing.language.assigning import Assigned, assignments
from store.importing.language.bodies import Bodies
from store.importing.language.learning import LearntBody, learnt, names_with
from store.importing.language.only_told import is_telling
from store.importing.language.participants import read_actors
from store.importing.minutes import words
from store.importing.minutes.closings import closed_under, closings_of
from store.importing.minutes.dissents import reserved_in
from store.importing.minutes.head import Head, days_by_line, head_of
from store.importing.minutes.opinions import opinions_in
from store.importing.minutes.pages import printed_lines
from store.importing.minutes.points import Point, points
from store.importing.minutes.sections import Part, Section, sections
from store.importing.reading.doubts import Doubts
from store.importing.reading.importer import Asked
from store.importing.reading.reading import NOT_IMPORTED, Closing, Progress, Reading
from store.importing.reading.senders import sender_of_body
from store.importing.reading.sources import source_of
from store.importing.reading.whose import bodies_for
from store.importing.reading.years import year_in_name
from store.model.following import Dissent
from store.model.records import CITY_WIDE, Committee, Directive, Document

_OFFICE = re.compile(r"\b(?:förvaltningen|kontoret)\b", re.I)


def read_minutes(document: TextDocument, asked: Asked) -> Reading:
    """Read minutes.

    Raises:
        DocumentError: nothing says on which day or in which year the meeting was.
    """
    head = head_of(document.lines, document.name)
    year = head.day.year if head.day else asked.year or year_in_name(document.name)
    if year is None:
        raise DocumentError(
            "{name} does not say on which day the meeting was. State its year with --year.",
            name=document.name,
        )
    return _Minutes(document, head, year, asked).reading()


class _Minutes:
    """Minutes while they are being read."""

    def __init__(self, document: TextDocument, head: Head, year: int, asked: Asked) -> None:
        self._document = document
        self._head = head
        self._year = year
        self._tell = asked.tell
        self._bodies = bodies_for(asked)
        self._told("bodies")
        self._learnt = learnt(document.lines, self._bodies)
        self._names = names_with(self._bodies, self._learnt)
        self._doubts = Doubts(document)
        self._days = self._several_days()
        self._reserved: tuple[str, ...] = ()
        """Who did not agree, in the section that is being read."""

    def reading(self) -> Reading:
        """Return everything that was read."""
        directives: list[Directive] = []
        closings: list[Closing] = []
        dissents: list[Dissent] = []
        self._told("lines")
        lines = printed_lines(self._document.lines, self._head.body)
        for section in sections(lines, self._head.body):
            self._check(section)
            self._reserved = reserved_in(section.parts)
            dissents += opinions_in(section, self._document, self._head.body, self._names)
            for point in _decided(section):
                self._told("directives", point.lines[0])
                day = self._day_at(point.lines[0]) or date(self._year, 12, 31)
                said, rest = self._parted(point, day)
                closings += said
                directives += self._directives(section, rest) if rest.text else ()
        if self._head.day is None:
            self._doubts.add("minutes without a day", [1], self._document.name)
        self._told("done", len(self._document.lines))
        return Reading(
            document=self._about(),
            committees=_committees(self._bodies, self._used(directives)),
            directives=tuple(directives),
            closings=tuple(closings),
            dissents=tuple(dissents),
            irregularities=self._doubts.listed(),
            accounted=True,
        )

    def _several_days(self) -> list[tuple[int, date]]:
        """Return where the days of several meetings stand, where minutes of several are joined."""
        days = days_by_line(self._document.lines)
        if len({day for _line, day in days}) < 2:
            return []
        firsts = {day: line for line, day in reversed(days)}
        self._doubts.add(
            "minutes of several meetings", firsts.values(), ", ".join(map(str, sorted(firsts)))
        )
        return days

    def _day_at(self, line: int) -> date | None:
        """Return the day of the meeting at which a line was decided: the last one before it."""
        if not self._days:
            return self._head.day
        place = bisect(self._days, (line, date.max)) - 1
        return self._days[max(place, 0)][1]

    def _told(self, what: str, line: int = 0) -> None:
        self._tell(Progress(line, len(self._document.lines), what))

    def _about(self) -> Document:
        return Document(
            id="",
            name=self._document.name,
            sha256=self._document.sha256,
            year=self._year,
            imported=NOT_IMPORTED,
            text=self._document.text,
            kind="minutes",
            organisation=self._head.organisation,
            sender=sender_of_body(self._head.body),
            meeting=self._head.day,
        )

    def _parted(self, point: Point, day: date) -> tuple[list[Closing], Point]:
        """Return what a point says of older assignments, and the point without those sentences."""
        source, proposed = source_of(self._document, point.lines), point.proposed
        if listed := closed_under(point.lead_in, point.text):
            under = [*closings_of(listed, source, day, proposed=proposed)]
            return under, replace(point, text="")
        whole = [*closings_of(point.said, source, day, proposed=proposed)]
        found: list[Closing] = []
        rest: list[str] = []
        for sentence in sentences(point.text):
            said = [*closings_of(sentence, source, day, proposed=proposed)]
            found += said
            if not said and not is_telling(sentence):
                rest.append(sentence)
        if not (whole or found):
            return [], point
        return whole or found, replace(point, text=" ".join(rest))

    def _check(self, section: Section) -> None:
        """Tell of what is asked in proposals, of which nothing tells which one was decided."""
        decisions = [one for one in section.parts if one.kind == "decision"]
        found = list(_proposed(section, decisions[0])) if len(decisions) == 1 else []
        for part in found if len(found) > 1 else ():
            for point in points(part.lines, proposed=False):
                if words.ASSIGNS.search(point.said):
                    self._doubts.add("one of several proposals", point.lines, point.said)

    def _directives(self, section: Section, point: Point) -> Iterator[Directive]:
        """Return what a point tells each of its bodies to do."""
        own = None if _OFFICE.search(point.said) else self._head.body or None
        found = assignments(words.as_decided(point.said), self._names, own)
        for one in found:
            if not one.bodies or not one.text:
                self._doubts.add("request to nobody", point.lines, point.said)
            for body in one.bodies if one.text else ():
                yield self._directive(section, point, one, body)
        told = is_telling(point.said) or words.REJECTS.search(point.said)
        if not found and not told and words.ASSIGNS.search(point.said):
            self._doubts.add("request to nobody", point.lines, point.said)

    def _directive(self, section: Section, point: Point, one: Assigned, body: str) -> Directive:
        actors = read_actors(f"{one.beside} {one.text}".strip(), body, self._bodies)
        return Directive(
            id="",
            committee=body,
            kind=one.kind,
            lead_in=point.lead_in,
            text=one.text.rstrip(" :"),
            source=source_of(self._document, point.lines),
            theme=section.heading or None,
            participants=tuple(who for who in actors.participants if who.committee != body),
            number=point.number,
            cases=section.cases,
            reserved=self._reserved,
            via=one.via,
            decided=not point.proposed,
            section=section.number,
            meeting=self._day_at(point.lines[0]),
            given_by=self._head.body,
            report=self._report(one.report),
        )

    def _report(self, said: Iterable[str]) -> tuple[Span, ...]:
        """Return the times that later sentences of a point set for it."""
        return tuple(dict.fromkeys(due_in(said, self._year)))

    def _used(self, directives: Iterable[Directive]) -> Sequence[LearntBody]:
        """Return the bodies that were learnt of those that are told something, each told of."""
        used = {one.committee for one in directives} | {self._head.body}
        found = [one for one in self._learnt if one.name in used]
        for one in found:
            self._doubts.add("unknown committee", one.lines, one.name)
        return found


def _decided(section: Section) -> Iterator[Point]:
    """Return the points that a section decides.

    Where it has no decision under a heading of its own, the last one under another's is it, else
    all that is under none; where what was decided is what somebody proposed, it is that.
    """
    decisions = [one for one in section.parts if one.kind == "decision"]
    elsewhere = [one for one in section.parts if one.kind == "elsewhere"]
    unmarked = [one for one in section.parts if one.kind is None]
    for part in decisions or elsewhere[-1:] or unmarked:
        yield from points(part.lines, proposed=part.proposed)
    found = list(_proposed(section, decisions[0])) if len(decisions) == 1 else []
    if len(found) == 1:
        yield from points(found[0].lines, proposed=False)


def _proposed(section: Section, decision: Part) -> Iterator[Part]:
    """Return the proposals of a section that a decision may be that says only that it is one.

    Of several it is that of the body that the decision names.
    """
    found = [one for one in section.parts if one.kind == "proposal" and one.proposes]
    if not found:
        return
    said = [one.text for one in points(decision.lines, proposed=False)]
    if len(said) != 1 or ". " in said[0] or not words.AS_PROPOSED.search(said[0]):
        return
    named = [one for one in found if one.proposes in said[0].casefold()]
    yield from named or found


def _committees(bodies: Bodies, more: Iterable[LearntBody]) -> tuple[Committee, ...]:
    known = bodies.committees()
    names = {one.name for one in known} | {CITY_WIDE}
    learnt_ones = (Committee("", one.name, one.kind, one.aliases) for one in more)
    return (*known, *(one for one in learnt_ones if one.name not in names))
