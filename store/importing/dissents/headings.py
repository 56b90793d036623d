"""Who says what a document only quotes: a dissent and its party, a motion, words in quotes."""

from __future__ import annotations

import re

from msgspec import Struct

from store.importing.language.number_ranges import counted_out
from store.importing.language.parties import parties_in
from store.model.following import DissentKind

_KIND = (
    r"(?:reservation(?:er)?|särskil[dt]a? (?:uttalanden?|yttranden?)|ersättaryttranden?"
    r"|protokollsanteckning(?:ar)?|röstförklaring(?:ar)?|skiljaktig mening)"
)
_REFERS = r"som är likalydande|som instämmer|som ansluter|med hänvisning|i likhet med|enligt samma"
_STOP = r"\.(?=\s+(?-i:[A-ZÅÄÖ])|\s*$)"
"""What ends a sentence: "m.fl. (alla X)" goes on."""
_HEADING = re.compile(
    rf"(?P<said>{_KIND}\b.+?)(?P<after>(?:,? (?:enligt följande|{_REFERS})\b.*|{_STOP}|:|$))", re.I
)
_RESERVES = re.compile(
    r"(?P<said>.{0,160}?\b(?:reserverar|reserverade|reserverat) sig\b.*?)"
    rf"(?P<after>(?:,? (?:enligt följande|följande|{_REFERS})\b.*|{_STOP}|:|$))",
    re.I,
)
_SECTION = re.compile(
    r"(?:sammanfattning av )?ärendet(?:s beredning)?|beredning|bilagor|stadsledningskontoret"
    r"|kommunstyrelsen|borgarrådsberedningen|kommunfullmäktige|remissammanställning|remisser"
    r"|(?:mina|föredragande borgarrådets|borgarrådets) synpunkter"
    r"|(?:\w+ )?förslag till beslut|beslutsförslag|(?:\w+ )?beslut|beslutsgång|§ ?\d+.*",
    re.I,
)
_ELSEWHERE = re.compile(_REFERS, re.I)
_SAME = re.compile(
    r"(?:som är )?likalydande med (?P<like>[^.]{3,200})|med hänvisning till (?P<to>[^.]{3,200})"
    r"|(?:som )?(?:instämmer|ansluter sig) (?:i|till|med) (?P<joins>[^.]{3,200})"
    r"|i likhet med (?P<as>[^.]{3,200})|enligt samma (?P<again>[^.]{3,200})"
    r"|till förmån för (?P<favour>[^.]{3,200})|som yttrande (?P<writes>[^.]{3,200})",
    re.I,
)
_KINDS: tuple[tuple[DissentKind, re.Pattern[str]], ...] = (
    ("substitute_statement", re.compile(r"ersättaryttrande", re.I)),
    ("statement", re.compile(r"särskil[dt]\w* (?:uttalande|yttrande)|\bsom yttrande\b", re.I)),
    ("other", re.compile(r"anteckning|röstförklaring", re.I)),
    ("reservation", re.compile(r"reserv|skiljaktig", re.I)),
)
"""What a dissent is called; one that is called nothing of it is another."""
_NAME = r"[A-ZÅÄÖ][\w'’.-]*(?: (?:(?:af|von|de|el|al) )?[A-ZÅÄÖ][\w'’.-]*){1,6}(?: m\.? ?fl\.?)?"
_PERSONS = re.compile(rf"{_NAME}(?:, {_NAME})*(?:,? (?:och|samt) {_NAME})? (?=\()")
_POINTS = re.compile(
    r"\b(?:besluts)?punkt(?:en|er|erna)? (?P<numbers>\d{1,2}(?:(?:, | och | samt |–|-)\d{1,2})*)",
    re.I,
)
_MOVES = re.compile(
    r"(?P<who>\([^()]{1,60}\)|från [A-ZÅÄÖ][\w, ]{0,40}?)\s+"
    r"(?:yrkar|yrkade|föreslår|föreslog|begär|begärde|anser|ansåg|menar|kräver|vill|anför|anförde)\b"
)
_QUOTE = re.compile(r"[”“»\"]")
_SAYING = re.compile(r"[\s,:;–-]+$")
_LONGEST = 80


class Heading(Struct, frozen=True):
    """How a dissent begins: what is said, who it is, and whether a text of its own follows.

    `same_as` is the text that it points to instead, as printed.
    """

    said: str
    who: str
    has_text: bool
    same_as: str = ""


def dissent(text: str) -> Heading | None:
    """Return the dissent that a paragraph begins or tells of, None where it is none."""
    found = _HEADING.match(text)
    if found:
        said = found["said"].strip()
        elsewhere = _ELSEWHERE.search(found["after"]) is not None
        return Heading(said, who(said), not elsewhere, same_as(found["after"]))
    if found := _RESERVES.match(text):
        said = found["said"].strip()
        follows = text.endswith(":") or "följande" in found["after"]
        return Heading(said, who(said), follows, same_as(found["after"]))
    return None


def is_section(text: str) -> bool:
    """Tell whether a paragraph is the heading of a part of a matter."""
    return not text[:1].islower() and _SECTION.fullmatch(text) is not None


def who(said: str) -> str:
    """Return the parties that a heading names, or else the heading as printed."""
    return ", ".join(parties_in(said)) or said[:_LONGEST]


def kind_of(said: str) -> DissentKind:
    """Return which kind of dissent some words call themselves."""
    return next((kind for kind, word in _KINDS if word.search(said)), "other")


def same_as(said: str) -> str:
    """Return the text that a dissent points to instead of one of its own, empty where it has."""
    found = _SAME.search(said)
    return next((one.strip(" ,") for one in found.groups() if one), "") if found else ""


def without_persons(said: str) -> str:
    """Return a heading without the names of the persons whose parties stand behind them."""
    return _PERSONS.sub("", said)


def points_in(said: str) -> tuple[str, ...]:
    """Return the numbers of the points of a decision that some words name."""
    numbers: list[str] = []
    for found in _POINTS.finditer(said):
        numbers += re.findall(r"\d+", counted_out(found["numbers"]))
    return tuple(dict.fromkeys(numbers))


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
