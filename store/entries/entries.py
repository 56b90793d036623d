"""An entry: any record as lists, filters and counts see it on a given day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from store.common.text import fold
from store.dates.span import Span
from store.entries.calendar import Calendar
from store.entries.deadlines import (
    WINDOW,
    Deadline,
    closed_with_its_year,
    deadline,
    flags,
    judged,
    next_open,
)
from store.model.kinds import Record, traits_of
from store.model.own import Own, row_of
from store.model.records import (
    Activity,
    CityStatus,
    Directive,
    FollowUp,
    Listing,
    Participant,
    Source,
    Status,
)
from store.model.traits import Kind

if TYPE_CHECKING:
    from store.importing.language.bodies import Bodies

UNPLACED = -1
"""The place of an entry that is made for itself, in no list."""


@cache
def _nobody() -> Bodies:
    from store.importing.language.bodies import Bodies

    return Bodies(())


class Entry(Struct, eq=False, gc=False):
    """One record on one day; what costs is worked out when it is asked for."""

    record: Record
    as_of: date
    follow_up: FollowUp | None = None
    window: int = WINDOW
    place: int = UNPLACED
    """Where it stands among all of its kind, counted from 0."""
    calendar: Calendar | None = None
    """What the texts of its document mean by times; None where no text is read."""
    past: int = 0
    """The year with which it was closed, as no document of a later one has it; else 0."""
    ruling: Sequence[Listing] | None = None
    """Those of an activity's rows that set its dates; None where all do."""
    known_bodies: Callable[[], Bodies] = _nobody
    """Gives the bodies that its words may name; none where it is in no register."""
    _deadline: Deadline | None = None

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def kind(self) -> Kind:
        return traits_of(self.record).kind

    @property
    def text(self) -> str:
        """The wording as printed, or the name of a committee or indicator."""
        return traits_of(self.record).text(self.record)

    @property
    def gist(self) -> str:
        """Its text where its lead has a column of its own: what follows `<lead> ska`."""
        # Not above: lists that show no gist open without the names of all bodies.
        from store.importing.language.gist import gist

        return gist(self.text, self.leads, self.known_bodies())

    @property
    def status(self) -> Status:
        return self.follow_up.own_status if self.follow_up else "open"

    @property
    def city_status(self) -> CityStatus | None:
        """What the city reports of it."""
        return self.follow_up.city_status if self.follow_up else None

    @property
    def deadline(self) -> Deadline | None:
        """When it falls due; None for what never has a deadline."""
        if self._deadline is None and traits_of(self.record).has_status:
            found = self._judged()
            if found and self.past and found.cls != "closed":
                found = closed_with_its_year(found, self.past, noted=self.follow_up is not None)
            self._deadline = found
        return self._deadline

    def _judged(self) -> Deadline | None:
        record, status = self.record, self.status
        if isinstance(record, Activity):
            due = self._moved()
            return deadline(
                record, self.as_of, status=status, window=self.window, due=due, rows=self.ruling
            )
        if isinstance(record, Own):
            return self._own_deadline(record)
        if not (rows := self.rows):
            return None
        row, answered = next_open(rows, self.as_of, self.city_status)
        return judged(
            row,
            self.as_of,
            status=status,
            window=self.window,
            withdrawn=self.withdrawn,
            answered=answered,
        )

    def _own_deadline(self, record: Own) -> Deadline | None:
        """Return when an entry of one's own falls due; None where nobody set a day."""
        due = self._moved() or self._placed(record.end)
        if not due.text:
            return None
        answered = record.answered
        if answered and answered > self.as_of:
            answered = None
        found = judged(
            row_of(record, due),
            self.as_of,
            status=self.status,
            window=self.window,
            answered=answered,
        )
        return replace(found, asked=True) if answered else found

    def _placed(self, span: Span) -> Span:
        return self.calendar.placed(span) if self.calendar else span

    def _moved(self) -> Span | None:
        """Return the deadline that stands in place of the printed one."""
        if self.follow_up is None or self.follow_up.due is None:
            return None
        return self._placed(self.follow_up.due.span)

    @property
    def rows(self) -> Sequence[Listing]:
        """What sets its dates: printed rows, or for a directive its sentences that name one."""
        record = self.record
        if isinstance(record, Activity):
            return record.listings
        if isinstance(record, Directive) and self.calendar:
            return self.calendar.dated(record)
        if isinstance(record, Own) and record.end.text:
            return (row_of(record, self._placed(record.end)),)
        return ()

    @property
    def flags(self) -> tuple[str, ...]:
        """What is doubtful about it, in the contract's words."""
        record = self.record
        if isinstance(record, Activity):
            return flags(record, self.ruling)
        return ("withdrawn",) if self.withdrawn else ()

    @property
    def withdrawn(self) -> bool:
        """Whether the last version of its document no longer has it."""
        return getattr(self.record, "withdrawn", False)

    @property
    def quoted(self) -> bool:
        """Whether its document only quotes it, so that it binds nobody."""
        return isinstance(self.record, Directive) and self.record.quoted_by is not None

    @property
    def chapters(self) -> tuple[str, ...]:
        """The committees in whose chapters it is printed."""
        record = self.record
        return traits_of(record).chapters(record)

    @property
    def leads(self) -> tuple[str, ...]:
        """Who leads: as printed where that is, else the chapter's committee."""
        leads = traits_of(self.record).leads
        return leads(self.record) if leads else self.chapters

    @property
    def participants(self) -> tuple[Participant, ...]:
        record = self.record
        return traits_of(record).participants(record)

    @property
    def bodies(self) -> frozenset[str]:
        """Everyone it concerns by name: in whose chapter it is, who leads, who takes part."""
        return self.doers.union(self.chapters)

    @property
    def doers(self) -> frozenset[str]:
        """Everyone who is to do something: who leads and who takes part."""
        return frozenset([*self.leads, *[one.committee for one in self.participants]])

    @property
    def area(self) -> str | None:
        record = self.record
        return traits_of(record).area(record)

    @property
    def goals(self) -> tuple[str, ...]:
        """The goals that it is printed under."""
        record = self.record
        return traits_of(record).goals(record)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Everywhere it is printed."""
        record = self.record
        return traits_of(record).sources(record)

    @property
    def said(self) -> str:
        """What it says, case folded: words are searched in this and in its names."""
        return fold("\n".join(self._texts()))

    @property
    def names(self) -> Iterable[str]:
        """The bodies, goals and areas that it names, as printed."""
        others = [one.committee for one in self.participants]
        return (self.area or "", *self.chapters, *self.leads, *self.goals, *others)

    def _texts(self) -> Iterable[str]:
        more = traits_of(self.record).more_text(self.record)
        return (self.id, self.text, *more)
