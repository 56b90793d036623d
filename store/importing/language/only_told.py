"""What only tells of an assignment, and gives none."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-zåäö])[.)]|[-–•*#]+)\s+")
_TELLING = re.compile(
    r"(?:(?:del|slut|åter)?redovisning(?:en|ar)?|återrapportering(?:en)?"
    r"|(?:del|slut|läges)?rapport(?:en)?|rapportering|uppföljning(?:en)?|återkoppling(?:en)?"
    r"|svar på|anmälan|information(?:en)?|remiss"
    r"|yttrande|interpellation|fråga|begäran|hemställan|förlängd tid|ändring"
    r"|förlängning|status (?:för|på))\b(?! ska| skall| sker| lämnas| av ärendet)"
    r"|(?:uppdraget|uppdragen|deluppdrag(?:et)?) (?:att|till|om|från|har|är|var|bedöms|anses"
    r"|förklaras|slutredovisa[dts]|redovisades|givet|gavs|avslutas)\b"
    r"|uppdrag(?:et)? (?:till|från|givet|i budget|om)\b",
    re.I,
)
_UNSURE = re.compile(
    r"(?:\b(?:om|huruvida|ifall|när|då|eftersom|sedan|innan|där|hur|vilk\w+|vars|såsom|trots att"
    r"|genom att|efter att|utöver att))\s*$",
    re.I,
)
"""What makes a clause of the words that stand right after it."""
_PERSON = re.compile(r"\b(?:jag|du|vi|ni|han|hon|man)\s*$", re.I)
_RELATIVE = re.compile(r"(?<=[\w,] )som(?: \w+){0,3}\s*$", re.I)
_SAID = re.compile(r"\b(?:\w*yrka\w*|undra[rd]?e?|fråga[rd]?e?|interpell\w*)\b", re.I)
"""What somebody only says, also where no "att" follows."""
_DECIDED = re.compile(r"\bbeslut\w*|\bbestäm\w*|\bbifall\w*", re.I)
_MODAL = re.compile(
    r"\b(?:kan|kunna|kunde|bör|borde|skulle|kommer|vill|ville|planera[rd]?e?|avse[rd]d?e?|avsåg"
    r"|övervägs?|överväger|föreslås|föreslogs|måste|behöver|tänker|hade|haft|inte|aldrig)\b[^,;]*$",
    re.I,
)
_GOVERNED = re.compile(
    r"(?:få|fått|ges|ge|getts|gett|givits|givit|uppdras?|uppmanas?|anmodas?|ombeds|ålägga"
    r"|åläggas|rekommenderas?|lämna|tilldela)\b",
    re.I,
)
"""Verbs that another, which says that it only could be, may govern."""
_PAST = re.compile(
    r"(?:fick|gavs?|(?:har )?(?:fått|getts|givits|gett|givit)|uppdrogs?|ålades|ålagts)\b.{0,80}?"
    r"(?:\buppdrag|\båt\b|$)",
    re.I,
)
_NEGATED = re.compile(r"\w+ (?:inte|ej|aldrig)\b", re.I)
_WHEN = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:i|enligt) (?:\w+ )?(?:budget\w*|reglering\w*|beslut\w*)|\bförra året\b"
    r"|\bi (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november"
    r"|december)\b"
    r"|\b(?:tidigare|redan|sedan länge|förra|förrförra|gångna)\b",
    re.I,
)
_GIVEN = re.compile(r"(?:givit|gett)\b", re.I)
_HAS = re.compile(r"\b(?:har|hade)(?:\s+\w+){0,2}$", re.I)
"""Before "givit X i uppdrag": that was done before."""
_OPENING, _CLOSING = "“„«", "”»"


def is_telling(paragraph: str) -> bool:
    """Tell whether a paragraph only tells of an older assignment."""
    return _TELLING.match(unnumbered(paragraph)) is not None


def unnumbered(paragraph: str) -> str:
    """Return a paragraph without the number or mark that it begins with."""
    found = _NUMBER.match(paragraph)
    return paragraph[found.end() :] if found else paragraph.lstrip()


def is_only_told(sentence: str, clause: int, subject: int, verb: int, *, beside: bool) -> bool:
    """Tell whether the words of an assignment in a sentence do not give it.

    `clause` is where what can speak of it begins, `subject` where who shall do it does, `verb`
    where the phrase that gives it does; `beside` another that is given.
    """
    before = sentence[clause:subject].rstrip(" ,")
    between, phrase = sentence[subject:verb], sentence[verb:]
    if sentence.endswith("?") or is_quoted(sentence, verb):
        return True
    if _PERSON.search(sentence[clause:verb]) or re.search(r"\bsom\s*$", between):
        return True
    if _UNSURE.search(before) or _RELATIVE.search(before):
        return True
    if _GOVERNED.match(phrase) and (_MODAL.search(before) or _MODAL.search(between)):
        return True
    if _GIVEN.match(phrase) and _HAS.search(sentence[:verb].rstrip()):
        return True
    if _NEGATED.match(phrase) or _older(before, between, phrase):
        return True
    return not beside and _within_other(before)


def _older(before: str, between: str, phrase: str) -> bool:
    """Tell whether an assignment was given then, by a verb of the past and a time."""
    past = _PAST.match(phrase)
    return past is not None and _WHEN.search(f"{before} {between} {past[0]}") is not None


def _within_other(before: str) -> bool:
    """Tell whether a sentence says something else of which the assignment is a part."""
    if _DECIDED.search(before):
        return False
    return before.casefold().endswith(" att") or _SAID.search(before) is not None


def is_quoted(sentence: str, place: int) -> bool:
    """Tell whether a place of a sentence stands within quotation marks."""
    before = sentence[:place]
    straight = before.count('"') % 2 == 1
    opened = max(map(before.rfind, _OPENING))
    closed = max(map(before.rfind, _CLOSING))
    swedish = before.count("”") % 2 == 1 and opened < 0
    return straight or swedish or opened > closed
