"""The words that a typed one may have been meant to be: those with one letter otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import product

from msgspec import Struct

from store.common.text import unaccent

WHOLE, BEGUN = 4, 6
"""Letters of a typed word from which whole words that are like it are looked for, and from which
longer words that begin like it are: of shorter ones nearly everything is only one letter away."""
_MARKED = "åäöéèüáàæø"
_AFTER = "\U0010ffff"
"""Comes after every letter in the order of words."""


class Form(Struct, frozen=True, order=True):
    """Words that are spelt otherwise than what was typed: one, or all that begin so."""

    text: str
    begins: bool = False

    def __str__(self) -> str:
        return f"{self.text}…" if self.begins else self.text


class Vocabulary:
    """All words of all papers, case folded, in their order."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words

    @cached_property
    def _listed(self) -> str:
        return "\n".join(self.words)

    def near(self, typed: str) -> list[Form]:
        """Return how a typed word may be spelt: a letter more, less or other, or two swapped.

        A plain letter stands for those with marks too, as in every search here. Longer words that
        begin otherwise are only meant where no word has what was typed in it.
        """
        if len(typed) < WHOLE or not typed.isalpha():
            return []
        longer = len(typed) >= BEGUN and not holds(self._listed, typed)
        found: dict[Form, None] = {}
        ahead = [(0, "", False)]
        while ahead:
            at, said, otherwise = ahead.pop()
            if at < len(typed):
                ahead += self._on(typed, at, said, otherwise=otherwise)
            elif not holds(said, typed):
                found.update(dict.fromkeys(self._ended(typed, said, longer=longer)))
        return sorted(found)

    def _on(
        self, typed: str, at: int, said: str, *, otherwise: bool
    ) -> Iterator[tuple[int, str, bool]]:
        """Go one letter on: what is typed up to `at` is what words begin with, `said`.

        `otherwise` is whether a letter is spelt otherwise already.
        """
        for letter in _meant(typed[at]):
            if self._begins(said + letter):
                yield at + 1, said + letter, otherwise
        if not otherwise:
            yield from self._otherwise(typed, at, said)

    def _otherwise(self, typed: str, at: int, said: str) -> Iterator[tuple[int, str, bool]]:
        """Go on with a letter that is not typed, typed wrongly or too many, or with two swapped."""
        yield at + 1, said, True
        for letter in self._following(said):
            yield at, said + letter, True
            if letter not in _meant(typed[at]):
                yield at + 1, said + letter, True
        if at + 1 < len(typed):
            for first, second in product(_meant(typed[at + 1]), _meant(typed[at])):
                if self._begins(said + first + second):
                    yield at + 2, said + first + second, True

    def _ended(self, typed: str, said: str, *, longer: bool) -> Iterator[Form]:
        """Return what is spelt like all that was typed; longer words where it ends as typed."""
        if longer and said[-1] in _meant(typed[-1]):
            yield Form(said, begins=True)
        elif self._has(said):
            yield Form(said)

    def _has(self, word: str) -> bool:
        at = bisect_left(self.words, word)
        return at < len(self.words) and self.words[at] == word

    def _begins(self, said: str) -> bool:
        at = bisect_left(self.words, said)
        return at < len(self.words) and self.words[at].startswith(said)

    def _following(self, said: str) -> Iterator[str]:
        """Return each letter that follows a beginning in some word."""
        at = bisect_left(self.words, said)
        while at < len(self.words) and self.words[at].startswith(said):
            letter = self.words[at][len(said) : len(said) + 1]
            if letter:
                yield letter
            at = bisect_left(self.words, said + letter + _AFTER) if letter else at + 1


def holds(text: str, typed: str) -> bool:
    """Tell whether a text has what was typed as it is; plain letters mean those with marks."""
    return typed in (unaccent(text) if unaccent(typed) == typed else text)


@cache
def _meant(typed: str) -> str:
    """Return the letters that a typed one stands for: itself, and if plain those with marks."""
    return typed + "".join(one for one in _MARKED if unaccent(one) == typed)
