"""The day as of which a document reports."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from store.dates.words import MONTHS, any_of
from store.importing.budget.flow import Paragraph

_DATED = re.compile(rf"\b(\d{{1,2}}) ({any_of(MONTHS)}) ((?:19|20)\d\d)\b", re.I)
_SIGNED = re.compile(
    rf"[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)? den (?i:{_DATED.pattern})(?=\s+[A-ZÅÄÖ]|\s*$)"
)
"""Where and when something was signed, with nothing but names behind it."""
_LIMITS = re.compile(
    r"\b(?:senast|före|innan|efter|till och med|från och med|fram till)(?: den)? $", re.I
)
"""What stands before a day that is somebody's limit, and not the document's own."""


def reported_on(parts: Sequence[Paragraph]) -> date | None:
    """Return the day that a document was signed on, or else the first that is nobody's limit."""
    dated = [found for one in parts for found in _DATED.finditer(one.text)]
    signed = [found for one in parts if (found := _SIGNED.match(one.text))]
    named = [one for one in dated if not _LIMITS.search(one.string, 0, one.start())]
    for found in (*signed, *named):
        year, month = int(found[3]), MONTHS[found[2].lower()]
        if 1 <= int(found[1]) <= monthrange(year, month)[1]:
            return date(year, month, int(found[1]))
    return None
