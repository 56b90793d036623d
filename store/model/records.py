"""The records: what the documents say, as immutable typed values.

Struct fields keep the words of the contract, so that a record and its JSON agree.
A field that is not known here is refused: written back without it, it would be lost.
Values cannot hold each other in circles, so the collector of circles need not look (gc=False):
a large register opens in a third of the time.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct, field

from store.dates.span import Span
from store.model.diary import NoteLine, joined

if TYPE_CHECKING:
    from store.model.doubts import DoubtKind
else:
    # A register of an older or newer program may name kinds that are not known here: any word is
    # read, kept and shown as it stands. What this program itself says is held to by its types.
    DoubtKind = str

CommitteeKind = Literal[
    "committee", "district", "company", "authority", "office", "group", "external"
]  # fmt: skip
Role = Literal["collaborates", "consulted", "directs", "supports"]
DirectiveKind = Literal[
    "directive", "owner_directive", "duty", "request", "decision", "assignment", "recommendation"
]  # fmt: skip
DocumentKind = Literal[
    "budget", "decision", "report", "minutes", "assignments", "plan", "calendar", "text"
]  # fmt: skip
DocumentState = Literal["proposed", "decided"]
SenderKind = Literal["council", "executive_board", "office", "committee", "party", "other"]
GoalLevel = Literal["direction", "area", "committee", ""]
Status = Literal["open", "started", "done", "deviates", "dropped"]

CITY_WIDE = "Samtliga nämnder och bolagsstyrelser"
"""The committee of directives that address every body."""


def is_city_wide(name: str) -> bool:
    """Tell whether a group is all bodies of its organisation, which may stand after its name."""
    return name == CITY_WIDE or name.startswith(f"{CITY_WIDE} (")


class Source(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Where something is printed: the lines of a document, counted from 1, and its page."""

    document: str
    lines: Annotated[tuple[int, ...], Meta(min_length=1)]
    page: int | None = None


class Sender(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Who stands behind a document, and its name; a party's document binds nobody."""

    kind: SenderKind
    name: str


class Document(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A document that was imported, with the text that sources point into.

    `corrections` are what lines of it were read as, by their numbers, where somebody said so;
    `state` is what its own text says of it, None where it does not; `organisation` is whose it is,
    by its name, empty where nothing says so; `sender` is who stands behind it, `case` its number as
    printed, and `meeting` the day when it was or is to be decided.
    """

    id: str
    name: str
    sha256: str
    year: int
    imported: datetime
    text: str
    kind: DocumentKind = "budget"
    corrections: dict[int, str] = {}
    state: DocumentState | None = None
    organisation: str = ""
    sender: Sender | None = None
    case: str = ""
    meeting: date | None = None


class Committee(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A body: a committee, a company board, a group of them, or one outside the organisation.

    `organisation` is whose body it is, by its name; empty where nobody said.
    """

    id: str
    name: str
    kind: CommitteeKind
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    organisation: str = ""


class Participant(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A body that takes part in what another leads, and how."""

    committee: str
    role: Role


class Goal(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What the council or a body wants; `number` as printed, empty where none is.

    `level` is whether it gives a direction, is of an area of the organisation, or of a `committee`
    alone, empty where nothing says so; `under` is the goal that it is part of, as printed.
    """

    id: str
    text: str
    number: str = ""
    source: Source | None = None
    withdrawn: bool = False
    level: GoalLevel = ""
    under: str = ""
    committee: str | None = None


class Directive(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What a committee or company is told to do, or is responsible for.

    A request or a decision has the number of its point, the cases that it settles, and who had
    another opinion, all as printed; a request may go through a body, `via`. What a document only
    quotes has `quoted_by`: it was never decided by it. `decided` is None where no text says it.
    An assignment of a meeting has its `section` (the number after §), the day of the `meeting`, and
    in `given_by` whose meeting it was.
    `report` are the times that sentences beside its text set for it: when it is to be reported.
    `appendix` are the appendices that it points to, `condition` on what it depends, both as
    printed; `excluded` are bodies that it does not concern. `soft` is what is expected of a body
    and not formally asked.
    """

    id: str
    committee: str
    kind: DirectiveKind
    lead_in: str
    text: str
    source: Source
    area: str | None = None
    theme: str | None = None
    goal: str | None = None
    participants: tuple[Participant, ...] = ()
    withdrawn: bool = False
    number: str = ""
    cases: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()
    via: str | None = None
    quoted_by: str | None = None
    decided: bool | None = None
    section: str = ""
    meeting: date | None = None
    given_by: str = ""
    report: tuple[Span, ...] = ()
    indicator: str | None = None
    appendix: tuple[str, ...] = ()
    condition: str = ""
    excluded: tuple[str, ...] = ()
    soft: bool = False


class Listing(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """One printed row of an activity, under one committee; `number` is the row's own."""

    committee: str
    text: str
    start: Span
    end: Span
    source: Source
    area: str | None = None
    goal: str | None = None
    leads: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    number: str = ""


class Activity(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Something to be done with a start and an end, printed in one or more listings."""

    id: str
    listings: Annotated[tuple[Listing, ...], Meta(min_length=1)]
    withdrawn: bool = False

    @property
    def text(self) -> str:
        """The wording of the first listing, as printed."""
        return self.listings[0].text

    @property
    def number(self) -> str:
        """The number of the first listing that has one, empty where none has."""
        return next((row.number for row in self.listings if row.number), "")

    @property
    def leads(self) -> tuple[str, ...]:
        """Everyone who leads according to any listing, first named first."""
        if len(self.listings) == 1 and len(self.listings[0].leads) < 2:
            return self.listings[0].leads
        return tuple(dict.fromkeys(lead for row in self.listings for lead in row.leads))

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Everyone who takes part according to any listing, first named first."""
        if len(self.listings) == 1 and len(self.listings[0].participants) < 2:
            return self.listings[0].participants
        return tuple(dict.fromkeys(one for row in self.listings for one in row.participants))


class Indicator(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A measure with its figures as printed, by year or, in a table without years, by column.

    `targets` are what is aimed at: the council's, which stand in `council_target` as well, or
    those of which nothing says whose they are. A committee's own are never among them. `analysis`
    is what its document says of the outcome.
    """

    id: str
    name: str
    source: Source
    committee: str | None = None
    area: str | None = None
    goal: str | None = None
    obligatory: bool = False
    targets: dict[str, str] = {}
    own_target: dict[str, str] = {}
    council_target: dict[str, str] = {}
    outcome: dict[str, str] = {}
    outcome_last_year: dict[str, str] = {}
    forecast: dict[str, str] = {}
    period: str = ""
    withdrawn: bool = False
    outcome_women: dict[str, str] = {}
    outcome_men: dict[str, str] = {}
    analysis: str = ""

    @property
    def figures(self) -> dict[str, dict[str, str]]:
        """All its figures by the field that they are in; what the council aims at stands once."""
        council = self.council_target
        others = {label: said for label, said in self.targets.items() if council.get(label) != said}
        return {
            "targets": others,
            "council_target": council,
            "own_target": self.own_target,
            "outcome": self.outcome,
            "outcome_women": self.outcome_women,
            "outcome_men": self.outcome_men,
            "outcome_last_year": self.outcome_last_year,
            "forecast": self.forecast,
        }


class CityStatus(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What the city itself reports, in its own words, and where it does so."""

    status: str
    document: str
    date: date
    text: str = ""


class Due(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A deadline that was moved, and why; the printed one stays beside it."""

    span: Span
    reason: str


class FollowUp(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What is said about a record: `notes` by the ids of lines, `older` the one of before them."""

    about: str
    own_status: Status = "open"
    city_status: CityStatus | None = None
    owner: str | None = None
    tags: tuple[str, ...] = ()
    due: Due | None = None
    link: str | None = None
    notes: dict[str, NoteLine] = {}
    older: str | None = field(name="note", default=None)

    @property
    def note(self) -> str | None:
        """All lines of the diary as one text."""
        return joined(self.notes, self.older)


class Irregularity(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Something the import was unsure of: which lines, what kind, and what it decided."""

    kind: DoubtKind
    decision: str
    text: str
    source: Source
