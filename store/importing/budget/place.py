"""Where in the document a line stands: whose chapter, which area, under which goal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from store.importing.budget.goals import GoalFinder
from store.importing.language import layout_words as words
from store.importing.language.bodies import Bodies
from store.importing.language.lines import Line
from store.model.doubts import DoubtKind
from store.model.records import CITY_WIDE, CommitteeKind

HeadingKind = Literal["chapter", "area", "activities", "indicators", "structure", "goal", "other"]
Section = Literal["", "activities", "indicators"]

_SENTENCE_INSIDE = re.compile(r"[a-zåäö]{3,}[.!?] +[A-ZÅÄÖ]")
_TITLE_START = re.compile(r"[\"”'*]?[A-ZÅÄÖÉ]|" + words.SECTION_NUMBER.pattern)
_LIKE_A_BODY = re.compile(
    r"[A-ZÅÄÖ][\w-]*nämnden|[A-ZÅÄÖ][\w-]*- (?:och|samt) [\w-]+nämnden"
    r"|(?:AB [A-ZÅÄÖ]|[A-ZÅÄÖ])[\w&:-]*(?: [\w&:-]+){0,5} AB|AB [A-ZÅÄÖ][\w&:-]*"
)


_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-ZÅÄÖ])")
_BRACKETED = re.compile(r"\s*\([^()]{1,40}\)$")
_SHALL = re.compile(r"[A-ZÅÄÖ][^.:;]{2,80}? ska(?:ll)? [^.:;]+[.]$")
_INFINITIVE = re.compile(r"(?:[A-ZÅÄÖa-zåäö][a-zåäö]+a|Se|Ge|Få|Gå|Stå|Bli)\b")
_LABELLED = re.compile(
    r"(?:ansvarig )?(?:nämnd|styrelse|bolag|myndighet|förvaltning|avdelning|kontor)"
    r"\s*:\s*(?P<body>.+)",
    re.I,
)
_OF_BODY = re.compile(
    r"(?P<body>.+?)s (?:(?:egna|särskilda|nya) )?"
    r"(?:uppdrag|budget|mål|åtaganden|åtgärder|direktiv|verksamhetsplan)"
    r"(?:(?: för| under)? (?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?",
    re.I,
)
_TASKS_OF = re.compile(
    r"(?:uppdrag|direktiv|ägardirektiv) (?:till|för) (?P<body>.+?)(?: (?:19|20)\d\d)?", re.I
)
"""How a heading names a body within other words."""


class Place(Struct, frozen=True):
    """The chapter's body and area, the goal and theme that apply, and the section.

    `unled` where what stands there is nobody's to do, if no words of its own say whose.
    """

    committee: str | None = None
    kind: CommitteeKind | None = None
    area: str | None = None
    goal: str | None = None
    theme: str | None = None
    section: Section = ""
    unled: bool = False


class Heading(Struct, frozen=True):
    """A heading of some kind and the place that begins under it."""

    kind: HeadingKind
    place: Place
    doubt: DoubtKind | None = None


class Headings:
    """Reads headings in order; a heading is known by its words and by what follows it."""

    def __init__(self, bodies: Bodies, goals: GoalFinder) -> None:
        self._bodies = bodies
        self._goals = goals

    def read(self, lines: Sequence[Line], index: int, place: Place) -> Heading | None:
        """Return the heading that a text line is, or None when it is none."""
        line = lines[index]
        if not line.alone or not is_title(line.text):
            return None
        text = words.undecorated(line.text)
        return (
            _city(text)
            or _section(text, place)
            or self._chapter(text)
            or _area(text, place)
            or self._unknown(lines, index, text)
            or self._goal(lines, index, place)
            or _other(text, place)
        )

    def _chapter(self, text: str) -> Heading | None:
        found = None if _NUMBERED.match(text) else self._bodies.recognise(text)
        # Beside other words a group is only spoken of, as in a heading over its members' chapters.
        within = (one for name in _within(text) if (one := self._bodies.known(name)))
        found = found or next((one for one in within if one.kind != "group"), None)
        if not found or found.name in words.NOT_CHAPTERS:
            return None
        doubt: DoubtKind | None = None if found.certain else "committee by likeness"
        return Heading("chapter", Place(found.name, found.kind), doubt)

    def _unknown(self, lines: Sequence[Line], index: int, text: str) -> Heading | None:
        """A body that nobody knew; one right above a known body's heading heads a group."""
        text = next((one for one in (text, *_within(text)) if _LIKE_A_BODY.fullmatch(one)), "")
        if not text:
            return None
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        if self._bodies.recognise(following):
            return None
        kind: CommitteeKind = "committee" if text.endswith("nämnden") else "company"
        return Heading("chapter", Place(text, kind), "unknown committee")

    def _goal(self, lines: Sequence[Line], index: int, place: Place) -> Heading | None:
        """A goal heads a section: a numbered goal, or a title right above a lead-in."""
        text = lines[index].text
        if place.committee is None or place.committee == CITY_WIDE:
            return None
        heads = not text.endswith(".") and introduces(lines, index + 1)
        if heads or self._goals.is_numbered(text):
            return Heading("goal", replace(place, goal=text, section=""))
        return None


def _within(text: str) -> Iterator[str]:
    """Return what a heading may name beside its number, its label, and what it says of a body."""
    bare = _BRACKETED.sub("", _NUMBERED.sub("", text))
    if bare != text:
        yield bare
    for form in (_LABELLED, _OF_BODY, _TASKS_OF):
        if found := form.fullmatch(bare):
            yield found["body"]


def is_title(text: str) -> bool:
    """Tell whether a text can be a heading: short, begins as one, no full sentence."""
    if not 0 < len(text) <= words.LONGEST_HEADING or not _TITLE_START.match(text):
        return False
    return not text.endswith((",", ";", ":", "?")) and not _SENTENCE_INSIDE.search(text)


def introduces(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is a lead-in: its words say so, and bullets follow.

    One heading may stand between a lead-in and its bullets.
    """
    if index >= len(lines) or lines[index].kind != "text":
        return False
    following = [line.kind for line in lines[index + 1 : index + 3]]
    if following[:1] != ["bullet"] and following != ["text", "bullet"]:
        return False
    return words.lead_in_kind(lines[index].text) is not None


def goes_on(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a list goes on from a sentence that says what a body shall do.

    Each of its items then begins as a task does: in the infinitive.
    """
    if not _SHALL.match(lines[index].text):
        return False
    items = list(takewhile(lambda one: one.kind == "bullet", lines[index + 1 :]))
    return bool(items) and all(_INFINITIVE.match(item.text) for item in items)


def _city(text: str) -> Heading | None:
    if words.CITY_CHAPTER.fullmatch(text):
        return Heading("chapter", Place(CITY_WIDE, "group"))
    return None


def _section(text: str, place: Place) -> Heading | None:
    if words.ACTIVITIES.fullmatch(text):
        return Heading("activities", replace(place, goal=None, section="activities"))
    if words.INDICATORS.fullmatch(text):
        return Heading("indicators", replace(place, goal=None, section="indicators"))
    if words.STRUCTURE.fullmatch(text):
        return Heading("structure", replace(place, goal=None, section=""))
    return None


def _area(text: str, place: Place) -> Heading | None:
    if place.committee != words.DISTRICTS or not words.area_stem(text):
        return None
    return Heading("area", Place(place.committee, place.kind, area=text))


def _other(text: str, place: Place) -> Heading | None:
    if text.endswith("."):
        return None
    theme = text if place.committee == CITY_WIDE else None
    return Heading("other", replace(place, theme=theme, section=""))
