"""Drafts of changes to the steering cycle and the meetings, for the register to save."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.dates.cycle import POINT_NAMES, Cycle
from store.dates.meetings import checked_rule, first_day
from store.dates.terms import Terms
from store.errors import RegisterError
from store.ics import Event
from store.keeping.applying import document, plain
from store.keeping.changes import Op
from store.keeping.contents import Contents
from store.model import Meeting, MeetingTerms, PointDays

Draft = Callable[[Contents], Iterable[Op]]
_FARTHEST = 366
"""Days that a point may lie from where it usually is."""


def set_point(key: str, first: date | None, last: date | None) -> Draft:
    """Return the draft that sets the days of a point, or leaves it to its usual ones.

    Raises: RegisterError when there is no such point, or it would lie in another year.
    """
    usual = Cycle().find(key)
    if usual is None:
        raise RegisterError("There is no point {key!r} of the steering cycle.", key=key[:40])
    if first and last and abs((first - usual.first).days) > _FARTHEST:
        raise RegisterError(
            "{key} usually is {usual}; {first} is more than a year from there. Nothing is changed.",
            key=key.upper(),
            usual=usual.first,
            first=first,
        )
    place = usual.year * 10 + POINT_NAMES.index(usual.name)
    made = PointDays(key, first, last) if first and last else None
    return lambda contents: [_op(contents, "points", place, made)]


def add_meeting(committee: str, day: date, rule: str | None = None, text: str = "") -> Draft:
    """Return the draft that adds a meeting of a committee, or a rule of them from a day on.

    Raises: DateError when the rule cannot be read, or has no day from then on.
    """
    if rule:
        rule = checked_rule(rule)
        day = first_day(rule, day)

    def draft(contents: Contents) -> list[Op]:
        key = contents.next_id("meetings")
        made = Meeting(committee, day, f"meeting-{key}@namndkoll", rule, text)
        same = (_same(one, made) for one in contents.meetings.values())
        return [] if any(same) else [_op(contents, "meetings", key, made)]

    return draft


def _same(one: Meeting, other: Meeting) -> bool:
    return replace(one, uid=other.uid, skipped=()) == other


def cancel_meeting(id_: str, day: date | None = None) -> Draft:
    """Return the draft that cancels a meeting such as M3, or one day of a rule.

    Raises: RegisterError when it is saved and there is no such meeting.
    """

    def draft(contents: Contents) -> list[Op]:
        key = int(id_[1:]) if id_[:1] == "M" and id_[1:].isascii() and id_[1:].isdecimal() else 0
        found = contents.meetings.get(key)
        if found is None:
            raise RegisterError("There is no meeting {id}.", id=repr(id_[:40]))
        if day and found.rule:
            made = replace(found, skipped=tuple(sorted({*found.skipped, day})))
        else:
            made = replace(found, cancelled=True)
        return [_op(contents, "meetings", key, made)]

    return draft


def set_terms(committee: str, place: int, terms: Terms) -> Draft:
    """Return the draft that sets how a committee's days are counted; `place` is its number."""
    made = MeetingTerms(committee, terms) if terms != Terms() else None
    return lambda contents: [_op(contents, "meeting_terms", place, made)]


class Placed(Struct, frozen=True):
    """An event of another calendar, and the committee whose meeting it is."""

    event: Event
    committee: str


def take_in_events(found: Sequence[Placed]) -> Draft:
    """Return the draft that takes in another calendar: what it has is added or changed.

    A committee's events are the same by their uid; what it no longer has stays.
    """

    def draft(contents: Contents) -> Iterator[Op]:
        places = {(one.uid, one.committee): key for key, one in contents.meetings.items()}
        following = contents.next_id("meetings")
        for one in found:
            uid = one.event.uid or f"{one.committee}-{one.event.day}@namndkoll"
            key = places.setdefault((uid, one.committee), following)
            following += key == following
            yield _op(contents, "meetings", key, _meeting(one, uid))

    return draft


def _meeting(placed: Placed, uid: str) -> Meeting:
    event = placed.event
    return Meeting(
        placed.committee,
        event.day,
        uid,
        event.rule,
        event.text,
        tuple(sorted(set(event.skipped))),
        event.cancelled,
    )


def _op(contents: Contents, table: str, key: int, made: Struct | None) -> Op:
    before = document(contents, table, key)
    return Op(table, key, before=before, after=None if made is None else plain(made))
