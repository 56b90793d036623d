"""Which printed rows are one activity, listed under several committees in varying words.

Within a chapter only the spelling may differ: what stands there twice in other words is two
things. Between chapters the wordings may differ as `wordings` allows.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise, product

from store.importing.bodies import Bodies
from store.importing.participants import read_task
from store.importing.wordings import Wording, likeness, same_words, wording
from store.model import Listing

_RAREST, _MOST_SHARING = 6, 120
_FEW = 4

_Chapter = tuple[str, str | None]


def group(listings: Sequence[Listing]) -> tuple[tuple[Listing, ...], ...]:
    """Put the rows of one activity together, groups and rows in the order of appearance."""
    bodies = Bodies.load()
    tasks = {text: read_task(text, bodies) for text in {row.text for row in listings}}
    clusters = _Clusters()
    numbers = [
        clusters.add(wording(row, tasks[row.text]), (row.committee, row.area)) for row in listings
    ]
    clusters.join_alike()
    found: dict[int, list[Listing]] = defaultdict(list)
    for row, number in zip(listings, numbers, strict=True):
        found[clusters.root(number)].append(row)
    return tuple(tuple(rows) for rows in found.values())


class _Clusters:
    """Distinct wordings, the chapters they stand in, and which are joined."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self._wordings: list[Wording] = []
        self._parents: list[int] = []
        self._members: dict[int, dict[_Chapter, set[int]]] = {}

    def add(self, said: Wording, chapter: _Chapter) -> int:
        """Take in a wording from a chapter; the same words by the same leads are one."""
        key = (said.words, said.leads, said.named)
        number = self._numbers.setdefault(key, len(self._wordings))
        if number == len(self._wordings):
            self._wordings.append(said)
            self._parents.append(number)
            self._members[number] = defaultdict(set)
        self._members[number][chapter].add(number)
        return number

    def root(self, number: int) -> int:
        """Return the number that stands for all that a wording is joined with."""
        while self._parents[number] != number:
            number = self._parents[number]
        return number

    def join_alike(self) -> None:
        """Join what is alike, the most alike first."""
        pairs = (
            (-alike, one, other)
            for one, other in _candidates(self._wordings)
            if (alike := likeness(self._wordings[one], self._wordings[other]))
        )
        for _, one, other in sorted(pairs):
            self._join(*sorted((self.root(one), self.root(other))))

    def _join(self, one: int, other: int) -> None:
        if one == other or self._told_apart(self._members[one], self._members[other]):
            return
        self._parents[other] = one
        for chapter, numbers in self._members.pop(other).items():
            self._members[one][chapter] |= numbers

    def _told_apart(self, one: dict[_Chapter, set[int]], other: dict[_Chapter, set[int]]) -> bool:
        """Whether some chapter lists something of both as two things."""
        return any(
            not same_words(self._wordings[a], self._wordings[b])
            for chapter in one.keys() & other.keys()
            for a, b in product(one[chapter], other[chapter])
        )


def _candidates(wordings: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """Pairs that share one of the word pairs that are rarest in either of them.

    A bounded number for each wording, so that the work grows with the number of rows.
    """
    features = [_features(said.words) for said in wordings]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(features):
        for feature in own:
            holders[feature].append(number)
    seen: set[tuple[int, int]] = set()
    for number, own in enumerate(features):
        shared = sorted((f for f in own if len(holders[f]) > 1), key=lambda f: len(holders[f]))
        others = chain.from_iterable(holders[feature] for feature in shared[:_RAREST])
        for other in islice(others, _MOST_SHARING):
            pair = (min(number, other), max(number, other))
            if number != other and pair not in seen:
                seen.add(pair)
                yield pair


def _features(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    singles = [(word,) for word in words] if len(words) <= _FEW else []
    return list(dict.fromkeys([*pairwise(words), *singles]))
