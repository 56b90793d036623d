"""A matter before the executive board: its points and cases, the requests, and who dissented."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from store.importing.addressees import REQUEST, addressees, is_request
from store.importing.bodies import Bodies
from store.importing.doubts import Doubts
from store.importing.flow import Paragraph
from store.importing.participants import read_actors
from store.model import Directive, Source

CASE = re.compile(
    r"\b(?:[A-ZÅÄÖ]{2,4} \d{4}/\d{1,6}|(?<=[Dd]nr )\d{4}/\d{1,6})(?:-\d+(?:[.-]\d+)*)?"
)
_LEAD_IN = re.compile(r".{0,160}\bbesluta[rt]?\b.{0,60}\bföljande[.:]", re.I)
_POINT = re.compile(r"(\d{1,2})\.\s+(\S.*)")
_DISSENT = re.compile(
    r"(?P<said>(?:reservation|särskilt uttalande|ersättaryttrande)\b.+?)"
    r"(?:,? (?:enligt följande|som är likalydande|med hänvisning)\b.*|\.|$)",
    re.I,
)
_SECTION = re.compile(
    r"(?:sammanfattning av )?ärendet|beredning|bilagor|stadsledningskontoret|kommunstyrelsen"
    r"|remissammanställning|(?:mina|föredragande borgarrådets) synpunkter|förslag till beslut",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_BOARD = "Kommunstyrelsen"


class Decisions:
    """Reads the paragraphs of a matter in order."""

    def __init__(self, document: str, bodies: Bodies, doubts: Doubts) -> None:
        self._document = document
        self._bodies = bodies
        self._doubts = doubts
        self._lead_in = ""
        self._number = 0
        self._dissent: str | None = None
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
        return tuple(replace(one, reserved=reserved) for one in self._found.values())

    @property
    def cases(self) -> tuple[str, ...]:
        """The numbers of the cases that the document names, first named first."""
        return tuple(dict.fromkeys(self._cases))

    def _take(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if found := _DISSENT.match(text):
            self._dissent = self._section = found["said"].strip()
            self._reserved.append(self._dissent)
            self._lead_in = ""
        elif _SECTION.fullmatch(text):
            self._dissent, self._section, self._lead_in = None, text, ""
        elif _LEAD_IN.fullmatch(text):
            self._lead_in, self._number = ("" if self._dissent else text), 0
        elif self._lead_in and (point := _POINT.match(text)) and self._follows(point[1]):
            self._point(paragraph, point)
        else:
            self._lead_in = ""
            self._requests(text, paragraph, "")

    def _follows(self, number: str) -> bool:
        follows = int(number) == self._number + 1
        self._number += follows
        return follows

    def _point(self, paragraph: Paragraph, point: re.Match[str]) -> None:
        self._add("decision", _BOARD, self._lead_in, point[2], paragraph, number=point[1])
        self._requests(point[2], paragraph, point[1])

    def _requests(self, text: str, paragraph: Paragraph, number: str) -> None:
        for sentence in _SENTENCE.split(text):
            if not is_request(sentence):
                continue
            asked = addressees(sentence, self._bodies)
            if not asked:
                self._doubts.add("request to nobody", paragraph.lines, sentence)
            verb = REQUEST.search(sentence)
            for body in asked:
                said = verb[0] if verb else ""
                self._add("request", body, said, sentence, paragraph, number=number)

    def _add(
        self,
        kind: str,
        committee: str,
        lead_in: str,
        text: str,
        paragraph: Paragraph,
        *,
        number: str,
    ) -> None:
        """Note something decided or requested; said again in the same words it is the same."""
        key = (kind, committee, text)
        if key in self._found:
            return
        actors = read_actors(text, committee, self._bodies)
        self._found[key] = Directive(
            id="",
            committee=committee,
            kind="request" if kind == "request" else "decision",
            lead_in=lead_in,
            text=text,
            source=Source(self._document, paragraph.lines),
            theme=self._section,
            participants=tuple(one for one in actors.participants if one.committee != committee),
            number=number,
            cases=tuple(dict.fromkeys(CASE.findall(text))) or self.cases[:1],
        )
