"""Drafts of what is said of meetings in words: entered, set otherwise, not held from a day on."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from store.changes.arranging import Draft, op_of
from store.common.errors import RegisterError
from store.dates.series import Otherwise, Series
from store.dates.today import STOCKHOLM
from store.keeping.contents import Contents
from store.keeping.steps import Op
from store.model.meetings import Meeting, Occurrence
from store.model.occurrences import held_at, in_force, in_stockholm, series_times

_DAY = timedelta(days=1)


def enter_meeting(committee: str, series: Series) -> Draft:
    """Return the draft that adds a meeting, or meetings, as words said; the same are not added."""

    def draft(contents: Contents) -> list[Op]:
        key = contents.next_id("meetings")
        made = meeting_of(committee, series, f"meeting-{key}@namndkoll")
        known = (bare(one, made.uid) for one in contents.meetings.values())
        return [] if made in known else [op_of(contents, "meetings", key, made)]

    return draft


def meeting_of(committee: str, series: Series, uid: str = "") -> Meeting:
    """Return the meeting that words say."""
    first, *more = series.days
    start = series.start or time()
    return Meeting(
        committee,
        first,
        uid,
        series.rule,
        series.text,
        start=series.start,
        minutes=series.minutes,
        place=series.place,
        added=tuple(datetime.combine(day, start) for day in more),
    )


def bare(meeting: Meeting, uid: str) -> Meeting:
    """Return a meeting as it was entered, without what the office said of single times since."""
    return replace(
        meeting, uid=uid, skipped=(), own_skipped=(), own_occurrences=(), own_cancelled=False
    )


def change_meeting(id_: str, due: date, said: Otherwise, *, onwards: bool = False) -> Draft:
    """Return the draft that sets one time of a meeting otherwise, or it and all following.

    `due` is the day that its series has it on, as Stockholm calls it, and so are the day and time
    that are said.

    Raises: RegisterError when it is saved and there is no such meeting, or not on that day.
    """

    def draft(contents: Contents) -> list[Op]:
        key, found = meeting_in(contents, id_)
        of = moment_on(id_, found, due)
        made = _otherwise(found, of, said, onwards=onwards)
        kept = [one for one in found.own_occurrences if not _replaced(one, made)]
        own = sorted([*kept, made], key=lambda one: (one.of, not one.onwards))
        return [op_of(contents, "meetings", key, replace(found, own_occurrences=tuple(own)))]

    return draft


def cancel_onwards(id_: str, due: date) -> Draft:
    """Return the draft that cancels a time of a meeting and all that follow; they stay as such.

    Raises: RegisterError when it is saved and there is no such meeting, or not on that day.
    """

    def draft(contents: Contents) -> list[Op]:
        key, found = meeting_in(contents, id_)
        of = moment_on(id_, found, due)
        later = {one.of for one in found.changes if not one.onwards and one.of >= of}
        ended = [Occurrence(one, cancelled=True) for one in sorted(later)]
        ended.append(Occurrence(of, cancelled=True, onwards=True))
        changes = {(one.of, one.onwards): one for one in found.own_occurrences}
        for one in ended:
            before = changes.get((one.of, one.onwards))
            changes[one.of, one.onwards] = replace(before, cancelled=True) if before else one
        own = tuple(sorted(changes.values(), key=lambda one: (one.of, not one.onwards)))
        return [op_of(contents, "meetings", key, replace(found, own_occurrences=own))]

    return draft


def meeting_in(contents: Contents, id_: str) -> tuple[int, Meeting]:
    """Return the number of a meeting such as M3, and the meeting.

    Raises: RegisterError when there is none.
    """
    key = int(id_[1:]) if id_[:1] == "M" and id_[1:].isascii() and id_[1:].isdecimal() else 0
    found = contents.meetings.get(key)
    if found is None:
        raise RegisterError("There is no meeting {id}.", id=repr(id_[:40]))
    return key, found


def moment_on(id_: str, meeting: Meeting, due: date) -> datetime:
    """Return when a series has its time of a day, in its own zone.

    Raises: RegisterError when it has none then.
    """
    last = datetime.combine(due, time.max)
    last = last + _DAY if due < date.max else last
    known = {*series_times(meeting, last), *(one.of for one in meeting.changes)}
    for one in sorted(known):
        if in_stockholm(meeting, one).date() == due:
            return one
    raise RegisterError("{id} does not meet on {day}. Nothing is changed.", id=id_, day=due)


def _replaced(one: Occurrence, made: Occurrence) -> bool:
    """Tell whether what was said of a time is no more: of the same one, or of the first of many."""
    return one.of == made.of and (one.onwards == made.onwards or made.onwards)


def _otherwise(meeting: Meeting, of: datetime, said: Otherwise, *, onwards: bool) -> Occurrence:
    """Return what is otherwise, with what was said of the same time before."""
    one = in_force(meeting, of) or Occurrence(of)
    moved: datetime | None = None
    held = held_at(meeting, of)
    start = None if said.whole_day else said.start or held.start
    if said.day or said.start or said.whole_day or one.day:
        moved = _in_zone(meeting, datetime.combine(said.day or held.day, start or time()), start)
    return Occurrence(
        of,
        moved.date() if moved else None,
        moved.time() if moved and start else None,
        one.minutes if said.minutes is None else said.minutes,
        one.text if said.text is None else said.text,
        one.place if said.place is None else said.place,
        one.cancelled,
        onwards,
    )


def _in_zone(meeting: Meeting, moment: datetime, start: time | None) -> datetime:
    """Return a time of Stockholm as the zone of a meeting calls it; a whole day has none."""
    if meeting.zone is None or start is None:
        return moment
    at = moment.replace(tzinfo=STOCKHOLM).astimezone(ZoneInfo(meeting.zone))
    return at.replace(tzinfo=None)
