"""Why a deadline is in its class, in a sentence."""

from __future__ import annotations

from msgspec.structs import replace

from store.common.errors import Message
from store.dates.span import Span
from store.entries.deadlines import CLOSING, Deadline
from store.model.records import Listing

_LATE = Message(
    "overdue by {days} day: end date {end}, counted per {as_of}",
    plural="overdue by {days} days: end date {end}, counted per {as_of}",
)
_AHEAD = Message(
    "due in {days} day: end date {end}, counted per {as_of}",
    plural="due in {days} days: end date {end}, counted per {as_of}",
)
_TODAY = Message("due today: end date {end}, counted per {as_of}")


def reason(found: Deadline) -> Message:
    """Return why a deadline is in its class, as a sentence."""
    row = found.row
    match found.cls:
        case "closed":
            return _why_closed(found)
        case "invalid":
            return _why_invalid(row)
        case "undated":
            return _why_undated(row)
        case "today":
            said = _TODAY
        case "overdue":
            said = _LATE
        case _:
            said = _AHEAD
    count = abs(found.days or 0)
    values = {"end": _printed(row.end), "as_of": found.as_of.isoformat(), "days": count}
    return replace(said, values=values, count=count)


def _why_closed(found: Deadline) -> Message:
    if found.withdrawn:
        return Message("closed: the document no longer has it")
    if found.status in CLOSING:
        done = Message("closed: it is done")
        return done if found.status == "done" else Message("closed: it was dropped")
    if found.past:
        return _why_past(found)
    day = found.answered.isoformat() if found.answered else ""
    if found.asked:
        return Message("closed: it was answered on {day}", {"day": day})
    return Message("closed: the city reported it on {day}", {"day": day})


def _why_past(found: Deadline) -> Message:
    year = {"year": found.past}
    if found.noted:
        return Message(
            "closed: of {year}, not followed after the year; what you noted about it is kept", year
        )
    return Message("closed: of {year}, not followed after the year", year)


def _why_undated(row: Listing) -> Message:
    if row.end.due is None:
        return Message("undated: no end date is printed")
    words = {"end": row.end.text}
    return Message("undated: {end!r} names no day, and nothing is late by it", words)


def _why_invalid(row: Listing) -> Message:
    if row.end.last is None:
        return Message("invalid: the end date {end!r} cannot be read", {"end": row.end.text})
    values = {"end": _printed(row.end), "start": _printed(row.start)}
    return Message("invalid: ends {end}, before it starts {start}", values)


def _printed(span: Span) -> str:
    """Return a time as printed, with its last day where the words do not say it."""
    due = span.due.isoformat() if span.due else ""
    if not span.text or not due or due in span.text:
        return span.text or due
    return f"{span.text} ({due})"
