"""Names that stand in a cell without a sign between them, told by cells where they stand alone."""

from __future__ import annotations

from collections.abc import Collection

_JOINTS = ("och", "samt", "and", "og", "&")
_FEWEST = 3
"""Words of what may be several names; two are more likely one that begins as another."""
_ANY = frozenset(
    ("services", "finance", "planning", "education", "communication", "housing", "development")
)
"""What a department may be called alone, and what another's name may end with."""


def parted(name: str, alone: Collection[str]) -> tuple[str, ...]:
    """Return the names of which a name is made, each of which is one `alone`; else itself."""
    words = name.split()
    found = _parts(words, alone, name) if len(words) >= _FEWEST else ()
    return found or (name,)


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
