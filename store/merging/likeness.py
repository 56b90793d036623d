"""Which of many wordings resembles another most: the same thing said otherwise in a new print."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz

from store.common.text import fold

_ALIKE = 75.0
"""Likeness (0-100) from which two wordings in one chapter are versions of each other."""
_RARE_WORDS = 5
"""Words by which candidates are looked up: those that fewest wordings have."""
_COMMON = 60
"""Wordings that may share a word before it tells none of them apart."""
_WORD = re.compile(r"\w{3,}")


class Phrase(NamedTuple):
    """A wording and the chapter or list that it is compared within."""

    within: Hashable
    text: str


class _Match(NamedTuple):
    likeness: float
    new: int
    old: int


def most_alike(
    old: Mapping[int, Phrase], new: Mapping[int, Phrase], apart: Callable[[int, int], int]
) -> dict[int, int]:
    """Return for new phrases the old ones that they resemble, best first, each used once.

    Of those that are as alike, the pair goes first whose times are less `apart`.
    """

    def order(one: _Match) -> tuple[float, int, int, int]:
        return -one.likeness, apart(one.new, one.old), one.new, one.old

    found: dict[int, int] = {}
    used: set[int] = set()
    for match in sorted(_matches(old, new), key=order):
        if match.new not in found and match.old not in used:
            found[match.new] = match.old
            used.add(match.old)
    return found


def _matches(old: Mapping[int, Phrase], new: Mapping[int, Phrase]) -> Iterator[_Match]:
    places: dict[tuple[Hashable, str], list[int]] = defaultdict(list)
    for key, phrase in old.items():
        for word in _words(phrase.text):
            places[phrase.within, word].append(key)
    for key, phrase in new.items():
        for other in _candidates(phrase, places):
            likeness = fuzz.ratio(fold(phrase.text), fold(old[other].text), score_cutoff=_ALIKE)
            if likeness:
                yield _Match(likeness, key, other)


def _candidates(phrase: Phrase, places: Mapping[tuple[Hashable, str], list[int]]) -> Iterator[int]:
    """Return the old phrases that share one of a phrase's rarest words."""
    known = (places.get((phrase.within, word), []) for word in _words(phrase.text))
    rare = sorted((keys for keys in known if 0 < len(keys) <= _COMMON), key=len)
    return iter(Counter(key for keys in rare[:_RARE_WORDS] for key in keys))


def _words(text: str) -> list[str]:
    return sorted(set(_WORD.findall(fold(text))))
