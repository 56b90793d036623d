"""The shapes of the JSON output: keys that never change, each always present."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from store.dates.span import Span
from store.entries.deadlines import Deadline
from store.entries.entries import Entry
from store.model.kinds import BUDGET, DIRECTIVE, GOAL, INDICATOR
from store.model.money import BudgetLine
from store.model.records import (
    Activity,
    Committee,
    Directive,
    Document,
    Goal,
    Indicator,
    Listing,
    Participant,
    Source,
)
from store.model.traits import Kind, Traits
from store.register.register import Register
from store.survey.survey import Survey
from tui.serializers.times import printed_time

Shape = dict[str, Any]
_OF_ONE_PLACE: tuple[Traits[Any], ...] = (DIRECTIVE, GOAL, INDICATOR, BUDGET)
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
        "source": source_shape(row.source if row else None),
        "leads": entry.leads,
        "owner": entry.follow_up.owner if entry.follow_up else None,
        "city_status": _city_status(entry),
        "flags": entry.flags,
    }
    return _blank(survey) | common | shape(entry, survey)


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


def _printed(name: str, records: Iterable[Directive | Goal | Indicator | BudgetLine]) -> int:
    return sum(one.source is not None and one.source.document == name for one in records)


def _activity(entry: Entry, _survey: Survey, record: Activity) -> Shape:
    follow_up = entry.follow_up
    return {
        "id": record.id,
        "text": record.text,
        "leads": record.leads,
        "participants": _participants(record.participants),
        "listings": [_listing(row) for row in record.listings],
        "deadline": _deadline(entry.deadline),
        "city_status": _city_status(entry),
        "own_status": entry.status,
        "owner": follow_up.owner if follow_up else None,
        "flags": entry.flags,
        "number": record.number or None,
        **_paper(entry),
    }


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


def _paper(entry: Entry) -> Shape:
    """Return the document that an entry stands in first, and its year where that is known."""
    first = next(iter(entry.sources), None)
    name = first.document if first else None
    years = entry.calendar.years_of([name]) if entry.calendar and name else ()
    return {"document": name, "year": next(iter(years), None) or None}


def _also(**values: object) -> Shape:
    """Return what only some entries have: keys beyond the contract's, where there is a value."""
    return {name: value for name, value in values.items() if value}


def _city_status(entry: Entry) -> Shape | None:
    """Return what the city reports; `text` is more of its words: an analysis, a row of figures."""
    status = entry.follow_up.city_status if entry.follow_up else None
    if status is None:
        return None
    return {
        "status": status.status,
        "document": status.document,
        "date": status.date,
        **_also(text=status.text),
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
        "deadline": _deadline(entry.deadline),
        **_paper(entry),
    }


def _indicator(entry: Entry, _survey: Survey, record: Indicator) -> Shape:
    return {
        "id": record.id,
        "committee": record.committee,
        "area": record.area,
        "goal": record.goal,
        "name": record.name,
        "obligatory": record.obligatory,
        "targets": record.targets,
        "own_target": record.own_target or None,
        "council_target": record.council_target or None,
        "outcome": record.outcome or None,
        "outcome_last_year": record.outcome_last_year or None,
        "forecast": record.forecast or None,
        "period": record.period or None,
        **_paper(entry),
        **_also(city_status=_city_status(entry)),
        "source": source_shape(record.source),
    }


def _budget(_entry: Entry, _survey: Survey, record: BudgetLine) -> Shape:
    return {
        "committee": record.committee,
        "area": record.area,
        "kind": record.kind,
        "proposal": record.proposal,
        "cost": record.cost,
        "income": record.income,
        "items": [{"text": item.text, "amount": item.amount} for item in record.items],
        "source": source_shape(record.source),
    }


def _goal(entry: Entry, _survey: Survey, record: Goal) -> Shape:
    return {
        **_also(city_status=_city_status(entry)),
        "id": record.id,
        "number": record.number or None,
        "text": record.text,
        "source": source_shape(record.source),
        **_paper(entry),
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
    "indicator": _indicator,
    "budget": _budget,
    "goal": _goal,
    "committee": _committee,
}
"""The shape of an entry by its kind, from the entry, its survey and its record."""


def _participants(participants: tuple[Participant, ...]) -> list[Shape]:
    return [{"committee": one.committee, "role": one.role} for one in participants]


def source_shape(source: Source | None) -> Shape | None:
    """Return where something is printed, None where it is nowhere."""
    if source is None:
        return None
    return {"document": source.document, "page": source.page, "lines": source.lines}
