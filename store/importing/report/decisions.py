"""A matter before the executive board: its points and cases, the requests, and who dissented."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from store.documents.common.text import TextDocument
from store.importing.budget.flow import Paragraph
from store.importing.dissents.headings import Heading, dissent, quoted_by
from store.importing.language.addressees import addressees, is_request
from store.importing.language.bodies import Bodies
from store.importing.language.participants import read_actors
from store.importing.reading.doubts import Doubts
from store.importing.reading.sources import source_of
from store.model.binding import REQUEST
from store.model.records import Directive, DirectiveKind

CASE = re.compile(
    r"\b(?:[A-ZÅÄÖ]{2,4} \d{4}/\d{1,6}|(?<=[Dd]nr )\d{4}/\d{1,6})(?:-\d+(?:[.-]\d+)*)?"
)
_LEAD_IN = re.compile(
    r".{0,160}\bbeslut(?:a[rt]?|ade|ats|ades)?\b.{0,60}\b(?:följande|att)[.:]", re.I
)
_PROPOSED = re.compile(r"\bföresl|\byrka|\bförslag|\bhemställ|\btillstyrk|\brekommend", re.I)
_OWN_PROPOSAL = re.compile(r"(?:jag|vi|undertecknad\w*)\b", re.I)
_AS_PROPOSED = re.compile(
    r"\bbeslut(?:ar|ade|at)\b.{0,80}\b(?:enligt|i enlighet med|bifalla?)\b.{0,80}\bförslag"
    r"|\b(?:bifaller|biföll|bifölls)\b.{0,80}\bförslag",
    re.I,
)
_POINT = re.compile(r"(\d{1,2})\.\s+(\S.*)")
_SECTION = re.compile(
    r"(?:sammanfattning av )?ärendet|beredning|bilagor|stadsledningskontoret|kommunstyrelsen"
    r"|remissammanställning|(?:mina|föredragande borgarrådets) synpunkter"
    r"|(?:\w+ )?förslag till beslut|beslutsförslag|(?:\w+ )?beslut|beslutsgång|§ ?\d+.*",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_BOARD = "Kommunstyrelsen"
_VIA = re.compile(r"\b(?:genom|via)\s+([A-ZÅÄÖ][^,.;()]{1,80}?)(?=\s*(?:[,.;]|\batt\b|$))")


class Decisions:
    """Reads the paragraphs of a matter in order."""

    def __init__(self, document: TextDocument, bodies: Bodies, doubts: Doubts) -> None:
        self._document = document
        self._bodies = bodies
        self._doubts = doubts
        self._lead_in = ""
        self._decided: bool | None = None
        self._number = 0
        self._dissent: Heading | None = None
        self._section: str | None = None
        self._cases: list[str] = []
        self._reserved: list[str] = []
        self._found: dict[tuple[str, str, str], Directive] = {}

    def read(self, paragraphs: Iterable[Paragraph]) -> tuple[Directive, ...]:
        """Return the points and the requests, each once, with who dissented."""
        for paragraph in paragraphs:
            self._cases += CASE.findall(paragraph.text)
            self._take(paragraph)
        reserved = tuple(dict.fromkeys(self._reserved))
        return tuple(
            one if one.quoted_by else replace(one, reserved=reserved)
            for one in self._found.values()
        )

    @property
    def cases(self) -> tuple[str, ...]:
        """The numbers of the cases that the document names, first named first."""
        return tuple(dict.fromkeys(self._cases))

    def _take(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if found := dissent(text):
            self._reserved.append(found.said)
            self._dissent = found if found.has_text else None
            self._section, self._lead_in = found.said, ""
        elif _SECTION.fullmatch(text):
            self._dissent, self._section, self._lead_in = None, text, ""
        elif _LEAD_IN.fullmatch(text):
            self._open(text)
        elif self._lead_in and (point := _POINT.match(text)) and self._follows(point[1]):
            self._point(paragraph, point)
        else:
            self._lead_in = ""
            self._as_proposed(text)
            self._requests(text, paragraph, "", None)

    def _open(self, text: str) -> None:
        """Begin a list of points: a dissent's own are none, a decision ends the dissent."""
        proposed = bool(_PROPOSED.search(text) or _PROPOSED.search(self._section or ""))
        if self._dissent and not (proposed or _OWN_PROPOSAL.match(text)):
            self._dissent = None
        self._lead_in, self._number = ("" if self._dissent else text), 0
        self._decided = not proposed

    def _as_proposed(self, text: str) -> None:
        """Take what was proposed so far as decided, where the document says that it was."""
        if self._dissent or not _AS_PROPOSED.search(text):
            return
        for key, one in self._found.items():
            if one.decided is False:
                self._found[key] = replace(one, decided=True)

    def _follows(self, number: str) -> bool:
        follows = int(number) == self._number + 1
        self._number += follows
        return follows

    def _point(self, paragraph: Paragraph, point: re.Match[str]) -> None:
        about = {"number": point[1], "decided": self._decided}
        self._add("decision", _BOARD, self._lead_in, point[2], paragraph, **about)
        self._requests(point[2], paragraph, point[1], self._decided)

    def _requests(self, text: str, paragraph: Paragraph, number: str, decided: bool | None) -> None:
        for sentence in _SENTENCE.split(text):
            verb = REQUEST.search(sentence)
            if verb is None or not is_request(sentence):
                continue
            asked = addressees(sentence, self._bodies)
            if not asked:
                self._doubts.add("request to nobody", paragraph.lines, sentence)
            by = self._dissent.who if self._dissent else None
            by = by or quoted_by(sentence, verb.start(), self._section or self._document.name)
            about = {
                "number": number,
                "decided": None if by else decided,
                "quoted_by": by,
                "via": self._via(sentence),
            }
            for body in asked:
                self._add("request", body, verb[0], sentence, paragraph, **about)

    def _via(self, sentence: str) -> str | None:
        """Return the body that is to pass a request on."""
        known = (self._bodies.known(found[1]) for found in _VIA.finditer(sentence))
        return next((body.name for body in known if body), None)

    def _add(
        self,
        kind: DirectiveKind,
        committee: str,
        lead_in: str,
        text: str,
        paragraph: Paragraph,
        **about: Any,
    ) -> None:
        """Note something decided or requested; said again in the same words it is the same.

        What is only quoted gives way to the same words of the document's own.
        """
        key = (kind, committee, text)
        before = self._found.get(key)
        by: str | None = about.get("quoted_by")
        if before and (by or before.quoted_by is None):
            self._found[key] = _said_again(before, by, about["decided"])
            return
        actors = read_actors(text, committee, self._bodies)
        self._found[key] = Directive(
            id="",
            committee=committee,
            kind=kind,
            lead_in=lead_in,
            text=text,
            source=source_of(self._document, paragraph.lines),
            theme=self._section,
            participants=tuple(one for one in actors.participants if one.committee != committee),
            cases=tuple(dict.fromkeys(CASE.findall(text))) or self.cases[:1],
            **about,
        )


def _said_again(before: Directive, by: str | None, decided: bool | None) -> Directive:
    """Return what was said before, now that it is said again, or quoted by somebody."""
    if by is None:
        return replace(before, decided=True if decided else before.decided)
    if before.quoted_by is None:
        return before
    names = dict.fromkeys([*before.quoted_by.split(", "), *by.split(", ")])
    return replace(before, quoted_by=", ".join(names))
