"""Who says what a document only quotes: a dissent and its party, a motion, words in quotes."""

from __future__ import annotations

import re

from msgspec import Struct

_KIND = (
    r"(?:reservation(?:er)?|särskil[dt]a? (?:uttalanden?|yttranden?)|ersättaryttranden?"
    r"|protokollsanteckning(?:ar)?|röstförklaring(?:ar)?|skiljaktig mening)"
)
_HEADING = re.compile(
    rf"(?P<said>{_KIND}\b.+?)"
    r"(?P<after>(?:,? (?:enligt följande|som är likalydande|med hänvisning)\b.*|\.|:|$))",
    re.I,
)
_RESERVES = re.compile(
    r"(?P<said>.{0,160}?\b(?:reserverar|reserverade|reserverat) sig\b.*?)"
    r"(?P<after>(?:,? (?:enligt följande|följande|som är likalydande|med hänvisning)\b.*|\.|:|$))",
    re.I,
)
_ELSEWHERE = re.compile(r"likalydande|hänvisning", re.I)
_PARTY = re.compile(r"\(([^()]{1,60})\)")
_ABBREVIATION = re.compile(r"\b(?!(?:[Aa]lla|[Bb]åda|[Ss]amtliga|[Oo]ch)\b)[A-ZÅÄÖ]\w{0,3}\b")
_MOVES = re.compile(
    r"(?P<who>\([^()]{1,60}\)|från [A-ZÅÄÖ][\w, ]{0,40}?)\s+"
    r"(?:yrkar|yrkade|föreslår|föreslog|begär|begärde|anser|ansåg|menar|kräver|vill|anför|anförde)\b"
)
_QUOTE = re.compile(r"[”“»\"]")
_SAYING = re.compile(r"[\s,:;–-]+$")
_LONGEST = 80


class Dissent(Struct, frozen=True):
    """What somebody wanted to have noted: as printed, who it is, and whether a text follows."""

    said: str
    who: str
    has_text: bool


def dissent(text: str) -> Dissent | None:
    """Return the dissent that a paragraph begins or tells of, None where it is none."""
    found = _HEADING.match(text)
    if found:
        said = found["said"].strip()
        return Dissent(said, who(said), has_text=not _ELSEWHERE.search(found["after"]))
    if found := _RESERVES.match(text):
        said = found["said"].strip()
        follows = text.endswith(":") or "följande" in found["after"]
        return Dissent(said, who(said), has_text=follows)
    return None


def who(said: str) -> str:
    """Return the parties that a heading names in brackets, or else the heading as printed."""
    parties = [one for part in _PARTY.findall(said) for one in _ABBREVIATION.findall(part)]
    return ", ".join(dict.fromkeys(parties)) or said[:_LONGEST]


def quoted_by(sentence: str, verb: int, fallback: str) -> str | None:
    """Return whose words a verb of a sentence is, by its place, where they are somebody's.

    Moved by a named party, or between quotation marks; `fallback` where nobody stands before them.
    """
    before = sentence[:verb]
    if moved := _MOVES.search(before):
        return who(moved["who"]) if "(" in moved["who"] else moved["who"].removeprefix("från ")
    marks = list(_QUOTE.finditer(before))
    if len(marks) % 2 and _QUOTE.search(sentence, verb):
        return _SAYING.sub("", before[: marks[-1].start()])[-_LONGEST:].strip() or fallback
    return None
