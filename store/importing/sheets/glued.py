"""Names that stand in a cell without a sign between them, told by cells where they stand alone."""

from __future__ import annotations

import re
from collections.abc import Collection

from store.importing.sheets.body_shapes import TOWN, ends_as_body

_JOINTS = ("och", "samt", "and", "og", "&")
_FEWEST = 3
"""Words of what may be several names; two are more likely one that begins as another."""
_ANY = frozenset(
    ("services", "finance", "planning", "education", "communication", "housing", "development")
)
"""What a department may be called alone, and what another's name may end with."""
_TOWN = re.compile(rf"(?<![\w/])(?:{TOWN})(?![\w/-])")
_WITHIN = re.compile(r".*\b(?:of|in|at|for|by)(?: the)?", re.I)
"""How a name goes on with the town that it is of."""


def parted(name: str, alone: Collection[str]) -> tuple[str, ...]:
    """Return the names of which a name is made, each of which is one `alone`; else itself.

    A town that stands alone elsewhere is one also where nobody knows the names around it.
    """
    words = name.split()
    found = _parts(words, alone, name) if len(words) >= _FEWEST else ()
    return found or _around_town(name, alone) or (name,)


def overrun(name: str, alone: Collection[str]) -> tuple[str, str] | None:
    """Return the name of one `alone` that another begins with, and what that goes on with.

    None where the whole may be a name, too: `Harbour Office` begins no `Harbour Office Board`.
    """
    words = name.split()
    for end in range(len(words) - 1, 1, -1):
        first, rest = " ".join(words[:end]), words[end:]
        if first in alone and ends_as_body(first) and not ends_as_body(name):
            return (first, " ".join(rest)) if all(word[0].isupper() for word in rest) else None
    return None


def _around_town(name: str, alone: Collection[str]) -> tuple[str, ...]:
    """Return a town that a name holds, and the names around it; none where it is one name."""
    town = next((one for one in _TOWN.finditer(name) if one[0] in alone), None)
    if town is None or town[0] == name:
        return ()
    before, after = name[: town.start()].strip(), name[town.end() :].strip()
    own = not before and (len(after.split()) == 1 or after.split()[-1].casefold() in _ANY)
    return () if own or _WITHIN.fullmatch(before) else tuple(filter(None, (before, town[0], after)))


def _parts(words: list[str], alone: Collection[str], whole: str) -> tuple[str, ...]:
    """Return the names that fill some words, the longest first; none where they do not."""
    if not words:
        return ()
    for end in range(len(words), 0, -1):
        one = " ".join(words[:end])
        if one == whole or one not in alone or one.casefold() in _ANY:
            continue
        rest = words[end:]
        while rest and rest[0] in _JOINTS:
            rest = rest[1:]
        if not rest:
            return (one,)
        if more := _parts(rest, alone, whole):
            return (one, *more)
    return ()
