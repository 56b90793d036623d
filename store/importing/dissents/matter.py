"""The dissents of a matter before a board: who, at which stage, what they move, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec import Struct

from store.documents.common.text import TextDocument
from store.importing.dissents.headings import (
    Heading,
    dissent,
    is_section,
    kind_of,
    points_in,
    without_persons,
)
from store.importing.dissents.moves import moves_in
from store.importing.dissents.references import referring, sharing
from store.importing.language.bodies import Bodies
from store.importing.language.names import Names
from store.importing.language.parties import parties_in
from store.importing.reading.doubts import Doubts
from store.importing.reading.sources import source_of
from store.model.following import Dissent

_STAGE = re.compile(
    r"(?P<name>[A-ZÅÄÖ][\w-]*(?:styrelsen|beredningen|fullmäktige|utskottet|nämnden)"
    r"|[A-ZÅÄÖ][\w-]* (?:utskott|stadsdelsnämnd|nämnd))",
)
_HANDLES = re.compile(
    rf"{_STAGE.pattern} (?:tillstyrk|beslut|godkän|bifall|biföll|instäm|överlämn|åberop)\w*", re.I
)
_MEMBERS = ((re.compile(r"\bborgarråd", re.I), "Borgarrådsberedningen"),)
"""Where members of a kind sit, where no heading says at which stage they spoke."""
_HEADS = re.compile(r"\(|^(?:reservation|särskil|ersättar|protokollsant|röstförkl|skiljakt)", re.I)
"""What a line has with which a dissent begins while another is being read."""
_DECIDES = re.compile(r"[A-ZÅÄÖ]\w+ beslut(?:ade|ar)\b.{0,60}\b(?:följande|att)[.:]")
_SUPPORTS = re.compile(
    r"\b(?:ställer (?:oss|mig|sig) bakom|instämmer i (?:förslaget|beslutet)|bifaller förslaget"
    r"|tillstyrker förslaget)\b",
    re.I,
)


class Said(Protocol):
    """A paragraph of a matter, and the lines that it stands on, counted from 1."""

    @property
    def text(self) -> str: ...
    @property
    def lines(self) -> tuple[int, ...]: ...


def dissents_of(
    document: TextDocument, said: Iterable[Said], bodies: Bodies, doubts: Doubts
) -> tuple[Dissent, ...]:
    """Return the dissents of a matter in order; one that points to nothing here is told of."""
    found = _Matter(document, bodies).read(said)
    whole = sharing(referring(found), document.lines)
    for one in whole:
        if one.same_as and not one.refers_to:
            doubts.add("reference not here", one.source.lines, one.same_as)
    return whole


class _Begun(Struct, frozen=True):
    heading: Heading
    said: Said
    stage: str


class _Matter:
    def __init__(self, document: TextDocument, bodies: Bodies) -> None:
        self._document = document
        self._names = Names(bodies)
        self._stage = ""
        self._begun: _Begun | None = None
        self._body: list[int] = []
        self._found: list[Dissent] = []

    def read(self, said: Iterable[Said]) -> Sequence[Dissent]:
        """Return the dissents, each with the lines of its text."""
        for one in said:
            self._take(one)
        self._end()
        return self._found

    def _take(self, said: Said) -> None:
        text = said.text
        heading = dissent(text)
        if heading and not (self._body and not _HEADS.search(text)):
            self._end()
            members = (where for who, where in _MEMBERS if who.search(text))
            self._begun = _Begun(heading, said, self._stage or next(members, ""))
        elif stage := _STAGE.fullmatch(text):
            self._end()
            self._stage = stage["name"]
        elif is_section(text) or _DECIDES.fullmatch(text):
            self._end()
        elif self._begun and self._begun.heading.has_text:
            self._body += said.lines
        elif handled := _HANDLES.match(text):
            self._stage = handled["name"]

    def _end(self) -> None:
        begun, body = self._begun, self._body
        self._begun, self._body = None, []
        if begun is None or not (parties_in(begun.heading.said) or body):
            return
        span = (body[0], body[-1]) if body else None
        self._found.append(self._dissent(begun, span))

    def _dissent(self, begun: _Begun, span: tuple[int, int] | None) -> Dissent:
        moves = tuple(moves_in(self._document, *span, self._names)) if span else ()
        own = [one.text for one in moves if one.kind == "point"]
        own_words = "\n".join(one.text for one in moves)
        return Dissent(
            id="",
            kind=kind_of(begun.heading.said),
            parties=parties_in(begun.heading.said),
            stage=begun.stage,
            text=without_persons(begun.said.text),
            source=source_of(self._document, begun.said.lines),
            points=points_in("\n".join((begun.said.text, *own))),
            moves=moves,
            same_as=begun.heading.same_as,
            body=span,
            supports=_SUPPORTS.search(own_words) is not None,
        )
