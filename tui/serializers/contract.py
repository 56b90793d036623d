"""The shapes of the JSON output: keys that never change, each always present."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from store.dates.span import Span
from store.entries.deadlines import Deadline
from store.entries.entries import Entry
from store.model.following_kinds import ADJUSTMENT, DEVIATION, DISSENT, OUTTURN
from store.model.kinds import BUDGET, DIRECTIVE, GOAL, INDICATOR
from store.model.own import OWN, Own
from store.model.records import (
    Activity,
    Committee,
    Directive,
    Document,
    Listing,
    Participant,
    Source,
)
from store.model.traits import Kind, Traits
from store.register.register import Register
from store.survey.survey import Survey
from tui.serializers import following, goals, own
from tui.serializers.shape import Shape, city_status_shape, paper_shape, source_shape
from tui.serializers.times import printed_time

_OF_ONE_PLACE: tuple[Traits[Any], ...] = (
    DIRECTIVE,
    GOAL,
    INDICATOR,
    BUDGET,
    ADJUSTMENT,
    DISSENT,
    OUTTURN,
    DEVIATION,
)
"""The kinds whose records are printed once each, in the order that they are counted."""
_COUNTED = ("directives", "listings", "leads", "overdue", "upcoming", "quoted")


def shape(entry: Entry, survey: Survey) -> Shape:
    """Return an entry as in the list of its kind."""
    return _SHAPES[entry.kind](entry, survey, entry.record)


def deadline_entry(entry: Entry, survey: Survey) -> Shape:
    """Return an entry as in a list of deadlines, in which each kind has the keys of all."""
    row = next(iter(entry.rows), None)
    common = {
        "kind": entry.kind,
        "committee": next(iter(entry.chapters), None),
        "area": entry.area,
        "goal": next(iter(entry.goals), None),
        "source": source_shape(row.source if row and entry.sources else None),
        "leads": entry.leads,
        "owner": entry.follow_up.owner if entry.follow_up else None,
        "city_status": city_status_shape(entry),
        "flags": entry.flags,
    }
    blank = _blank(survey) | common
    found = shape(entry, survey)
    if entry.kind == OWN.kind:  # what only the office's own have stands in their own list
        found = {name: value for name, value in found.items() if name in blank}
    return blank | found


def _blank(survey: Survey) -> Shape:
    """Return all keys of activities and directives, each with nothing in it."""
    nowhere, never = Source("", (0,)), Span("")
    row = Listing("", "", never, never, nowhere)
    told = Directive("", "", "directive", "", "", nowhere, number="-", cases=("",), reserved=("",))
    nothing = Entry(Activity("", (row,)), survey.as_of), Entry(told, survey.as_of)
    shapes = [shape(one, survey) for one in nothing]
    return {
        name: [] if isinstance(value, list | tuple) else None
        for one in shapes
        for name, value in one.items()
    }


def hit(entry: Entry) -> Shape:
    """Return an entry as a search shows it: where it is printed first."""
    return {
        "id": entry.id,
        "kind": entry.kind,
        "text": entry.text,
        "committee": next(iter(entry.chapters), None),
        "source": source_shape(next(iter(entry.sources), None)),
    }


def document(about: Document, register: Register) -> Shape:
    """Return a document and how much was read from it."""
    return {
        "id": about.id,
        "name": about.name,
        "year": about.year or None,
        "sha256": about.sha256,
        "imported": about.imported,
        "kind": about.kind,
        "state": about.state,
        "sender": about.sender and {"kind": about.sender.kind, "name": about.sender.name},
        "case": about.case or None,
        "meeting": about.meeting,
        "counts": read_from(about.name, register),
    }


def read_from(name: str, register: Register) -> dict[str, int]:
    """Return how many records of each kind, and rows of activities, a document gave."""
    counts = {kind.table: _printed(name, register.of(kind)) for kind in _OF_ONE_PLACE}
    listings = [
        [row.source.document for row in activity.listings].count(name)
        for activity in register.activities
    ]
    return counts | {"activities": sum(map(bool, listings)), "listings": sum(listings)}


def _printed(name: str, records: Iterable[Any]) -> int:
    return sum(one.source is not None and one.source.document == name for one in records)


def _activity(entry: Entry, _survey: Survey, record: Activity) -> Shape:
    return {
        **_to_do(entry),
        "id": record.id,
        "text": record.text,
        "listings": [_listing(row) for row in record.listings],
        "flags": entry.flags,
        "number": record.number or None,
        **paper_shape(entry),
    }


def _to_do(entry: Entry) -> Shape:
    """Return who is to do something by when, and how that goes."""
    return {
        "leads": entry.leads,
        "participants": _participants(entry.participants),
        "deadline": _deadline(entry.deadline),
        "city_status": city_status_shape(entry),
        "own_status": entry.status,
        "owner": entry.follow_up.owner if entry.follow_up else None,
    }


def _own(entry: Entry, survey: Survey, record: Own) -> Shape:
    return own.own(entry, survey, record, _to_do)


def _listing(row: Listing) -> Shape:
    return {
        "committee": row.committee,
        "area": row.area,
        "goal": row.goal,
        "text": row.text,
        "leads": row.leads,
        "participants": _participants(row.participants),
        "start": row.start.first,
        # What hangs on a point of the cycle prints no day: the deadline has the one that is set.
        "end": None if row.end.point else row.end.last,
        "times": {"start": printed_time(row.start), "end": printed_time(row.end)},
        "source": source_shape(row.source),
    }


def _deadline(found: Deadline | None) -> Shape | None:
    """Return when something is due; None for a directive that says no time."""
    if found is None:
        return None
    return {
        "first": found.first,
        "last": found.last,
        "precision": found.precision,
        "template": found.template,
        "class": found.cls,
        "days": found.days,
    }


def _directive(entry: Entry, _survey: Survey, record: Directive) -> Shape:
    """Return a directive; `section`, `meeting` and `given_by` are of the minutes it stands in."""
    return {
        "id": record.id,
        "committee": record.committee,
        "area": record.area,
        "kind": record.kind,
        "theme": record.theme,
        "goal": record.goal,
        "lead_in": record.lead_in,
        "text": record.text,
        "source": source_shape(record.source),
        "participants": _participants(record.participants),
        "own_status": entry.status,
        "number": record.number or None,
        "cases": record.cases,
        "reserved": record.reserved,
        "section": record.section or None,
        "meeting": record.meeting,
        "given_by": record.given_by or None,
        "report": [printed_time(one) for one in record.report],
        "via": record.via,
        "quoted_by": record.quoted_by,
        "decided": record.decided,
        "indicator": record.indicator,
        "appendix": record.appendix,
        "condition": record.condition or None,
        "excluded": record.excluded,
        "soft": record.soft,
        "deadline": _deadline(entry.deadline),
        **paper_shape(entry),
    }


def _committee(_entry: Entry, survey: Survey, record: Committee) -> Shape:
    load = survey.load.get(record.name, Counter())
    return {
        "id": record.id,
        "name": record.name,
        "kind": record.kind,
        "aliases": record.aliases,
        "members": record.members,
        "counts": {name: load[name] for name in _COUNTED},
    }


_SHAPES: Mapping[Kind, Callable[..., Shape]] = {
    "activity": _activity,
    "directive": _directive,
    "indicator": goals.indicator,
    "budget": following.budget,
    "goal": goals.goal,
    "adjustment": following.adjustment,
    "dissent": following.dissent,
    "outturn": following.outturn,
    "deviation": following.deviation,
    "own": _own,
    "committee": _committee,
}
"""The shape of an entry by its kind, from the entry, its survey and its record."""


def _participants(participants: tuple[Participant, ...]) -> list[Shape]:
    return [{"committee": one.committee, "role": one.role} for one in participants]
