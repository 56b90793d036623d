"""A calendar file as meetings: the entries of one UID are one, with what is otherwise at times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from store.common.errors import Message
from store.dates.periods import DateError
from store.documents.ics.components import CalendarEntry, parse
from store.documents.ics.moments import Moment, moment, text
from store.documents.ics.remarks import Remark
from store.documents.ics.series import alone, read_series, sequence
from store.model.doubts import CalendarDoubtKind
from store.model.meetings import Meeting


class Event(Struct, frozen=True):
    """What a calendar says of one meeting, whose committee it does not know.

    With `partial` it only tells of some times of a series, or that it is cancelled: whoever has
    the series keeps the rest of it.
    """

    meeting: Meeting
    entry: CalendarEntry
    partial: bool = False


class Found(Struct, frozen=True):
    """What stands in a calendar file: its events, its tasks, and what is to be told of them."""

    title: str
    events: tuple[Event, ...]
    tasks: tuple[CalendarEntry, ...]
    remarks: tuple[Remark, ...]
    owner: str = ""


def read_events(name: str, data: bytes) -> Found:
    """Read a calendar file.

    Raises:
        DocumentError: it is no calendar, cut off or too large, or icalendar is not installed.
    """
    parsed = parse(name, data)
    reader = _Reader(list(parsed.remarks))
    by_uid: dict[object, list[CalendarEntry]] = defaultdict(list)
    for entry in parsed.entries:
        if not entry.is_task:
            by_uid[text(entry, "UID", 300) or entry.line].append(entry)
    events = [event for entries in by_uid.values() for event in reader.events(entries)]
    tasks = tuple(entry for entry in parsed.entries if entry.is_task)
    return Found(parsed.title, tuple(events), tasks, tuple(reader.remarks), parsed.owner)


class _Reader:
    """Reads the entries of one UID after the other, and keeps what is told of them."""

    def __init__(self, remarks: list[Remark]) -> None:
        self.remarks = remarks
        self._told: set[tuple[CalendarDoubtKind, int, str]] = set()

    def tell(
        self, kind: CalendarDoubtKind, entry: CalendarEntry, reason: Message | None = None
    ) -> None:
        """Note a remark about an entry."""
        remark = Remark(kind, text(entry, "SUMMARY", 200), entry.line, reason)
        told = kind, entry.line, str(reason)
        if told not in self._told:
            self._told.add(told)
            self.remarks.append(remark)

    def events(self, entries: Sequence[CalendarEntry]) -> Iterator[Event]:
        """Return what the entries of one UID say: mostly one meeting."""
        changes = [one for one in entries if "RECURRENCE-ID" in one.component]
        whole = [one for one in entries if "RECURRENCE-ID" not in one.component]
        calls_off = [one for one in whole if one.method == "CANCEL"]
        # What calls a series off need not have its rule: what else there is of it has.
        kept = [one for one in whole if one.method != "CANCEL"] or calls_off
        if not kept:
            yield from self._read(lambda: alone(changes, self.tell), changes[0], partial=True)
        for number, first in enumerate(self._masters(kept)):
            yield from self._event(first, [] if number else changes, calls_off, number)

    def _event(
        self,
        first: CalendarEntry,
        changes: Sequence[CalendarEntry],
        calls_off: Sequence[CalendarEntry],
        number: int,
    ) -> Iterator[Event]:
        def read() -> Meeting:
            meeting = read_series(first, changes, self.tell)
            if any(sequence(one) >= sequence(first) for one in calls_off):
                meeting = replace(meeting, cancelled=True)
            uid = f"{meeting.uid}#{meeting.day}" if number and meeting.uid else meeting.uid
            return replace(meeting, uid=uid)

        return self._read(read, first, partial=first.method == "CANCEL")

    def _read(
        self, read: Callable[[], Meeting], first: CalendarEntry, *, partial: bool
    ) -> Iterator[Event]:
        try:
            yield Event(read(), first, partial)
        except DateError as error:
            self.tell("event that cannot be read", first, error.message)

    def _masters(self, entries: Sequence[CalendarEntry]) -> Sequence[CalendarEntry]:
        """Return the entries that count: of several revisions the last, of other days each."""
        latest = max(map(sequence, entries), default=0)
        kept: dict[object, CalendarEntry] = {}
        for entry in entries:
            if sequence(entry) < latest:
                self.tell("older revision of an event", entry)
                continue
            key = _start(entry)
            if key in kept:
                self.tell("older revision of an event", kept[key])
            kept[key] = entry
        if len(kept) > 1:
            self.tell("same UID for several events", next(iter(kept.values())))
        return sorted(kept.values(), key=_order)


def _start(entry: CalendarEntry) -> object:
    """Return when an entry begins; its line where that cannot be read."""
    try:
        return moment(entry, "DTSTART") or entry.line
    except DateError:
        return entry.line


def _order(entry: CalendarEntry) -> tuple[datetime, int]:
    start = _start(entry)
    return (start.local if isinstance(start, Moment) else datetime.max), entry.line
