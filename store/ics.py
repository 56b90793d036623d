"""Calendars as other programs keep them: iCalendar (RFC 5545), read and written strictly.

Only what is about meetings is read: when, what, whether it repeats or is cancelled. Attachments,
alarms and persons are left where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from store.dates.meetings import checked_rule
from store.dates.periods import FIRST_YEAR, LAST_YEAR, DateError
from store.dates.today import STOCKHOLM
from store.errors import DocumentError
from store.text import one_line

_LINE = 75
"""Octets after which a line is folded."""
_MOST_BYTES = 5_000_000
_MOST_EVENTS = 20_000
_FOLDED = re.compile(r"\r?\n[ \t]")
_PROPERTY = re.compile(r"([A-Za-z0-9-]+)((?:;[^:;\"]+(?:\"[^\"]*\"[^:;\"]*)*)*):(.*)", re.DOTALL)
_WHEN = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?")
_ESCAPED = re.compile(r"\\(.)")
_PLAIN = {"n": "\n", "N": "\n"}


class Event(Struct, frozen=True, omit_defaults=True):
    """An event of whole days: one day, or a rule that repeats from it, without some days."""

    uid: str
    day: date
    text: str = ""
    last: date | None = None
    rule: str | None = None
    skipped: tuple[date, ...] = ()
    cancelled: bool = False


class Refused(Struct, frozen=True):
    """An event that was not read, and why."""

    text: str
    reason: DateError


def write_calendar(events: Iterable[Event], now: datetime, name: str) -> bytes:
    """Return events as a calendar file; `now` (aware) is when it was written."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Namndkoll//Namndkoll//SV",
        "CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(name)}",
    ]  # fmt: skip
    for event in events:
        lines += _written(event, now)
    folded = (_fold(line) for line in [*lines, "END:VCALENDAR"])
    return "".join(f"{line}\r\n" for line in folded).encode()


def _written(event: Event, now: datetime) -> Iterator[str]:
    after = (event.last or event.day) + timedelta(days=1)
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.uid)}"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{after:%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.text)}"
    if event.rule:
        yield f"RRULE:{event.rule}"
    if event.skipped:
        yield "EXDATE;VALUE=DATE:" + ",".join(f"{day:%Y%m%d}" for day in event.skipped)
    if event.cancelled:
        yield "STATUS:CANCELLED"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Return a text as a value: on one line, and with nothing that could end it."""
    safe = one_line(text).replace("\\", "\\\\")
    return safe.replace(";", "\\;").replace(",", "\\,")


def _fold(line: str) -> str:
    """Return a line in parts of 75 octets, no character cut."""
    parts, size = [""], 0
    for char in line:
        length = len(char.encode())
        if size + length > _LINE:
            parts.append(" ")
            size = 1
        parts[-1] += char
        size += length
    return "\r\n".join(parts)


def read_calendar(data: bytes) -> tuple[list[Event], list[Refused]]:
    """Return the events of a calendar file, and those that cannot be read.

    Raises: DocumentError when it is no calendar.
    """
    if len(data) > _MOST_BYTES:
        raise DocumentError("The calendar is too large: more than {size} bytes.", size=_MOST_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DocumentError("The calendar is not in UTF-8.") from None
    lines = _FOLDED.sub("", text).splitlines()
    if not any(line.strip().upper() == "BEGIN:VCALENDAR" for line in lines[:5]):
        raise DocumentError("The file is no calendar: it does not begin with BEGIN:VCALENDAR.")
    events: list[Event] = []
    refused: list[Refused] = []
    for properties in _components(lines):
        try:
            events.append(_event(properties))
        except DateError as error:
            refused.append(Refused(one_line(_text(properties, "SUMMARY"))[:200], error))
    return events, refused


Properties = Mapping[str, Sequence[tuple[str, str]]]


def _components(lines: Sequence[str]) -> Iterator[Properties]:
    """Return the properties of each event; what is within it, such as an alarm, is passed over."""
    found: dict[str, list[tuple[str, str]]] | None = None
    inner = count = 0
    for line in lines:
        upper = line.strip().upper()
        if upper == "BEGIN:VEVENT":
            found, inner = {}, 0
        elif upper == "END:VEVENT" and found is not None:
            count += 1
            if count > _MOST_EVENTS:
                raise DocumentError("The calendar has more than {most} events.", most=_MOST_EVENTS)
            yield found
            found = None
        elif found is not None:
            inner += upper.startswith("BEGIN:") - upper.startswith("END:")
            match = _PROPERTY.fullmatch(line) if inner == 0 else None
            if match:
                found.setdefault(match[1].upper(), []).append((match[2].upper(), match[3]))


def _event(properties: Properties) -> Event:
    """Return an event of its properties. Raises: DateError when its days cannot be read."""
    day = _day(properties, "DTSTART")
    rule = _text(properties, "RRULE")
    if rule:
        rule = checked_rule(rule)
    skipped = (
        _read_day(one)
        for _parameters, value in properties.get("EXDATE", ())
        for one in value.split(",")[:1000]
    )
    return Event(
        uid=one_line(_text(properties, "UID"))[:200],
        day=day,
        text=one_line(_text(properties, "SUMMARY"))[:500],
        rule=rule or None,
        skipped=tuple(skipped),
        cancelled=_text(properties, "STATUS").strip().upper() == "CANCELLED",
    )


def _text(properties: Properties, name: str) -> str:
    found = properties.get(name, ())
    return _ESCAPED.sub(lambda match: _PLAIN.get(match[1], match[1]), found[0][1]) if found else ""


def _day(properties: Properties, name: str) -> date:
    found = properties.get(name, ())
    if not found:
        raise DateError("the event has no day on which it begins")
    return _read_day(found[0][1])


def _read_day(value: str) -> date:
    """Return the day of a date, or of a moment as it is called in Stockholm."""
    match = _WHEN.fullmatch(value.strip())
    try:
        if match is None:
            raise ValueError
        day = date(*map(int, match.group(1, 2, 3)))
        if match[7]:
            hour, minute, second = map(int, match.group(4, 5, 6))
            moment = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=UTC)
            day = moment.astimezone(STOCKHOLM).date()
    except (ValueError, OverflowError):
        raise DateError("{value!r} is no date", value=value[:40]) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DateError("the year {year} is out of reach", year=f"{day.year:04}")
    return day
