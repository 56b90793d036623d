"""Amounts as Swedish budgets print them: "-3 306,0"."""

from __future__ import annotations

import re

_LONGEST = 24
_SPACES = "\u0020\u00a0\u2009\u202f"
_AMOUNT = re.compile(
    rf"[-−–+]?[{_SPACES}]?(?:[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+|[0-9]+)(?:[.,][0-9]+)?"
)
_PLAIN = str.maketrans({"−": "-", "–": "-", ",": ".", **dict.fromkeys(_SPACES)})


def read_amount(text: str) -> float | None:
    """Read an amount with spaces between thousands and a decimal comma; None when it is none."""
    text = text.strip()
    if not text or len(text) > _LONGEST or not _AMOUNT.fullmatch(text):
        return None
    return float(text.translate(_PLAIN))


def has_point(text: str) -> bool:
    """Tell whether an amount is printed with a point where Swedish has a comma."""
    return "." in text and read_amount(text) is not None
