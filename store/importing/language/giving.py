"""The phrases that give an assignment within one sentence, and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from store.importing.language.filled_slots import list_filling
from store.importing.language.named_bodies import Named, list_from, list_until
from store.importing.language.names import Names
from store.importing.language.only_told import is_only_told, unnumbered

AssignedKind = Literal["assignment", "request", "recommendation"]

_GETS = r"(?:(?:ska(?:ll)?|har) )?(?:får?|fått|fick|ges|gavs|getts|givits|erhåller|tilldelas)"
_GIVES = r"ger|gav|ge|gett|givit|lämnar?|lämnade|tilldelar?"
_WITHIN = r"(?:(?!:\s)[^!?;]){0,1200}?"
_COMMISSION = (
    r"(?:i upp-?\s?drag|till uppgift|uppdraget(?= att)|(?:följande|ett \w+) uppdrag(?= att|:|\s*$))"
)
_GIVING = re.compile(
    rf"\b(?:(?P<gets>{_GETS})|(?P<gives>{_GIVES}))\b(?P<between>{_WITHIN})\b{_COMMISSION}(?!\w)",
    re.I,
)
_VERB = re.compile(rf"\b(?:{_GETS}|{_GIVES})\b", re.I)
_CHARGING = re.compile(
    r"\bupp-?\s?(?:dra(?:r|s|ges)?|drogs?|dragits?)\s+(?:(?!att\b|åt\b|till\b)\w+\s+){0,7}"
    r"(?:åt|till)\b",
    re.I,
)
_PASSIVE = re.compile(
    r"\b(?:(?P<assignment>uppdras(?! åt| till)|åläggs|åläggas|ålades|förpliktas)"
    r"|(?P<request>uppmanas|anmodas|ombeds|uppmanades|anmodades)"
    r"|(?P<recommendation>rekommenderas|rekommenderades))\b",
    re.I,
)
_ACTIVE = re.compile(
    r"\b(?:(?P<assignment>ålägger|ålägga|ålade)"
    r"|(?P<request>uppmanar|uppmana|uppmanade|anmodar|anmoda|anmodade)"
    r"|(?P<recommendation>rekommenderar|rekommendera|rekommenderade))\b",
    re.I,
)
_SPEAKING = (
    *(
        "uppdr",
        "uppgift",
        "upp-dr",
        "upp- dr",
        "upp dr",
        "ålägg",
        "ålade",
        "förplikt",
        "uppman",
        "anmod",
    ),
    *("ombeds", "rekommender"),
)
"""What a text has somewhere that gives anything; most have none of it."""
_ADVERBS = re.compile(
    r"\s*(?:(?:även|också|därför|därmed|härmed|dessutom|vidare|således|samtidigt|särskilt|återigen"
    r"|ytterligare|nu|sålunda|därutöver|gemensamt|tillsammans|regeringen|riksdagen"
    r"|(?:kommun|region)?fullmäktige"
    r"|den \d{1,2} [a-z]+(?: \d{4})?|i [a-z]+ \d{4}|under \d{4})\b[\s,]*)*",
    re.I,
)
"""What may stand between a verb and who is told, be it who tells it."""
_LAST_ADVERBS = re.compile(
    r"(?:[\s,]+(?:även|också|därför|därmed|härmed|dessutom|vidare|nu))*[\s,]*$", re.I
)
_BESIDE = re.compile(
    r"[\s,]*\b(?:(?:i (?:\w+ )?(?:samverkan|samarbete|samråd|dialog)|tillsammans|gemensamt"
    r"|ihop) med|under|senast|inför|från och med|fr\.o\.m\.|till och med)\b.*",
    re.I,
)
"""Who takes part, and when: what may stand between who is told and what is to be done."""
_PREPOSITION = re.compile(
    r"\b(?:för|inom|enligt|med|av|i|på|till|från|mot|hos|vid|genom)\s+$", re.I
)
"""What stands before a name that is nobody's who does something."""
_TORN_NAME = re.compile(r"(?:[\w-]+, )*[\w-]+,? (?:och|samt) ")
"""What stands before the rest of a name that is not read: "Kultur, fritid och"."""
_ATT = re.compile(r"(?P<adverbs>[^.!?;:]{0,160}?)[\s,]*(?:\batt\b\s*[:,]?|:)\s*", re.I)
_DIRECTLY = re.compile(
    r"(?P<adverbs>)\s+(?=(?:[a-zåäö]{2,}[aåe]|[sg]e|gå|få|stå|bli)\s)"
    r"(?!(?:bland|även|inte|efter|också|ska|innan|hos|avse)\s)"
)
_ATT_ITSELF = re.compile(r"[\s,]*\batt\b|:", re.I)
_LONGEST_LIST = 1500
_TO = re.compile(r"\s+(?:åt|till)\s+", re.I)
_JOINED = re.compile(r"(?:[,;]|\b(?:och|samt|dels|medan))\s+(?P<att>att\s+)?$", re.I)
_INFINITIVE = re.compile(r"(?:ge|uppdra|uppmana|anmoda|ålägga|rekommendera|lämna|tilldela)\b", re.I)


class Given(Struct, frozen=True):
    """Where in a sentence an assignment is given, to whom, and where what is to be done begins.

    `beside` are the words on the way that tell with whom and when.
    """

    kind: AssignedKind
    named: Named | None
    verb: int
    phrase: str
    task: int
    beside: str = ""

    @property
    def start(self) -> int:
        """Where it begins, be it with who is told or with the verb."""
        return min(self.named.start, self.verb) if self.named else self.verb


def speaks(text: str) -> bool:
    """Tell whether a text has a word that assignments are given with."""
    folded = text.casefold()
    return any(part in folded for part in _SPEAKING)


def phrases_in(sentence: str, names: Names) -> Iterator[Given]:
    """Return every phrase of a sentence that gives something, or tells that it was given."""
    at = 0
    while speaks(sentence[at:]) and (given := _first(sentence, at, names)):
        yield given
        at = max(given.task, given.verb + len(given.phrase))


def given_in(sentence: str, names: Names) -> Iterator[Given]:
    """Return what a sentence gives, first given first, without what it only tells of."""
    clause, last = len(sentence) - len(unnumbered(sentence)), None
    for given in phrases_in(sentence, names):
        beside = last is not None and _stands_beside(sentence, last, given)
        told = is_only_told(sentence, clause, given.start, given.verb, beside=beside)
        if not told and (last is None or beside):
            yield given
            last = given
        clause = given.task


def _stands_beside(sentence: str, last: Given, given: Given) -> bool:
    """Tell whether what is given stands beside what was given last, and is no part of its task."""
    joined = _JOINED.search(sentence[: given.start], last.task)
    if joined is None:
        return False
    infinitive = _INFINITIVE.match(given.phrase)
    if given.start < given.verb or not infinitive:
        return True
    return bool(joined["att"] and _INFINITIVE.match(last.phrase))


def _first(sentence: str, at: int, names: Names) -> Given | None:
    """Return what is given first from a place on, told or not."""
    ways = (_giving, _charging, _passive, _active)
    found = [given for way in ways if (given := way(sentence, at, names))]
    return min(found, key=lambda given: given.verb) if found else None


def _giving(sentence: str, at: int, names: Names) -> Given | None:
    """Read "X får i uppdrag att", "därför ges X i uppdrag att", "Y ger X i uppdrag att"."""
    for found in _phrases(sentence, at):
        begun, behind = _task(sentence, found.end(), names)
        if begun is None:
            continue
        begin, end = found.span("between")
        beside = _BESIDE.match(sentence, begin, end) or _BESIDE.search(sentence, begin, end)
        stop = beside.start() if beside else end
        start = _past(_ADVERBS, sentence, begin, stop)
        read = list_filling if found["gives"] else list_from
        named = read(sentence, start, stop, names) or behind
        if named is None and found["gets"]:
            named, before = _subject(sentence, at, found.start(), names)
            beside = beside or before
        beside = beside or _on_the_way(begun)
        words = beside[0].strip(" ,") if beside else ""
        return Given("assignment", named, found.start(), found[0], begun.end(), words)
    return None


def _phrases(sentence: str, at: int) -> Iterator[re.Match[str]]:
    """Return each verb with its "i uppdrag"; of several verbs before it the last."""
    while found := _GIVING.search(sentence, at):
        later = _VERB.search(found["between"])
        at = found.start("between") + later.start() if later else found.end()
        if later is None:
            yield found


def _task(sentence: str, at: int, names: Names) -> tuple[re.Match[str] | None, Named | None]:
    """Return what leads to what is to be done, and who is told behind "i uppdrag"."""
    to = _TO.match(sentence, at)
    named = _up_to_att(sentence, to.end(), names) if to else None
    return _begins(sentence, named.end if named else at), named


def _on_the_way(begun: re.Match[str]) -> re.Match[str] | None:
    """Return who takes part, and when, between the phrase and what is to be done."""
    return _BESIDE.match(begun.string, begun.start(), begun.end("adverbs"))


def _begins(sentence: str, at: int) -> re.Match[str] | None:
    """Return what leads to what is to be done: "att", a colon, or right away."""
    return _DIRECTLY.match(sentence, at) or _ATT.match(sentence, at)


def _subject(
    sentence: str, at: int, verb: int, names: Names
) -> tuple[Named | None, re.Match[str] | None]:
    """Return the bodies that a verb stands behind, and what stands between."""
    start = max(at, len(sentence) - len(unnumbered(sentence)))
    if found := _last_list(sentence, start, verb, names):
        return found, None
    for beside in _BESIDE.finditer(sentence, start + 1, verb):
        if found := _last_list(sentence, start, beside.start(), names):
            return found, beside
    first = list_from(sentence, start, verb, names)
    rest = sentence[first.end : verb].strip() if first else ""
    goes_on = rest.startswith((",", "(")) or rest.endswith((",", "och", "samt"))
    return (first if goes_on else None), None


def _last_list(sentence: str, start: int, stop: int, names: Names) -> Named | None:
    """Return the list of bodies that ends at a place, adverbs behind it apart."""
    adverbs = _LAST_ADVERBS.search(sentence[start:stop])
    stop = start + adverbs.start() if adverbs else stop
    found = list_until(sentence, start, stop, names)
    if found is None or _PREPOSITION.search(sentence[: found.start]):
        return None
    return None if _TORN_NAME.fullmatch(sentence[start : found.start]) else found


def _charging(sentence: str, at: int, names: Names) -> Given | None:
    """Read "Y uppdrar åt X att", "uppdras åt X att"."""
    found = _CHARGING.search(sentence, at)
    return _behind(sentence, found, "assignment", names) if found else None


def _active(sentence: str, at: int, names: Names) -> Given | None:
    """Read "Y uppmanar X att", "att ålägga X att"."""
    found = _ACTIVE.search(sentence, at)
    return _behind(sentence, found, _kind(found), names) if found else None


def _behind(sentence: str, found: re.Match[str], kind: AssignedKind, names: Names) -> Given | None:
    """Return what is given to those who stand right behind a verb."""
    start = _past(_ADVERBS, sentence, found.end(), len(sentence))
    named = _up_to_att(sentence, start, names)
    begun = _begins(sentence, named.end if named else start)
    if named is None and kind != "assignment":
        return None
    beside = _on_the_way(begun) if begun else None
    words = beside[0].strip(" ,") if beside else ""
    task = begun.end() if begun else max(start, named.end if named else start)
    return Given(kind, named, found.start(), found[0], task, words)


def _passive(sentence: str, at: int, names: Names) -> Given | None:
    """Read "X åläggs att", "därför uppmanas X att", "X uppmanas och Y uppmanas att"."""
    found = _PASSIVE.search(sentence, at)
    if found is None:
        return None
    start = _past(_ADVERBS, sentence, found.end(), len(sentence))
    named = list_from(sentence, start, len(sentence), names)
    begun = _begins(sentence, named.end if named else found.end())
    task = begun.end() if begun else found.end()
    beside = None
    if named is None:
        named, beside = _subject(sentence, at, found.start(), names)
    for another in _PASSIVE.finditer(sentence, found.end(), task):
        more, _ = _subject(sentence, found.end(), another.start(), names)
        named = _both(named, more)
    words = beside[0].strip(" ,") if beside else ""
    return Given(_kind(found), named, found.start(), found[0], task, words)


def _both(one: Named | None, other: Named | None) -> Named | None:
    if one is None or other is None:
        return one or other
    names = tuple(dict.fromkeys((*one.names, *other.names)))
    return Named(names, one.start, one.end, (*one.excluded, *other.excluded))


def _up_to_att(sentence: str, start: int, names: Names) -> Named | None:
    """Return the bodies that stand from a place up to what leads to what is to be done."""
    att = _ATT_ITSELF.search(sentence, start, start + _LONGEST_LIST)
    stop = att.start() if att else len(sentence)
    beside = _BESIDE.search(sentence, start, stop)
    return list_filling(sentence, start, beside.start() if beside else stop, names)


def _kind(found: re.Match[str]) -> AssignedKind:
    kinds: tuple[AssignedKind, ...] = ("assignment", "request", "recommendation")
    return next(kind for kind in kinds if found[kind])


def _past(words: re.Pattern[str], text: str, start: int, stop: int) -> int:
    found = words.match(text, start, stop)
    return found.end() if found else start
