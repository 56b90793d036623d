"""Which passages of other documents are about what a text is about, the most alike first."""

from __future__ import annotations

import heapq
import math
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from operator import neg
from typing import NamedTuple

from store.threads.shelves import Shelf
from store.threads.stems import Likeness
from store.threads.words import all_words, pairs, telling

_FEWEST = 10_000
"""Passages that there are at least where a word's rarity is told: a small register tells little."""
_TELLS = 3.0
"""What a word must weigh to be looked for: one passage in twenty has what weighs less."""
_OF_NAMES, _OF_LONG, _OF_SHORT, _OF_PAIRS = 1.6, 1.2, 0.7, 0.7
"""How much more or less names, long and short words and two words in a row weigh."""
_LONG, _SHORT = 9, 4
"""Letters of stems."""
_POWER = 1.5
"""Few rare words tell more than many common ones."""
_MOST_PASSAGES = 20_000
"""Passages that a question looks at, those with its rarest words first."""
_KEPT = 200


class Found(NamedTuple):
    """A passage that a question found: how alike it is, its shelf's number and its own there."""

    score: float
    shelf: int
    passage: int


class Index:
    """The shelves of a register, to be asked."""

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        self._shelves = shelves
        self._offsets = [0, *accumulate(map(len, shelves))]
        self._size = max(self._offsets[-1], _FEWEST)
        self._weights: dict[str, float] = {}

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(set[str]().union(*(shelf.words.keys() for shelf in self._shelves)))

    def ask(self, text: str, leaving: Container[int] = ()) -> list[Found]:
        """Return the passages that are most like a text, but for those of some shelves."""
        scores: dict[int, float] = {}
        looked_at = 0
        shelves = [one for one in range(len(self._shelves)) if one not in leaving]
        for _weight, gains in sorted(self._asked(text), key=lambda one: -one[0]):
            if looked_at > _MOST_PASSAGES:
                break
            best: dict[int, float] = {}
            for gain, feature in sorted(gains, key=lambda one: -one[0]):
                for shelf in shelves:
                    for passage in self._with(shelf, feature):
                        best.setdefault(self._offsets[shelf] + passage, gain)
            looked_at += len(best)
            for place, gain in best.items():
                scores[place] = scores.get(place, 0.0) + gain**_POWER
        # The first places go first among those that are as alike.
        top = heapq.nlargest(_KEPT, zip(scores.values(), map(neg, scores), strict=True))
        return [self._found(score, -place) for score, place in top]

    def in_common(self, asked: str, found: str) -> tuple[str, ...]:
        """Return the words of a text that another has too, in some form, the most telling first."""
        theirs = set(telling(all_words(found)))
        gains = {
            said: max((gain for gain, word in self._gains(one) if word in theirs), default=0.0)
            for said in all_words(asked)
            for one in telling([said])
        }
        return tuple(sorted((one for one, gain in gains.items() if gain), key=lambda w: -gains[w]))

    def _asked(self, text: str) -> Iterator[tuple[float, list[tuple[float, str | int]]]]:
        """Return what is looked for: how much it weighs, and its forms with what each gains."""
        said = telling(all_words(text))
        for word in dict.fromkeys(said):
            if gains := self._gains(word):
                yield max(gain for gain, _ in gains), [*gains]
        for pair in set(pairs(said)):
            held = sum(len(shelf.with_pair(pair)) for shelf in self._shelves)
            weight = _OF_PAIRS * math.log(self._size / held) if held else 0.0
            if weight >= _TELLS:
                yield weight, [(weight, pair)]

    def _gains(self, word: str) -> list[tuple[float, str]]:
        own = self._weight(word)
        found = self._likeness.of(word).items()
        gains = ((alike * min(own, self._weight(one)), one) for one, alike in found)
        return [(gain, one) for gain, one in gains if gain >= _TELLS]

    def _weight(self, word: str) -> float:
        """Return how much a word tells of a matter; the rarer, the more."""
        if word not in self._weights:
            held = sum(len(shelf.words.get(word, ())) for shelf in self._shelves)
            weight = math.log(self._size / held) if held else math.log(self._size)
            having = [one for one in self._shelves if word in one.words]
            if 2 * sum(word in one.names for one in having) > len(having):
                weight *= _OF_NAMES
            weight *= _OF_LONG if len(word) >= _LONG else _OF_SHORT if len(word) <= _SHORT else 1
            self._weights[word] = weight
        return self._weights[word]

    def _with(self, shelf: int, feature: str | int) -> Iterable[int]:
        held = self._shelves[shelf]
        return held.words.get(feature, ()) if isinstance(feature, str) else held.with_pair(feature)

    def _found(self, score: float, place: int) -> Found:
        shelf = next(n for n, start in enumerate(self._offsets[1:]) if place < start)
        return Found(score, shelf, place - self._offsets[shelf])
