"""The entries of the program's own lists as JSON, with what is read back of each."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from store.dates.span import Precision, SpanKind
from store.model.following import DeviationKind, DissentKind, MoveKind
from store.model.money import BudgetItem, BudgetKind
from store.model.records import DirectiveKind, GoalLevel, Participant


class Time(Struct):
    """A time as printed, and what it was read as."""

    text: str
    first: date | None = None
    last: date | None = None
    precision: Precision = "unknown"
    kind: SpanKind = "at"
    point: str | None = None


class Times(Struct):
    """When a row starts and ends."""

    start: Time
    end: Time


class Listing(Struct):
    """A printed row of an activity."""

    committee: str
    text: str
    start: date | None = None
    end: date | None = None
    area: str | None = None
    goal: str | None = None
    leads: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    times: Times | None = None


class Activity(Struct):
    """An activity with its rows."""

    listings: tuple[Listing, ...]
    number: str | None = None


class Directive(Struct):
    """What a body is told to do."""

    committee: str
    text: str
    kind: DirectiveKind
    lead_in: str = ""
    area: str | None = None
    theme: str | None = None
    goal: str | None = None
    participants: tuple[Participant, ...] = ()
    number: str | None = None
    cases: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()
    section: str | None = None
    meeting: date | None = None
    given_by: str | None = None
    report: tuple[Time, ...] = ()
    via: str | None = None
    quoted_by: str | None = None
    decided: bool | None = None
    indicator: str | None = None
    appendix: tuple[str, ...] = ()
    condition: str | None = None
    excluded: tuple[str, ...] = ()
    soft: bool = False


class Indicator(Struct):
    """A measure with its figures."""

    name: str
    targets: dict[str, str]
    committee: str | None = None
    area: str | None = None
    goal: str | None = None
    obligatory: bool = False
    own_target: dict[str, str] | None = None
    council_target: dict[str, str] | None = None
    outcome: dict[str, str] | None = None
    outcome_last_year: dict[str, str] | None = None
    forecast: dict[str, str] | None = None
    period: str | None = None
    outcome_women: dict[str, str] | None = None
    outcome_men: dict[str, str] | None = None
    analysis: str | None = None


class Budget(Struct):
    """What a proposal gives a body."""

    committee: str
    kind: BudgetKind
    proposal: str
    items: tuple[BudgetItem, ...] = ()
    area: str | None = None
    cost: float | None = None
    income: float | None = None


class Goal(Struct):
    """A goal; `parent` is the one that it is part of."""

    text: str
    number: str | None = None
    level: GoalLevel | None = None
    parent: str | None = None
    committee: str | None = None


class Adjustment(Struct):
    """Money that was asked for, and what became of it."""

    committee: str
    what: str
    text: str
    budget: BudgetKind | None = None
    asked: float | None = None
    granted: float | None = None
    refused: float | None = None
    reserved: float | None = None
    fund: str | None = None
    number: str | None = None
    appendix: str | None = None
    parts: tuple[BudgetItem, ...] = ()
    total: bool = False
    cases: tuple[str, ...] = ()
    condition: str | None = None
    by: str | None = None
    section: str | None = None


class Move(Struct):
    """What a party moves."""

    kind: MoveKind
    text: str
    committees: tuple[str, ...] = ()
    amount: float | None = None
    subject: str | None = None


class Dissent(Struct):
    """What parties say against a decision; lines of its document mean nothing in a list."""

    kind: DissentKind
    parties: tuple[str, ...]
    text: str
    moves: tuple[Move, ...]
    stage: str | None = None
    points: tuple[str, ...] = ()
    same_as: str | None = None
    shared: float = 0.0
    supports: bool = False


class Outturn(Struct):
    """A row of what was spent."""

    committee: str
    what: str
    figures: dict[str, str]
    group: str | None = None
    unit: str | None = None
    section: str | None = None


class Deviation(Struct):
    """What did not go as planned, or may not."""

    kind: DeviationKind
    text: str
    committee: str | None = None
    goal: str | None = None
    said_by: str | None = None
