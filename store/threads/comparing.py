"""A budget beside that of another year: what was kept, reworded, moved, given to others, dropped.

Those go first that somebody said are one, then what is worded alike in the same place, then what is
worded alike elsewhere, and last what resembles it: within the body's own chapter, and where little
differs with another body. Years in a wording do not count;
words that contrast are never paired.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Literal

from msgspec import Struct
from rapidfuzz import fuzz

from store.common.errors import RegisterError
from store.common.text import fold
from store.merging.likeness import Phrase, most_alike
from store.model.kinds import ACTIVITY, DIRECTIVE, GOAL, INDICATOR, Printed, traits_of
from store.model.records import Document
from store.model.traits import PrintedTraits
from store.register.known import Known
from store.threads.contrasts import apart
from store.threads.stations import Station
from store.threads.threads import Threads
from store.threads.words import letters

Fate = Literal["kept", "reworded", "moved", "reassigned", "dropped", "new"]
FATES: tuple[Fate, ...] = ("kept", "reworded", "moved", "reassigned", "dropped", "new")
_COMPARED: tuple[PrintedTraits[Any], ...] = (GOAL, DIRECTIVE, ACTIVITY, INDICATOR)
_ELSEWHERE = 90.0
"""Likeness (0-100) from which wordings for two bodies are one that was given to the other."""


class Compared(Struct, frozen=True):
    """What became of something: as it stood before, and as it stands after; None where it does not.

    `differs` are the things about it that are otherwise: wording, committee, area or goal.
    """

    fate: Fate
    before: Station | None
    after: Station | None
    differs: tuple[str, ...] = ()


class _Item(Struct, frozen=True):
    """A record as it is compared."""

    station: Station
    kind: str
    said: str
    committee: str
    area: str
    goal: str


_KEYS: tuple[Callable[[_Item], Hashable], ...] = (
    lambda one: (one.kind, one.said, one.committee, one.area, one.goal),
    lambda one: (one.kind, one.said, one.committee, one.area),
    lambda one: (one.kind, one.said, one.committee),
    lambda one: (one.kind, one.said),
)


def budget_of(known: Known, name: str) -> Document:
    """Return the budget that a year, a name or an id means.

    Raises: RegisterError when there is none, or there are several of the year.
    """
    named = [one for one in known.documents if name in {one.id, one.name}]
    found = named or [one for one in known.documents if _is_budget_of(one, name)]
    decided = [one for one in found if one.state == "decided"]
    found = decided if len(decided) == 1 else found
    if len(found) == 1:
        return found[0]
    if not found:
        raise RegisterError(
            "There is no budget of {name} in the register. {command} lists the documents.",
            name=repr(name[:60]),
            command="namndkoll sources",
        )
    raise RegisterError(
        "There are several budgets of {name}: {known}. Say which by its id.",
        name=name[:60],
        known=", ".join(f"{one.id} {one.name}" for one in found),
    )


def _is_budget_of(document: Document, year: str) -> bool:
    return document.kind == "budget" and str(document.year) == year.strip()


def compare(threads: Threads, before: Document, after: Document) -> tuple[Compared, ...]:
    """Return what became of everything in a document, in the order of the latter, and what came.

    What was dropped stands last.
    """
    old, new = ([*_items(threads, one)] for one in (before, after))
    pairs = _Pairs(threads, old, new)
    pairs.answered()
    for key in _KEYS:
        pairs.alike(key)
    pairs.resembling(lambda one: (one.kind, one.committee), 0)
    pairs.resembling(lambda one: (one.kind,), _ELSEWHERE)
    return tuple(pairs.told())


def _items(threads: Threads, document: Document) -> Iterator[_Item]:
    known = threads.known
    records: Iterable[Printed] = chain.from_iterable(known.of(kind) for kind in _COMPARED)
    for record in records:
        if not record.withdrawn:
            for station in threads.library.stations_of(record):
                if station.document == document.name:
                    yield _item(threads, station)


def _item(threads: Threads, station: Station) -> _Item:
    assert station.record is not None
    traits = traits_of(station.record)
    kind = f"{traits.kind} {traits.variety(station.record) or ''}"
    said = letters(threads.names.today(station.text))
    goal = letters(" ".join(traits.goals(station.record)))
    area = fold(traits.area(station.record) or "")
    return _Item(station, kind, said, fold(station.committee), area, goal)


class _Pairs:
    """Which item of one document is which of the other; each is used once."""

    def __init__(self, threads: Threads, old: Sequence[_Item], new: Sequence[_Item]) -> None:
        self._links = threads.known.links
        self._denied = {(one.one, one.other) for one in self._links if not one.same}
        self._old = dict(enumerate(old))
        self._new = dict(enumerate(new))
        self._left = dict(self._old)
        self._found: dict[int, int] = {}

    def answered(self) -> None:
        """Pair what somebody said is one."""
        places = {item.station.id: place for place, item in self._old.items()}
        others: defaultdict[str, list[str]] = defaultdict(list)
        for link in (one for one in self._links if one.same):
            others[link.one].append(link.other)
            others[link.other].append(link.one)
        for number, item in self._new.items():
            for other in others[item.station.id]:
                if other in places:
                    self._pair(places[other], number)

    def alike(self, key: Callable[[_Item], Hashable]) -> None:
        """Pair what has a key in common, in the order that it stands in."""
        places: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for place, item in self._left.items():
            places[key(item)].append(place)
        for number in self._waiting():
            if held := places[key(self._new[number])]:
                self._pair(held.popleft(), number)

    def resembling(self, within: Callable[[_Item], Hashable], least: float) -> None:
        """Pair what resembles most, within something and at least so much (0-100)."""
        old = {place: _phrase(item, within) for place, item in self._left.items()}
        new = {number: _phrase(self._new[number], within) for number in self._waiting()}
        for number, place in most_alike(old, new, lambda _one, _other: 0).items():
            if fuzz.ratio(fold(old[place].text), fold(new[number].text)) >= least:
                self._pair(place, number)

    def _waiting(self) -> list[int]:
        return [number for number in self._new if number not in self._found]

    def _pair(self, place: int, number: int) -> None:
        """Pair two items unless one is taken, or somebody or their words say that they are two."""
        one, other = self._old[place].station, self._new[number].station
        if tuple(sorted((one.id, other.id))) in self._denied:
            return
        if place in self._left and number not in self._found:
            same = self._old[place].said == self._new[number].said
            if same or not apart(one.text, other.text):
                self._found[number] = place
                del self._left[place]

    def told(self) -> Iterator[Compared]:
        """Return what became of each, and what came."""
        for number, item in self._new.items():
            place = self._found.get(number)
            if place is None:
                yield Compared("new", None, item.station)
            else:
                yield _compared(self._old[place], item)
        yield from (Compared("dropped", item.station, None) for item in self._left.values())


def _phrase(item: _Item, within: Callable[[_Item], Hashable]) -> Phrase:
    return Phrase(within(item), item.station.text)


def _compared(old: _Item, new: _Item) -> Compared:
    parts: Mapping[str, bool] = {
        "wording": old.said != new.said,
        "committee": old.committee != new.committee,
        "area": old.area != new.area,
        "goal": old.goal != new.goal,
    }
    differs = tuple(name for name, other in parts.items() if other)
    fate: Fate = "kept"
    if parts["committee"]:
        fate = "reassigned"
    elif parts["wording"]:
        fate = "reworded"
    elif differs:
        fate = "moved"
    return Compared(fate, old.station, new.station, differs)
