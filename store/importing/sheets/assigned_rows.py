"""Cells that tell bodies what to do in a sentence: `X får i uppdrag att …`, with its year."""

from __future__ import annotations

import re

from msgspec import Struct

from store.importing.language.assigning import assignments
from store.importing.language.names import Names

_YEAR = re.compile(r"\s*\b(?:Uppdrags|Besluts|Start)år:?\s+(\d{4})\b.*", re.S)
"""What a system prints after an assignment: its year, and the kind that it is of."""
_OWN = re.compile(
    r"(?:Förvaltningen|Kontoret|Nämnden|Styrelsen|Bolaget|Myndigheten)(?P<of> (?:för|i) .+)?", re.I
)


class AssignedRow(Struct, frozen=True):
    """Bodies and what they are told to do."""

    bodies: tuple[str, ...]
    text: str


def without_year(text: str) -> str:
    """Return an assignment without the year and the kind that a system prints after it."""
    return _YEAR.sub("", text).strip() or text


def assigned_in(text: str, names: Names, own: str) -> tuple[AssignedRow, ...]:
    """Return what the sentences of a cell tell bodies to do; `own` is whose the document is."""
    found = assignments(without_year(text), names, own or None)
    rows = (
        AssignedRow(tuple(dict.fromkeys(_meant(name, own) for name in one.bodies)), one.text)
        for one in found
    )
    return tuple(one for one in rows if one.bodies and one.text)


def _meant(name: str, own: str) -> str:
    """Return a body; an office without a name, or with the name of the document's own, is that."""
    found = _OWN.fullmatch(name)
    if not found or not own:
        return name
    same = found["of"] and own.casefold().endswith(found["of"].casefold())
    return own if same or not found["of"] else name
