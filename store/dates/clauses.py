"""Whose a time in a sentence is: of what is to be done, or of a clause or thing that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from store.dates.span import Span
from store.dates.verbs import HOLDS_INFINITIVE, Verb, begins_with_infinitive, goes_on, verb_in

Belonging = Literal["own", "of a thing", "other", "unclear"]
"""A time is by when something is to be done, or that of a thing, or another, or nothing tells."""

_RELATIVE = (
    r"(?<!såväl\s)(?<!liksom\s)som(?!\s+(?:möjligt|mest|helst|följer|ovan|en|ett|minst|högst|tidigast"
    r"|senast|regel|exempel|stöd|underlag|grund|ansvarig\w*|huvudman|del|led)\b)"
    r"|vilka|vilken|vilket|vars|där|dit|hur|vad|varför|der|hvor|hvilke[tn]?|who|whom|whose|which|where"
    r"|how|what|that(?=\s+(?:was|were|has|have|had|is|are|\w+ed)\b)"
)
_WHEN = (
    r"när|eftersom|medan|innan|(?:i\s+samband\s+med|efter(?:\s+det)?)\s+att|because|when|once|while"
)
_GIVEN_BEFORE = (
    r"(?:uppdraget|uppdragen|beslutet|besluten|beställningen|överenskommelsen|åtagandet|oppdraget"
    r"|opgaven|the\s+(?:assignment|decision|task))\s+(?:\w+\s+){0,5}?(?:att|å|at|to)"
)
_LOOKED_INTO = (
    r"(?:utred|undersök|pröv|se\s+över|analyser|kartlägg|bedöm|värder|inventer|investigat|examin)\w*\s"
    r"[^,;.]{0,60}?\b(?:möjlighet|förutsättning|behov|lämplighet|konsekvens|possibilit|need)\w*"
)
_OPENERS = re.compile(
    rf"\b(?:(?P<relative>{_RELATIVE})|(?P<when>{_WHEN})|(?P<named>{_GIVEN_BEFORE}|{_LOOKED_INTO}))\b",
    re.IGNORECASE,
)
_THEN_TOLD = re.compile(
    r"\b(?:och|samt|and)\s+(?:\w+\s+){0,2}?(?:återkomm|(?:åter|slut|del)?(?:redovis|rapporter)|lämna"
    r"|presenter|report|present|submit)",
    re.IGNORECASE,
)
"""What goes on after what is looked into, or was given before: it is told of."""
_OF_IT = re.compile(
    r"\b(?:för|av|avseende|gällande|rörande|angående|om|kring|for|of|regarding|concerning)\s+"
    r"(?:(?:hela|den|det|de|kommande|the)\s+)?$",
    re.IGNORECASE,
)
"""Between a thing and its own time: `ansökningar för hösten`."""
_COMPARED = re.compile(
    r"\b(?:jämfört\s+med|i\s+jämförelse\s+med|i\s+förhållande\s+till|än|compared\s+(?:to|with)"
    r"|relative\s+to|than)\s+(?:\w+\s+){0,5}$",
    re.IGNORECASE,
)
_AROUND_EVENT = re.compile(
    r"\b(?:inför|före|innan|ahead\s+of|before|prior\s+to|following)\s+(?P<event>(?:[^\W\d]+\s+){1,4})$",
    re.IGNORECASE,
)
"""Before the time of something else, before or after which this is to be done."""
_ALLOWED = re.compile(r"\bfår\s+(?!i\s+uppdrag\b)(?:[^\W\d]+\s+){0,4}$", re.IGNORECASE)
"""What a body may do in a time is not due then."""
_APPLIED = re.compile(
    r"\b(?:ansök|sökt|anmäl|inkom|kommit\s+in|lämna(?:t|de)|registrer|fyll(?:er|t|de)\b|född|påbörjat"
    r"|inskriv|skrivit|nominer|betala(?:t|de)|flytta(?:t|de)|applied|submitted|registered)\w*",
    re.IGNORECASE,
)
"""What others have done by some day, or are by then."""
_TOLD = re.compile(
    r"\b(?:(?:åter|slut|del|av)?(?:rapporter|redovis)|lämna|presenter|överlämna|inkomma|delge|slutför"
    r"|färdigställ|vara\s+(?:\w+\s+)?(?:klar|färdig|på\s+plats|genomför|uppnå|i\s+drift|infö)"
    r"|stå\s+(?:klar|färdig)|report|deliver|present|complete|submit)\w*",
    re.IGNORECASE,
)
"""What is made is told of, or ready, then."""
_DECIDED = re.compile(
    r"\b(?:antas|anta(?:gen|get)|behandlas|beslutas|fastställas)\b", re.IGNORECASE
)
"""What is decided by others then; it is made by then where it is not there yet."""
_ONE = re.compile(r"\b(?:en|ett|et|a|an)\s+(?:[^\W\d]+\s+){1,4}$", re.IGNORECASE)
"""Before `som`, what does not yet exist and is to be made."""
_KNOWN = re.compile(
    r"\b(?:den|det|de|dem|dessa|denna|alla|samtliga|the|those)\s+(?:[^\W\d]+\s+){0,3}$"
    r"|(?:en|(?<!budg)et|in|na|(?<!pl)an|\d)\s+$",
    re.IGNORECASE,
)
"""Before `som`, what is there already."""
_HAS_YEAR = re.compile(
    r"\b(?:19|20)[0-9]{2}\b(?![/:])(?!.*\b(?:och|samt|eller|till|and|or|to)\s*$)", re.IGNORECASE
)
"""What has its own year already; another time behind it may be of what is to be done."""
_ENDS = re.compile(r"[,;.:)]")
_SET_OFF = re.compile(r"[,;:–]\s*$|[;:]|\s[–-]\s")
"""After a clause: what follows is no longer of it."""


class _Clause(NamedTuple):
    """A clause that a time stands in: where its words begin, and its verb."""

    kind: str | None
    start: int
    verb: Verb | None


def belonging(before: str, after: str, span: Span) -> Belonging:
    """Tell whether a time is by when something is to be done.

    `before` and `after` are the sentence around the time and the words that lead it.
    """
    clause = next(_open_clauses(before, after), None)
    if span.kind in {"by", "before"}:
        return "other" if clause and _has_applied(clause, before, after, span) else "own"
    if _OF_IT.search(before):
        return "of a thing"
    if _COMPARED.search(before) or _ALLOWED.search(before):
        return "other"
    if leads(before, after):
        return "own"
    if clause is None:
        return "unclear" if _is_of_event(before) else "own"
    return _in_clause(clause, before, after)


def leads(before: str, after: str) -> bool:
    """Tell whether a time stands where it says when the assignment is to be done: before its verb.

    `after` are the words after it: it also does at the head of them all.
    """
    return not before.strip() or begins_with_infinitive(after)


def _open_clauses(before: str, after: str) -> Iterator[_Clause]:
    """Return the clauses that have not ended where a time stands, the innermost first."""
    ahead = after[: end.start()] if (end := _ENDS.search(after)) else after
    for found in reversed(list(_OPENERS.finditer(before))):
        said = before[found.end() :]
        if found["named"]:
            if not (_SET_OFF.search(said) or _THEN_TOLD.search(said)):
                yield _Clause("named", found.end(), None)
        elif (verb := verb_in(f"{said} {ahead}")) and not _has_ended(said, verb):
            yield _Clause(found.lastgroup, found.end(), verb)


def _has_ended(said: str, verb: Verb) -> bool:
    """Tell whether a clause with these words before a time ended before it."""
    return bool(_SET_OFF.search(said)) or said.count(")") > said.count("(") or goes_on(said, verb)


def _has_applied(clause: _Clause, before: str, after: str, span: Span) -> bool:
    """Tell whether it is others who did something by a day; a comma before it ends the clause."""
    if clause.kind != "relative" or "," in span.text:
        return False
    return bool(_APPLIED.search(before, clause.start) or _APPLIED.match(after.lstrip()))


def _is_of_event(before: str) -> bool:
    """Tell whether something stands before a time that this is to be done before or after."""
    found = _AROUND_EVENT.search(before)
    return found is not None and not HOLDS_INFINITIVE.search(found["event"])


def _in_clause(clause: _Clause, before: str, after: str) -> Belonging:
    """Tell whose a time is that stands in a clause."""
    tense = clause.verb.tense if clause.verb else None
    if clause.kind == "named":
        return "unclear"
    if tense == "past":
        return "unclear" if _HAS_YEAR.search(before, clause.start) else "other"
    if clause.kind == "when":
        return "unclear"
    return "own" if _is_made(clause, before, after) else "unclear"


def _is_made(clause: _Clause, before: str, after: str) -> bool:
    """Tell whether a clause says when what is to be made is ready, or told of."""
    said, head = f"{before[clause.start :]} {after}", _head(before, clause)
    new = _ONE.search(head) is not None
    if clause.verb and clause.verb.tense == "demand" and not _KNOWN.search(head):
        new = new or _TOLD.search(said) is not None
    return new and bool(_TOLD.search(said) or _DECIDED.search(said))


def _head(before: str, clause: _Clause) -> str:
    """Return the words before the one that opens a clause."""
    return re.sub(r",?\s*\w+$", " ", before[: clause.start])
