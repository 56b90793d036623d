"""The day as of which a document reports."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from store.importing.budget.flow import Paragraph

_MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
_DATED = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) ((?:19|20)\d\d)\b", re.I)
_SIGNED = re.compile(r"Stockholm den ", re.I)


def day_of(parts: Sequence[Paragraph]) -> date | None:
    """Return the day that a document was signed on, or else the first that it names."""
    dated = [one.text for one in parts if _DATED.search(one.text)]
    signed = [text for text in dated if _SIGNED.match(text)]
    for text in (*signed, *dated):
        if found := _DATED.search(text):
            year, month = int(found[3]), _MONTHS.index(found[2].lower()) + 1
            if 1 <= int(found[1]) <= monthrange(year, month)[1]:
                return date(year, month, int(found[1]))
    return None
