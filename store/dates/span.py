"""A span of time: as exact as the words that it was read from, and never more."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from msgspec import Struct

Precision = Literal[
    "day", "week", "month", "quarter", "tertial", "half-year", "season",
    "year", "years", "open", "recurring", "cycle", "unknown",
]  # fmt: skip
SpanKind = Literal["at", "by", "before", "from", "until"]
"""How something stands to the days: in them, at the latest in them, before, from them on, up to."""

_CELLS = 4096
"""Cells of which it is kept how they are read: a table says most times again and again."""
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"([0-9]{4})")


class Span(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """The first and last day that some words can mean; both absent when they mean none.

    `point` is the point of the steering cycle that it hangs on, such as `T1 2024`.
    """

    text: str
    precision: Precision = "unknown"
    first: date | None = None
    last: date | None = None
    kind: SpanKind = "at"
    point: str = ""

    @property
    def due(self) -> date | None:
        """The last day that is in time; None where the words set no end."""
        if self.kind == "at" or self.last is None:
            return self.last
        if self.kind == "before":
            return self.first - timedelta(days=0 if self._turns else 1) if self.first else None
        return None if self.kind == "from" else self.last

    @property
    def _turns(self) -> bool:
        """Tell whether it is where a longer time ends: before that turn its last day is in time."""
        return self.first == self.last and self.precision in {"year", "half-year"}


@lru_cache(maxsize=_CELLS)
def read_cell(text: str) -> Span:
    """Read the date cell of a table: a day, a month or a year in ISO form, or nothing known."""
    text = text.strip()
    try:
        if match := _DAY.fullmatch(text):
            day = date(*map(int, match.groups()))
            return Span(text, "day", day, day)
        if match := _MONTH.fullmatch(text):
            year, month = map(int, match.groups())
            last = monthrange(year, month)[1]
            return Span(text, "month", date(year, month, 1), date(year, month, last))
        if match := _YEAR.fullmatch(text):
            year = int(text)
            return Span(text, "year", date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        pass
    return Span(text)
