"""The kinds of records, each declared in one place.

Who asks something of records of any kind asks their traits, so that no other module counts up
which kinds there are; those that must (the shapes of the JSON, the words shown to people) do it
in a table by kind. A new kind is a struct in records.py, money.py or following.py, its name among
those of traits.py, a declaration, its place in the unions here, and a table in a register's
contents and in a reading; then tests/test_kinds.py names each table of the program that lacks it.
"""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec.structs import replace

from store.model import facets
from store.model.following import Deviation, Dissent
from store.model.following_kinds import ADJUSTMENT, DEVIATION, DISSENT, OUTTURN
from store.model.money import Adjustment, BudgetLine, Outturn
from store.model.own import OWN, Own
from store.model.records import Activity, Committee, Directive, Goal, Indicator
from store.model.traits import Moving, PrintedTraits, Traits, wording

Printed = (
    Goal
    | Directive
    | Activity
    | Indicator
    | BudgetLine
    | Adjustment
    | Dissent
    | Outturn
    | Deviation
)
"""A record that stands in a document."""
Record = Committee | Own | Printed

P = TypeVar("P", bound=Printed)
R = TypeVar("R", bound=Record)


def _chapters(record: Activity) -> tuple[str, ...]:
    rows = record.listings
    if len(rows) == 1:  # as of most: these are asked for every row of a long list
        return (rows[0].committee,)
    return tuple(dict.fromkeys([row.committee for row in rows]))


def _area(record: Activity) -> str | None:
    return next((row.area for row in record.listings if row.area), None)


def _goals(record: Activity) -> tuple[str, ...]:
    rows = record.listings
    if len(rows) == 1:
        return (rows[0].goal,) if rows[0].goal else ()
    return tuple(dict.fromkeys([row.goal for row in rows if row.goal]))


def _other_texts(record: Activity) -> list[str]:
    rows = record.listings
    return [] if len(rows) == 1 else [*dict.fromkeys([row.text for row in rows])][1:]


def _figures_and_analysis(record: Indicator) -> list[str]:
    figures = [said for column in record.figures.values() for said in column.values()]
    return [*figures, record.analysis] if record.analysis else figures


def _rows_moved(record: Activity, moving: Moving) -> Activity:
    rows = tuple(replace(row, source=moving(row.source)) for row in record.listings)
    return replace(record, listings=rows)


def _told_where(record: Directive) -> list[str]:
    section = [f"§ {record.section}"] if record.section else []
    return [
        record.theme or "",
        *record.cases,
        *section,
        record.indicator or "",
        record.condition,
        *record.excluded,
    ]


COMMITTEE = Traits(
    record=Committee,
    kind="committee",
    table="committees",
    prefix="C",
    text=lambda one: one.name,
    more_text=lambda one: one.aliases,
    variety=lambda one: one.kind,
    chapters=lambda one: (one.name,),
)
GOAL = PrintedTraits(
    record=Goal,
    kind="goal",
    table="goals",
    prefix="G",
    text=lambda one: one.text,
    variety=lambda one: f"{one.level} goal" if one.level else None,
    chapters=lambda one: (one.committee,) if one.committee is not None else (),
    goals=lambda one: (one.under,) if one.under else (),
    sources=lambda one: (one.source,) if one.source else (),
    headings=lambda one: ((one.committee, one.under or None),),
    identities=lambda one: ((wording(one.text),), (one.committee, wording(one.text))),
    saying=lambda one: (wording(one.text),),
    within=lambda one: (one.committee, one.number),
    title=lambda one: one.text,
    facets=facets.of_goal,
    moved=lambda one, to: replace(one, source=to(one.source)) if one.source else one,
)
DIRECTIVE = PrintedTraits(
    record=Directive,
    kind="directive",
    table="directives",
    prefix="D",
    has_status=True,
    text=lambda one: one.text,
    more_text=_told_where,
    variety=lambda one: one.kind,
    chapters=lambda one: (one.committee,),
    participants=lambda one: one.participants,
    area=lambda one: one.area,
    goals=lambda one: (one.goal,) if one.goal else (),
    parties=lambda one: (one.quoted_by,) if one.quoted_by else (),
    points=lambda one: (one.number,) if one.number else (),
    sources=lambda one: (one.source,),
    headings=lambda one: ((one.committee, one.area, one.theme, one.goal, one.lead_in),),
    identities=lambda one: ((one.kind, one.committee, one.area, wording(one.text)),),
    saying=lambda one: (one.kind, wording(one.text)),
    within=lambda one: (one.kind, one.committee, one.area),
    title=lambda one: one.text,
    facets=facets.of_directive,
    moved=lambda one, to: replace(one, source=to(one.source)),
)
ACTIVITY = PrintedTraits(
    record=Activity,
    kind="activity",
    table="activities",
    prefix="A",
    has_status=True,
    has_end=True,
    text=lambda one: one.listings[0].text,
    more_text=_other_texts,
    chapters=_chapters,
    leads=lambda one: one.leads,
    participants=lambda one: one.participants,
    area=lambda one: one.listings[0].area or _area(one),
    goals=_goals,
    rows=lambda one: one.listings,
    sources=lambda one: tuple([row.source for row in one.listings]),
    headings=lambda one: [(row.committee, row.area, row.goal) for row in one.listings],
    identities=lambda one: [(row.committee, row.area, wording(row.text)) for row in one.listings],
    saying=lambda one: (wording(one.text),),
    within=lambda one: (one.listings[0].committee, one.listings[0].area),
    title=lambda one: one.text,
    facets=facets.of_activity,
    moved=_rows_moved,
)
INDICATOR = PrintedTraits(
    record=Indicator,
    kind="indicator",
    table="indicators",
    prefix="I",
    text=lambda one: one.name,
    more_text=_figures_and_analysis,
    variety=lambda one: "obligatory" if one.obligatory else None,
    chapters=lambda one: (one.committee,) if one.committee is not None else (),
    area=lambda one: one.area,
    goals=lambda one: (one.goal,) if one.goal else (),
    sources=lambda one: (one.source,),
    headings=lambda one: ((one.committee, one.area, one.goal),),
    identities=lambda one: ((one.committee, one.area, wording(one.name)),),
    saying=lambda one: (wording(one.name),),
    within=lambda one: (one.committee, one.area),
    title=lambda one: one.name,
    facets=facets.of_indicator,
    moved=lambda one, to: replace(one, source=to(one.source)),
)
BUDGET = PrintedTraits(
    record=BudgetLine,
    kind="budget",
    table="budgets",
    prefix="B",
    text=lambda one: one.proposal,
    more_text=lambda one: [item.text for item in one.items],
    variety=lambda one: one.kind,
    chapters=lambda one: (one.committee,),
    area=lambda one: one.area,
    sources=lambda one: (one.source,),
    headings=lambda one: ((one.committee, one.area, one.proposal),),
    identities=lambda one: ((one.kind, one.committee, one.area, one.proposal),),
    saying=lambda one: (one.kind, one.committee, one.area, one.proposal),
    within=lambda one: (one.kind, one.committee, one.area),
    title=lambda one: facets.joined(one.committee, one.area, one.proposal),
    facets=facets.of_budget,
    moved=lambda one, to: replace(one, source=to(one.source)),
)

DOUBT = Traits(record=object, kind="doubt", table="", prefix="", text=str)
"""What is doubtful and about no record: it is in no table, and says nothing of its own."""

KINDS: tuple[Traits[Any], ...] = (
    COMMITTEE,
    GOAL,
    DIRECTIVE,
    ACTIVITY,
    INDICATOR,
    BUDGET,
    ADJUSTMENT,
    DISSENT,
    OUTTURN,
    DEVIATION,
    OWN,
)
"""All kinds in the order of their tables in a file, which keys in it follow: append only."""
SEARCHED: tuple[Traits[Any], ...] = (
    ACTIVITY,
    DIRECTIVE,
    INDICATOR,
    GOAL,
    BUDGET,
    ADJUSTMENT,
    OUTTURN,
    DEVIATION,
    DISSENT,
    OWN,
    COMMITTEE,
)
"""All kinds in the order in which what was found is listed."""
PRINTED: tuple[PrintedTraits[Any], ...] = tuple(
    one for one in KINDS if isinstance(one, PrintedTraits)
)
"""The kinds that stand in documents."""
READ: tuple[Traits[Any], ...] = tuple(one for one in KINDS if one is not OWN)
"""The kinds that come of documents: bodies are named in them."""

BY_KIND = {one.kind: one for one in KINDS}
BY_PREFIX = {one.prefix: one for one in KINDS}
_BY_RECORD: dict[type, Traits[Any]] = {one.record: one for one in KINDS}
_PRINTED: dict[type, PrintedTraits[Any]] = {one.record: one for one in PRINTED}


def traits_of(record: R) -> Traits[R]:
    """Return the traits of a record's kind, those of a doubt for what is no record."""
    return _BY_RECORD.get(type(record), DOUBT)


def printed_traits_of(record: P) -> PrintedTraits[P]:
    """Return the traits of the kind of a record that stands in a document."""
    return _PRINTED[type(record)]
