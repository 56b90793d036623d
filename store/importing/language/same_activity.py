"""Which printed rows are one activity, listed under several committees in varying words.

Within a chapter only the spelling may differ: what stands there twice in other words is two
things. Between chapters the wordings may differ as `wordings` allows. What a chapter lists in the
same words for other periods are occurrences of their own.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, islice, pairwise, product
from types import MappingProxyType

from store.importing.language.bodies import Bodies
from store.importing.language.participants import Task, read_task
from store.importing.language.repeats import split
from store.importing.language.sameness import Wording, likeness, same_words, wording
from store.model.records import Listing

_RAREST, _MOST_SHARING = 6, 120
_FEW = 4
_MANY_NUMBERS = 4
"""Numbers in a wording beyond which their parts are not gone through."""
_SPELLINGS = 8
"""Wordings of one activity in one chapter that others are held against: time stays linear."""

_Chapter = tuple[str, str | None]


def group(
    listings: Sequence[Listing],
    bodies: Bodies,
    tell: Callable[[Listing], None] = lambda _: None,
    known: Mapping[str, Task] = MappingProxyType({}),
) -> tuple[tuple[Listing, ...], ...]:
    """Put the rows of one activity together, groups and rows in the order of appearance.

    Told is each row as it is read, as it is compared and as it is joined; `known` is what some
    texts say is to be done, where it was read before.
    """
    tasks = dict(known)
    clusters = _Clusters()
    numbers: list[int] = []
    first: list[Listing] = []
    for row in listings:
        tell(row)
        if row.text not in tasks:
            tasks[row.text] = read_task(row.text, bodies)
        number = clusters.add(wording(row, tasks[row.text]), (row.committee, row.area))
        numbers.append(number)
        first += [row] * (number == len(first))
    clusters.join_alike(lambda number: tell(first[number]))
    found: dict[int, list[Listing]] = defaultdict(list)
    for row, number in zip(listings, numbers, strict=True):
        found[clusters.root(number)].append(row)
    places = {id(row): place for place, row in enumerate(listings)}
    parts = (part for rows in found.values() for part in split(rows))
    return tuple(sorted(parts, key=lambda part: places[id(part[0])]))


class _Clusters:
    """Distinct wordings, the chapters they stand in, and which are joined."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self._wordings: list[Wording] = []
        self._parents: list[int] = []
        self._members: dict[int, dict[_Chapter, list[int]]] = {}
        self._apart: set[tuple[int, int]] = set()

    def add(self, said: Wording, chapter: _Chapter) -> int:
        """Take in a wording from a chapter; the same words by the same leads are one."""
        key = (said.words, said.leads, said.named)
        number = self._numbers.setdefault(key, len(self._wordings))
        if number == len(self._wordings):
            self._wordings.append(said)
            self._parents.append(number)
            self._members[number] = {}
        self._members[number][chapter] = [number]
        return number

    def root(self, number: int) -> int:
        """Return the number that stands for all that a wording is joined with."""
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number

    def join_alike(self, tell: Callable[[int], None]) -> None:
        """Join what is alike, the most alike first; told is each wording as it is compared."""
        pairs = [
            (-alike, one, other)
            for one, other in _candidates(self._wordings, tell)
            if (alike := likeness(self._wordings[one], self._wordings[other]))
        ]
        for done, (_, one, other) in enumerate(sorted(pairs)):
            tell(done * len(self._wordings) // len(pairs))
            self._join(*sorted((self.root(one), self.root(other))))

    def _join(self, one: int, other: int) -> None:
        if one == other or (one, other) in self._apart:
            return
        if self._told_apart(self._members[one], self._members[other]):
            self._apart.add((one, other))
            return
        self._parents[other] = one
        more, fewer = self._members.pop(one), self._members.pop(other)
        if len(more) < len(fewer):
            more, fewer = fewer, more
        for chapter, numbers in fewer.items():
            more[chapter] = sorted((*more.get(chapter, ()), *numbers))[:_SPELLINGS]
        self._members[one] = more

    def _told_apart(self, one: dict[_Chapter, list[int]], other: dict[_Chapter, list[int]]) -> bool:
        """Whether some chapter lists something of both as two things."""
        return any(
            not same_words(self._wordings[a], self._wordings[b])
            for chapter in one.keys() & other.keys()
            for a, b in product(one[chapter], other[chapter])
        )


def _candidates(
    wordings: Sequence[Wording], tell: Callable[[int], None]
) -> Iterator[tuple[int, int]]:
    """Pairs that share one of the word pairs that are rarest in either of them.

    A bounded number for each wording, so that the work grows with the number of rows.
    """
    features = [_features(said.words) for said in wordings]
    numbered = _Numbered(wordings)
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(features):
        for feature in own:
            holders[feature].append(number)
    found: list[array[int]] = []
    for number, own in enumerate(features):
        tell(number)
        shared = sorted((f for f in own if len(holders[f]) > 1), key=lambda f: len(holders[f]))
        others = chain.from_iterable(holders[feature] for feature in shared[:_RAREST])
        near = set(islice(others, _MOST_SHARING))
        near.discard(number)
        found.append(array("L", sorted(numbered.comparable(number, near))))
        for other in found[number]:
            if number < other:
                yield number, other
            elif not _holds(found[other], number):
                yield other, number


class _Numbered:
    """Wordings by the numbers in them: those of one activity's stand in each other's."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._numbers = [said.numbers for said in wordings]
        self._with: dict[str, set[int]] = defaultdict(set)
        self._of: dict[frozenset[str], set[int]] = defaultdict(set)
        for place, numbers in enumerate(self._numbers):
            self._of[numbers].add(place)
            for number in numbers:
                self._with[number].add(place)

    def comparable(self, place: int, near: set[int]) -> Iterable[int]:
        """Return those of which no number tells that they are of another activity, as most are."""
        own = self._numbers[place]
        if not own:
            return near
        if len(own) > _MANY_NUMBERS:
            return [one for one in near if self._numbers[one] <= own or own <= self._numbers[one]]
        more = near.intersection(*(self._with[number] for number in own))
        parts = chain.from_iterable(combinations(own, size) for size in range(len(own)))
        fewer = (self._of[part] for part in map(frozenset, parts) if part in self._of)
        return more.union(*(near & places for places in fewer))


def _holds(ascending: Sequence[int], number: int) -> bool:
    place = bisect_left(ascending, number)
    return place < len(ascending) and ascending[place] == number


def _features(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    singles = [(word,) for word in words] if len(words) <= _FEW else []
    return list(dict.fromkeys([*pairwise(words), *singles]))
