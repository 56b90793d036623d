"""Numbers of points and appendices in a row: "1–3 och 5"."""

from __future__ import annotations

import re

_RANGE = re.compile(r"(\d{1,2})\s*[–-]\s*(\d{1,2})")


def counted_out(numbers: str) -> str:
    """Return numbers with each that a range means: "1–3 och 5" is "1, 2, 3 och 5"."""
    return _RANGE.sub(_each, numbers)


def _each(found: re.Match[str]) -> str:
    return ", ".join(map(str, range(int(found[1]), int(found[2]) + 1)))
