"""What times mean in a register: the years of its documents and its steering cycle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from store.dates.cycle import Cycle
from store.dates.span import Span
from store.mentions import deadlines_in
from store.model import Directive, Listing

_UNDATED = Span("")


class Calendar:
    """Reads the times in texts by the year of their document, and places cycle points."""

    def __init__(self, years: Mapping[str, int], cycle: Cycle | None = None) -> None:
        self.cycle = cycle or Cycle()
        self._years = years

    def placed(self, span: Span) -> Span:
        """Return a span on the days that its point of the cycle has."""
        return self.cycle.placed(span) if span.point else span

    def dated(self, record: Directive) -> Sequence[Listing]:
        """Return what a directive says is to be done by a day: a row for each such sentence."""
        year = self._years.get(record.source.document)
        if year is None:
            return ()
        found = deadlines_in(record.text, year)
        return [self._row(record, one.sentence, one.span) for one in found]

    def _row(self, record: Directive, sentence: str, span: Span) -> Listing:
        end = self.placed(span)
        return Listing(record.committee, sentence, _UNDATED, end, record.source, record.area)
