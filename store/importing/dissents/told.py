"""Whom a party's proposal tells to do something, where a sentence names bodies that are known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.importing.language.named_bodies import Named, list_from
from store.importing.language.names import Names

_OPENING = re.compile(
    r"(?:(?:\d{1,2}[.)]|därför|därutöver|vidare|dessutom|också|även|här|då|att) )*"
    r"(?:[^,.]{0,60}?\b(?:vill|föreslår|kräver|yrkar|anser|menar|önskar|begär|ser)\b"
    r"(?: \w+){0,3}? att )?",
    re.I,
)
"""What may stand before who is to do something."""
_DOES = re.compile(
    r"\s*(?:(?:också|även|därför|genom [^,.]{3,80}?) )*"
    r"(?:ska(?:ll)?|bör|borde|måste|får|ges|behöver|har|ansvarar)\b",
    re.I,
)
_SHALL = re.compile(r"\b(?:ska(?:ll)?|bör|borde|måste|behöver|får|ges)(?: \w+)?? (?=\w)", re.I)
_THROUGH = re.compile(r"\b(?:genom|via)\s+(?=\w)", re.I)
_BEHIND = re.compile(r"\b(?:under|hos|fördelat på|till|åt|inom)\s+(?=\w)", re.I)
_PASSIVE = re.compile(r"\b(?:avsätts|anslås|tillförs|inrättas|tillsätts|ligger|fördelas)\b", re.I)
_FURTHEST = 200
"""Letters of a sentence within which its verb stands."""


def told(sentence: str, names: Names) -> tuple[str, ...]:
    """Return the bodies that a sentence wants to do something, first named first.

    Where nobody is told but the organisation as a whole, those through whom it is to act.
    """
    for found in _told(sentence, names):
        known = tuple(name for name in found.names if names.known(name))
        if known:
            return known
    return ()


def through(sentence: str, names: Names) -> tuple[str, ...]:
    """Return the bodies through which somebody is to act, first named first."""
    for found in _THROUGH.finditer(sentence):
        named = list_from(sentence, found.end(), len(sentence), names)
        known = tuple(name for name in named.names if names.known(name)) if named else ()
        if known:
            return known
    return ()


def _told(sentence: str, names: Names) -> Iterator[Named]:
    opening = _OPENING.match(sentence)
    start = opening.end() if opening else 0
    first = list_from(sentence, start, len(sentence), names)
    if first and _DOES.match(sentence, first.end):
        yield first
    shall = _SHALL.search(sentence, start, start + _FURTHEST)
    behind = list_from(sentence, shall.end(), len(sentence), names) if shall else None
    if behind:
        yield behind
    if via := through(sentence, names):
        yield Named(via, 0, 0)
    for found in _BEHIND.finditer(sentence) if _PASSIVE.search(sentence) else ():
        if named := list_from(sentence, found.end(), len(sentence), names):
            yield named
