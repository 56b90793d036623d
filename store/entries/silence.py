"""Silence and slip: what nobody has said a word about, what should have begun, what was moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from store.entries.deadlines import is_template, slip
from store.entries.entries import Entry
from store.model.kinds import traits_of

NOTHING = ("open", None, None)


class Silence(Struct, frozen=True):
    """How many of a committee's entries nobody speaks of, of which never, and how many began."""

    committee: str
    silent: int
    never: int
    late_start: int


def last_word(entry: Entry) -> date | None:
    """Return the day when something was last said about an entry, by the city or by oneself."""
    said = entry.follow_up
    reported = said.city_status.date if said and said.city_status else None
    heard = entry.calendar.heard.get(entry.id) if entry.calendar else None
    return max((day for day in (reported, heard) if day), default=None)


def is_followed(entry: Entry) -> bool:
    """Tell whether an entry is to be done and not closed."""
    if not traits_of(entry.record).has_status:
        return False
    found = entry.deadline
    closed = entry.status in {"done", "dropped"} or entry.withdrawn
    return not closed and (found is None or found.cls != "closed")


def is_silent(entry: Entry, since: date) -> bool:
    """Tell whether an open entry has had no word since the end of a day."""
    if not is_followed(entry):
        return False
    word = last_word(entry)
    return word is None or word <= since


def never_heard(entry: Entry) -> bool:
    """Tell whether an open entry has no city status, no own status and no owner."""
    said = entry.follow_up
    facts = (said.own_status, said.city_status, said.owner) if said else NOTHING
    return is_followed(entry) and facts == NOTHING


def is_late_start(entry: Entry) -> bool:
    """Tell whether an activity should have begun and nothing says that it has.

    A template start is no date that anyone set, and is not held against it.
    """
    found = entry.deadline
    if found is None or not is_followed(entry) or entry.status != "open":
        return False
    start = found.row.start
    begun = start.last is not None and start.last < entry.as_of
    return begun and not is_template(start, found.row.end) and never_heard(entry)


def by_committee(entries: Iterable[Entry], since: date) -> list[Silence]:
    """Return the silence of each committee that leads something, the most silent first."""
    counts: dict[str, Counter[str]] = {}
    for entry in entries:
        told = [
            name
            for name, holds in (
                ("silent", is_silent(entry, since)),
                ("never", never_heard(entry)),
                ("late_start", is_late_start(entry)),
            )
            if holds
        ]
        for body in dict.fromkeys(entry.leads):
            counts.setdefault(body, Counter()).update(told)
    found = [
        Silence(body, count["silent"], count["never"], count["late_start"])
        for body, count in counts.items()
    ]
    return sorted(found, key=lambda one: (-one.silent, -one.never, one.committee))


def moved_by(entry: Entry) -> int | None:
    """Return by how many days the deadline was moved from the printed one; None when it was not."""
    due = entry.follow_up.due if entry.follow_up else None
    if due is None or not traits_of(entry.record).has_end:
        return None
    return slip(entry.rows, entry.calendar.placed(due.span) if entry.calendar else due.span)
