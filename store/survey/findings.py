"""What is doubtful, as lists and filters see it: contradictions, and what an import left unsure."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain

from store.entries.entries import Entry
from store.merging.closed import UNCLEAR, offered
from store.merging.closing import Assignments
from store.model.records import Activity, Indicator, Irregularity, Source
from store.model.traits import Kind
from store.survey.discrepancies import STATED, Discrepancy, discrepancies
from store.survey.survey import Survey

_Place = tuple[str, int]
"""A document and a line of it."""


class Finding(Entry, eq=False, gc=False, kw_only=True):
    """Something doubtful. What takes an entry takes it for the first one that it is about."""

    key: str
    """Told apart from all others by this."""
    found: Discrepancy | Irregularity
    about: tuple[Entry, ...] = ()
    around: tuple[str, ...] = ()
    """The chapter that it stands in the midst of, for what is about no entry."""

    @classmethod
    def of(
        cls, key: str, found: Discrepancy | Irregularity, about: Sequence[Entry], survey: Survey
    ) -> Finding:
        """Return what was found, about these entries."""
        first = next(iter(about), None)
        return cls(
            first.record if first else found,  # type: ignore[arg-type]
            survey.as_of,
            first.follow_up if first else None,
            survey.window,
            key=key,
            found=found,
            about=tuple(about),
        )

    @property
    def id(self) -> str:
        """The ids of the entries that it is about; empty where it is about none."""
        return ", ".join(entry.id for entry in self.about)

    @property
    def kind(self) -> Kind:
        """The kind of the entries that it is about; a doubt about none is of its own kind."""
        return self.about[0].kind if self.about else "doubt"

    @property
    def text(self) -> str:
        return self.found.text

    @property
    def sources(self) -> tuple[Source, ...]:
        """The places in doubt first, then all others where the same is printed."""
        found = self.found
        doubtful = (found.source,) if isinstance(found, Irregularity) else found.sources
        others = (source for entry in self.about for source in entry.sources)
        return tuple(dict.fromkeys((*doubtful, *others)))

    @property
    def chapters(self) -> tuple[str, ...]:
        every = chain.from_iterable(entry.chapters for entry in self.about)
        return tuple(dict.fromkeys(every)) or self.around

    @property
    def area(self) -> str | None:
        return next((entry.area for entry in self.about if entry.area), None)

    @property
    def names(self) -> Iterable[str]:
        return [name for entry in self.about for name in entry.names]

    def _texts(self) -> list[str]:
        own = [self.found.text, *self.chapters]
        return own + [text for entry in self.about for text in entry._texts()]


def contradictions_of(survey: Survey) -> list[Discrepancy]:
    """Return everything that does not add up in the documents that count."""
    activities = [one.record for one in survey.activities if isinstance(one.record, Activity)]
    indicators = [one.record for one in survey.indicators if isinstance(one.record, Indicator)]
    counts = survey.papers.counts
    doubts = [one for one in survey.register.irregularities if counts(one.source)]
    return discrepancies(survey.register, activities, indicators, doubts)


class Findings:
    """Everything doubtful in a register on a day; found when first asked for."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey

    @cached_property
    def contradictions(self) -> list[Finding]:
        """What the documents say against themselves, kind by kind."""
        survey = self.survey
        entries = {entry.id: entry for entry in chain(survey.activities, survey.indicators)}
        return [
            Finding.of(_key(one), one, [entries[name] for name in one.about], survey)
            for one in contradictions_of(survey)
        ]

    @cached_property
    def doubts(self) -> list[Finding]:
        """What the import was unsure of, in the order of the register."""
        counts = self.survey.papers.counts
        every = self.survey.register.irregularities
        unsure = [one for one in every if one.kind not in STATED and counts(one.source)]
        at = _Printed(self._printed() if unsure else ())
        return [self._doubt(number, one, at) for number, one in enumerate(unsure)]

    def _doubt(self, number: int, one: Irregularity, at: _Printed) -> Finding:
        about = self._offered(one) if one.kind == UNCLEAR else at.entries(one.source)
        finding = Finding.of(f"doubt {number}", one, about, self.survey)
        if not finding.about:
            finding.around = at.chapter(one.source)
        return finding

    def _offered(self, one: Irregularity) -> list[Entry]:
        """Return the assignments that a closing may mean."""
        ids = {directive.id for directive in offered(one, self._assignments)}
        return [entry for entry in self.survey.directives if entry.id in ids]

    @cached_property
    def _assignments(self) -> Assignments:
        register = self.survey.register
        return Assignments(register.directives, register.documents, register.committees)

    def _printed(self) -> Iterable[Entry]:
        survey = self.survey
        return chain(survey.activities, survey.directives, survey.indicators, survey.budgets)


def _key(one: Discrepancy) -> str:
    """Return what tells a contradiction from all others: its kind, and what or where it is."""
    if one.about:
        return f"{one.kind} {one.about[0]}"
    where = one.sources[0]
    return f"{one.kind} {where.document} {where.lines[0]} {one.values}"


class _Printed:
    """Entries by the lines that they are printed on."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._at: dict[_Place, list[Entry]] = defaultdict(list)
        self._starts: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for entry in entries:
            for source, chapter in zip(entry.sources, _chapters(entry), strict=True):
                self._starts[source.document].append((source.lines[0], chapter))
                for line in source.lines:
                    self._at[source.document, line].append(entry)
        for starts in self._starts.values():
            starts.sort()

    def entries(self, source: Source) -> list[Entry]:
        """Return the entries printed on any of the lines, each once."""
        places = ((source.document, line) for line in source.lines)
        found = {entry.id: entry for place in places for entry in self._at.get(place, ())}
        return list(found.values())

    def chapter(self, source: Source) -> tuple[str, ...]:
        """Return the chapter that both the entry before and the one after are in, if any."""
        starts = self._starts.get(source.document, [])
        place = bisect(starts, (source.lines[0], ""))
        if not 0 < place < len(starts):
            return ()
        before, after = starts[place - 1][1], starts[place][1]
        return (before,) if before and before == after else ()


def _chapters(entry: Entry) -> Iterable[str]:
    """Return the chapter of each place where an entry is printed, empty for none."""
    rows = getattr(entry.record, "listings", None)
    if rows is not None:
        return [row.committee for row in rows]
    return [next(iter(entry.chapters), "") for _source in entry.sources]
