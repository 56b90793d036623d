"""The sentences that close an older assignment: which one, and what is said to become of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from store.dates.building import Context
from store.dates.reading import find
from store.importing.reading.reading import Closing
from store.model.records import CityStatus, Source

_REPORT = (
    r"(?:(?:slut|del|åter|års)?(?:redovisning|rapport(?:ering)?)(?:en|er|erna|ar|arna)?"
    r"|svar(?:et)?|informationen?)"
)
_STATE = (
    r"(?:slut|full|färdig)?(?:gjor[td]|avslutat?|slutför[td]|redovisat?|rapporterat?|behandlat?"
    r"|besvarat?|genomför[td]|verkställ[td]|utför[td]|hanterat?)(?:de|da|a|e)?\b"
)
_VERB = (
    r"(?:antecknas|noteras|godkänns|godkännes|läggs (?:med godkännande )?till handlingarna"
    r"|förklaras|(?:ska |kan |får )?anses|rapporteras|är|bedöms|betraktas|avslutas|avskrivs|stängs)"
)
_SOFTLY = r"(?:\s+(?:härmed|därmed|därigenom|med detta|som|vara|för))*"
_RESULT = re.compile(
    rf"(?:^|[\s,])(?P<said>{_VERB}{_SOFTLY}(?:\s+{_STATE})?"
    rf"(?:(?:,|\s+och|\s+samt)\s+(?:{_VERB}{_SOFTLY}(?:\s+{_STATE})?|{_STATE}))*)"
    r"(?:\s+(?:med|i och med|genom) [^.]{1,120})?\s*[.,;]?\s*$",
    re.I,
)
_ACTIVE = re.compile(
    rf"\b(?P<verb>förklarar?|anser?|betraktar?|bedömer)\s+(?P<rest>.*?\buppdrag\S*\b.*?)"
    rf"(?:\s+(?:som|vara|för|är|därmed|härmed))*\s+(?P<state>{_STATE})\s*[.,;]?\s*$",
    re.I,
)
_DOES = re.compile(
    rf"(?:\S+ ){{0,6}}?(?P<said>(?:avsluta|avskriva|stänga)r?"
    rf"|(?:notera|godkänna|anteckna|godkänner)r?(?:\s+(?:för egen del|härmed|därmed))*\s+{_REPORT})"
    r"\s+(?P<rest>(?:\S+ ){0,4}?(?:(?<!\bi )\S*uppdrag|uppdraget)\b.*)",
    re.I | re.S,
)
_ASSIGNMENT = re.compile(
    r"(?:(?P<whose>[\wåäöÅÄÖ-]+(?: [\wåäöÅÄÖ-]+){0,5}?)(?:s|:s) )?(?:\w+ )?uppdrag(?:et|en)?\b",
    re.I,
)
_BEGINS = re.compile(
    rf"(?:att )?(?:(?:godkänna|notera|anteckna|lägga) )?{_REPORT}\b(?: \w+){{0,3}}? "
    r"(?:av|på|om|över|för|gällande|avseende|till)\b.{0,80}?\buppdrag",
    re.I,
)
_PART = re.compile(r"\bdel(?:redovisning|rapport|återrapport)\w*", re.I)
_THAT = re.compile(r",?\s+(?:om\s+)?att\s+", re.I)
_ASIDE = re.compile(r"\s*\(([^()]*§[^()]*)\)\s*[,.]?\s*$")
"""Where an assignment was given, in brackets after what it asks."""
_GIVEN = re.compile(
    r".*\b(?:får|fick|ges|gavs|har|har fått)\s+i\s+uppdrag\s+(?:att\s+)?", re.I | re.S
)
_PLACE = re.compile(
    r"§ ?(?P<section>\d{1,4}[a-z]?)(?:/(?P<year>\d{2,4}))?"
    r"(?:,?\s*(?:besluts?|att-?)?(?:punkt(?:en|erna)?|p\.)\s*(?P<number>\d{1,2}(?: ?[a-z]\b)?))?",
    re.I,
)
_TO = re.compile(
    r"\btill\s+(?!den\b|budget|följd)(?P<body>[^,;]+?)(?=,|;|\s+(?:(?:den|i|från|enligt)\b|\(|§|\d)|$)",
    re.I,
)
_BUDGET = re.compile(r"\bbudget\w*(?: för)?(?: år)? ((?:19|20)\d\d)\b", re.I)
_GIVERS = re.compile(
    r"(?:kommun|region|stads|landstings)?(?:fullmäktige|styrelsen?)|(?:arbets)?utskottet|nämnden",
    re.I,
)
"""Who gives assignments; another that has one in the genitive is who was given it."""
_THEREBY = re.compile(r"[\s,]*(?:och|samt)?(?:\s+(?:därmed|härmed|att|därigenom))*[\s,]*$")
_LONGEST = 3_000
"""Letters of a sentence that may close an assignment."""
_BEFORE = 7
"""Words before an assignment that is what a sentence is about."""
_SAID_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


PROPOSED = "föreslås: "
"""Before what one body says of an assignment, and another is to decide."""


class Closed(Struct, frozen=True):
    """Which older assignment a sentence closes, by all that it says of it, and in which words.

    `given` is the day of the meeting that gave it, `section` and `number` its place there, `year`
    that of a budget; `by` gave it, `body` has it, `text` is what was asked. What is not said is
    empty or None.
    """

    words: str
    given: date | None = None
    section: str = ""
    number: str = ""
    year: int | None = None
    by: str = ""
    body: str = ""
    text: str = ""


def closed_in(sentence: str) -> tuple[Closed, ...]:
    """Return the older assignments that a sentence closes or reports on, first named first."""
    said = _words(sentence)
    if said is None:
        return ()
    words, rest = said
    which, places, text = _parted(rest)
    owner = _owner(which)
    to = _TO.search(which)
    is_giver = bool(to or _GIVERS.fullmatch(owner))
    base = Closed(
        words,
        by=owner if is_giver else "",
        body=to["body"].strip() if to else ("" if is_giver else owner),
        text=text,
        year=int(found[1]) if (found := _BUDGET.search(which)) else None,
    )
    return tuple(_placed(base, places))


def closes_list(text: str) -> bool:
    """Tell whether a text closes the assignments of the list below it."""
    return _closes_list(text) is not None


def _closes_list(text: str) -> tuple[str, str] | None:
    return _words(text.rstrip(" :")) if text.endswith(":") else None


def closed_under(lead_in: str, item: str) -> str:
    """Return an item as a sentence where the lead-in to its list closes what it lists; else ""."""
    said = _closes_list(lead_in)
    if said is None:
        return ""
    bare = item.rstrip(" .,;")
    placed = re.match(r"att\b|\d|§|\(|den \d|k[fs]\b", bare, re.I)
    return f"Uppdraget {bare if placed else f'att {bare}'} {said[0]}"


def closings_of(
    sentence: str, source: Source, day: date, *, proposed: bool = False
) -> Iterator[Closing]:
    """Return what a sentence of a meeting's minutes says became of older assignments."""
    for one in closed_in(sentence):
        words = f"{PROPOSED}{one.words}" if proposed else one.words
        status = CityStatus(words, source.document, day, sentence)
        yield Closing(
            status, source, one.given, one.section, one.number, one.year, one.by, one.body,
            one.text, proposed,
        )  # fmt: skip


def remembered(said: str, source: Source) -> Iterator[Closing]:
    """Return the closings of a sentence that a register kept; their day is that of its minutes."""
    sentence = said.removeprefix(PROPOSED)
    return closings_of(sentence, source, date.min, proposed=sentence != said)


def _words(sentence: str) -> tuple[str, str] | None:
    """Return the words that close an assignment, and the rest of a sentence; None of any other."""
    if len(sentence) > _LONGEST or "uppdrag" not in sentence.casefold():
        return None
    begins = bool(_BEGINS.match(sentence))
    if found := _RESULT.search(sentence):
        closes = re.search(_STATE, found["said"], re.I) or re.search(
            "avslutas|avskrivs", found["said"]
        )
        rest = sentence[: found.start()]
        if "uppdrag" in rest.casefold() and (begins or (closes and _is_of_assignment(rest))):
            part = _PART.search(rest) if begins else None
            words = " ".join(found["said"].split())
            return (f"{part[0].casefold()} {words}" if part else words), rest
    if found := _ACTIVE.search(sentence):
        before, rest = sentence[: found.start()], found["rest"]
        # "att godkänna redovisningen av uppdraget att A och förklara uppdraget slutfört"
        told = (
            before if "uppdrag" in before and not _THAT.search(rest) and "§" not in rest else rest
        )
        return found["state"], _THEREBY.sub("", told)
    if found := _DOES.fullmatch(sentence.rstrip(" .")):
        return " ".join(found["said"].casefold().split()), found["rest"]
    return None


def _is_of_assignment(rest: str) -> bool:
    """Tell whether an assignment is what is closed, and not a motion in which one is named."""
    found = re.search(r"(?P<given>\bi )?\S*uppdrag", rest, re.I)
    return bool(found and not found["given"] and len(rest[: found.start()].split()) <= _BEFORE)


def _parted(rest: str) -> tuple[str, str, str]:
    """Return how an assignment is named, the words that tell where it was given, what it asks."""
    begun = _ASSIGNMENT.search(rest)
    found = _THAT.search(rest, begun.end() if begun else 0)
    if found is None:
        return rest, rest, ""
    which, text = rest[: found.start()], _GIVEN.sub("", rest[found.end() :], count=1)
    aside = _ASIDE.search(text) if "§" not in which else None
    places, text = (aside[1], text[: aside.start()]) if aside else (which, text)
    return which, places, text.strip(" ,.;")


def _owner(which: str) -> str:
    """Return whose assignment it is said to be: who gave it or who has it, in the nominative."""
    found = _ASSIGNMENT.search(which)
    whose = (found["whose"] or "") if found else ""
    return re.sub(
        rf"^(?:.*\b(?:av|på|om|gällande|avseende)\s+)?(?:{_REPORT}\s+)?", "", whose, flags=re.I
    )


def _placed(base: Closed, which: str) -> Iterator[Closed]:
    """Return a closing for each place that a sentence names, with the day that stands nearest."""
    days = [
        (one.start, one.span.first)
        for one in find(which, Context(2000, date(2000, 1, 1)))
        if one.span and one.span.precision == "day" and _SAID_YEAR.search(one.span.text)
    ]
    places = list(_PLACE.finditer(which))
    for one in places:
        before = [day for start, day in days if start < one.start()]
        given = before[-1] if before else (days[0][1] if days else None)
        yield Closed(
            base.words, given, one["section"], (one["number"] or "").replace(" ", ""),
            base.year or _year(one["year"]), base.by, base.body, base.text,
        )  # fmt: skip
    if not places:
        given = days[0][1] if days else None
        yield Closed(base.words, given, "", "", base.year, base.by, base.body, base.text)


def _year(digits: str | None) -> int | None:
    return None if digits is None else int(digits) + (2000 if len(digits) == 2 else 0)
