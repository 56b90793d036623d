"""What cannot be one matter however alike it is worded: before and after, number and share."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from store.threads.words import all_words, language

_NAME = 14
"""Words of which a wording is a name: in it each of them counts."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_Is = Callable[[str], bool]


def apart(one: str, other: str) -> bool:
    """Tell whether words of two texts say that they are of two matters."""
    ours, theirs = _lower(one), _lower(other)
    named = max(len(ours), len(theirs)) <= _NAME
    if named and _numbers(ours) != _numbers(theirs) and _numbers(ours) and _numbers(theirs):
        return True
    return any(_contrast(ours, theirs, group, named) for group in _groups())


def _contrast(
    ours: Sequence[str], theirs: Sequence[str], group: Sequence[_Is], named: bool
) -> bool:
    """Tell whether each side has a word of a group that the other lacks; in a name anywhere.

    In a longer text they contrast beside the same word alone.
    """
    here, there = _places(ours, group), _places(theirs, group)
    if not here or not there or here.keys() & there.keys():
        return False
    return named or any(
        _beside(ours, place) & _beside(theirs, other)
        for places in here.values()
        for place in places
        for others in there.values()
        for other in others
    )


def _places(words: Sequence[str], group: Sequence[_Is]) -> dict[int, list[int]]:
    """Return where the words of a group stand, by which of them it is."""
    found: dict[int, list[int]] = {}
    for place, word in enumerate(words):
        for number, is_it in enumerate(group):
            if is_it(word):
                found.setdefault(number, []).append(place)
    return found


def _beside(words: Sequence[str], place: int) -> set[tuple[int, str]]:
    """Return the words before and after a place, and on which side each stands."""
    around = ((side, place + side) for side in (-1, 1))
    return {(side, words[at]) for side, at in around if 0 <= at < len(words)}


@lru_cache(maxsize=16384)
def _lower(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in all_words(text))


def _numbers(words: Sequence[str]) -> frozenset[str]:
    """Return the numbers among words that are no years."""
    return frozenset(one for one in words if one[0].isdigit() and not _YEAR.fullmatch(one))


@cache
def _groups() -> tuple[tuple[_Is, ...], ...]:
    return tuple(tuple(map(_meaning, group.split())) for group in language().contrasts)


def _meaning(said: str) -> _Is:
    """Return what tells a word of a group: itself, or with a star all that begins with it."""
    begun = said.removesuffix("*")
    return (lambda word: word.startswith(begun)) if begun != said else said.__eq__
