"""Meetings as a calendar file for other programs, with their times, places and cancelled days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from store.common.text import one_line
from store.dates.rules import read_rule
from store.dates.today import STOCKHOLM
from store.documents.common.extras import library
from store.model.meetings import Meeting, Occurrence
from store.model.occurrences import begins, in_stockholm, series_times

_PRODUCT = "-//Namndkoll//Namndkoll//SV"
_DAY = timedelta(days=1)


def write_calendar(name: str, meetings: Iterable[Meeting], now: datetime, title: str) -> bytes:
    """Return meetings as the bytes of a calendar file; `now` (aware) is when it was written.

    Raises:
        DocumentError: icalendar is not installed.
    """
    icalendar = library("icalendar", name)
    calendar = icalendar.Calendar()
    for key, value in (
        ("version", "2.0"), ("prodid", _PRODUCT), ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"), ("x-wr-calname", one_line(title)),
    ):  # fmt: skip
        calendar.add(key, value)
    for meeting in meetings:
        changes = (_change(meeting, one) for one in _changes(meeting))
        for properties in (_series(meeting), *changes):
            event = icalendar.Event()
            for key, value, parameters in properties:
                event.add(key, value, parameters=parameters)
            event.add("dtstamp", now.astimezone(UTC))
            event.add("transp", "TRANSPARENT")
            calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


Properties = Iterator[tuple[str, Any, dict[str, str] | None]]


def _series(meeting: Meeting) -> Properties:
    start = begins(meeting)
    yield from _told(meeting, meeting.text, meeting.place)
    yield from _time(meeting, start, meeting.minutes, timed=meeting.start is not None)
    for rule in filter(None, (meeting.rule, *meeting.more_rules)):
        yield "rrule", _rule(meeting, rule), None
    if meeting.added:
        yield "rdate", [_value(meeting, at) for at in meeting.added], None
    if meeting.skipped:
        out = (datetime.combine(day, start.time()) for day in meeting.skipped)
        yield "exdate", [_value(meeting, at) for at in out], None
    if meeting.cancelled or meeting.own_cancelled:
        yield "status", "CANCELLED", None


def _told(meeting: Meeting, text: str, place: str) -> Properties:
    title = f"{meeting.committee}: {text}" if text else meeting.committee
    yield "uid", one_line(meeting.uid), None
    yield "summary", one_line(title), None
    yield "sequence", meeting.sequence or 0, None
    if place:
        yield "location", one_line(place), None


def _time(meeting: Meeting, start: datetime, minutes: int, *, timed: bool) -> Properties:
    yield "dtstart", _value(meeting, start, timed=timed), None
    if not timed:
        yield "dtend", (start + max(timedelta(minutes=minutes), _DAY)).date(), None
    elif minutes:
        yield "dtend", _value(meeting, start + timedelta(minutes=minutes)), None


def _value(meeting: Meeting, at: datetime, *, timed: bool | None = None) -> date | datetime:
    """Return a time of a series as icalendar takes it: a day, or a moment in the series' zone."""
    if not (meeting.start is not None if timed is None else timed):
        return at.date()
    return at.replace(tzinfo=ZoneInfo(meeting.zone) if meeting.zone else STOCKHOLM)


def _rule(meeting: Meeting, rule: str) -> dict[str, Any]:
    """Return a rule by its parts; its end is in UTC where the series has times (3.3.10)."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    found: dict[str, Any] = {name: value.split(",") for name, value in parts.items()}
    if until := read_rule(rule).until:
        last = _value(meeting, until.replace(microsecond=0))
        found["UNTIL"] = last.astimezone(UTC) if isinstance(last, datetime) else last
    return found


def _changes(meeting: Meeting) -> Iterator[Occurrence]:
    """Return what is otherwise at single times; what the office cancelled is such a thing too."""
    changes = {(one.of, one.onwards): one for one in meeting.changes}
    for day in meeting.own_skipped:
        until = datetime.combine(day, time.max) + _DAY
        known = {*series_times(meeting, until), *(one.of for one in meeting.changes)}
        usual = datetime.combine(day, meeting.start or time())
        for of in [one for one in known if in_stockholm(meeting, one).date() == day] or [usual]:
            one = changes.get((of, False)) or Occurrence(of)
            changes[of, False] = replace(one, cancelled=True)
    return iter(sorted(changes.values(), key=lambda one: (one.of, not one.onwards)))


def _change(meeting: Meeting, one: Occurrence) -> Properties:
    text = meeting.text if one.text is None else one.text
    place = meeting.place if one.place is None else one.place
    yield from _told(meeting, text, place)
    reach = {"RANGE": "THISANDFUTURE"} if one.onwards else None
    yield "recurrence-id", _value(meeting, one.of), reach
    start = datetime.combine(one.day, one.start or time()) if one.day else one.of
    minutes = meeting.minutes if one.minutes is None else one.minutes
    timed = one.start is not None if one.day else meeting.start is not None
    yield from _time(meeting, start, minutes, timed=timed)
    if one.cancelled:
        yield "status", "CANCELLED", None
