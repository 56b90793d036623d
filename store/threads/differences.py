"""What became of a wording: the words that stayed, went and came."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct


class Piece(Struct, frozen=True):
    """Words in a row that stand in both wordings, in the former alone or in the latter alone."""

    kind: Literal["same", "gone", "new"]
    text: str


_ALIKE = 0.5
"""Share of all words of two wordings that both have, from which their difference tells anything."""


def is_reworded(before: str, after: str) -> bool:
    """Tell whether two wordings are one that was changed, and neither the same nor two."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return bool(old) and old != new and matcher.ratio() >= _ALIKE


def differences(before: str, after: str) -> Iterator[Piece]:
    """Return two wordings as one, piece by piece; what went stands before what came for it."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, stop, begin, end in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("same", " ".join(old[start:stop]))
            continue
        if start < stop:
            yield Piece("gone", " ".join(old[start:stop]))
        if begin < end:
            yield Piece("new", " ".join(new[begin:end]))
