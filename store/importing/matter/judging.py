"""How far a matter says that goals are reached: which goal, in which words, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from store.documents.common.text import TextDocument
from store.importing.language import layout_words as words
from store.importing.language.sentences import Sentence, sentences
from store.importing.matter.passages import Passage
from store.importing.reading.sources import source_of
from store.model.records import Goal, GoalLevel

_JUDGED = re.compile(
    r"\bbedöm\w*\b.*?\b(?P<status>(?:(?:inte|ej|delvis|helt) )?"
    r"(?:(?:kunna )?(?:upp)?nås?|(?:kunna )?uppfyll(?:as|s|t|a))"
    r"(?: (?:helt(?: och hållet)?|delvis|inte|ej|i huvudsak))?)(?=[\s,.)])",
    re.I,
)
_JUDGES = r" (?:kommer att|bedöms|uppnås|uppfylls)\b"
_AND = r" (?:i kombination|tillsammans|i förening) med (?=[A-ZÅÄÖ])"
"""Before another goal."""
_GOAL = re.compile(
    r"\b(?P<kind>(?i:(?:verksamhetsområdes|inriktnings)?målet|verksamhetsområdet))"
    r"(?: för verksamhetsområdet)? (?:[”\"](?P<quoted>[^”\"]{5,200})[”\"]"
    r"|(?P<goal>(?:\d[\d.]* )?[A-ZÅÄÖ][^”\"(,.]{5,200}?)"
    rf"(?=[”\"(,.]| årsmål|{_AND}|{_JUDGES}| är (?![^,.]*{_JUDGES})|$))"
)
"""A goal by its words, which end before what judges it; "är" may be one of them."""
_LONGEST = 2000
"""Letters of a sentence that is one."""
_LABEL = re.compile(
    r"(?:kf:s |kommunfullmäktiges )?(?P<kind>inriktningsmål|verksamhets(?:områdes)?mål"
    r"|mål för verksamhetsområdet|verksamhetsområde(?:t|smål)?)(?: (?=\d))?\s*[:.–-]?\s*",
    re.I,
)


class Judged(Struct, frozen=True):
    """A goal, how far it is reached in the words of a sentence, and the sentence.

    Where a party quotes it, its letters stand before the sentence.
    """

    goal: Goal
    status: str
    text: str


def judged_in(document: TextDocument, passages: Iterable[Passage]) -> tuple[Judged, ...]:
    """Return the goals that a matter judges, each once, as first judged."""
    found: dict[str, Judged] = {}
    for passage in passages:
        for part in sentences(passage.text) if passage.kind == "text" else ():
            if one := _judged(document, passage, part):
                found.setdefault(one.goal.text.casefold(), one)
    return tuple(found.values())


def with_judged(
    goals: Sequence[Goal], judged: Iterable[Judged]
) -> tuple[tuple[Goal, ...], list[tuple[str, int, str, str]]]:
    """Return goals with those judged that are not among them, and what is said of which goal.

    That is the table, the place in it, the judgement and the words that it stands in.
    """
    every, said = list(goals), list[tuple[str, int, str, str]]()
    places = {one.text.casefold(): place for place, one in enumerate(every)}
    for one in judged:
        place = places.get(one.goal.text.casefold(), len(every))
        every += [one.goal] if place == len(every) else []
        said.append(("goals", place, one.status, one.text))
    return tuple(every), said


def goal_in(sentence: str, passage: Passage) -> str | None:
    """Return the goal that a sentence names, or else the one that it stands under."""
    found = _GOAL.search(sentence)
    return (found["quoted"] or found["goal"]).strip() if found else passage.goal


def _judged(document: TextDocument, passage: Passage, part: Sentence) -> Judged | None:
    if len(part.text) > _LONGEST:
        return None
    status, named = _JUDGED.search(part.text), goal_in(part.text, passage)
    if status is None or named is None or "mål" not in part.text.casefold():
        return None
    label = _LABEL.match(named) or _GOAL.search(part.text)
    plain = _LABEL.sub("", named, count=1) if _LABEL.match(named) else named
    number = words.GOAL_NUMBER.match(plain)
    goal = Goal(
        "",
        plain[number.end() :] if number else plain,
        number[1] if number else "",
        source_of(document, passage.paragraph.lines_of(part.start, part.end)),
        level=_level(label["kind"] if label else ""),
    )
    said = f"{passage.by}: {part.text}" if passage.by else part.text
    return Judged(goal, status["status"].strip(), said)


def _level(kind: str) -> GoalLevel:
    folded = kind.casefold()
    return "direction" if "inriktning" in folded else "area" if "område" in folded else ""
