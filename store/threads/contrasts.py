"""What cannot be one matter however alike it is worded: before and after, number and share."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain

from store.threads.words import all_words, language

_NAME = 14
"""Words of which a wording is a name: in it each of them counts."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_Words = tuple[str, ...]
_Places = dict[int, list[int]]


def apart(one: str, other: str) -> bool:
    """Tell whether words of two texts say that they are of two matters."""
    ours, theirs = _lower(one), _lower(other)
    named = max(len(ours), len(theirs)) <= _NAME
    if named and _numbers(ours) != _numbers(theirs) and _numbers(ours) and _numbers(theirs):
        return True
    here, there = _contrasting(ours), _contrasting(theirs)
    groups = (
        (here[group], there[group])
        for group in here.keys() & there.keys()
        if not here[group].keys() & there[group].keys()
    )
    return any(named or _in_one_place(ours, theirs, *both) for both in groups)


def _in_one_place(ours: _Words, theirs: _Words, here: _Places, there: _Places) -> bool:
    """Tell whether contrasting words stand beside the same word."""
    return any(
        _beside(ours, place) & _beside(theirs, other)
        for place in chain.from_iterable(here.values())
        for other in chain.from_iterable(there.values())
    )


def _beside(words: _Words, place: int) -> set[tuple[int, str]]:
    """Return the words before and after a place, and on which side each stands."""
    around = ((side, place + side) for side in (-1, 1))
    return {(side, words[at]) for side, at in around if 0 <= at < len(words)}


@lru_cache(maxsize=4096)
def _contrasting(words: _Words) -> dict[int, _Places]:
    """Return where the words of each group stand, by which of them it is."""
    found: dict[int, _Places] = {}
    for place, word in enumerate(words):
        for group, number in _meanings(word):
            found.setdefault(group, {}).setdefault(number, []).append(place)
    return found


@lru_cache(maxsize=65536)
def _meanings(word: str) -> tuple[tuple[int, int], ...]:
    """Return the groups that a word is of, and which of each it is."""
    return tuple(
        (number, place)
        for number, group in enumerate(_groups())
        for place, said in enumerate(group)
        if (word.startswith(said[:-1]) if said.endswith("*") else word == said)
    )


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group.split()) for group in language().contrasts)


@lru_cache(maxsize=4096)
def _lower(text: str) -> _Words:
    return tuple(word.lower() for word in all_words(text))


def _numbers(words: _Words) -> frozenset[str]:
    """Return the numbers among words that are no years."""
    return frozenset(one for one in words if one[0].isdigit() and not _YEAR.fullmatch(one))
