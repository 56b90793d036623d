"""An entry: any record as lists, filters and counts see it on a given day."""

from __future__ import annotations

from datetime import date
from typing import Literal

from store.deadlines import WINDOW, Deadline, deadline, flags
from store.model import (
    Activity,
    BudgetLine,
    Committee,
    Directive,
    FollowUp,
    Goal,
    Indicator,
    Participant,
    Record,
    Source,
)  # fmt: skip
from store.text import fold, unaccent

Kind = Literal["activity", "directive", "indicator", "goal", "budget", "committee"]


class Entry:
    """One record on one day; everything that costs is worked out when first asked for."""

    __slots__ = (
        "_bodies",
        "_deadline",
        "_doers",
        "_flags",
        "_folded",
        "_plain",
        "as_of",
        "follow_up",
        "record",
        "window",
    )

    def __init__(
        self, record: Record, as_of: date, follow_up: FollowUp | None = None, window: int = WINDOW
    ) -> None:
        self.record = record
        self.as_of = as_of
        self.follow_up = follow_up
        self.window = window
        self._bodies: frozenset[str] | None = None
        self._deadline: Deadline | None = None
        self._doers: frozenset[str] | None = None
        self._flags: tuple[str, ...] | None = None
        self._folded: str | None = None
        self._plain: str | None = None

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def kind(self) -> Kind:
        return _KINDS[type(self.record)]

    @property
    def text(self) -> str:
        """The wording as printed, or the name of a committee or indicator."""
        record = self.record
        return record.name if isinstance(record, Committee | Indicator) else record_text(record)

    @property
    def status(self) -> str:
        return self.follow_up.own_status if self.follow_up else "open"

    @property
    def deadline(self) -> Deadline | None:
        """When it falls due; None for what never has a deadline."""
        if self._deadline is None and isinstance(self.record, Activity):
            said = self.follow_up or FollowUp(self.id)
            due = said.due.span if said.due else None
            self._deadline = deadline(
                self.record, self.as_of, status=said.own_status, window=self.window, due=due
            )
        return self._deadline

    @property
    def flags(self) -> tuple[str, ...]:
        """What is doubtful about it, in the contract's words."""
        if self._flags is None:
            record = self.record
            if isinstance(record, Activity):
                self._flags = flags(record)
            else:
                self._flags = ("withdrawn",) if getattr(record, "withdrawn", False) else ()
        return self._flags

    @property
    def chapters(self) -> tuple[str, ...]:
        """The committees in whose chapters it is printed."""
        record = self.record
        if isinstance(record, Activity):
            return tuple(dict.fromkeys(row.committee for row in record.listings))
        if isinstance(record, Committee):
            return (record.name,)
        if isinstance(record, Goal) or record.committee is None:
            return ()
        return (record.committee,)

    @property
    def leads(self) -> tuple[str, ...]:
        """Who leads: as printed for activities, else the chapter's committee."""
        return self.record.leads if isinstance(self.record, Activity) else self.chapters

    @property
    def participants(self) -> tuple[Participant, ...]:
        record = self.record
        return record.participants if isinstance(record, Activity | Directive) else ()

    @property
    def bodies(self) -> frozenset[str]:
        """Everyone it concerns by name: in whose chapter it is, who leads, who takes part."""
        if self._bodies is None:
            self._bodies = self.doers.union(self.chapters)
        return self._bodies

    @property
    def doers(self) -> frozenset[str]:
        """Everyone who is to do something: who leads and who takes part."""
        if self._doers is None:
            takes_part = (one.committee for one in self.participants)
            self._doers = frozenset((*self.leads, *takes_part))
        return self._doers

    @property
    def area(self) -> str | None:
        record = self.record
        if isinstance(record, Activity):
            return next((row.area for row in record.listings if row.area), None)
        return None if isinstance(record, Committee | Goal) else record.area

    @property
    def goals(self) -> tuple[str, ...]:
        """The goals that it is printed under."""
        record = self.record
        if isinstance(record, Activity):
            return tuple(dict.fromkeys(row.goal for row in record.listings if row.goal))
        goal = record.goal if isinstance(record, Directive | Indicator) else None
        return (goal,) if goal else ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Everywhere it is printed."""
        record = self.record
        if isinstance(record, Activity):
            return tuple(row.source for row in record.listings)
        source = None if isinstance(record, Committee) else record.source
        return (source,) if source else ()

    @property
    def folded(self) -> str:
        """Everything about it that words may be searched in, case folded."""
        if self._folded is None:
            self._folded = fold("\n".join(self._words()))
        return self._folded

    @property
    def plain(self) -> str:
        """The same without accents, for who types `aldre` and means äldre."""
        if self._plain is None:
            self._plain = unaccent(self.folded)
        return self._plain

    def _words(self) -> list[str]:
        words = [self.id, self.text, *self.chapters, *self.leads, *self.goals, self.area or ""]
        words += [one.committee for one in self.participants]
        record = self.record
        if isinstance(record, Activity):
            words += [row.text for row in record.listings[1:]]
        elif isinstance(record, Directive):
            words.append(record.theme or "")
        elif isinstance(record, Indicator):
            words += record.targets.values()
        elif isinstance(record, BudgetLine):
            words += [item.text for item in record.items]
        elif isinstance(record, Committee):
            words += record.aliases
        return list(dict.fromkeys(words))


_KINDS: dict[type, Kind] = {
    Activity: "activity",
    Directive: "directive",
    Indicator: "indicator",
    Goal: "goal",
    BudgetLine: "budget",
    Committee: "committee",
}


def record_text(record: Activity | Directive | Goal | BudgetLine) -> str:
    """Return what a record says; for a budget line, whose proposal it is."""
    return record.proposal if isinstance(record, BudgetLine) else record.text
