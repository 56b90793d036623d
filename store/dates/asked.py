"""A day or a time ahead that a person asks for, in any words that `when` reads."""

from __future__ import annotations

import re
from datetime import date

from store.common.errors import Message, UsageError
from store.dates.building import Context
from store.dates.reading import read_whole
from store.dates.span import Span

_AHEAD = re.compile(r"([0-9]{1,4})\s?([dwv]?)")
_LONGEST = 9999
"""Days ahead that a person may ask for."""
_NO_TIME = Message("no time is named")


def read_asked_day(text: str, today: date) -> date:
    """Read the day to count from: of several days, the last one.

    Raises: UsageError when it is none, and how it was read where it was.
    """
    typed = text.strip()
    span = _span(typed, Context.of_day(today))
    if isinstance(span, Message):
        raise UsageError(
            "{text!r} is no day to count from: {reason}. Write for example 2024-09-16, "
            "i fredags, sista april or v. 38.",
            text=typed[:40],
            reason=span,
        )
    if span.due is None:
        raise UsageError(
            "{text!r} is read as a time without a last day, so nothing can be counted from it. "
            "Write for example 2024-09-16, i fredags, sista april or v. 38.",
            text=typed[:40],
        )
    return span.due


def read_days_ahead(text: str, today: date) -> int:
    """Read how many days ahead are meant: `30d`, `4w`, two weeks, until the last of April.

    Raises: UsageError when it is no time ahead, and how it was read where it was.
    """
    typed = text.strip()
    if match := _AHEAD.fullmatch(typed):
        return int(match[1]) * (1 if match[2] in {"", "d"} else 7)
    found = [_span(said, Context.of_day(today)) for said in _forms(typed)]
    spans = [span for span in found if isinstance(span, Span) and span.due]
    if not spans or spans[0].due is None:
        raise UsageError(
            "{text!r} is no time ahead: write days or weeks, for example 30d or 4w, or until "
            "when, for example två veckor or sista april.",
            text=typed[:40],
        )
    days = (spans[0].due - today).days
    if not 0 <= days <= _LONGEST:
        raise UsageError(
            "{text!r} is read as {day}, which is not ahead of {today}, or too far.",
            text=typed[:40],
            day=spans[0].due,
            today=today,
        )
    return days


def _forms(typed: str) -> tuple[str, ...]:
    """Return what is read for it: itself, a length of time, and what stands after `until`."""
    bare = re.sub(r"^(?:till(?: och med)?|t\.?o\.?m\.?|until|till)\s+", "", typed, flags=re.I)
    return typed, f"inom {typed}", f"within {typed}", bare


def _span(typed: str, context: Context) -> Span | Message:
    answer = read_whole(typed, context)
    return answer.span or answer.refused or _NO_TIME
