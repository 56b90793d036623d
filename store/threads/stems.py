"""Swedish words without their endings, and how alike two of them are: by first part and letters.

The endings are those of the Snowball stemmer for Swedish (https://snowballstem.org), taken off in
one step: a stem here is looked up, never shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from rapidfuzz.distance import Prefix

_LISTED = (
    "heterna hetens anden heten heter arnas ernas ornas andes arens andet arna erna orna ande arne "
    "aste aren ades erns ade are ern ens het ast ad en ar er or as es at a e"
)
_ENDINGS = tuple(_LISTED.split())
"""The longest first."""
_BEFORE_S = frozenset("abcdefghjklmnoprtvy")
"""Letters after which an s is an ending."""
_DOUBLED = ("dd", "gd", "nn", "dt", "gt", "kt", "tt")
_DERIVED = ("lig", "els", "ig")
_SHORTEST = 4
"""Letters that a stem keeps."""
_GRAM = 4
_SHARED = 2
"""Times four letters in a row that two words have in common at least."""
_FIRST_PART = 6
"""Letters in the beginning of two compounds that make it likely that they are of one matter."""
_WHOLE_PART = 9
"""Letters of it that make this as sure as it gets."""
_SAME_FIRST, _SAME_LAST, _MISSPELT = 0.63, 0.54, 0.54
_SPELT_ALIKE = 0.7
_LEAST = 0.27
"""Likeness (0-1) below which two words are of nothing in common."""


def stem(word: str) -> str:
    """Return a word in small letters without its ending."""
    word = word.lower()
    if len(word) <= _SHORTEST or not word[-1].isalpha():
        return word
    if word[-1] == "s" and word[-2] in _BEFORE_S:
        word = word[:-1]
    word = _without(word, _ENDINGS)
    if word.endswith(_DOUBLED) and len(word) > _SHORTEST + 1:
        word = word[:-1]
    return _without(word, _DERIVED)


def _without(word: str, endings: Iterable[str]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


class Likeness:
    """The words of an index by the four letters that they have in a row."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_letters: defaultdict[str, list[str]] = defaultdict(list)
        self._known: dict[str, Mapping[str, float]] = {}
        for word in words:
            if len(word) > _GRAM:
                for letters in _letters(word):
                    self._by_letters[letters].append(word)

    def of(self, word: str) -> Mapping[str, float]:
        """Return the words that may mean the same or a part of it, each with a likeness (0-1)."""
        if word not in self._known:
            self._known[word] = self._of(word)
        return self._known[word]

    def _of(self, word: str) -> Mapping[str, float]:
        found = {word: 1.0}
        if len(word) <= _GRAM:
            return found
        letters = _letters(word)
        holding = (self._by_letters.get(four, ()) for four in letters)
        for other, count in Counter(chain.from_iterable(holding)).items():
            if count < _SHARED or other == word:
                continue
            share = 2 * count / (len(letters) + len(other) - _GRAM + 1)
            if (alike := _likeness(word, other, share)) >= _LEAST:
                found[other] = alike
        return found


def _letters(word: str) -> set[str]:
    return {word[place : place + _GRAM] for place in range(len(word) - _GRAM + 1)}


def _likeness(one: str, other: str, share: float) -> float:
    """Return how alike two words are (0-1), of whose letters they have a share in common.

    The first part of a compound says what it is about, its last only what kind of thing it is.
    """
    begun, shorter = Prefix.similarity(one, other), min(len(one), len(other))
    if begun >= _FIRST_PART:
        return max(0.9 * share, _SAME_FIRST * min(1, begun / _WHOLE_PART))
    if begun == shorter:
        return max(0.9 * share, 0.36)
    if shorter >= _FIRST_PART and (one in other or other in one):
        return _SAME_LAST * share
    return _MISSPELT * share if share >= _SPELT_ALIKE else 0.0
