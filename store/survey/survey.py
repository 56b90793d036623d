"""What lists, counts and commands share: which entries there are on a day, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import compress
from operator import attrgetter

from store.common.kept import Key, Remembering
from store.dates.cycle import Cycle
from store.entries.calendar import Calendar, Sitting, days_by_body, sittings
from store.entries.classes import class_of
from store.entries.columnar import ColumnarTable
from store.entries.deadlines import CLASSES, WINDOW, DeadlineClass
from store.entries.entries import UNPLACED, Entry
from store.entries.papers import NO_CHOICE, PaperChoice, Papers
from store.filters.match import asked
from store.filters.papers import named
from store.filters.terms import Filter
from store.model.kinds import BY_KIND, SEARCHED, Record
from store.model.organisations import usual_cycle
from store.model.own import Own
from store.model.records import Activity, Directive
from store.model.traits import Kind
from store.register.register import Register
from store.survey.load import listings_of, load_of
from store.survey.placed import Placed

SOON: tuple[DeadlineClass, ...] = ("today", "this_week", "upcoming")
EVERYTHING = Filter()
_PLACE, _RECORD, _DUE = attrgetter("place"), attrgetter("record"), attrgetter("deadline")
_MIXED: frozenset[type] = frozenset((Activity, Directive, Own))
"""The kinds of records that have deadlines."""

_THROUGH: Key[Survey] = Key("survey of other papers")
_TABLE: Key[ColumnarTable] = Key("table of a kind")
_CARRIED: Key[frozenset[str]] = Key("carried")
_DATED: Key[ColumnarTable] = Key("dated")
_OWN_DATED: Key[ColumnarTable] = Key("own, dated")
_DATED_PLACES: Key[dict[str, int]] = Key("places of the dated")
_DEADLINES: Key[Sequence[Entry]] = Key("deadlines")
_CALENDAR: Key[Calendar] = Key("calendar")
_CLASSES: Key[Sequence[DeadlineClass]] = Key("classes")
_LOAD: Key[dict[str, Counter[str]]] = Key("load")


class Survey(Remembering):
    """A register on one day. Entries are made once and shared by every list."""

    def __init__(
        self,
        register: Register,
        as_of: date,
        window: int = WINDOW,
        choice: PaperChoice = NO_CHOICE,
        papers: Papers | None = None,
    ) -> None:
        """`papers` count; those of the present year, and as `choice` says, unless told."""
        super().__init__()
        self.register = register
        self.as_of = as_of
        self.window = window
        self.choice = choice
        self.papers = papers or Papers.of(register.documents, as_of, choice)

    def through(self, found: Filter) -> Survey:
        """Return this survey of the documents that a filter names; itself where it names none."""
        papers = named(found, self.papers)
        if papers == self.papers:
            return self
        make = partial(Survey, self.register, self.as_of, self.window, self.choice, papers)
        return self.kept(_THROUGH, make, of=papers.shown)

    def table(self, kind: Kind) -> ColumnarTable:
        """Return all entries of a kind that count, and what they say in columns."""
        return self.kept(
            _TABLE, lambda: ColumnarTable(self._entries(self._counting(kind))), of=kind
        )

    def _counting(self, kind: Kind) -> Sequence[Record]:
        """Return the records of a kind that count, with those of their rows that do."""
        papers = self.papers
        kept = self.carried if papers.hidden and papers.has_present else ()
        return papers.narrowed(self.register.of(BY_KIND[kind]), kept)

    @property
    def carried(self) -> frozenset[str]:
        """The ids of what the office itself moved to a day of the present year, or after it."""
        return self.kept(_CARRIED, lambda: frozenset(self._carried()))

    def _carried(self) -> Iterator[str]:
        for said in self.register.follow_ups.values():
            last = self.calendar.placed(said.due.span).due if said.due else None
            if last and last.year >= self.papers.present:
                yield said.about

    def _past(self, record: Record) -> int:
        """Return the year that a record was closed with; 0 where it was not."""
        year = self.papers.closed_with(record)
        return 0 if year and record.id in self.carried else year

    @property
    def activities(self) -> list[Entry]:
        return self.of("activity")

    @property
    def directives(self) -> list[Entry]:
        return self.of("directive")

    @property
    def indicators(self) -> list[Entry]:
        return self.of("indicator")

    @property
    def goals(self) -> list[Entry]:
        return self.of("goal")

    @property
    def budgets(self) -> list[Entry]:
        return self.of("budget")

    @property
    def committees(self) -> list[Entry]:
        return self.of("committee")

    @property
    def dated(self) -> ColumnarTable:
        """The directives that say by when, which are the same entries as among all directives."""
        return self.kept(_DATED, lambda: ColumnarTable(self._dated()))

    def _dated(self) -> list[Entry]:
        entries = self.directives
        told = self.register.may_be_dated(self.papers.hidden)
        return [one for one in entries if one.record.id in told and one.deadline] if told else []

    @property
    def own_dated(self) -> ColumnarTable:
        """The office's own entries that have a day, the same as among all of its own."""
        return self.kept(_OWN_DATED, lambda: ColumnarTable([*filter(_DUE, self.of("own"))]))

    @property
    def deadlines(self) -> Sequence[Entry]:
        """All that can be late or coming: activities, and directives and own entries with a day."""
        return self.kept(
            _DEADLINES,
            lambda: [*self.activities, *self.dated.entries, *self.own_dated.entries],
        )

    def placed(self, entries: Sequence[Entry]) -> Placed:
        """Return entries with their places, by which many are filtered at once."""
        kinds = set(map(type, map(_RECORD, entries)))
        if len(kinds) > 1 and kinds <= _MIXED:
            return Placed(entries, self._places_of(entries), "deadline")
        places = list(map(_PLACE, entries))
        if UNPLACED in places or len(kinds) != 1:
            places = []
        return Placed(entries, places, entries[0].kind if places else "deadline")

    def _places_of(self, entries: Sequence[Entry]) -> list[int]:
        """Return where each of some entries stands among all deadlines; none where one does not."""
        after = len(self.activities)
        others = (*self.dated.entries, *self.of("own"))
        dated = self.kept(_DATED_PLACES, lambda: _numbered(others, after))
        places = [
            one.place if one.kind == "activity" else dated.get(one.id, UNPLACED) for one in entries
        ]
        return [] if UNPLACED in places else places

    def _entries(self, records: Sequence[Record]) -> list[Entry]:
        said, as_of, window = self.register.follow_ups.get, self.as_of, self.window
        calendar, known = self.calendar, self.register.bodies
        entries = [
            Entry(record, as_of, said(record.id), window, place, calendar, known_bodies=known)
            for place, record in enumerate(records)
        ]
        if self.papers.has_other:
            for entry in entries:
                self._place_in_years(entry)
        return entries

    def _place_in_years(self, entry: Entry) -> None:
        """Tell an entry of which year it is, and which of its rows set its dates."""
        entry.past = self._past(entry.record)
        if rows := listings_of(entry):
            ruling = self.papers.ruling(rows)
            entry.ruling = None if ruling is rows else ruling

    @property
    def calendar(self) -> Calendar:
        """What times mean in this register."""
        return self.kept(_CALENDAR, self._calendar)

    def _calendar(self) -> Calendar:
        register, year = self.register, self.as_of.year
        met = self.sittings(_new_year(year - 1), _new_year(year + 2))
        return Calendar(
            {one.name: one.year for one in register.documents},
            Cycle(
                {one.point: (one.first, one.last) for one in register.points},
                usual_cycle(register.organisations),
            ),
            days_by_body(met),
            register.last_words,
            self.papers.senders,
        )

    def sittings(self, first: date, last: date) -> list[Sitting]:
        """Return when committees meet between two days, the soonest first."""
        return sittings(self.register.meetings, first, last)

    def entry(self, record: Record) -> Entry:
        """Return one record as an entry, made for itself."""
        said = self.register.follow_ups.get(record.id)
        calendar, known = self.calendar, self.register.bodies
        entry = Entry(record, self.as_of, said, self.window, calendar=calendar, known_bodies=known)
        self._place_in_years(entry)
        return entry

    def of(self, kind: Kind) -> list[Entry]:
        """Return all entries of a kind, in the order of the register."""
        return self.table(kind).entries

    def select(self, entries: Sequence[Entry], found: Filter = EVERYTHING) -> list[Entry]:
        """Return those entries that pass the filter, in the same order."""
        if not found.sound:
            return list(entries)
        wanted = asked(found, self.register.committees)
        kind = entries[0].kind if entries else None
        if kind is None or entries is not self.of(kind):
            return list(filter(wanted.holds, entries))
        return list(compress(entries, wanted.mask(self.table(kind))))

    def overdue(self, found: Filter = EVERYTHING) -> list[Entry]:
        """Return what is late, longest first."""
        return self._due(("overdue",), found)

    def upcoming(self, found: Filter = EVERYTHING) -> list[Entry]:
        """Return what is due from today to the end of the window, soonest first."""
        return self._due(SOON, found)

    def _due(self, classes: Sequence[DeadlineClass], found: Filter) -> list[Entry]:
        due: Iterable[Entry] = self.in_class(*classes)
        if found.sound:
            passes = asked(found, self.register.committees).holds
            due = filter(passes, due)
        return sorted(due, key=by_end)

    @property
    def classes(self) -> Sequence[DeadlineClass]:
        """The class of each of the deadlines."""
        tables = (self.table("activity"), self.dated, self.own_dated)
        return self.kept(
            _CLASSES, lambda: [cls for each in tables for cls in each.column(class_of)]
        )

    def in_class(self, *classes: DeadlineClass) -> list[Entry]:
        """Return the deadlines of some classes, activities first, in the order of the register."""
        return list(compress(self.deadlines, (one in classes for one in self.classes)))

    def counts(self, entries: Sequence[Entry] | None = None) -> dict[DeadlineClass, int]:
        """Return how many deadlines are in each class; they add up to all."""
        counted = Counter(self.classes if entries is None else map(class_of, entries))
        return {cls: counted[cls] for cls in CLASSES}

    @property
    def load(self) -> dict[str, Counter[str]]:
        """Return per committee: directives, listings, leads, and led ones overdue or upcoming."""
        return self.kept(_LOAD, self._load)

    def _load(self) -> dict[str, Counter[str]]:
        late, soon = self.in_class("overdue"), self.in_class(*SOON)
        return load_of(self.directives, self.activities, late, soon)

    def search(self, found: Filter) -> list[Entry]:
        """Return everything of any kind that passes the filter."""
        return [entry for one in SEARCHED for entry in self.select(self.of(one.kind), found)]


def _new_year(year: int) -> date:
    """Return the first day of a year, within those that there are."""
    return date(min(max(year, date.min.year), date.max.year), 1, 1)


def by_end(entry: Entry) -> tuple[date, int, str]:
    """Sort key: last day, then the register's order; undated last."""
    found = entry.deadline
    last = found.last if found and found.last else date.max
    return last, len(entry.id), entry.id


def _numbered(entries: Iterable[Entry], first: int) -> dict[str, int]:
    return {entry.id: place for place, entry in enumerate(entries, first)}
