"""The times of a meeting: those of its rules, those added to them, and what is otherwise at some.

An occurrence is known by when its series would have it; that stays when it is moved or cancelled.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from store.dates.periods import DateError
from store.dates.rules import moments
from store.dates.today import STOCKHOLM
from store.model.meetings import Meeting, Occurrence

_DAY = timedelta(days=1)


class Held(NamedTuple):
    """One time of a meeting in Stockholm's time; `start` and `end` are None for whole days.

    `due` is the day that its series has it on, `last` the day that it ends on.
    """

    day: date
    start: time | None
    last: date
    end: time | None
    due: date
    text: str
    place: str
    cancelled: bool

    @property
    def moved_from(self) -> date | None:
        return self.due if self.due != self.day else None


def occurrences(meeting: Meeting, first: date, last: date) -> list[Held]:
    """Return the times of a meeting that begin between two days, cancelled and moved ones too."""
    found = list(_held(meeting, first, last))
    kept = [one for one in found if first <= one.day <= last]
    known = {one.due for one in found}
    for day in meeting.own_skipped:
        if day not in known and first <= day <= last:
            kept.append(Held(day, None, day, None, day, meeting.text, meeting.place, True))
    return sorted(kept, key=lambda one: (one.day, one.start or time()))


def in_force(meeting: Meeting, moment: datetime) -> Occurrence | None:
    """Return what is otherwise at a time of a series, said of it alone or of all following."""
    single = (one for one in meeting.changes if one.of == moment and not one.onwards)
    onwards = [one for one in meeting.changes if one.onwards]
    return next(single, None) or _in_force(onwards, moment)


def held_at(meeting: Meeting, moment: datetime) -> Held:
    """Return a time of a series as it is held."""
    return _at(meeting, moment, in_force(meeting, moment))


def begins(meeting: Meeting) -> datetime:
    """Return when a meeting begins for the first time, in the time of its zone."""
    return datetime.combine(meeting.day, meeting.start or time())


def series_times(meeting: Meeting, last: datetime) -> Iterator[datetime]:
    """Return when the series has a meeting until a moment, in its zone; nothing is moved yet.

    The first time always is one (RFC 5545, 3.8.5.3), whatever the rule says of it.
    """
    start = begins(meeting)
    found = {start}
    for rule in filter(None, (meeting.rule, *meeting.more_rules)):
        try:
            found.update(moments(rule, start, last))
        except DateError:
            continue  # a rule in the register that cannot be is no fault of the views
    skipped = set(meeting.skipped)
    kept = {one for one in found if one.date() not in skipped}
    yield from sorted(one for one in kept.union(meeting.added) if one <= last)


def _held(meeting: Meeting, first: date, last: date) -> Iterator[Held]:
    changes = meeting.changes
    single = {one.of: one for one in changes if not one.onwards}
    onwards = [one for one in changes if one.onwards]
    margin = max((abs(_shift(one)) for one in onwards), default=_DAY) + 2 * _DAY
    for moment in series_times(meeting, _clamped(last, margin)):
        if moment not in single and moment >= _clamped(first, -margin):
            yield _at(meeting, moment, _in_force(onwards, moment))
    for moment, one in single.items():
        yield _at(meeting, moment, one)


def _clamped(day: date, margin: timedelta) -> datetime:
    """Return a moment so much later or earlier, or the last or first that there is."""
    try:
        return datetime.combine(day, time()) + margin
    except OverflowError:
        return datetime.max if margin > timedelta() else datetime.min


def _in_force(onwards: list[Occurrence], moment: datetime) -> Occurrence | None:
    """Return the last change of all following times that has begun by a moment."""
    return next((one for one in reversed(onwards) if one.of <= moment), None)


def _shift(one: Occurrence) -> timedelta:
    return _moved(one) - one.of if one.day else timedelta()


def _moved(one: Occurrence) -> datetime:
    return datetime.combine(one.day, one.start or time()) if one.day else one.of


def _at(meeting: Meeting, moment: datetime, one: Occurrence | None) -> Held:
    """Return a time of the series as it is held, by what is otherwise about it."""
    due = in_stockholm(meeting, moment).date()
    start, timed, minutes = moment, meeting.start is not None, meeting.minutes
    text, place, cancelled = meeting.text, meeting.place, False
    if one is not None:
        start = moment + _shift(one)
        timed = one.start is not None if one.day else timed
        minutes = minutes if one.minutes is None else one.minutes
        text = text if one.text is None else one.text
        place = place if one.place is None else one.place
        cancelled = one.cancelled
    end = _local(meeting, start + timedelta(minutes=minutes), timed=timed)
    start = _local(meeting, start, timed=timed)
    cancelled |= meeting.cancelled or meeting.own_cancelled or due in meeting.own_skipped
    return Held(
        start.date(), start.time() if timed else None, last_day(start, end),
        end.time() if timed and end > start else None, due, text, place, cancelled,
    )  # fmt: skip


def last_day(start: datetime, end: datetime) -> date:
    """Return the day that something ends on: at midnight, the one before."""
    return (end - timedelta(microseconds=1)).date() if end > start else start.date()


def in_stockholm(meeting: Meeting, moment: datetime) -> datetime:
    """Return a time of a series as Stockholm calls it."""
    return _local(meeting, moment, timed=meeting.start is not None)


def _local(meeting: Meeting, moment: datetime, *, timed: bool) -> datetime:
    if not timed or meeting.zone is None:
        return moment
    return moment.replace(tzinfo=ZoneInfo(meeting.zone)).astimezone(STOCKHOLM).replace(tzinfo=None)
