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
_RELATIVE = re.compile(r"\bsom(?: \w+){0,3}\s*$", re.I)
_SAID = re.compile(
    r"\b(?:yrka\w*|motion(?:en|ären|ärerna)?|anse[rs]?|ansåg|mena[rd]e?|undra[rd]?e?|fråga[rd]?e?|vill"
    r"|skriver|skrev|uppger|uppgav|påpeka\w*|notera\w*|konstatera\w*|framgå\w*|framkom\w*|innebär"
    r"|innebar|berätta\w*|beskriv\w*|delrapport|redovisning|uppdrag\w*|förutsatt|förutsätter"
    r"|viktigt|rimligt|önska[rd]?e?|hoppas|tycker)\b",
    re.I,
)
_DECIDED = re.compile(r"\bbeslut\w*|\bbestäm\w*|\bbifall\w*", re.I)
_MODAL = re.compile(
    r"\b(?:kan|kunna|kunde|bör|borde|skulle|kommer|vill|ville|planera[rd]?e?|avse[rd]d?e?|avsåg"
    r"|övervägs?|överväger|föreslås|föreslogs|måste|behöver|tänker|hade|haft|inte|aldrig)\b[^,;]*$",
    re.I,
)
_PAST = re.compile(r"fick|gavs?|fått|getts|givits|gett|givit|uppdrogs?|ålades|ålagts", re.I)
_WHEN = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:i|enligt) (?:\w+ )?(?:budget\w*|reglering\w*|beslut\w*)|\bförra året\b"
    r"|\bi (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november"
    r"|december)\b"
    r"|\b(?:tidigare|redan|sedan länge)\b",
    re.I,
)
_OPENING, _CLOSING = "“„«", "”»"


def is_telling(paragraph: str) -> bool:
    """Tell whether a paragraph only tells of an older assignment."""
    return _TELLING.match(unnumbered(paragraph)) is not None


def unnumbered(paragraph: str) -> str:
    """Return a paragraph without the number or mark that it begins with."""
    found = _NUMBER.match(paragraph)
    return paragraph[found.end() :] if found else paragraph.lstrip()


def is_only_told(sentence: str, subject: int, verb: int, phrase: str) -> bool:
    """Tell whether the words of an assignment in a sentence do not give it.

    `subject` is where who shall do it begins, `verb` where the phrase that gives it does.
    """
    before = sentence[:subject].rstrip(" ,")
    between = sentence[subject:verb]
    if sentence.endswith("?") or _quoted(sentence, verb):
        return True
    if _UNSURE.search(before) or _RELATIVE.search(before) or _MODAL.search(before):
        return True
    if _MODAL.search(between) or re.search(r"\bsom\s*$", between) or re.search(r"\binte\b", phrase):
        return True
    if _PAST.search(phrase) and _WHEN.search(f"{before} {between} {phrase}"):
        return True
    return _within_other(before)


def _within_other(before: str) -> bool:
    """Tell whether a sentence says something else of which the assignment is a part."""
    if _DECIDED.search(before):
        return False
    if before.casefold() == "att":
        return False
    return before.casefold().endswith(" att") or bool(_SAID.search(before))


def _quoted(sentence: str, place: int) -> bool:
    before = sentence[:place]
    straight = before.count('"') % 2 == 1
    opened = max(map(before.rfind, _OPENING))
    closed = max(map(before.rfind, _CLOSING))
    swedish = before.count("”") % 2 == 1 and opened < 0
    return straight or swedish or opened > closed
