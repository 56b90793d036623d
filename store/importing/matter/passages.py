"""The paragraphs of a matter, each with what it stands under and whose words it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from store.importing.budget.flow import Paragraph
from store.importing.dissents.headings import dissent, is_section, without_persons
from store.importing.language import layout_words as words
from store.importing.language.bodies import Bodies

PassageKind = Literal["heading", "chapter", "dissent", "lead-in", "text"]

_LEAD_IN = re.compile(
    r".{0,160}\bbeslut(?:a[rt]?|ade|ats|ades)?\b(?:.{0,60}\b(?:följande[.:]?|att[.:])|:)", re.I
)
_STEP = re.compile(
    r"(?:borgarrådsberedningen|kommunstyrelsen|\w*utskottet|\w*nämnden|\w+ledningskontoret)"
    r" (?:tillstyrker|avstyrker|föreslår|beslutar|beslutade)\b",
    re.I,
)
"""How a line begins that tells of a step of a matter, and goes on with no line before it."""
_OWN_PROPOSAL = re.compile(r"(?:jag|vi|undertecknad\w*)\b", re.I)
_PROPOSED = re.compile(r"\bföresl|\byrka|\bförslag|\bhemställ|\btillstyrk|\brekommend", re.I)
_GOAL = re.compile(
    r"(?:(?:kf:s |kommunfullmäktiges )?(?:inriktningsmål|verksamhets(?:områdes)?mål"
    r"|mål för verksamhetsområdet|verksamhetsområde(?:t|smål)?)(?: \d[\d.]*)?\s*[:.–-]?\s+\S.*"
    r"|\d{1,2}\.\d{1,2}\.? +(?-i:[A-ZÅÄÖ]).*)",
    re.I,
)
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+")
_LONGEST_CHAPTER = 90
_CHAPTERS = ("committee", "district", "company", "group")


class Passage(Struct, frozen=True):
    """A paragraph of a matter.

    `section`, `goal` and `body` are what it stands under, `by` is the party whose words it is,
    empty for the document's own. `proposed` tells of the lead-in to points whether they are yet to
    be decided.
    """

    paragraph: Paragraph
    kind: PassageKind
    section: str | None = None
    goal: str | None = None
    body: str | None = None
    by: str = ""
    proposed: bool = False

    @property
    def text(self) -> str:
        return self.paragraph.text

    @property
    def lines(self) -> tuple[int, ...]:
        return self.paragraph.lines


def parting(bodies: Bodies) -> Callable[[str, str], bool]:
    """Return what tells of two lines whether another paragraph begins, however the page was set."""

    def alone(line: str) -> bool:
        if is_section(line) or _STEP.match(line):
            return True
        return line[:1].isupper() and body_heading(line, bodies) is not None

    def parted(before: str, line: str) -> bool:
        if alone(before) or alone(line) or is_goal(line):
            return True
        if before.endswith(":") and line[:1].isupper():
            return True
        return is_goal(before) and not line[:1].islower()

    return parted


def is_goal(text: str) -> bool:
    """Tell whether a paragraph, or the first line of one, is a heading that says a goal."""
    heading = len(text) <= words.LONGEST_HEADING and not text.endswith((".", ",", ";", ":"))
    return heading and _GOAL.fullmatch(text) is not None


def body_heading(text: str, bodies: Bodies) -> str | None:
    """Return the body whose chapter a heading begins."""
    if len(text) > _LONGEST_CHAPTER or text.endswith((".", ",", ";")):
        return None
    known = bodies.known(_NUMBER.sub("", text, count=1).rstrip(":"))
    return known.name if known and known.kind in _CHAPTERS else None


def passages_of(paragraphs: Iterable[Paragraph], bodies: Bodies) -> Iterator[Passage]:
    """Return the paragraphs of a matter in order, each with where it stands."""
    return _Course(bodies).passages(paragraphs)


class _Course:
    """Where the reading of a matter is: its section, the chapters in it, and who speaks."""

    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies
        self._section: str | None = None
        self._by = ""
        self._chapters: dict[str, str] = {}
        self._plain = False

    def passages(self, paragraphs: Iterable[Paragraph]) -> Iterator[Passage]:
        """Return the passages in order."""
        for paragraph in paragraphs:
            kind, proposed = self._take(paragraph.text)
            yield Passage(
                paragraph,
                kind,
                self._section,
                self._chapters.get("goal"),
                self._chapters.get("body"),
                self._by,
                proposed,
            )

    def _take(self, text: str) -> tuple[PassageKind, bool]:
        if found := dissent(text):
            self._begin(without_persons(found.said), found.who if found.has_text else "")
            return "dissent", False
        if is_section(text):
            self._begin(text, "")
            return "heading", False
        if _LEAD_IN.fullmatch(text):
            return "lead-in", self._opens(text)
        chapter = self._chapter(text)
        return ("chapter" if chapter else "text"), False

    def _begin(self, section: str, by: str) -> None:
        self._section, self._by, self._chapters = section, by, {}

    def _opens(self, text: str) -> bool:
        """Tell whether points are proposed; a decision ends the dissent that it stands after."""
        proposed = bool(_PROPOSED.search(text) or _PROPOSED.search(self._section or ""))
        if not (proposed or _OWN_PROPOSAL.match(text)):
            self._by = ""
        return proposed

    def _chapter(self, text: str) -> bool:
        """Note a heading with a body or a goal; one of a kind ends what stood under the last.

        Bodies right under a heading of neither are another part, and under no goal.
        """
        body = body_heading(text, self._bodies)
        kind = "body" if body else "goal" if is_goal(text) else ""
        if not kind or self._section == "Bilagor":
            self._plain = (
                not text.endswith((".", ",", ";", ":")) and len(text) <= words.LONGEST_HEADING
            )
            return False
        if body and self._plain:
            self._chapters = {}
        kinds = list(self._chapters)
        for ended in kinds[kinds.index(kind) :] if kind in kinds else ():
            del self._chapters[ended]
        self._chapters[kind] = body or text
        self._plain = False
        return True


def until_next(passages: Sequence[Passage], start: int) -> Iterator[Passage]:
    """Return the passages from a place on, up to where another part of the matter begins."""
    for one in passages[start:]:
        if one.kind in ("heading", "dissent", "lead-in"):
            return
        yield one
