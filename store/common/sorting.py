"""Swedish order: å ä ö after z, w after v, numbers by value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

_LONGEST = 200
"""What comes after so many letters orders nothing that a person would look for."""
_DIGITS = re.compile(r"\d+")
_LAST = tuple(zip("åäæöø", "{||}}", strict=True))
_RUN = 4096
"""Places that are sorted in one go; a thread that sorts lets others in between."""


def swedish_key(text: str) -> str:
    """Return a sort key: letters in Swedish order, runs of digits by their number."""
    folded = unicodedata.normalize("NFC", text[:_LONGEST]).casefold()
    for letter, after_z in _LAST:
        folded = folded.replace(letter, after_z)
    if not folded.isascii():
        marked = unicodedata.normalize("NFD", folded)
        folded = "".join(char for char in marked if not unicodedata.combining(char))
    return _DIGITS.sub(_by_value, folded)


def _by_value(number: re.Match[str]) -> str:
    """Put a number before all letters, a longer one after a shorter one."""
    digits = number[0].lstrip("0")
    return f"\1{len(digits):06}{digits}"


def in_order(keys: Sequence[Any], *, descending: bool = False) -> list[int]:
    """Return the places of keys in order; equal ones keep their order, those without are last."""
    having = [place for place, key in enumerate(keys) if key is not None]
    without = [place for place, key in enumerate(keys) if key is None]
    runs: list[int] = []
    for start in range(0, len(having), _RUN):
        part = having[start : start + _RUN]
        runs += sorted(part, key=keys.__getitem__, reverse=descending)
    return sorted(runs, key=keys.__getitem__, reverse=descending) + without
