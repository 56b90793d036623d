"""Small calendar files, and what is read from them as tests compare it."""

from __future__ import annotations

from datetime import date

from store.documents.ics.reading import Found, read_events
from store.model.meetings import Meeting
from store.model.occurrences import occurrences

YEAR = date(2026, 1, 1), date(2026, 12, 31)
WEST_EUROPE = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def calendar(*events: str, head: str = "", kind: str = "VEVENT") -> bytes:
    """Return a calendar of events, each by its properties, one a line."""
    written = "\n".join(f"BEGIN:{kind}\n{one.strip()}\nEND:{kind}" for one in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{head.strip()}\n{written}\nEND:VCALENDAR\n"
    return text.replace("\n\n", "\n").replace("\n", "\r\n").encode()


def read(*events: str, head: str = "") -> Found:
    return read_events("a.ics", calendar(*events, head=head))


def held(meeting: Meeting, first: date = YEAR[0], last: date = YEAR[1]) -> list[str]:
    """Return the times of a meeting in words: day, time, and what is otherwise about it."""
    said = []
    for one in occurrences(meeting, first, last):
        clock = f" {one.start:%H:%M}" if one.start else ""
        end = f"-{one.end:%H:%M}" if one.end else ""
        until = f" to {one.last}" if one.last != one.day else ""
        moved = f" from {one.moved_from}" if one.moved_from else ""
        said.append(f"{one.day}{clock}{end}{until}{moved}{' cancelled' * one.cancelled}")
    return said


def days(*events: str, head: str = "") -> list[str]:
    """Return the times of the one meeting of a calendar."""
    (event,) = read(*events, head=head).events
    return held(event.meeting)


def told(found: Found) -> list[str]:
    return [one.kind for one in found.remarks]
