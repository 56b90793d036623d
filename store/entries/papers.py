"""Which documents of a register count: those of the present year, unless others are chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.model.kinds import Record, traits_of
from store.model.records import Activity, Document, DocumentKind, Listing, SenderKind, Source


class PaperChoice(Struct, frozen=True):
    """Documents taken in beside those of the present year, and those of it left out, by name."""

    taken: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()


NO_CHOICE = PaperChoice()


LASTING: frozenset[DocumentKind] = frozenset({"minutes", "assignments", "text"})
"""Kinds of documents that no later one replaces: what they ask is asked until it is done."""


class Papers(Struct, frozen=True):
    """The years of documents by their names, the present one, and the documents that count.

    `shown` None means that all do. What stands in no document that is known counts always. The
    `lasting` ones are closed with no year; `senders` is who stands behind those that say it.
    """

    years: Mapping[str, int]
    present: int
    shown: frozenset[str] | None = None
    lasting: frozenset[str] = frozenset()
    senders: Mapping[str, SenderKind] = {}

    @classmethod
    def of(
        cls, documents: Iterable[Document], as_of: date, choice: PaperChoice = NO_CHOICE
    ) -> Papers:
        """Return which documents count on a day: those of its year, or of the newest there is.

        Those that last count whatever their year, and so do those that say none.
        """
        found = tuple(documents)
        years = {one.name: one.year for one in found}
        lasting = frozenset(one.name for one in found if one.kind in LASTING or not one.year)
        there = {year for name, year in years.items() if name not in lasting}
        present = as_of.year if as_of.year in there or not there else max(there)
        senders = {one.name: one.sender.kind for one in found if one.sender}
        papers = cls(years, present, lasting=lasting, senders=senders)
        return papers.only((papers.usual - choice.left) | (choice.taken & years.keys()))

    @property
    def usual(self) -> frozenset[str]:
        """The names of the documents that count where nobody chose others."""
        present = (name for name, year in self.years.items() if year == self.present)
        return self.lasting.union(present)

    def only(self, names: Collection[str]) -> Papers:
        """Return these papers where some documents count and no others."""
        every = len(self.years.keys() & names) == len(self.years)
        return replace(self, shown=None if every else frozenset(names))

    @property
    def counting(self) -> frozenset[str]:
        """The names of the documents that count."""
        return frozenset(self.years) if self.shown is None else self.shown

    @property
    def has_present(self) -> bool:
        """Whether any document of the present year counts."""
        return any(self.years[name] == self.present for name in self.counting)

    @property
    def has_other(self) -> bool:
        """Whether any document of another year counts."""
        return any(self.years[name] != self.present for name in self.counting)

    @property
    def hidden(self) -> frozenset[str]:
        """The names of the documents that do not count."""
        return frozenset() if self.shown is None else frozenset(self.years) - self.shown

    def counts(self, source: Source | None) -> bool:
        """Tell whether what is printed at a place counts."""
        return self.shown is None or source is None or source.document not in self.hidden

    def narrowed(self, records: Sequence[Record], kept: Collection[str] = ()) -> Sequence[Record]:
        """Return what of some records counts: activities with those of their rows that do.

        The ids in `kept` count whole, wherever they stand.
        """
        hidden = self.hidden
        return [*self._narrowed(records, kept, hidden)] if hidden else records

    def _narrowed(
        self, records: Sequence[Record], kept: Collection[str], hidden: frozenset[str]
    ) -> Iterator[Record]:
        for record in records:
            if isinstance(record, Activity):
                rows = [row for row in record.listings if row.source.document not in hidden]
                if len(rows) == len(record.listings) or record.id in kept:
                    yield record
                elif rows:
                    yield replace(record, listings=tuple(rows))
                continue
            sources = traits_of(record).sources(record)
            if not sources or sources[0].document not in hidden:
                yield record

    def closed_with(self, record: Record) -> int:
        """Return the year that a record was closed with, 0 for none: no later document has it."""
        sources = traits_of(record).sources(record)
        if any(one.document in self.lasting for one in sources):
            return 0
        newest = max(map(self._year, sources), default=self.present)
        return newest if newest < self.present else 0

    def ruling(self, rows: Sequence[Listing]) -> Sequence[Listing]:
        """Return the rows that set dates: those of the present year, else of the newest."""
        years = {self._year(row.source) for row in rows}
        if len(years) < 2:
            return rows
        year = self.present if self.present in years else max(years)
        return [row for row in rows if self._year(row.source) == year]

    def _year(self, source: Source) -> int:
        return self.years.get(source.document, self.present)
