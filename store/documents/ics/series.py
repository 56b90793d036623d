"""The entries of one UID as a meeting: its rules and days, and what is otherwise at some."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from store.common.errors import Message
from store.dates.periods import LAST_YEAR, DateError
from store.dates.rules import moments as rule_moments
from store.documents.ics.components import CalendarEntry
from store.documents.ics.moments import Moment, duration, moment, moments, text, values, zone_name
from store.documents.ics.rules import is_cut, rule_in
from store.model.doubts import CalendarDoubtKind
from store.model.meetings import Meeting, Occurrence
from store.model.occurrences import begins, series_times

Tell = Callable[[CalendarDoubtKind, CalendarEntry, Message | None], None]
"""Is told a kind of remark about an entry, and the reason."""
_Listed = tuple[Moment, timedelta | None]
_LONGEST = timedelta(days=366)
_DAY = timedelta(days=1)
_MOST_DAYS = 1000
"""Single days of a series that are read, added or left out."""


class Series(Struct):
    """A series on its way: the meeting, and the zone that its times are in."""

    meeting: Meeting
    zone: tzinfo | None


def is_cancelled(entry: CalendarEntry) -> bool:
    """Tell whether an entry says that something does not take place."""
    return entry.method == "CANCEL" or text(entry, "STATUS").upper() == "CANCELLED"


def sequence(entry: CalendarEntry) -> int:
    """Return the revision of an entry, 0 where it does not say."""
    said = text(entry, "SEQUENCE", 12)
    return int(said) if said.isascii() and said.isdecimal() else 0


def read_series(entry: CalendarEntry, others: Sequence[CalendarEntry], tell: Tell) -> Meeting:
    """Return the meeting of an entry and the changed times of its series.

    Raises: DateError when it cannot be read; a changed time that cannot be is told and left out.
    """
    start = moment(entry, "DTSTART")
    if start is None:
        raise DateError("the event has no day on which it begins")
    series = _base(entry, start, tell)
    _add_rules(series, entry, tell)
    _add_days(series, entry)
    _leave_out_days(series, entry, tell)
    return with_changes(series, others, tell)


def _base(entry: CalendarEntry, start: Moment, tell: Tell) -> Series:
    _tell_strange(entry, start, tell)
    repeats = any(values(entry, name) for name in ("RRULE", "RDATE", "EXRULE"))
    zone = start.zone if repeats else None
    local = start.in_zone(zone)
    meeting = Meeting(
        "", local.date(), text(entry, "UID", 300), text=text(entry, "SUMMARY"),
        cancelled=is_cancelled(entry), start=local.time() if start.timed else None,
        minutes=_minutes(entry, start, tell), place=text(entry, "LOCATION"),
        zone=zone_name(zone, local.year), sequence=sequence(entry),
    )  # fmt: skip
    if text(entry, "STATUS").upper() == "TENTATIVE":
        tell("tentative event", entry, None)
    return Series(meeting, zone)


def _tell_strange(entry: CalendarEntry, found: Moment, tell: Tell) -> None:
    if found.strange:
        tell("unknown time zone", entry, Message("{zone}", {"zone": found.strange}))


def _minutes(entry: CalendarEntry, start: Moment, tell: Tell) -> int:
    """Return how long an event is; 0 where it does not say, or says what cannot be."""
    end, said = moment(entry, "DTEND"), duration(entry)
    if end is not None:
        same = end if end.timed == start.timed else Moment(end.local + _DAY * (not end.timed))
        lasts = same.in_zone(start.zone) - start.local
    else:
        lasts = said or timedelta()
    if not timedelta() <= lasts <= _LONGEST:
        tell("ends before it begins", entry, None)
        return 0
    # A whole day is one day long, whether that is said or not.
    return 0 if lasts == _DAY and not start.timed else int(lasts / timedelta(minutes=1))


def _add_rules(series: Series, entry: CalendarEntry, tell: Tell) -> None:
    found = (rule_in(series.meeting, series.zone, one) for one in values(entry, "RRULE"))
    rules = tuple(dict.fromkeys(found))
    for rule in rules:
        if is_cut(rule, begins(series.meeting)):
            tell("rule of many times", entry, None)
    first = rules[0] if rules else None
    series.meeting = replace(series.meeting, rule=first, more_rules=rules[1:])


def _add_days(series: Series, entry: CalendarEntry) -> None:
    """Add the days of RDATE; one with a length of its own is otherwise than the series."""
    added: list[datetime] = []
    longer: list[Occurrence] = []
    for one, lasts in _few(moments(entry, "RDATE")):
        at = _as_series(series, one)
        added.append(at)
        if lasts is not None and timedelta() < lasts <= _LONGEST:
            longer.append(Occurrence(at, minutes=int(lasts / timedelta(minutes=1))))
    kept = tuple(sorted({*added} - {begins(series.meeting)}))
    occurrences = tuple({one.of: one for one in longer}.values())
    series.meeting = replace(series.meeting, added=kept, occurrences=occurrences)


def _few(found: Iterable[_Listed]) -> list[_Listed]:
    """Return days that are listed. Raises: DateError when they are more than are read."""
    listed = list(islice(found, _MOST_DAYS + 1))
    if len(listed) > _MOST_DAYS:
        raise DateError("it lists more than {most} days", most=_MOST_DAYS)
    return listed


def _as_series(series: Series, one: Moment) -> datetime:
    """Return a moment in the time of the series: of a day alone, at its usual time."""
    if not one.timed:
        return datetime.combine(one.local.date(), series.meeting.start or time())
    at = one.in_zone(series.zone)
    return at if series.meeting.start else datetime.combine(at.date(), time())


def _leave_out_days(series: Series, entry: CalendarEntry, tell: Tell) -> None:
    """Leave out the times of EXDATE and EXRULE; a day alone leaves out all times of it."""
    found = [one for one, _lasts in _few(moments(entry, "EXDATE"))]
    out = {_as_series(series, one) for one in found if one.timed}
    days = {one.local.date() for one in found if not one.timed}
    for rule in values(entry, "EXRULE"):
        excluded = rule_in(series.meeting, series.zone, rule)
        far = datetime(LAST_YEAR, 12, 31)
        days |= {at.date() for at in rule_moments(excluded, begins(series.meeting), far)}
    if series.meeting.start is None:
        out, days = set(), days | {at.date() for at in out}
    if not out and not days:
        return
    last = max([*(at.date() for at in out), *days])
    times = _times_until(series.meeting, last)
    if not values(entry, "EXRULE"):
        _tell_missing(entry, times, out, days, tell)
    gone = {at for at in times if at in out or at.date() in days}
    added = tuple(at for at in series.meeting.added if at not in gone)
    ruled = _times_until(replace(series.meeting, added=()), last)
    skipped = {at.date() for at in gone & ruled}
    series.meeting = replace(series.meeting, added=added, skipped=tuple(sorted(skipped)))


def _times_until(meeting: Meeting, last: date) -> set[datetime]:
    return set(series_times(meeting, datetime.combine(last, time.max)))


def _tell_missing(
    entry: CalendarEntry, times: set[datetime], out: set[datetime], days: set[date], tell: Tell
) -> None:
    """Tell which days are left out that the series does not have: one may be meant for another."""
    strange = {at.date() for at in out - times} | (days - {at.date() for at in times})
    for day in sorted(strange):
        tell("left out day that the series does not have", entry, Message("{day}", {"day": day}))


def with_changes(series: Series, others: Iterable[CalendarEntry], tell: Tell) -> Meeting:
    """Return a meeting with the changed times of its series; of two of one time the later counts.

    A change that cannot be read is told and left out.
    """
    found = {(one.of, one.onwards): one for one in series.meeting.occurrences}
    revisions: dict[tuple[datetime, bool], int] = {}
    for entry in others:
        try:
            one = _change(series, entry, tell)
        except DateError as error:
            tell("event that cannot be read", entry, error.message)
            continue
        key = one.of, one.onwards
        if key in revisions:
            tell("older revision of an event", entry, None)
        if sequence(entry) >= revisions.get(key, 0):
            found[key] = one
            revisions[key] = sequence(entry)
    ordered = sorted(found.values(), key=lambda one: (one.of, not one.onwards))
    return replace(series.meeting, occurrences=tuple(ordered))


def _change(series: Series, entry: CalendarEntry, tell: Tell) -> Occurrence:
    """Return what an entry says of one time of its series, or of all from it on."""
    meeting = series.meeting
    reach = _reach(entry)
    at = moment(entry, "RECURRENCE-ID")
    assert at is not None, "only entries with one are given"
    of = _nearest(series, _as_series(series, at))
    if values(entry, "RRULE"):
        tell("rule of a changed time", entry, None)
    start = moment(entry, "DTSTART")
    if start is None:
        return Occurrence(of, cancelled=is_cancelled(entry), onwards=reach)
    _tell_strange(entry, start, tell)
    local = start.in_zone(series.zone)
    moved = local != of or start.timed != (meeting.start is not None)
    minutes = _minutes(entry, start, tell)
    title, place = text(entry, "SUMMARY"), text(entry, "LOCATION")
    return Occurrence(
        of,
        day=local.date() if moved else None,
        start=local.time() if moved and start.timed else None,
        minutes=minutes if minutes != meeting.minutes else None,
        text=title if title and title != meeting.text else None,
        place=place if place and place != meeting.place else None,
        cancelled=is_cancelled(entry),
        onwards=reach,
    )


def _reach(entry: CalendarEntry) -> bool:
    """Tell whether a change is of all following times. Raises: DateError for those before."""
    (found, *_) = values(entry, "RECURRENCE-ID")
    said = str(getattr(found, "params", {}).get("RANGE", "")).upper()
    if said not in {"", "THISANDFUTURE"}:
        raise DateError("it changes all times before one, which cannot be read")
    return bool(said)


def _nearest(series: Series, at: datetime) -> datetime:
    """Return the time of the series that is meant: that moment, else the only one of its day."""
    times = [one for one in series_times(series.meeting, at + _DAY) if one.date() == at.date()]
    return times[0] if at not in times and len(times) == 1 else at


def alone(entries: Sequence[CalendarEntry], tell: Tell) -> Meeting:
    """Return changed times whose series is not in the file, as a series of these alone.

    Raises: DateError when the first cannot be read.
    """
    first = moment(entries[0], "RECURRENCE-ID")
    assert first is not None, "only entries with one are given"
    one = entries[0]
    meeting = Meeting(
        "", first.local.date(), text(one, "UID", 300), text=text(one, "SUMMARY"),
        start=first.local.time() if first.timed else None, place=text(one, "LOCATION"),
        zone=zone_name(first.zone, first.local.year), sequence=0,
    )  # fmt: skip
    made = with_changes(Series(meeting, first.zone), entries, tell)
    added = {change.of for change in made.occurrences} - {begins(made)}
    return replace(made, added=tuple(sorted(added)))
