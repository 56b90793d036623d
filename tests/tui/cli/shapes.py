"""The shapes of the contract's JSON, written down a second time, for tests to hold it to."""

from datetime import date, datetime
from typing import Any, Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType


class Exact(Struct, forbid_unknown_fields=True):
    """Has these keys, all of them and no other."""


class Source(Exact):
    document: str
    page: int | None
    lines: list[int]


class Participant(Exact):
    committee: str
    role: Literal["collaborates", "consulted", "directs", "supports"]


class Time(Exact):
    text: str
    first: str | None
    last: str | None
    precision: str
    kind: str
    point: str | None


class Times(Exact):
    start: Time
    end: Time


class Listing(Exact):
    committee: str
    area: str | None
    goal: str | None
    text: str
    leads: list[str]
    participants: list[Participant]
    start: date | None
    end: date | None
    times: Times
    source: Source


class Deadline(Exact):
    first: date | None
    last: date | None
    precision: str
    template: bool
    cls: Literal[
        "overdue", "today", "this_week", "upcoming", "later", "undated", "invalid", "closed"
    ] = msgspec.field(name="class")
    days: int | None


class CityStatus(Exact):
    status: str
    document: str
    date: date
    text: str | UnsetType = UNSET


class Activity(Exact):
    id: str
    text: str
    leads: list[str]
    participants: list[Participant]
    listings: list[Listing]
    deadline: Deadline
    city_status: CityStatus | None
    own_status: Literal["open", "started", "done", "deviates", "dropped"]
    owner: str | None
    flags: list[str]
    number: str | None
    document: str | None
    year: int | None


class Due(Activity):
    """An entry of a list of deadlines, of whatever kind: each has the keys of all."""

    kind: Literal[
        "activity", "directive", "owner_directive", "duty", "request", "decision", "assignment",
        "recommendation",
    ]  # fmt: skip
    committee: str | None
    area: str | None
    theme: str | None
    goal: str | None
    lead_in: str | None
    source: Source | None
    cases: list[str]
    reserved: list[str]
    section: str | None
    meeting: str | None
    given_by: str | None
    report: list[Time]
    via: str | None
    quoted_by: str | None
    decided: bool | None
    indicator: str | None
    appendix: list[str]
    condition: str | None
    excluded: list[str]
    soft: bool | None


class Directive(Exact):
    id: str
    committee: str
    area: str | None
    kind: Literal[
        "directive", "owner_directive", "duty", "request", "decision", "assignment",
        "recommendation",
    ]  # fmt: skip
    theme: str | None
    goal: str | None
    lead_in: str
    text: str
    source: Source
    participants: list[Participant]
    own_status: Literal["open", "started", "done", "deviates", "dropped"]
    deadline: Deadline | None
    number: str | None
    cases: list[str]
    reserved: list[str]
    section: str | None
    meeting: str | None
    given_by: str | None
    report: list[Time]
    via: str | None
    quoted_by: str | None
    decided: bool | None
    indicator: str | None
    appendix: list[str]
    condition: str | None
    excluded: list[str]
    soft: bool
    year: int | None
    document: str | None


class Indicator(Exact):
    id: str
    committee: str | None
    area: str | None
    goal: str | None
    name: str
    obligatory: bool
    targets: dict[str, str]
    own_target: dict[str, str] | None
    council_target: dict[str, str] | None
    outcome: dict[str, str] | None
    outcome_last_year: dict[str, str] | None
    outcome_women: dict[str, str] | None
    outcome_men: dict[str, str] | None
    forecast: dict[str, str] | None
    period: str | None
    analysis: str | None
    document: str | None
    year: int | None
    source: Source
    city_status: CityStatus | UnsetType = UNSET


class Item(Exact):
    text: str
    amount: float | None


class Budget(Exact):
    committee: str
    area: str | None
    kind: Literal["operating", "investment"]
    proposal: str
    cost: float | None
    income: float | None
    items: list[Item]
    source: Source


class Goal(Exact):
    id: str
    number: str | None
    text: str
    level: Literal["direction", "area", "committee"] | None
    parent: str | None
    committee: str | None
    judgement: str | None
    document: str | None
    year: int | None
    source: Source | None
    city_status: CityStatus | UnsetType = UNSET


class Adjustment(Exact):
    id: str
    committee: str
    what: str
    text: str
    budget: Literal["operating", "investment"] | None
    asked: float | None
    granted: float | None
    refused: float | None
    reserved: float | None
    unit: Literal["mnkr"]
    fund: str | None
    number: str | None
    appendix: str | None
    parts: list[Item]
    total: bool
    cases: list[str]
    condition: str | None
    by: str | None
    section: str | None
    document: str
    year: int | None
    source: Source


class Move(Exact):
    kind: Literal["point", "proposal", "goal", "indicator", "request", "argument"]
    text: str
    committees: list[str]
    amount: float | None
    subject: str | None
    source: Source


class Dissent(Exact):
    id: str
    kind: Literal["reservation", "statement", "substitute_statement", "other"]
    parties: list[str]
    stage: str | None
    text: str
    points: list[str]
    moves: list[Move]
    same_as: str | None
    refers_to: list[int]
    body: tuple[int, int] | None
    shared: float
    supports: bool
    document: str
    year: int | None
    source: Source


class Outturn(Exact):
    id: str
    committee: str
    group: str | None
    what: str
    unit: str | None
    figures: dict[str, str]
    section: str | None
    document: str
    year: int | None
    source: Source


class Deviation(Exact):
    id: str
    kind: Literal["deviation", "risk"]
    text: str
    committee: str | None
    goal: str | None
    said_by: str | None
    document: str
    year: int | None
    source: Source


class Load(Exact):
    directives: int
    listings: int
    leads: int
    overdue: int
    upcoming: int
    quoted: int


class Committee(Exact):
    id: str
    name: str
    kind: Literal[
        "committee", "district", "company", "authority", "office", "group", "external"
    ]  # fmt: skip
    aliases: list[str]
    members: list[str]
    counts: Load


class Counts(Exact):
    activities: int
    listings: int
    directives: int
    goals: int
    indicators: int
    budgets: int
    adjustments: int
    dissents: int
    outturns: int
    deviations: int


class Sender(Exact):
    kind: Literal["council", "executive_board", "office", "committee", "party", "other"]
    name: str


class Document(Exact):
    id: str
    name: str
    year: int | None
    sha256: str
    imported: datetime
    kind: Literal[
        "budget", "decision", "report", "minutes", "assignments", "plan", "calendar", "text"
    ]
    state: Literal["proposed", "decided"] | None
    sender: Sender | None
    case: str | None
    meeting: date | None
    counts: Counts


class Hit(Exact):
    id: str
    kind: Literal[
        "activity", "directive", "indicator", "goal", "budget", "adjustment", "dissent",
        "outturn", "deviation", "committee",
    ]  # fmt: skip
    text: str
    committee: str | None
    source: Source | None


class Where(Exact):
    register: str
    settings: str
    views: str
    backups: str
    index: str


class Irregularity(Exact):
    lines: list[int]
    kind: str
    text: str
    decision: str


class Check(Exact):
    what: str
    document_says: float
    register_says: float
    agrees: bool


class Discrepancy(Exact):
    kind: Literal[
        "dates differ",
        "leads differ",
        "end before start",
        "unreadable date",
        "twice in a chapter",
        "missing in the lead's chapter",
        "targets differ",
        "sums differ",
        "shares differ",
    ]
    about: list[str]
    text: str
    sources: list[Source]


class Tables(Exact):
    committees: int
    goals: int
    directives: int
    activities: int
    indicators: int
    budgets: int
    quoted: int
    adjustments: int
    dissents: int
    outturns: int
    deviations: int


class Change(Exact):
    id: str
    what: str
    from_: str | None = msgspec.field(name="from")
    to: str | None


class ColumnUse(Exact):
    column: str
    field: str | None


class Seen(Exact):
    what: str
    count: int
    became: dict[str, int]
    unread: list[tuple[int, int]]


class Import(Exact):
    document: str
    added: int
    changed: int
    unchanged: int
    withdrawn: int
    counts: Tables
    irregularities: list[Irregularity]
    reconciliation: list[Check]
    seen: list[Seen] | UnsetType = UNSET
    told: list[str] | UnsetType = UNSET
    columns: list[ColumnUse] | UnsetType = UNSET
    changes: list[Change] | UnsetType = UNSET


class Told(Exact):
    label: str
    value: str


class DraftPassage(Exact):
    text: str
    source: str


class DraftSection(Exact):
    title: str
    level: int
    passages: list[DraftPassage]


class Draft(Exact):
    title: str
    told: list[Told]
    sections: list[DraftSection]


class Line(Exact):
    """A line of the office's diary."""

    at: datetime | None
    by: str | None
    text: str


def _shown(kind: type[Exact]) -> type[Struct]:
    """Return the shape of an entry that is shown alone: with the diary beside what lists have."""
    fields = [("note", str | None), ("notes", list[Line])]
    return msgspec.defstruct(
        f"Shown{kind.__name__}", fields, bases=(kind,), kw_only=True, forbid_unknown_fields=True
    )


SHAPES: dict[str, Any] = {
    "activities": list[Activity],
    "overdue": list[Due],
    "upcoming": list[Due],
    "directives": list[Directive],
    "indicators": list[Indicator],
    "budgets": list[Budget],
    "goals": list[Goal],
    "adjustments": list[Adjustment],
    "dissents": list[Dissent],
    "outturns": list[Outturn],
    "deviations": list[Deviation],
    "committees": list[Committee],
    "sources": list[Document],
    "search nämnden": list[Hit],
    "discrepancies": list[Discrepancy],
    "where": Where,
    "show A1": _shown(Activity),
    "show D1": _shown(Directive),
    "show I1": _shown(Indicator),
    "show B1": _shown(Budget),
    "show G1": _shown(Goal),
    "show J1": _shown(Adjustment),
    "show R1": _shown(Dissent),
    "show U1": _shown(Outturn),
    "show V1": _shown(Deviation),
    "show C1": _shown(Committee),
    "show s1": Document,
    "draft letter A1": Draft,
}
