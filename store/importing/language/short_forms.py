"""Short forms that a text explains, and offices that it says belong to a committee."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from store.importing.language.name_shapes import head
from store.importing.language.name_words import NO_SHORT_NAMES, PARTIES
from store.importing.language.named_bodies import (
    abbreviates,
    list_from,
    list_until,
    read_addressees,
)
from store.importing.language.names import Names

_BRACKETS = re.compile(
    r"(?<=\w) \((?:förkortat |förkortas |nedan(?: kallad)? |kallad )?"
    r"(?P<short>[A-ZÅÄÖÆØ][\w&-]{1,24}(?: [A-ZÅÄÖÆØ][\w&-]{1,24}){0,2})\)"
    r"(?P<told> i uppdrag| att\b)?"
)
_EQUALS = re.compile(r"\b(?P<short>[A-ZÅÄÖÆØ]{2,7})(?: ?[=:\t] ?| [–-] )(?P<whole>[^,;.=\n]{4,80})")
_NAME = r"[^.,;:()]{4,60}"
_BELONGING = (
    re.compile(rf"(?P<office>{_NAME}) är (?P<owner>{_NAME})s förvaltning\b", re.I),
    re.compile(rf"(?P<owner>{_NAME})s (?:förvaltning|kontor),? (?P<office>{_NAME})", re.I),
    re.compile(rf"(?P<office>{_NAME}) (?:lyder|sorterar) under (?P<owner>{_NAME})", re.I),
    re.compile(rf"(?P<owner>{_NAME}) (?:med|och) dess förvaltning,? (?P<office>{_NAME})", re.I),
)
_OF_OFFICES = ("s förvaltning", "s kontor", " dess förvaltning", "lyder under", "sorterar under")
"""What a text has somewhere that says whose an office is; most have none of it."""
_REACH, _LONGEST_SHORT, _SHARED, _LONGEST_ENTRY = 110, 6, 5, 120
"""Letters of a name before its short form, of the longest one, that a short name shares, and of
an entry in a list of short forms.
"""


def explained(text: str, names: Names) -> Iterator[tuple[str, str, int]]:
    """Return each short form that a text explains, what it stands for, and where."""
    for found in _BRACKETS.finditer(text) if "(" in text else ():
        start = found.start()
        if not _may_stand(found):
            continue
        before = list_until(text, max(0, start - _REACH), start, names)
        if before and _stands_for(found, before.names[-1]):
            yield found["short"], before.names[-1], start
    for found in _EQUALS.finditer(text) if "=" in text or len(text) < _LONGEST_ENTRY else ():
        whole = read_addressees(found["whole"].strip(), names)
        if len(whole) == 1 and whole[0] != found["short"]:
            yield found["short"], whole[0], found.start()


def _may_stand(found: re.Match[str]) -> bool:
    """Tell whether what stands in brackets is short, or like what stands before them.

    A party's letters stand behind a person, in minutes on most lines.
    """
    short, before = found["short"], found.string[max(0, found.start() - _REACH) : found.start()]
    if short in PARTIES or short in NO_SHORT_NAMES:
        return False
    if found["told"] or len(short) <= _LONGEST_SHORT:
        return True
    ending = head(short)
    return ending is not None and ending["stem"].casefold() in before.casefold()


def _stands_for(found: re.Match[str], name: str) -> bool:
    short = found["short"]
    if short.isalpha() and len(short) <= _LONGEST_SHORT and abbreviates(short, name):
        return True
    if ending := head(short):
        return ending["stem"].casefold() in name.casefold() and len(ending["stem"]) >= _SHARED
    return found["told"] is not None


def belonging(texts: Iterable[str], names: Names) -> dict[str, str]:
    """Return the committee that each office belongs to, where a text says so."""
    found: dict[str, str] = {}
    for text in texts:
        if not any(words in text for words in _OF_OFFICES):
            continue
        for one in chain.from_iterable(pattern.finditer(text) for pattern in _BELONGING):
            office, owner = _body(one["office"], names), _body(one["owner"], names)
            if office and owner and office != owner:
                found.setdefault(office, owner)
    return found


def _body(words: str, names: Names) -> str | None:
    """Return the one body that words end with or begin with."""
    ways = list_until(words, 0, len(words), names), list_from(words, 0, len(words), names)
    return next((way.names[0] for way in ways if way and len(way.names) == 1), None)
