"""A matter before the executive board: what it decides, asks and grants, and what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from store.documents.common.text import TextDocument
from store.importing.budget.flow import Paragraph
from store.importing.dissents.headings import dissent, without_persons
from store.importing.language.bodies import Bodies
from store.importing.language.names import Names
from store.importing.matter.adding import added
from store.importing.matter.adjusting import Adjusting, Told
from store.importing.matter.appendices import absent, elsewhere
from store.importing.matter.deviating import deviations_in
from store.importing.matter.directives import Directives
from store.importing.matter.judging import Judged, judged_in
from store.importing.matter.passages import Passage, passages_of
from store.importing.matter.points import PointList, lists_of, once, parted
from store.importing.matter.requests import requests_in
from store.importing.matter.said import cases_in
from store.importing.matter.tables import Tabled, tabled
from store.importing.matter.telling import told_in
from store.importing.reading.doubts import Doubts
from store.importing.reading.reading import FigureCheck
from store.model.following import Deviation
from store.model.money import Adjustment
from store.model.records import Directive

_AS_PROPOSED = re.compile(
    r"\bbeslut(?:ar|ade|at)\b.{0,80}\b(?:enligt|i enlighet med|bifalla?)\b.{0,80}\bförslag"
    r"|\b(?:bifaller|biföll|bifölls)\b.{0,80}\bförslag",
    re.I,
)
_DECIDES = re.compile(r"\b(?P<body>[\w-]+)(?: för (?:egen|sin) del)? beslut\w*", re.I)
_BOARD = "Kommunstyrelsen"


class Matter(Struct, frozen=True):
    """What a matter says, and the numbers of its cases, first named first."""

    directives: tuple[Directive, ...]
    adjustments: tuple[Adjustment, ...]
    deviations: tuple[Deviation, ...]
    judged: tuple[Judged, ...]
    checks: tuple[FigureCheck, ...]
    cases: tuple[str, ...]


def read_matter(
    document: TextDocument,
    paragraphs: Iterable[Paragraph],
    bodies: Bodies,
    doubts: Doubts,
    *,
    report: bool = False,
) -> Matter:
    """Return what the paragraphs of a matter say; in a `report` only its points give anything."""
    passages = parted(list(passages_of(paragraphs, bodies)))
    return _Reader(document, passages, bodies, doubts).read(report=report)


class _Reader:
    def __init__(
        self,
        document: TextDocument,
        passages: Sequence[Passage],
        bodies: Bodies,
        doubts: Doubts,
    ) -> None:
        self._document = document
        self._passages = passages
        self._bodies = bodies
        self._names = Names(bodies)
        self._doubts = doubts
        self._lists = list(lists_of(self._passages))
        self._cases = cases_in("\n".join(one.text for one in passages))

    def read(self, *, report: bool) -> Matter:
        """Return what the matter says."""
        told = [one for one in self._told() if one.number or not report]
        adjustments = Adjusting(self._document, self._names, self._doubts).read(told)
        tables = Tabled() if report else tabled(self._document, self._names, self._doubts)
        sums = [*added(adjustments, told), *tables.sums]
        for one in sums:
            if not one.agrees:
                self._doubts.add("sum beside its parts", one.lines, str(one))
        if not report:
            self._tell_absent()
        deviations = () if report else deviations_in(self._document, self._passages, self._names)
        return Matter(
            self._directives(),
            (*adjustments, *tables.adjustments),
            tuple(deviations),
            () if report else judged_in(self._document, self._passages),
            tuple(one.check for one in sums),
            self._cases,
        )

    def _told(self) -> Iterator[Told]:
        """Return the sentences that may speak of money, those of points that count once."""
        points = {id(part): point for point, _list in once(self._lists) for part in point.parts}
        every = {id(part) for one in self._lists for point in one.points for part in point.parts}
        own = [one for one in self._passages if id(one) in points or id(one) not in every]
        return told_in(own, points)

    def _tell_absent(self) -> None:
        points = [point for listed in self._lists for point in listed.points]
        for one in (*absent(self._passages), *elsewhere(points, self._cases[:1])):
            said = f"{one.number}. {one.title}" if one.title else one.number
            self._doubts.add("appendix not here", one.lines, said)

    def _directives(self) -> tuple[Directive, ...]:
        found = Directives(self._document, self._bodies, self._doubts, self._cases)
        for listed in self._lists:
            found.add_points(listed, not listed.lead_in.proposed, self._board(listed))
        points = {
            id(part): (str(point.number), not listed.lead_in.proposed)
            for listed in self._lists
            for point in listed.points
            for part in point.parts
        }
        for request in requests_in(self._passages, self._names, self._document.name):
            number, decided = points.get(id(request.passage), ("", None))
            found.add_request(request, number, decided=decided)
        if any(not one.by and _AS_PROPOSED.search(one.text) for one in self._passages):
            found.decide()
        said = (dissent(one.text) for one in self._passages if one.kind == "dissent")
        return found.all(dict.fromkeys(without_persons(one.said) for one in said if one))

    def _board(self, listed: PointList) -> str:
        """Return who decides a list of points, by the last body that its lead-in names so."""
        named = [found["body"] for found in _DECIDES.finditer(listed.lead_in.text)]
        known = self._bodies.known(named[-1]) if named else None
        if named and named[-1].casefold().endswith("fullmäktige"):
            return named[-1][:1].upper() + named[-1][1:]
        return known.name if known else _BOARD
