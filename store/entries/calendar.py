"""What times mean in a register: its documents' years, its steering cycle, its meetings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from typing import NamedTuple

from store.dates.cycle import Cycle
from store.dates.span import Span
from store.model.meetings import Meeting
from store.model.records import Directive, Listing, SenderKind

_UNDATED = Span("")


class Calendar:
    """Reads times in texts by the year of their document; knows points, meetings and last words.

    `meetings` are the days on which each body meets, in order; `heard` is when something was
    last said about a record, `senders` who stands behind a document.
    """

    def __init__(
        self,
        years: Mapping[str, int],
        cycle: Cycle | None = None,
        meetings: Mapping[str, Sequence[date]] | None = None,
        heard: Mapping[str, date] | None = None,
        senders: Mapping[str, SenderKind] | None = None,
    ) -> None:
        self.cycle = cycle or Cycle()
        self.heard = heard or {}
        self._years = years
        self._senders = senders or {}
        self._meetings = meetings or {}

    def years_of(self, documents: Iterable[str]) -> set[int]:
        """Return the years of those documents that are known."""
        return {self._years[name] for name in documents if name in self._years}

    def senders_of(self, documents: Iterable[str]) -> set[SenderKind]:
        """Return who stands behind those documents that say it."""
        return {self._senders[name] for name in documents if name in self._senders}

    def placed(self, span: Span) -> Span:
        """Return a span on the days that its point of the cycle has."""
        return self.cycle.placed(span) if span.point else span

    def dated(self, record: Directive) -> Sequence[Listing]:
        """Return what a directive says is to be done by a day: a row for each such sentence."""
        year = self._years.get(record.source.document)
        if year is None:
            return ()
        from store.dates.mentions import deadlines_in
        from store.model.binding import binds

        found = (one for one in deadlines_in(record.text, year) if binds(record, one))
        said = [self._row(record, one.sentence, one.span) for one in found]
        return [*said, *(self._row(record, one.text, one) for one in record.report)]

    def _row(self, record: Directive, sentence: str, span: Span) -> Listing:
        end = self.placed(span)
        return Listing(record.committee, sentence, _UNDATED, end, record.source, record.area)

    def next_meeting(self, bodies: Iterable[str], day: date) -> date | None:
        """Return the first day from a day on when one of some bodies meets."""
        coming = (_from(self._meetings.get(body, ()), day) for body in bodies)
        return min((one for one in coming if one), default=None)


def _from(days: Sequence[date], day: date) -> date | None:
    place = bisect_left(days, day)
    return days[place] if place < len(days) else None


class Sitting(NamedTuple):
    """One day on which a committee meets, or would have met; `id` is that of its meeting.

    `start` and `end` are None where no time is known, `last` is the day that it ends on.
    """

    day: date
    committee: str
    id: str
    text: str = ""
    cancelled: bool = False
    start: time | None = None
    end: time | None = None
    last: date | None = None
    place: str = ""
    moved_from: date | None = None


def sittings(meetings: Mapping[str, Meeting], first: date, last: date) -> list[Sitting]:
    """Return when committees meet between two days, the soonest first."""
    found = (one for id_, each in meetings.items() for one in _sittings(id_, each, first, last))
    return sorted(found, key=lambda one: (one.day, one.committee, one.start or time(), one.id))


def _sittings(id_: str, one: Meeting, first: date, last: date) -> Iterator[Sitting]:
    # Not above: a register without meetings opens without it.
    from store.model.occurrences import occurrences

    for held in occurrences(one, first, last):
        yield Sitting(
            held.day, one.committee, id_, held.text, held.cancelled, held.start, held.end,
            held.last, held.place, held.moved_from,
        )  # fmt: skip


def days_by_body(found: Iterable[Sitting]) -> dict[str, list[date]]:
    """Return the days on which each body meets, in order; cancelled ones are none."""
    days: dict[str, list[date]] = {}
    for one in found:
        if not one.cancelled:
            days.setdefault(one.committee, []).append(one.day)
    return days
