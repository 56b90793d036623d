"""Tasks of a calendar (VTODO): from when, by when, and whether they are done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from store.dates.meetings import checked_rule
from store.documents.ics.components import CalendarEntry
from store.documents.ics.moments import Moment, duration, moment, moments, text, values
from store.model.meetings import Meeting
from store.model.occurrences import last_day, occurrences

_WHOLE_DAY = 24 * 60


class TaskDays(Struct, frozen=True):
    """From when and by when something is to be done; None where nobody says."""

    first: date | None
    last: date | None


def status(entry: CalendarEntry) -> str:
    """Return how far a task is or whether an event is cancelled, in iCalendar's words (3.8.1.11).

    Empty while nothing has happened.
    """
    said = text(entry, "STATUS").upper()
    if said == "CANCELLED" or entry.method == "CANCEL":
        return "CANCELLED"
    if not entry.is_task:
        return ""
    percent = text(entry, "PERCENT-COMPLETE", 4)
    if said == "COMPLETED" or (not said and (values(entry, "COMPLETED") or percent == "100")):
        return "COMPLETED"
    started = said == "IN-PROCESS" or (not said and percent.isdecimal() and int(percent) > 0)
    return "IN-PROCESS" if started else ""


def spans(entry: CalendarEntry, until: date) -> Iterator[TaskDays]:
    """Return when a task is to be done: once, or each of its times until a day.

    A day of DUE is the last on which it may be done; a moment at midnight ends the day before.

    Raises: DateError when a date of it cannot be read.
    """
    start, due = moment(entry, "DTSTART"), _due(entry)
    first = start.day if start else None
    last = _last(due) if due else None
    repeats = values(entry, "RRULE")
    base = first or last
    if not repeats or base is None:
        yield TaskDays(first, last)
        return
    length = (last - base).days if last else 0
    rules = [checked_rule(one if isinstance(one, str) else _said(one)) for one in repeats]
    skipped = tuple(one.day for one, _lasts in moments(entry, "EXDATE"))
    series = Meeting(
        "", base, "", rules[0], skipped=skipped, minutes=(max(length, 0) + 1) * _WHOLE_DAY,
        more_rules=tuple(rules[1:]),
    )  # fmt: skip
    for one in occurrences(series, base, max(until, base)):
        yield TaskDays(one.day if first else None, one.last if last else None)


def _said(rule: object) -> str:
    return str(rule.to_ical().decode())  # type: ignore[attr-defined]


def _due(entry: CalendarEntry) -> Moment | None:
    due, start, lasts = moment(entry, "DUE"), moment(entry, "DTSTART"), duration(entry)
    if due is None and start is not None and lasts is not None:
        return Moment(start.local + lasts, start.timed, start.zone)
    return due


def _last(due: Moment) -> date:
    at = due.in_zone(None)
    return (
        last_day(at - timedelta(seconds=1), at) if due.timed and at.time() == time() else at.date()
    )


def year_written(entry: CalendarEntry) -> int | None:
    """Return the year in which an entry was written, None where it does not say."""
    for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED"):
        found = values(entry, name)
        value = None if not found or isinstance(found[0], str) else found[0].dt
        if isinstance(value, datetime):
            return value.year
    return None
