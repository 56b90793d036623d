"""The kinds of records of how a year went; those of what was planned stand in kinds.py."""

from __future__ import annotations

from msgspec.structs import replace

from store.model import facets
from store.model.following import Deviation, Dissent
from store.model.money import Adjustment, Outturn
from store.model.records import Source
from store.model.traits import Moving, PrintedTraits, wording


def _told_of_money(record: Adjustment) -> list[str]:
    return [
        record.text,
        record.fund,
        record.condition,
        record.by,
        *record.cases,
        *[part.text for part in record.parts],
    ]


def _told_by_parties(record: Dissent) -> list[str]:
    moved = [said for one in record.moves for said in (one.text, one.subject)]
    return [*record.parties, record.stage, record.same_as, *moved]


def _addressed(record: Dissent) -> tuple[str, ...]:
    """Return those who are to do what is moved."""
    return tuple(dict.fromkeys(name for one in record.moves for name in one.committees))


def _moved_dissent(record: Dissent, to: Moving) -> Dissent:
    name = record.source.document
    body, pointed = record.body, record.refers_to
    if body is not None:
        lines = to(Source(name, body)).lines
        body = lines[0], lines[-1]
    return replace(
        record,
        source=to(record.source),
        moves=tuple(replace(one, source=to(one.source)) for one in record.moves),
        refers_to=to(Source(name, pointed)).lines if pointed else (),
        body=body,
    )


ADJUSTMENT = PrintedTraits(
    record=Adjustment,
    kind="adjustment",
    table="adjustments",
    prefix="J",
    text=lambda one: one.what or one.text,
    more_text=_told_of_money,
    variety=lambda one: one.budget,
    chapters=lambda one: (one.committee,),
    parties=lambda one: (one.by,) if one.by else (),
    points=lambda one: (one.number,) if one.number else (),
    sources=lambda one: (one.source,),
    headings=lambda one: ((one.committee, one.section, one.number),),
    identities=lambda one: ((one.committee, wording(one.what), one.number),),
    saying=lambda one: (wording(one.what), one.number),
    within=lambda one: one.committee,
    title=lambda one: facets.joined(one.committee, one.what or one.text),
    facets=facets.of_adjustment,
    moved=lambda one, to: replace(one, source=to(one.source)),
)
DISSENT = PrintedTraits(
    record=Dissent,
    kind="dissent",
    table="dissents",
    prefix="R",
    text=lambda one: one.text,
    more_text=_told_by_parties,
    variety=lambda one: one.kind,
    chapters=lambda one: (one.stage,) if one.stage else (),
    leads=_addressed,
    parties=lambda one: one.parties,
    points=lambda one: one.points,
    sources=lambda one: (one.source,),
    headings=lambda one: ((one.stage,),),
    identities=lambda one: ((one.kind, one.stage, one.parties),),
    saying=lambda one: (one.kind, one.parties, wording(one.text)),
    within=lambda one: (one.kind, one.parties),
    title=lambda one: one.text,
    facets=facets.of_dissent,
    moved=_moved_dissent,
)
OUTTURN = PrintedTraits(
    record=Outturn,
    kind="outturn",
    table="outturns",
    prefix="U",
    text=lambda one: facets.joined(one.group, one.what),
    more_text=lambda one: [one.section, one.unit],
    chapters=lambda one: (one.committee,),
    sources=lambda one: (one.source,),
    headings=lambda one: ((one.committee, one.section, one.group),),
    identities=lambda one: ((one.committee, one.group, wording(one.what), one.section),),
    saying=lambda one: (one.committee, one.group, wording(one.what), one.section),
    within=lambda one: (one.committee, one.section),
    title=lambda one: facets.joined(one.committee, one.section, one.group, one.what),
    facets=facets.of_outturn,
    moved=lambda one, to: replace(one, source=to(one.source)),
)
DEVIATION = PrintedTraits(
    record=Deviation,
    kind="deviation",
    table="deviations",
    prefix="V",
    text=lambda one: one.text,
    more_text=lambda one: [one.said_by],
    variety=lambda one: one.kind,
    chapters=lambda one: (one.committee,) if one.committee is not None else (),
    goals=lambda one: (one.goal,) if one.goal else (),
    parties=lambda one: (one.said_by,) if one.said_by else (),
    sources=lambda one: (one.source,),
    headings=lambda one: ((one.committee, one.goal),),
    identities=lambda one: ((wording(one.text),),),
    saying=lambda one: (wording(one.text),),
    within=lambda one: one.committee,
    title=lambda one: one.text,
    facets=facets.of_deviation,
    moved=lambda one, to: replace(one, source=to(one.source)),
)
