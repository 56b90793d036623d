"""What was read from a document: records without ids, doubts, and figures compared."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Literal

from msgspec import Struct

from store.common.errors import Message
from store.importing.profiles.profile import Profile
from store.importing.reading.columns import SheetColumn
from store.model.following import Deviation, Dissent
from store.model.money import Adjustment, BudgetLine, Outturn
from store.model.records import (
    Activity,
    CityStatus,
    Committee,
    Directive,
    Document,
    Goal,
    Indicator,
    Irregularity,
    Source,
    Status,
)

NOT_IMPORTED = datetime(1, 1, 1, tzinfo=UTC)
"""When a document was imported, before anything has: the register sets the time."""


class Progress(Struct, frozen=True):
    """How far the reading has come, in lines, and what is being read."""

    line: int
    total: int
    what: str


class FigureCheck(Struct, frozen=True):
    """A figure that the document states, beside the same figure counted from its records."""

    what: Message
    document_says: float
    register_says: float
    agrees: bool


class Reported(Struct, frozen=True):
    """What a document reports of a record of its own: the table it is in, and its place there."""

    table: str
    place: int
    status: CityStatus


class Closing(Struct, frozen=True):
    """What a document says became of an assignment that an older one gave, and which that was.

    `given` is the day of the meeting that gave it, `section` and `number` its place there, `year`
    that of a budget; `by` gave it, `body` has it, `text` is what was asked, all as the document
    says. `proposed` while another body is to decide that it is so.
    """

    status: CityStatus
    source: Source
    given: date | None = None
    section: str = ""
    number: str = ""
    year: int | None = None
    by: str = ""
    body: str = ""
    text: str = ""
    proposed: bool = False


class Standing(Struct, frozen=True):
    """How far a list of tasks says that one of its own activities is; its place among them."""

    place: int
    status: Status


Seeable = Literal["pages", "lines", "asking", "lists", "tables"]
LineRange = tuple[int, int]


class Seen(Struct, frozen=True):
    """How many there are of something; of all but pages and lines, how many became which records.

    `unread` are the first and last lines, counted from 1, of those that became none.
    """

    what: Seeable
    count: int
    became: dict[str, int] = {}
    unread: tuple[LineRange, ...] = ()


class Reading(Struct, frozen=True):
    """A document as records; ids are empty until a register takes them in.

    `told` are sentences about the document as a whole.
    `organisation` is whose document it is, None where nothing says so; `assumed` where nothing but
    the register does, which has no other. `accounted` where its doubts tell of everything in it
    that asks something and became nothing.
    """

    document: Document
    committees: tuple[Committee, ...] = ()
    goals: tuple[Goal, ...] = ()
    directives: tuple[Directive, ...] = ()
    activities: tuple[Activity, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    budgets: tuple[BudgetLine, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    outturns: tuple[Outturn, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    irregularities: tuple[Irregularity, ...] = ()
    reconciliation: tuple[FigureCheck, ...] = ()
    columns: tuple[SheetColumn, ...] = ()
    reported: tuple[Reported, ...] = ()
    closings: tuple[Closing, ...] = ()
    standings: tuple[Standing, ...] = ()
    seen: tuple[Seen, ...] = ()
    told: tuple[Message, ...] = ()
    organisation: Profile | None = None
    assumed: bool = False
    accounted: bool = False
