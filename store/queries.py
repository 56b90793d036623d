"""What lists, counts and commands share: which entries there are on a day, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from store.deadlines import CLASSES, WINDOW, DeadlineClass
from store.entries import Entry, Kind
from store.filters import Filter, matcher
from store.model import Activity, Record
from store.register import Register

SOON: tuple[DeadlineClass, ...] = ("today", "this_week", "upcoming")
EVERYTHING = Filter()


class Survey:
    """A register on one day. Entries are made once and shared by every list."""

    def __init__(self, register: Register, as_of: date, window: int = WINDOW) -> None:
        self.register = register
        self.as_of = as_of
        self.window = window

    @cached_property
    def activities(self) -> list[Entry]:
        return self._entries(self.register.activities)

    @cached_property
    def directives(self) -> list[Entry]:
        return self._entries(self.register.directives)

    @cached_property
    def indicators(self) -> list[Entry]:
        return self._entries(self.register.indicators)

    @cached_property
    def goals(self) -> list[Entry]:
        return self._entries(self.register.goals)

    @cached_property
    def budgets(self) -> list[Entry]:
        return self._entries(self.register.budgets)

    @cached_property
    def committees(self) -> list[Entry]:
        return self._entries(self.register.committees)

    def _entries(self, records: Sequence[Record]) -> list[Entry]:
        follow_up, as_of, window = self.register.follow_up, self.as_of, self.window
        return [Entry(record, as_of, follow_up(record.id), window) for record in records]

    def of(self, kind: Kind) -> list[Entry]:
        """Return all entries of a kind, in the order of the register."""
        return {
            "activity": lambda: self.activities,
            "directive": lambda: self.directives,
            "indicator": lambda: self.indicators,
            "goal": lambda: self.goals,
            "budget": lambda: self.budgets,
            "committee": lambda: self.committees,
        }[kind]()

    def select(self, entries: Sequence[Entry], found: Filter = EVERYTHING) -> list[Entry]:
        """Return those entries that pass the filter, in the same order."""
        if not found.sound:
            return list(entries)
        return list(filter(matcher(found, self.register.committees), entries))

    def overdue(self, found: Filter = EVERYTHING) -> list[Entry]:
        """Return what is late, longest first."""
        return self._due(("overdue",), found)

    def upcoming(self, found: Filter = EVERYTHING) -> list[Entry]:
        """Return what is due from today to the end of the window, soonest first."""
        return self._due(SOON, found)

    def _due(self, classes: Sequence[DeadlineClass], found: Filter) -> list[Entry]:
        due = [entry for entry in self.select(self.activities, found) if class_of(entry) in classes]
        return sorted(due, key=by_end)

    def counts(self, entries: Sequence[Entry] | None = None) -> dict[DeadlineClass, int]:
        """Return how many activities are in each class; they add up to all."""
        counted = Counter(map(class_of, self.activities if entries is None else entries))
        return {cls: counted[cls] for cls in CLASSES}

    @cached_property
    def load(self) -> dict[str, Counter[str]]:
        """Return per committee: directives, listings, leads, and led ones overdue or upcoming."""
        load: dict[str, Counter[str]] = {}
        for entry in self.directives:
            for name in entry.chapters:
                load.setdefault(name, Counter())["directives"] += 1
        for entry in self.activities:
            self._count_activity(entry, load)
        return load

    def _count_activity(self, entry: Entry, load: dict[str, Counter[str]]) -> None:
        for name in _listed_under(entry):
            load.setdefault(name, Counter())["listings"] += 1
        cls = class_of(entry)
        for name in entry.leads:
            counts = load.setdefault(name, Counter())
            counts["leads"] += 1
            counts["overdue"] += cls == "overdue"
            counts["upcoming"] += cls in SOON

    def search(self, found: Filter) -> list[Entry]:
        """Return everything of any kind that passes the filter."""
        kinds: tuple[Kind, ...] = (
            "activity", "directive", "indicator", "goal", "budget", "committee",
        )  # fmt: skip
        return [entry for kind in kinds for entry in self.select(self.of(kind), found)]


def class_of(entry: Entry) -> DeadlineClass:
    """Return the class of an activity; what can have no deadline is undated."""
    found = entry.deadline
    return found.cls if found else "undated"


def by_end(entry: Entry) -> tuple[date, int, str]:
    """Sort key: last day, then the register's order; undated last."""
    found = entry.deadline
    last = found.last if found and found.last else date.max
    return last, len(entry.id), entry.id


def _listed_under(entry: Entry) -> list[str]:
    """Return the chapter of each printed row."""
    record = entry.record
    return [row.committee for row in record.listings] if isinstance(record, Activity) else []
