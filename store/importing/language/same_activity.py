"""Which printed rows are one activity, listed under several committees in varying words.

Within a chapter only the spelling may differ: what stands there twice in other words is two
things. Between chapters the wordings may differ as `wordings` allows. What a chapter lists in the
same words for other periods are occurrences of their own.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, combinations, islice, pairwise, product
from types import MappingProxyType

from store.importing.language.bodies import Bodies
from store.importing.language.participants import Task, read_task
from store.importing.language.repeats import split
from store.importing.language.sameness import Wording, Wordings, likeness, numbers_apart, same_words
from store.model.records import Listing

_RAREST, _MOST_SHARING = 6, 120
_FEW = 4
_MANY_NUMBERS = 4
"""Numbers in a wording beyond which their parts are not gone through."""
_SPELLINGS = 8
"""Wordings of one activity in one chapter that others are held against: time stays linear."""

_TOLD = 16
"""Of so many rows one is told."""

_Chapter = tuple[str, str | None]
_Feature = tuple[str, ...]


def group(
    listings: Sequence[Listing],
    bodies: Bodies,
    tell: Callable[[Listing], None] = lambda _: None,
    known: Mapping[str, Task] = MappingProxyType({}),
) -> tuple[tuple[Listing, ...], ...]:
    """Put the rows of one activity together, groups and rows in the order of appearance.

    Told is, for every few, the row that is read, compared or joined; `known` is what some texts say
    is to be done, where it was read before.
    """
    wordings, clusters = Wordings(), _Clusters()
    numbers: list[int] = []
    first: list[Listing] = []
    for place, row in enumerate(listings):
        if place % _TOLD == 0:
            tell(row)
        task = known.get(row.text) or read_task(row.text, bodies)
        number = clusters.add(wordings.of(row, task), (row.committee, row.area))
        numbers.append(number)
        if number == len(first):
            first.append(row)
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
        self._chapters: list[tuple[_Chapter, ...]] = []
        self._alone: dict[_Chapter, tuple[_Chapter]] = {}
        self._members: dict[int, dict[_Chapter, list[int]]] = {}
        self._apart: set[tuple[int, int]] = set()

    def add(self, said: Wording, chapter: _Chapter) -> int:
        """Take in a wording from a chapter; the same words by the same leads are one."""
        key = (said.words, said.leads, said.named)
        number = self._numbers.setdefault(key, len(self._wordings))
        if number == len(self._wordings):
            self._wordings.append(said)
            self._parents.append(number)
            self._chapters.append(self._alone.setdefault(chapter, (chapter,)))
        elif chapter not in self._chapters[number]:
            self._chapters[number] += (chapter,)
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
        more, fewer = self._members_of(one), self._members_of(other)
        if self._told_apart(more, fewer):
            self._apart.add((one, other))
            return
        self._parents[other] = one
        self._members.pop(other, None)
        if len(more) < len(fewer):
            more, fewer = fewer, more
        for chapter, numbers in fewer.items():
            more[chapter] = sorted((*more.get(chapter, ()), *numbers))[:_SPELLINGS]
        self._members[one] = more

    def _members_of(self, number: int) -> dict[_Chapter, list[int]]:
        """Return the wordings that a number stands for, by the chapters that they stand in."""
        alone = {chapter: [number] for chapter in self._chapters[number]}
        return self._members.get(number) or alone

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

    A bounded number for each wording, so that the work grows with the number of rows. Where their
    numbers tell that no other is of one's activity, it is not looked for.
    """
    numbered = _Numbered(wordings)
    near = _Near(wordings)
    found: list[Sequence[int]] = []
    for number in range(len(wordings)):
        if number % _TOLD == 0:
            tell(number)
        others = numbered.comparable(number)
        found.append(near.of(number, others) if others is None or others else ())
        for other in found[number]:
            if number < other:
                yield number, other
            elif not _holds(found[other], number):
                yield other, number


class _Near:
    """Wordings by the word pairs in them."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._wordings = wordings

    @cached_property
    def _holders(self) -> dict[_Feature, list[int]]:
        """Which wordings have a pair, where several do: most pairs are of one alone."""
        once, again = set[int](), set[int]()
        for said in self._wordings:
            for mark in map(hash, _features(said.words)):
                (again if mark in once else once).add(mark)
        holders: dict[_Feature, list[int]] = defaultdict(list)
        for number, said in enumerate(self._wordings):
            for feature in _features(said.words):
                if hash(feature) in again:
                    holders[feature].append(number)
        return holders

    def of(self, number: int, among: Iterable[int] | None) -> Sequence[int]:
        """Return those that share what is rare with a wording, in their order; `among` some."""
        features = _features(self._wordings[number].words)
        holding = [one for feature in features if (one := self._holders.get(feature))]
        shared = sorted([one for one in holding if len(one) > 1], key=len)
        near = set(islice(chain.from_iterable(shared[:_RAREST]), _MOST_SHARING))
        near.discard(number)
        if among is not None:
            near.intersection_update(among)
        else:
            said = self._wordings[number]
            near = {one for one in near if not numbers_apart(said, self._wordings[one])}
        return array("L", sorted(near))


class _Numbered:
    """Wordings by the numbers in them: those of one activity's stand in each other's."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._wordings = wordings
        self._others = [said.others for said in wordings]
        self._with: dict[str, list[int]] = defaultdict(list)
        self._of: dict[frozenset[str], list[int]] = defaultdict(list)
        for place, said in enumerate(wordings):
            self._of[said.numbers].append(place)
            for number in said.numbers:
                self._with[number].append(place)

    def comparable(self, place: int) -> Sequence[int] | None:
        """Return those of which no number tells that they are of another activity.

        None where they are so many that it is better asked which of those that are near are.
        """
        said = self._wordings[place]
        own = said.numbers
        if not own or len(own) > _MANY_NUMBERS:
            return None
        more = min([self._with[number] for number in own], key=len)
        parts = chain.from_iterable(combinations(own, size) for size in range(len(own)))
        fewer = [one for part in map(frozenset, parts) if (one := self._of.get(part))]
        if len(more) + sum(map(len, fewer)) > _MOST_SHARING:
            return None
        return [
            *(o for o in more if o != place and not numbers_apart(said, self._wordings[o])),
            *(o for one in fewer for o in one if self._others[o] <= self._others[place]),
        ]


def _holds(ascending: Sequence[int], number: int) -> bool:
    place = bisect_left(ascending, number)
    return place < len(ascending) and ascending[place] == number


def _features(words: tuple[str, ...]) -> Iterable[_Feature]:
    singles = [(word,) for word in words] if len(words) <= _FEW else []
    return dict.fromkeys([*pairwise(words), *singles])
