"""The points and requests of a matter as directives, each once, with what is said again told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from msgspec.structs import replace

from store.documents.common.text import TextDocument
from store.importing.language.assigning import assignments
from store.importing.language.bodies import Bodies
from store.importing.language.names import Names
from store.importing.language.participants import read_actors
from store.importing.matter.points import Point, PointList, alike
from store.importing.matter.requests import Request
from store.importing.matter.said import appendices_in, cases_in, condition_in
from store.importing.reading.doubts import Doubts
from store.importing.reading.sources import source_of
from store.model.records import Directive, DirectiveKind

_COMPARED = 400
"""Words of two points of which the difference is told."""


class Directives:
    """Collects what a matter decides and requests."""

    def __init__(
        self, document: TextDocument, bodies: Bodies, doubts: Doubts, cases: Sequence[str]
    ) -> None:
        self._document = document
        self._bodies = bodies
        self._names = Names(bodies)
        self._doubts = doubts
        self._cases = tuple(cases[:1])
        self._points: list[Directive] = []
        self._requests: dict[tuple[str, str, bool], Directive] = {}

    def all(self, reserved: Iterable[str]) -> tuple[Directive, ...]:
        """Return everything in the order of the document, with who dissented."""
        said = tuple(reserved)
        given = (each for one in self._points for each in self._assigned(one))
        found = (*self._points, *given, *self._requests.values())
        return tuple(
            one if one.quoted_by or one.soft else replace(one, reserved=said)
            for one in sorted(found, key=lambda one: one.source.lines[:1])
        )

    def add_points(self, listed: PointList, decided: bool, board: str) -> None:
        """Note the points of a list; a number that is not there is told."""
        for point in listed.points:
            self._add_point(point, listed, decided=decided, board=board)
        if listed.lost:
            beside = {number + step for number in listed.lost for step in (-1, 1)}
            near = [point.lines[0] for point in listed.points if point.number in beside]
            text = ", ".join(map(str, listed.lost))
            self._doubts.add("points lacking", near or listed.lead_in.lines, text)

    def _add_point(self, point: Point, under: PointList, *, decided: bool, board: str) -> None:
        one = self._made(
            "decision",
            board,
            under.lead_in.text,
            point.text,
            point.lines,
            under.lead_in.section,
            number=str(point.number),
            decided=decided,
        )
        for place, before in enumerate(self._points):
            if before.number == one.number and alike(before.text, one.text):
                self._points[place] = self._said_again(before, one)
                return
        self._points.append(one)

    def _said_again(self, before: Directive, again: Directive) -> Directive:
        """Return a point that is printed again; in other words those that were decided count."""
        decided = before.decided or again.decided
        if _plain(before.text) == _plain(again.text):
            return replace(before, decided=decided)
        lines = (*before.source.lines, *again.source.lines)
        self._doubts.add("point in other words", lines, _difference(before.text, again.text))
        kept = again if again.decided and not before.decided else before
        return replace(kept, decided=decided)

    def _assigned(self, point: Directive) -> Iterator[Directive]:
        """Return what a point gives known bodies to do; what it gives anybody else is told."""
        for one in assignments(point.text, self._names):
            if one.kind != "assignment" or not one.text:
                continue
            if not one.bodies or not all(map(self._names.is_body, one.bodies)):
                self._doubts.add("assignment not read", point.source.lines, point.text)
            for body in filter(self._names.is_body, one.bodies):
                actors = read_actors(f"{one.beside} {one.text}", body, self._bodies).participants
                yield replace(
                    point,
                    kind="assignment",
                    committee=body,
                    text=one.text.rstrip(" :"),
                    participants=tuple(who for who in actors if who.committee != body),
                    via=one.via,
                    given_by=point.committee,
                )

    def decide(self) -> None:
        """Take what was proposed so far as decided."""
        self._points = [_decided(one) for one in self._points]
        self._requests = {key: _decided(one) for key, one in self._requests.items()}

    def add_request(self, request: Request, number: str, *, decided: bool | None) -> None:
        """Note a request, for each body that it is to; what is only quoted gives way to it."""
        asked = request.asked
        if not asked.bodies and not asked.soft:
            self._doubts.add("request to nobody", request.lines, request.text)
        for body in asked.bodies:
            one = self._made(
                "request",
                body,
                asked.verb,
                request.text,
                request.lines,
                request.passage.section,
                number=number,
                decided=None if request.by else decided,
                quoted_by=request.by,
                via=asked.via,
                goal=request.passage.goal,
                indicator=request.indicator,
                excluded=asked.excluded,
                soft=asked.soft,
            )
            key = (body, _plain(request.text), asked.soft)
            before = self._requests.get(key)
            self._requests[key] = _requested_again(before, one) if before else one

    def _made(
        self,
        kind: DirectiveKind,
        committee: str,
        lead_in: str,
        text: str,
        lines: tuple[int, ...],
        section: str | None,
        **about: Any,
    ) -> Directive:
        actors = read_actors(text, committee, self._bodies)
        return Directive(
            id="",
            committee=committee,
            kind=kind,
            lead_in=lead_in,
            text=text,
            source=source_of(self._document, lines),
            theme=section,
            participants=tuple(one for one in actors.participants if one.committee != committee),
            cases=cases_in(text) or self._cases,
            appendix=appendices_in(text),
            condition=condition_in(text),
            **about,
        )


def _requested_again(before: Directive, again: Directive) -> Directive:
    """Return a request that is said again, or quoted by somebody else."""
    if before.quoted_by and again.quoted_by:
        names = dict.fromkeys([*before.quoted_by.split(", "), *again.quoted_by.split(", ")])
        return replace(before, quoted_by=", ".join(names))
    if before.quoted_by:
        return again
    return before if again.quoted_by else replace(before, decided=before.decided or again.decided)


def _decided(one: Directive) -> Directive:
    return replace(one, decided=True) if one.decided is False else one


def _difference(one: str, other: str) -> str:
    """Return the words of two texts that are not in both: what was, and what it became."""
    said, again = one.split()[:_COMPARED], other.split()[:_COMPARED]
    matched = SequenceMatcher(None, said, again, autojunk=False)
    return "; ".join(
        f"{' '.join(said[a:b]) or '–'} → {' '.join(again[c:d]) or '–'}"
        for tag, a, b, c, d in matched.get_opcodes()
        if tag != "equal"
    )


def _plain(text: str) -> str:
    """Return a text as two prints of it have it alike."""
    return " ".join(text.casefold().split()).rstrip(" .")
