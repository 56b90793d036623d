"""A calendar (.ics, RFC 5545) as rows: one for each event and task, no repetition worked out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from store.documents.extras import library
from store.documents.sheets import SheetDocument, of_sheets
from store.documents.text import decode
from store.errors import DocumentError
from store.limits import ROWS

COLUMNS = ("Titel", "Nämnd", "Startdatum", "Slutdatum", "Plats", "Upprepas", "UID")
_ENTRIES = ("VEVENT", "VTODO")
_STOCKHOLM = ZoneInfo("Europe/Stockholm")


def read_calendar(name: str, data: bytes) -> SheetDocument:
    """Make a document of a calendar's bytes; entries without UID are read too.

    Raises:
        DocumentError: it is cut off or no calendar, or icalendar is not installed.
    """
    text = decode(name, data)
    if "END:VCALENDAR" not in text[-200:].upper():
        _refuse(name)
    icalendar = library("icalendar", name)
    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
        rows = [COLUMNS, *_rows(name, calendars)]
    except (DocumentError, MemoryError):
        raise
    except Exception as error:
        # The library raises many kinds for what a file may have in it.
        raise DocumentError(
            "{name} is damaged or cut off. Fetch the file again.", name=name
        ) from error
    return of_sheets(name, data, [(_title(calendars), rows)])


def _refuse(name: str) -> None:
    raise DocumentError("{name} is damaged or cut off. Fetch the file again.", name=name)


def _title(calendars: list[Any]) -> str:
    return next((str(one["X-WR-CALNAME"]) for one in calendars if "X-WR-CALNAME" in one), "")


def _rows(name: str, calendars: list[Any]) -> Iterator[tuple[str, ...]]:
    entries = (one for calendar in calendars for one in calendar.walk() if one.name in _ENTRIES)
    for number, entry in enumerate(entries, 1):
        ROWS.hold(number, name=name)
        yield _row(entry)


def _row(entry: Any) -> tuple[str, ...]:
    first, last = _days(entry)
    organizer = entry.get("ORGANIZER")
    return (
        _said(entry, "SUMMARY"),
        str(organizer.params.get("CN", "")) if hasattr(organizer, "params") else "",
        first.isoformat() if first else "",
        last.isoformat() if last else "",
        _said(entry, "LOCATION"),
        entry["RRULE"].to_ical().decode() if "RRULE" in entry else "",
        _said(entry, "UID"),
    )


def _said(entry: Any, name: str) -> str:
    return str(entry.get(name, ""))


def _days(entry: Any) -> tuple[date | None, date | None]:
    """Return the first and last day; a day that an event ends on in whole days is past it."""
    first = _moment(entry, "DTSTART")
    last = _moment(entry, "DUE") or _moment(entry, "DTEND") or first
    if last and not isinstance(last, datetime) and "DTEND" in entry and last != first:
        last -= timedelta(days=1)
    return _day(first), _day(last)


def _moment(entry: Any, name: str) -> date | None:
    value = entry.get(name)
    moment = getattr(value, "dt", None)
    return moment if isinstance(moment, date) else None


def _day(moment: date | None) -> date | None:
    """Return the day in Stockholm."""
    if isinstance(moment, datetime):
        return (moment.astimezone(_STOCKHOLM) if moment.tzinfo else moment).date()
    return moment
