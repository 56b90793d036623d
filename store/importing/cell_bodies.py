"""The bodies that a cell names: several by comma, slash or `och`, or one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.importing.bodies import Bodies
from store.importing.name_lists import read_names

_APART = re.compile(r"\s*[;|\n•·]\s*")
"""What never stands within a name."""
_JOINT = re.compile(
    r"\s*(?<!-)[,/+](?![^(]*\))\s*(?:(?:och|samt)\s+)?|\s+(?:och|samt|eller|resp\.?|respektive|og|and|&)\s+",
    re.I,
)
"""What may part two names, or stand within one."""
_BODY = re.compile(
    r"(?:\S*(?:nämnd|styrelse|förvaltning|kontor|bolag|styre|selskap|råd|utvalg|kollegi)"
    r"(?:en|et|n|t|na|er|erna)?|ab|as|a/s)(?:\s*\([^()]*\))?",
    re.I,
)
"""The last word of what is no known name and yet a body's."""
_SHORT = re.compile(r"[A-ZÅÄÖ]{2,6}")
_LONGEST = 8
"""Words of a name at most."""


def names_in(cell: str, bodies: Bodies) -> tuple[str, ...]:
    """Return the name of each body that a cell names, as it is spelt there where it is unknown."""
    parts = (part for part in _APART.split(cell) if part)
    return tuple(dict.fromkeys(name for part in parts for name in _names(part, bodies)))


def is_bodylike(text: str) -> bool:
    """Tell whether a text that is no known name is made as a body's, as `Hamnnämnden`."""
    words = text.rstrip(" :").split()
    if not words or len(words) > _LONGEST or not text[0].isupper():
        return False
    return bool(_BODY.fullmatch(words[-1]) or (len(words) == 1 and _SHORT.fullmatch(words[0])))


def _names(part: str, bodies: Bodies) -> tuple[str, ...]:
    if bodies.known(part):
        return (part,)
    listed = read_names(part, 0, len(part), "", bodies)
    if listed.named and not listed.doubts and not part[listed.end :].strip(" .,"):
        return tuple(one.name for one in listed.named)
    split = tuple(_split(part, bodies))
    if len(split) == 1 and (listed.named and not part[listed.end :].strip(" .,")):
        # A name that is torn or misspelt: the reader of sentences has made out what it can.
        return tuple(one.name for one in listed.named) if len(listed.named) > 1 else split
    return split


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
    return bool(bodies.known(before)) or is_bodylike(before)


def _begins_name(after: str, bodies: Bodies, *, sure: bool) -> bool:
    """Tell whether a text begins with a name: to the next joint, or over it, as names may go."""
    if sure and after[:1].isupper():
        return True
    ends = [one.start() for one in _JOINT.finditer(after)] + [len(after)]
    return any(_ends_name(after[:end].strip(), bodies) for end in ends[:3])
