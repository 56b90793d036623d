"""The bodies that a cell names: several by comma, slash or `och`, or one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from store.importing.language.bodies import Bodies
from store.importing.language.name_lists import Doubt, read_names
from store.importing.language.named_bodies import read_addressees
from store.importing.language.names import Names
from store.importing.sheets.body_shapes import is_bare
from store.importing.sheets.foreign_names import (
    is_nobody,
    plain,
    strangers_in,
    without_article,
)

_APART = re.compile(r"\s*[;|\n•·]\s*")
"""What never stands within a name."""
_JOINT = re.compile(
    r"\s+[-–]\s+|:\s+|\s*(?<!-)[,/+](?![^(]*\))\s*(?:(?:och|samt)\s+)?|\s+(?:och|samt|eller|resp\.?|respektive|og|and|&)\s+",
    re.I,
)
"""What may part two names, or stand within one."""
_ADDED = re.compile(r"\(|[:,/]\s|\s[-–]\s")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_BODY = re.compile(
    r"(?:\S*(?:nämnd|styrelse|förvaltning|kontor|bolag|styre|selskap|råd|utvalg|kollegi)"
    r"(?:en|et|n|t|na|er|erna)?|ab|as|a/s)(?:\s*\([^()]*\))?",
    re.I,
)
"""The last word of what is no known name and yet a body's."""
_OTHERS = re.compile(r",?\s*(?:m\.? ?fl\.?|med flera|m\.? ?m\.?|etc\.?)\s*$", re.I)
"""What stands for bodies that are not named."""
_SHORTS = re.compile(r"[A-ZÅÄÖÆØ]{2,6}(?:\s*[,/+]\s*[A-ZÅÄÖÆØ]{2,6})+")
"""Several short forms, of which nobody may know any."""
_SHORT = re.compile(r"[A-ZÅÄÖ]{2,6}")
_EVERYBODY = re.compile(r"(?:alla|samtliga|all|alle)\b", re.I)
_WITH = re.compile(
    r"\s(?:i (?:nära )?(?:samverkan|samarbete|samråd|dialog|samarbeid|samarbejde)|tillsammans"
    r"|in (?:close )?(?:cooperation|collaboration|partnership|consultation)|together)"
    r" (?:med|with)\b.*",
    re.I,
)
"""After who is responsible: who takes part."""
_BEGINS = re.compile(r"(?:Nämnden|Styrelsen|Utskottet|Beredningen|Kommittén) (?:för|över) \S")
_LONGEST = 8
"""Words of a name at most."""


class CellBodies(Struct, frozen=True):
    """The names of the bodies in a cell, as spelt where they are unknown, and what was unclear."""

    names: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_bodies(cell: str, bodies: Bodies) -> CellBodies:
    """Read which bodies a cell names; what stands there for others, as `m.fl.`, is unclear."""
    doubts: list[Doubt] = []
    if others := _OTHERS.search(cell):
        doubts.append(Doubt(cell, "unclear body"))
        cell = cell[: others.start()]
    parts = [part for part in _APART.split(cell) if any(map(str.isalnum, part))]
    names = dict.fromkeys(name for part in parts for name in _names(part, bodies, doubts))
    return CellBodies(tuple(names), tuple(doubts))


def known_bodies(cell: str, bodies: Bodies, names: Names) -> CellBodies:
    """Read which bodies a cell names, under the names that the document explains them by.

    What is neither known nor made as a body's name is parted by its capitals, and never made one
    body with what stands beside it.
    """
    cell = plain(cell)
    if beside := _WITH.search(cell):
        lead = known_bodies(cell[: beside.start()], bodies, names)
        return replace(lead, doubts=(*lead.doubts, Doubt(beside[0].strip(), "unclear body")))
    found = read_bodies(cell, bodies)
    whole = (_ends_name(name, bodies) and "," not in name for name in found.names)
    if all(whole) and not _EVERYBODY.match(cell) and not any(map(is_nobody, found.names)):
        return replace(found, names=tuple(dict.fromkeys(map(names.shown, found.names))))
    listed = read_addressees(cell, names, strangers=True)
    if listed and not any(is_nobody(name) or is_bare(name) for name in listed):
        return CellBodies(tuple(map(without_article, listed)))
    said = strangers_in(cell)
    doubts = (*found.doubts, *(Doubt(one, "unclear body") for one in said.unclear))
    return CellBodies(tuple(dict.fromkeys(map(names.shown, said.names))), doubts)


def is_bodylike(text: str) -> bool:
    """Tell whether a text that is no known name is made as a body's, as `Hamnnämnden`."""
    words = text.rstrip(" :").split()
    if not words or len(words) > _LONGEST or not text[0].isupper():
        return False
    return bool(
        _BEGINS.match(text)
        or _BODY.fullmatch(words[-1])
        or (len(words) == 1 and _SHORT.fullmatch(words[0]))
    )


def _names(part: str, bodies: Bodies, doubts: list[Doubt]) -> tuple[str, ...]:
    if bodies.known(part) and not _ADDED.search(part):
        return (part,)
    if _SHORTS.fullmatch(part):
        return tuple(filter(None, re.split(r"[^A-ZÅÄÖÆØ]+", part)))
    part = " ".join(_BRACKETS.sub(partial(_opened, bodies), part).split()).strip(" ,") or part
    listed = read_names(part, 0, len(part), "", bodies)
    named = listed.named
    if part[listed.end :].strip(" .,") or any(_ADDED.search(one.words) for one in named):
        named = ()
    if named and not listed.doubts:
        return tuple(one.name for one in named)
    split = tuple(name for name in _split(part, bodies) if name)
    if len(split) > 1 or len(named) < 2:
        return split
    # A name of several that share its ending: the reader of sentences made out what it could.
    doubts += listed.doubts
    return tuple(one.name for one in named)


def _opened(bodies: Bodies, brackets: re.Match[str]) -> str:
    """Return what brackets hold where that is a body, else nothing: what is said of one."""
    return f", {brackets[1]}, " if bodies.known(brackets[1]) else " "


def _split(part: str, bodies: Bodies) -> Iterator[str]:
    """Part names at each joint on both sides of which a name stands."""
    start = 0
    for joint in _JOINT.finditer(part):
        before, after = part[start : joint.start()].strip(), part[joint.end() :].strip()
        if _ends_name(before, bodies) and _begins_name(after, bodies, sure="," in joint[0]):
            yield before
            start = joint.end()
    yield part[start:].strip(" ,")


def _ends_name(before: str, bodies: Bodies) -> bool:
    return bodies.recognise(before) is not None or is_bodylike(before)


def _begins_name(after: str, bodies: Bodies, *, sure: bool) -> bool:
    """Tell whether a text begins with a name: to the next joint, or over it, as names may go."""
    if sure and after[:1].isupper():
        return True
    ends = [one.start() for one in _JOINT.finditer(after)] + [len(after)]
    return any(_ends_name(after[:end].strip(), bodies) for end in ends[:3])
