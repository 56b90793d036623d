"""Drafts of changes to the steering cycle and the meetings, for the register to save."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.common.errors import RegisterError
from store.dates.cycle import POINT_NAMES, Cycle
from store.dates.meetings import checked_rule, first_day
from store.dates.terms import Terms
from store.keeping.applying import document, plain
from store.keeping.contents import Contents
from store.keeping.steps import Op
from store.model.meetings import Meeting, MeetingTerms, PointDays
from store.model.occurrences import occurrences

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
    return lambda contents: [op_of(contents, "points", place, made)]


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
        others = contents.meetings.values()
        if any(replace(one, uid=made.uid, skipped=(), own_skipped=()) == made for one in others):
            return []
        return [op_of(contents, "meetings", key, made)]

    return draft


def cancel_meeting(id_: str, day: date | None = None) -> Draft:
    """Return the draft that cancels a meeting such as M3, or one day of a series.

    Raises: RegisterError when it is saved and there is no such meeting, or not on that day.
    """

    def draft(contents: Contents) -> list[Op]:
        key = int(id_[1:]) if id_[:1] == "M" and id_[1:].isascii() and id_[1:].isdecimal() else 0
        found = contents.meetings.get(key)
        if found is None:
            raise RegisterError("There is no meeting {id}.", id=repr(id_[:40]))
        return [op_of(contents, "meetings", key, _cancelled(id_, found, day))]

    return draft


def _cancelled(id_: str, found: Meeting, day: date | None) -> Meeting:
    if day is None:
        return replace(found, own_cancelled=True)
    due = {one.due for one in occurrences(found, day, day)}
    if not due:
        raise RegisterError("{id} does not meet on {day}. Nothing is changed.", id=id_, day=day)
    if not (found.rule or found.added):
        return replace(found, own_cancelled=True)
    return replace(found, own_skipped=tuple(sorted({*found.own_skipped, *due})))


def set_terms(committee: str, place: int, terms: Terms) -> Draft:
    """Return the draft that sets how a committee's days are counted; `place` is its number."""
    made = MeetingTerms(committee, terms) if terms != Terms() else None
    return lambda contents: [op_of(contents, "meeting_terms", place, made)]


def op_of(contents: Contents, table: str, key: int, made: Struct | None) -> Op:
    """Return the op that puts something in a place of a table, or takes away what is there."""
    before = document(contents, table, key)
    return Op(table, key, before=before, after=None if made is None else plain(made))
