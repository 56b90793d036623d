"""Who a request is addressed to: the bodies right before its verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.importing.language.bodies import Bodies
from store.model.binding import REQUEST
from store.model.records import CITY_WIDE

_MODAL = re.compile(r"\b(?:kan|kunna|bör|borde|får|skulle|ska|kommer)\b[^.]*$", re.I)
_EVERYONE = re.compile(r"(?:\w+ )?(?:nämnd(?:er(?:na)?)?|(?:bolags)?styrelser(?:na)?)", re.I)
_BETWEEN = re.compile(r"(?:,|\boch|\bsamt|\beller)\s*$", re.I)
_EXCEPT = re.compile(
    r"(?P<group>.*?)\s+(?:utom|förutom|med undantag (?:för|av))\s+(?P<out>.+)", re.I
)
_AND = re.compile(r"\s*,\s*|\s+(?:och|samt)\s+", re.I)
_DISTRICT = " stadsdelsnämnd"
_LONGEST = 9
"""Words of the longest name."""


def is_request(sentence: str) -> bool:
    """Tell whether a sentence requests something, and does not only say that one could."""
    found = REQUEST.search(sentence)
    return found is not None and not _MODAL.search(sentence[: found.start()])


def addressees(sentence: str, bodies: Bodies) -> tuple[str, ...]:
    """Return the names of the bodies that a sentence requests something of, first named first."""
    names: list[str] = []
    start = 0
    for verb in REQUEST.finditer(sentence):
        names += _before(sentence[start : verb.start()].strip(), bodies)
        start = verb.end()
    return tuple(dict.fromkeys(names))


def _before(text: str, bodies: Bodies) -> list[str]:
    if (found := _EXCEPT.search(text)) and (rest := _without(found, bodies)):
        return rest
    names: list[str] = []
    while name := _last_name(text, bodies):
        body, length = name
        names.insert(0, body)
        text = text[:-length].rstrip()
        if not _BETWEEN.search(text):
            break
        text = _BETWEEN.sub("", text).rstrip()
    return names


def _without(found: re.Match[str], bodies: Bodies) -> list[str]:
    """Return the members of a group but those that are named after it."""
    group = _last_name(found["group"], bodies)
    if group is None:
        return []
    out = {body for name in _AND.split(found["out"]) if (body := _member(name, bodies))}
    members = next((one.members for one in bodies.committees() if one.name == group[0]), ())
    return [name for name in members if name not in out] if out else []


def _member(name: str, bodies: Bodies) -> str | None:
    found = bodies.known(name) or bodies.known(name + _DISTRICT)
    return found.name if found else None


def _last_name(text: str, bodies: Bodies) -> tuple[str, int] | None:
    """Return the body that a text ends with, its longest name, and how long that is."""
    for tail in _tails(text):
        if found := bodies.known(tail):
            return found.name, len(tail)
    for tail in _tails(text):
        if _EVERYONE.fullmatch(tail):
            return CITY_WIDE, len(tail)
    return None


def _tails(text: str) -> Iterator[str]:
    """Return the last words of a text, the longest stretch first."""
    places = [found.start() for found in re.finditer(r"\S+", text)][-_LONGEST:]
    yield from (text[place:] for place in places)
