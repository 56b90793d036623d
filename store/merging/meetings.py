"""Another calendar's meetings taken into a register: what is new, changed, and stays cancelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from store.dates.today import STOCKHOLM
from store.documents.ics.reading import Event
from store.keeping.applying import document, plain
from store.keeping.contents import Contents
from store.keeping.steps import Op
from store.model.meetings import Meeting, Occurrence
from store.model.occurrences import occurrences, series_times

Outcome = Literal["new", "changed", "same", "older"]
"""What becomes of an event; an older revision than the one that is kept is left out."""


class Placed(Struct, frozen=True):
    """An event of another calendar, and the committee whose meeting it is."""

    event: Event
    committee: str


class Taken(Struct, frozen=True):
    """What became of an event, as a meeting with its id.

    `lost` are days that the office cancelled and that the series has no longer, `strays` those of
    which it said something else.
    """

    id: str
    meeting: Meeting
    outcome: Outcome
    lost: tuple[date, ...] = ()
    strays: tuple[date, ...] = ()

    @property
    def stays_cancelled(self) -> bool:
        """Whether the office cancelled any of it, whatever the other calendar says."""
        return self.meeting.own_cancelled or bool(self.meeting.own_skipped)


class MeetingIntake:
    """Drafts the change that takes events in; `taken` is what became of each, once drafted.

    A committee's events are the same by their UID. What the file has no longer stays, and so does
    what the office itself cancelled.
    """

    def __init__(self, found: Sequence[Placed]) -> None:
        self._found = found
        self.taken: tuple[Taken, ...] = ()

    def draft(self, contents: Contents) -> list[Op]:
        """Return what changes in a register."""
        self.taken = tuple(self._taken(contents))
        return [_op(contents, one) for one in self.taken if one.outcome in {"new", "changed"}]

    def _taken(self, contents: Contents) -> Iterator[Taken]:
        places = {(one.uid, one.committee): key for key, one in contents.meetings.items()}
        following = contents.next_id("meetings")
        for event, committee, uid in _named(self._found):
            key = places.get((uid, committee), following)
            following += key == following
            before = contents.meetings.get(key)
            yield _united(f"M{key}", before, event, _of(event.meeting, committee, uid))


def _named(found: Iterable[Placed]) -> Iterator[tuple[Event, str, str]]:
    """Return each event with its committee and UID; two without one on one day are parted."""
    given: set[tuple[str, str]] = set()
    for one in found:
        base = one.event.meeting.uid or f"{one.committee}-{one.event.meeting.day}@namndkoll"
        uid, number = base, 1
        while (one.committee, uid) in given:
            number += 1
            uid = f"{base}#{number}"
        given.add((one.committee, uid))
        yield one.event, one.committee, uid


def _of(meeting: Meeting, committee: str, uid: str) -> Meeting:
    """Return a meeting of a committee, whose name its title need not repeat."""
    changes = tuple(
        replace(one, text=None if one.text is None else _without(one.text, committee))
        for one in meeting.occurrences
    )
    title = _without(meeting.text, committee)
    return replace(meeting, committee=committee, uid=uid, text=title, occurrences=changes)


def _without(text: str, committee: str) -> str:
    return "" if text == committee else text.removeprefix(f"{committee}: ")


def _united(id_: str, before: Meeting | None, event: Event, now: Meeting) -> Taken:
    if before is None:
        return Taken(id_, now, "new")
    if before.sequence is not None and (now.sequence or 0) < before.sequence:
        return Taken(id_, before, "older")
    made = _continued(before, now) if event.partial else _replaced(before, now)
    outcome: Outcome = "same" if made == before else "changed"
    return Taken(id_, made, outcome, tuple(_lost(made)), tuple(_strays(made)))


def _replaced(before: Meeting, now: Meeting) -> Meeting:
    """Return a meeting as it now is, with what the office cancelled.

    Of a meeting that no calendar was read into by its revision, every cancellation that the
    calendar does not have may be the office's own.
    """
    unsure = before.sequence is None
    skipped = set(before.skipped) - set(now.skipped) if unsure else set()
    return replace(
        now,
        own_cancelled=before.own_cancelled or (unsure and before.cancelled and not now.cancelled),
        own_skipped=tuple(sorted({*before.own_skipped, *skipped})),
        own_occurrences=before.own_occurrences,
    )


def _continued(before: Meeting, now: Meeting) -> Meeting:
    """Return a series with the times that are told of it now; the rest of it stays."""
    if not now.occurrences:
        sequence = max(before.sequence or 0, now.sequence or 0)
        return replace(before, cancelled=before.cancelled or now.cancelled, sequence=sequence)
    told = [_rebased(one, now, before) for one in now.occurrences]
    changes = {(one.of, one.onwards): one for one in (*before.occurrences, *told)}
    times = set(series_times(before, max(one.of for one in told)))
    added = {one.of for one in told} - times
    return replace(
        before,
        occurrences=tuple(sorted(changes.values(), key=lambda one: (one.of, not one.onwards))),
        added=tuple(sorted({*before.added, *added})),
    )


def _rebased(one: Occurrence, told: Meeting, series: Meeting) -> Occurrence:
    """Return a changed time, told beside another series than its own, in the words of its own."""
    of = _in_zone(one.of, told, series)
    moved = datetime.combine(one.day, one.start or time()) if one.day else None
    at = _in_zone(moved, told, series) if moved and one.start else moved
    text = told.text if one.text is None else one.text
    place = told.place if one.place is None else one.place
    minutes = told.minutes if one.minutes is None else one.minutes
    return replace(
        one,
        of=of if series.start else datetime.combine(of.date(), time()),
        day=at.date() if at else None,
        start=at.time() if at and one.start else None,
        text=text if text and text != series.text else None,
        place=place if place and place != series.place else None,
        minutes=minutes if minutes and minutes != series.minutes else None,
    )


def _in_zone(moment: datetime, told: Meeting, series: Meeting) -> datetime:
    if told.start is None or told.zone == series.zone:
        return moment
    zone = ZoneInfo(told.zone) if told.zone else STOCKHOLM
    other = ZoneInfo(series.zone) if series.zone else STOCKHOLM
    return moment.replace(tzinfo=zone).astimezone(other).replace(tzinfo=None)


def _lost(meeting: Meeting) -> Iterator[date]:
    """Return the days that the office cancelled and that the series has no longer."""
    for day in meeting.own_skipped:
        known = {one.due for one in occurrences(replace(meeting, own_skipped=()), day, day)}
        changed = {one.of.date() for one in meeting.occurrences}
        if day not in known | changed and day not in meeting.skipped:
            yield day


def _strays(meeting: Meeting) -> Iterator[date]:
    """Return the days of which the office said something and that the series has no longer."""
    for one in meeting.own_occurrences:
        if one.of not in series_times(replace(meeting, own_occurrences=()), one.of):
            yield one.of.date()


def _op(contents: Contents, taken: Taken) -> Op:
    key = int(taken.id[1:])
    return Op(
        "meetings", key, before=document(contents, "meetings", key), after=plain(taken.meeting)
    )
