"""The bodies that records name, and the same records where a body has another name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from store.model.following import Deviation, Dissent, Move
from store.model.kinds import Record
from store.model.money import Adjustment, BudgetLine, Outturn
from store.model.own import Own
from store.model.records import (
    Activity,
    Committee,
    Directive,
    Goal,
    Indicator,
    Listing,
    Participant,
)

R = TypeVar("R", bound=Record)
Names = Mapping[str, str]
"""What bodies are called from now on, by what they were called; others keep their names."""
_OfOne = Goal | Indicator | BudgetLine | Adjustment | Outturn | Deviation
"""What names one body at most."""


def bodies_named(record: Record) -> Iterator[str]:
    """Return the names of the bodies that a record is about, again and again as it says them."""
    if isinstance(record, Activity):
        for row in record.listings:
            yield from (row.committee, *row.leads)
            yield from (one.committee for one in row.participants)
    elif isinstance(record, Directive):
        yield record.committee
        yield from (one.committee for one in record.participants)
        yield from record.excluded
        if record.via:
            yield record.via
    elif isinstance(record, Own):
        yield from record.leads
        yield from (one.committee for one in record.participants)
    elif isinstance(record, Dissent):
        yield from (name for one in record.moves for name in one.committees)
    elif isinstance(record, _OfOne) and record.committee is not None:
        yield record.committee


def with_names(record: R, names: Names) -> R:
    """Return a record with other names of bodies; the very same one where it has none of them."""
    changed = _changed(record, names)
    return record if changed == record else changed


def _changed(record: R, names: Names) -> R:
    if isinstance(record, Activity):
        return replace(record, listings=tuple(_row(one, names) for one in record.listings))
    if isinstance(record, Directive):
        return replace(
            record,
            committee=_named(record.committee, names),
            participants=_participants(record.participants, names),
            via=record.via and _named(record.via, names),
            excluded=_each(record.excluded, names),
        )
    if isinstance(record, Dissent):
        moves = tuple(_move(one, names) for one in record.moves)
        return replace(record, stage=_named(record.stage, names), moves=moves)
    if isinstance(record, Own):
        participants = _participants(record.participants, names)
        return replace(record, leads=_each(record.leads, names), participants=participants)
    if isinstance(record, _OfOne):
        return replace(record, committee=record.committee and _named(record.committee, names))
    if isinstance(record, Committee):
        members = _each(record.members, names)
        return replace(record, name=_named(record.name, names), members=members)
    return record


def _row(row: Listing, names: Names) -> Listing:
    return replace(
        row,
        committee=_named(row.committee, names),
        leads=_each(row.leads, names),
        participants=_participants(row.participants, names),
    )


def _move(move: Move, names: Names) -> Move:
    return replace(move, committees=_each(move.committees, names))


def _each(found: tuple[str, ...], names: Names) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_named(one, names) for one in found))


def _participants(found: tuple[Participant, ...], names: Names) -> tuple[Participant, ...]:
    renamed = (replace(one, committee=_named(one.committee, names)) for one in found)
    return tuple(dict.fromkeys(renamed))


def _named(name: str, names: Names) -> str:
    return names.get(name, name)
