"""The words of a text that say what it is about, and the names that changed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from zlib import crc32

from msgspec import Struct, convert

from store.common.text import fold
from store.model.links import Renaming
from store.threads.stems import stem

_WORD = re.compile(r"[^\W_]+(?:[-–:.][^\W_]+)*")
_NUMBER = re.compile(r"\d[\d.,:–-]*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_A_PAIR = 7
"""Letters of each of two words in a row by which they are found together, whatever their forms."""


class Language(Struct, frozen=True):
    """What stands in words.toml: small words, words that contrast, names that changed."""

    small: str
    contrasts: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]


@cache
def language() -> Language:
    """Return what the threads know of Swedish."""
    text = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    return convert(tomllib.loads(text), Language)


def all_words(text: str) -> list[str]:
    """Return every word and number of a text as it stands."""
    return _WORD.findall(text)


def telling(words: Iterable[str]) -> list[str]:
    """Return the stems of the words that say what a text is about; no grammar and no numbers."""
    return [known for word in words if (known := _STEMS[word])]


def named(words: Sequence[str]) -> set[str]:
    """Return the stems of the words with a capital that do not begin a text."""
    return {known for word in words[1:] if word[0].isupper() and (known := _STEMS[word])}


def pairs(stems: Sequence[str]) -> Iterator[int]:
    """Return what each two stems in a row are looked up by, numbers below 2**32."""
    codes = [_CODES[one] for one in stems]
    return ((one * 31 + other) & 0xFFFFFFFF for one, other in pairwise(codes))


class _Codes(dict[str, int]):
    """Stems by a number of their first letters."""

    def __missing__(self, word: str) -> int:
        self[word] = code = crc32(word[:_OF_A_PAIR].encode())
        return code


class _Stems(dict[str, str]):
    """Words by their stems, each worked out once; of those that say nothing an empty one."""

    def __missing__(self, word: str) -> str:
        says = len(word) > 1 and not _NUMBER.fullmatch(word) and word.lower() not in _small()
        self[word] = known = stem(word) if says else ""
        return known


_STEMS = _Stems()
_CODES = _Codes()


@cache
def _small() -> frozenset[str]:
    return frozenset(language().small.split())


def letters(text: str) -> str:
    """Return a wording without what a year changes: years, case, spaces and signs."""
    return "".join(filter(str.isalnum, fold(_YEAR.sub("", text))))


class Names:
    """The names that changed: those that the program knows, and those of a register."""

    def __init__(self, own: Iterable[Renaming] = ()) -> None:
        every = (*(Renaming(*one) for one in language().renamed), *own)
        self._known = tuple((_phrase(one.before), _phrase(one.now), one) for one in every)
        ends = (fold(name).split()[-1:] for one in every for name in (one.before, one.now))
        self._ends = tuple(dict.fromkeys(end for found in ends for end in found))
        """The last word of each name: where none stands, no name does."""

    def _may_name(self, text: str) -> bool:
        folded = fold(text)
        return any(end in folded for end in self._ends)

    def also(self, text: str) -> str:
        """Return a text with the other names, before and after, of what it names."""
        if not self._may_name(text):
            return text
        more = [
            other
            for before, now, one in self._known
            for found, other in ((now, one.before), (before, one.now))
            if found.search(text)
        ]
        return " ".join((text, *more))

    def today(self, text: str) -> str:
        """Return a text with the names that are used now in the place of earlier ones."""
        if not self._may_name(text):
            return text
        for before, now, one in self._known:
            if not now.search(text):
                text = before.sub(lambda _found, name=one.now: name, text)  # type: ignore[misc]
        return text


@lru_cache(maxsize=4096)
def _phrase(name: str) -> re.Pattern[str]:
    spaced = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)
