"""What times mean in a register: its documents' years, its steering cycle, its meetings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from store.dates.cycle import Cycle
from store.dates.span import Span
from store.model import Directive, Listing

_UNDATED = Span("")


class Calendar:
    """Reads times in texts by the year of their document; knows points, meetings and last words.

    `meetings` are the days on which each body meets, in order; `heard` is when something was
    last said about a record.
    """

    def __init__(
        self,
        years: Mapping[str, int],
        cycle: Cycle | None = None,
        meetings: Mapping[str, Sequence[date]] | None = None,
        heard: Mapping[str, date] | None = None,
    ) -> None:
        self.cycle = cycle or Cycle()
        self.heard = heard or {}
        self._years = years
        self._meetings = meetings or {}

    def placed(self, span: Span) -> Span:
        """Return a span on the days that its point of the cycle has."""
        return self.cycle.placed(span) if span.point else span

    def dated(self, record: Directive) -> Sequence[Listing]:
        """Return what a directive says is to be done by a day: a row for each such sentence."""
        year = self._years.get(record.source.document)
        if year is None:
            return ()
        from store.mentions import deadlines_in

        found = deadlines_in(record.text, year)
        return [self._row(record, one.sentence, one.span) for one in found]

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
