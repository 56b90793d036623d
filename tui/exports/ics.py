"""Deadlines and meetings as a calendar file (RFC 5545) that other calendars show and bring up to
date.

A deadline is an all-day event and no task: calendars show events, Outlook takes no tasks from a
file, and Apple shows them elsewhere. It is transparent, so that nobody is taken for busy. A period
is all of its days, from its first to its last; what has no day is left out and counted. What is
closed stays as cancelled, since a calendar that had it keeps what a new file only leaves out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, BinaryIO, NamedTuple

from store.common.text import clean, one_line
from store.dates.today import STOCKHOLM
from store.documents.common.extras import library
from store.entries.entries import Entry
from store.register.known import Known
from tui.exports.columns import noted_words
from tui.exports.meetings import OutgoingMeetings, day_after
from tui.exports.outgoing import Outgoing
from tui.locale import N_, _, ngettext
from tui.messages.phrases import place_of, relative
from tui.messages.wording import STATUSES, printed_day, set_day
from tui.serializers.calendars import Sat

_PRODUCT = "-//Namndkoll//Namndkoll//SV"
_TITLE = 200
"""Characters of a title; the whole text stands in the description."""
_AROUND: tuple[tuple[str, str], ...] = (
    ("papers", N_("Last day for papers: {committee}, meeting {day}")),
    ("notice", N_("Notice: {committee}, meeting {day}")),
    ("approved", N_("Minutes approved at the latest: {committee}, meeting {day}")),
    ("appeal", N_("May be appealed until: {committee}, meeting {day}")),
)


class _Event(NamedTuple):
    """What an event says, whatever it is of; `last` is its last day where it is of whole days."""

    uid: str
    title: str
    first: date | datetime
    last: date | datetime | None
    said: Sequence[str]
    category: str
    place: str = ""
    cancelled: bool = False


def write(outgoing: Outgoing, file: BinaryIO) -> None:
    """Write the deadlines of entries, or meetings with the days around them, as a calendar.

    Raises:
        DocumentError: icalendar is not installed.
    """
    icalendar = library("icalendar", f"{outgoing.name}.ics")
    known = outgoing.survey.register
    mark, revision = register_mark(known), max(known.changes, default=0)
    changed = known.changes[revision].at if revision else datetime(2000, 1, 1, tzinfo=UTC)
    calendar = icalendar.Calendar()
    for key, value in (
        ("version", "2.0"), ("prodid", _PRODUCT), ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"), ("x-wr-calname", one_line(outgoing.name)),
        ("x-wr-caldesc", icalendar.vText("\n".join(_told(outgoing)))),
    ):  # fmt: skip
        calendar.add(key, value)
    now = datetime.now(UTC)
    for one in _events(outgoing, mark):
        event = icalendar.Event()
        for name, value in _properties(one):
            event.add(name, value)
        event.add("dtstamp", now)
        event.add("last-modified", changed.astimezone(UTC))
        event.add("sequence", revision)
        calendar.add_component(event)
    calendar.add_missing_timezones()
    file.write(calendar.to_ical())


def register_mark(known: Known) -> str:
    """Return what tells a register from others in the ids of events: when it was begun.

    It stays as long as the register and is the same in its copies, so that a calendar knows an
    event again.
    """
    first = known.changes[min(known.changes)].at if known.changes else None
    said = first.astimezone(UTC).isoformat() if first else str(known.place)
    return sha256(said.encode()).hexdigest()[:12]


def left_out(outgoing: Outgoing) -> str:
    """Return how many entries have no day that a calendar could show; empty where all have one."""
    left = sum(_days(entry) is None for entry in outgoing.entries)
    said = ngettext(
        "{count} entry has no day and is not in the calendar.",
        "{count} entries have no day and are not in the calendar.",
        left,
    )
    return said.format(count=left) if left else ""


def _told(outgoing: Outgoing) -> Iterator[str]:
    """Return what everyone must know who gets it, and how many are not in it."""
    for label, value in outgoing.report.told:
        yield clean(f"{label}: {value}")
    if left := left_out(outgoing):
        yield left


def _events(outgoing: Outgoing, mark: str) -> Iterator[_Event]:
    if isinstance(outgoing, OutgoingMeetings):
        for one in outgoing.met:
            yield from _around(one, mark)
    for entry in outgoing.entries:
        if days := _days(entry):
            event = _deadline(entry, days, mark)
            noted = noted_words(entry) if outgoing.notes else ""
            yield event._replace(said=(*event.said, noted))


def _properties(one: _Event) -> Iterator[tuple[str, Any]]:
    yield "uid", one_line(one.uid)
    yield "summary", one_line(one.title)
    yield "dtstart", one.first
    if isinstance(one.first, datetime):
        if one.last is not None:
            yield "dtend", one.last
    else:
        yield "dtend", day_after(one.last or one.first)
    yield "description", clean("\n".join(filter(None, one.said)))
    yield "categories", [one.category]
    yield "transp", "TRANSPARENT"
    if one.place:
        yield "location", one_line(one.place)
    if one.cancelled:
        yield "status", "CANCELLED"


def _days(entry: Entry) -> tuple[date, date] | None:
    """Return the first and last day of the time by when; None where there is none that can be."""
    found = entry.deadline
    if found is None or found.last is None or found.cls in {"undated", "invalid"}:
        return None
    first = found.first or found.last
    return min(first, found.last), found.last


def _deadline(entry: Entry, days: tuple[date, date], mark: str) -> _Event:
    leads = ", ".join(entry.leads)
    title = one_line(entry.text)
    title = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
    found = entry.deadline
    closed = found is not None and found.cls == "closed"
    said = [entry.text, leads, *_moved(entry)]
    if found:
        said.append(_("Status: {status}").format(status=_(STATUSES[entry.status])))
        said.append(_("As of {day}: {words}").format(day=entry.as_of, words=relative(found)))
    said += (place_of(source) for source in entry.sources)
    uid = f"{entry.id}-{mark}@namndkoll"
    name = f"{leads}: {title}" if leads else title
    return _Event(uid, name, *days, said, _("Deadline"), cancelled=closed)


def _moved(entry: Entry) -> Iterator[str]:
    """Return the printed deadline of one that was moved, and why it was."""
    if entry.follow_up is None or entry.follow_up.due is None:
        return
    due = entry.follow_up.due
    printed = dict.fromkeys(printed_day(row.end) for row in entry.rows)
    said = _("The deadline was moved to {day}: {reason}. Printed: {printed}.")
    yield said.format(
        day=set_day(due.span),
        reason=due.reason.rstrip("."),
        printed=", ".join(filter(None, printed)) or _("no end date"),
    )


def _around(one: Sat, mark: str) -> Iterator[_Event]:
    """Return a meeting and the days around it; by the day that its series has it on."""
    sitting, days = one.sitting, one.days
    uid = f"{sitting.id}-{sitting.moved_from or sitting.day:%Y%m%d}"
    named = {"committee": sitting.committee, "day": sitting.day}
    around = [_(said).format(**named) for _name, said in _AROUND]
    dated = [getattr(days, name) for name, _said in _AROUND]
    listed = [f"{day}  {said}" for said, day in zip(around, dated, strict=True)]
    moved = _("moved from {day}").format(day=sitting.moved_from) if sitting.moved_from else ""
    title = f"{sitting.committee}: {sitting.text}" if sitting.text else sitting.committee
    yield _Event(
        f"{uid}-{mark}@namndkoll", title, *_held(one), [moved, *listed], _("Meeting"),
        sitting.place, sitting.cancelled,
    )  # fmt: skip
    for (name, _said), said, day in zip(_AROUND, around, dated, strict=True):
        yield _Event(
            f"{uid}-{name}-{mark}@namndkoll", said, day, day, [title, *listed],
            _("Around a meeting"), cancelled=sitting.cancelled,
        )  # fmt: skip


def _held(one: Sat) -> tuple[date | datetime, date | datetime | None]:
    sitting = one.sitting
    last = sitting.last or sitting.day
    if sitting.start is None:
        return sitting.day, last
    start = datetime.combine(sitting.day, sitting.start, STOCKHOLM)
    if sitting.end is None:
        return start, None
    # One that ends at midnight ends with its last day, which is the end of the one before.
    end = datetime.combine(last, sitting.end, STOCKHOLM)
    return start, end if end > start else datetime.combine(day_after(last), sitting.end, STOCKHOLM)
