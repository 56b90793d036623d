"""Who is meant: the city's bodies by every name that its documents use for them."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct, convert
from rapidfuzz import process
from rapidfuzz.distance import OSA

from store.model.records import Committee, CommitteeKind

_LONGEST_NAME = 100
_FURTHEST = 4
"""Letters that may differ: three at most, and a rival as near as one more is in doubt."""
_MOST_WORDS = 8
_SHORTEST_ALIKE = 8
_MEMORY = 8192
_OPENING = 24
"""Letters of a text by which it is told that no misspelt name begins it."""
_DASHES = re.compile(r"[‐‑‒–—−]")
_SPLIT_NAME = re.compile(r"-\s?(?=nämnd)")
_NOISE = re.compile(r"[*\"'”“’\u00ad]|\s*\bm\.\s?m\.?|[\s.,;:]+$")
_COMPANY = re.compile(r"\b(?:ab|aktiebolag)(?::?s)?\b")
_BEFORE = re.compile(
    r"^(?:(?:de|samtliga|alla|övriga|andra|berörda|berörd|aktuella|relevanta|egna|\w*ansvariga|respektive"
    r"|stadens|moderbolaget|dotterbolaget|bolagskoncernen|koncernen)\s+)+"
)
_ADDITION = re.compile(r"\s*(?:\(|:\s|\s-\s).*")
_GENERIC = re.compile(
    r"stadsdelsnämnd(?:en)?|nämnd(?:en|er|erna)?|stadsdelsförvaltning|förvaltningen|kontoret"
    r"|styrelse[nr]?|bolagen|fastigheter|\b(?:i|och|stockholms?|stads)\b"
)


class Recognised(Struct, frozen=True):
    """The body that some words mean; not `certain` when they are only like its name."""

    name: str
    kind: CommitteeKind
    certain: bool = True


class _Entry(Struct, frozen=True):
    name: str
    kind: CommitteeKind
    aliases: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    kinds: tuple[CommitteeKind, ...] = ()
    loose: tuple[str, ...] = ()

    def names(self) -> Iterator[str]:
        yield from (self.name, *self.aliases)
        if self.kind == "committee" and self.name.endswith("nämnden"):
            stem = self.name.removesuffix("en")
            yield from (stem, stem + "er", stem + "erna")
        for area in self.areas:
            for form in (area, area + "s"):
                yield from (f"{form} stadsdelsnämnd", f"{form} stadsdelsförvaltning")
                yield from (f"stadsdelsnämnden{word}{form}" for word in (" ", " i ", " för "))


class Bodies:
    """All bodies that are known, and the names they go by."""

    def __init__(self, entries: tuple[_Entry, ...]) -> None:
        self._entries = entries
        self._exact = {
            _key(name): Recognised(e.name, e.kind) for e in entries for name in e.names()
        }
        self._loose = {
            _bare(name): Recognised(e.name, e.kind, certain=False)
            for e in entries
            for name in e.loose
        }
        self._folded = {
            key: fold
            for key in map(_bare, self._exact)
            if key in self._exact and len(fold := _folded(key)) >= _SHORTEST_ALIKE
        }
        self._longest_folded = max(map(len, self._folded.values()), default=0)
        self._openings = {
            wrong: (size, sorted({fold[:size] for fold in folds}))
            for wrong, folds in _by_tolerance(self._folded).items()
            for size in [min(map(len, folds))]
        }
        self._longest: dict[str, int] = {}
        for first, *more in map(str.split, (*self._exact, *self._loose)):
            # One more than the key has, for the "AB" that it leaves out.
            self._longest[first] = max(self._longest.get(first, 0), len(more) + 2)
        self._spelt = lru_cache(maxsize=_MEMORY)(self._find_spelt)
        self._alike = lru_cache(maxsize=_MEMORY)(self._find_alike)
        self._begun = lru_cache(maxsize=_MEMORY)(self._find_begun)
        self._lengths = cache(self._of_length)
        self._beginning = lru_cache(maxsize=_MEMORY)(self._count_words_from)

    @staticmethod
    @cache
    def load() -> "Bodies":
        """The bodies of bodies.toml."""
        text = files("store.importing.language").joinpath("bodies.toml").read_text(encoding="utf-8")
        return Bodies(convert(tomllib.loads(text)["body"], tuple[_Entry, ...]))

    def committees(self) -> tuple[Committee, ...]:
        """Every body as a record without an id."""
        return tuple(
            Committee("", e.name, e.kind, e.aliases, self._members(e)) for e in self._entries
        )

    def recognise(self, name: str) -> Recognised | None:
        """The body that a name means, misspelt or not; None when it means none."""
        return self.known(name) or (self._alike(name) if len(name) <= _LONGEST_NAME else None)

    def known(self, name: str) -> Recognised | None:
        """The body that a name means as it is spelt, whatever its inflection."""
        if len(name) > _LONGEST_NAME:
            return None
        first = name.partition(" ")[0]
        # Most of what is asked about begins as no name does, and is not looked at further.
        return None if first.isalpha() and not self._beginning(first) else self._spelt(name)

    def words_from(self, word: str) -> int:
        """How many words a name can have that begins with this one; 0 when none does."""
        return self._beginning(word) if len(word) <= _LONGEST_NAME else 0

    def may_begin(self, text: str) -> bool:
        """Whether a misspelt name may begin a text, by its first letters: most begin with none.

        It may wherever these do not tell.
        """
        opening = text if len(text) <= _OPENING else text[:_OPENING].rpartition(" ")[0]
        return not opening.replace(" ", "").isalnum() or self._begun(opening)

    def owning(self, name: str) -> bool:
        """Whether a name stands in the genitive, so that what follows is meant and not it."""
        keys = _keys(name)
        as_it_stands = any(key in self._exact for key in keys)
        return name.endswith(":s") or (
            not as_it_stands and any(key[:-1] in self._exact for key in keys)
        )

    def _members(self, entry: _Entry) -> tuple[str, ...]:
        return entry.members or tuple(e.name for e in self._entries if e.kind in entry.kinds)

    def _count_words_from(self, word: str) -> int:
        key = _key(word)
        if not key or _BEFORE.fullmatch(key + " "):
            return _MOST_WORDS
        return max(self._longest.get(form, 0) for form in _without_genitive(key))

    def _find_spelt(self, name: str) -> Recognised | None:
        found = (
            self._exact.get(form) or self._loose.get(form)
            for key in _keys(name)
            for whole in (key, _ADDITION.sub("", key))
            for form in _without_genitive(whole)
        )
        return next(filter(None, found), None)

    def _find_begun(self, opening: str) -> bool:
        """Hold letters against the beginnings of names.

        What has so many wrong letters has twice as many at most where both are cut short: the
        letters that are missing or too many shift the others.
        """
        key = _key(opening)
        begun = _folded(key)
        return bool(_BEFORE.match(f"{key} ")) or any(
            len(begun) < size
            or process.extractOne(begun[:size], known, scorer=OSA.distance, score_cutoff=2 * wrong)
            for wrong, (size, known) in self._openings.items()
        )

    def _of_length(self, length: int) -> dict[str, str]:
        """Return the names, folded, that are near enough in length to be alike."""
        return {
            key: one for key, one in self._folded.items() if abs(len(one) - length) <= _FURTHEST
        }

    def _find_alike(self, name: str) -> Recognised | None:
        """The one body whose name is a few letters away, while every other is further."""
        if any(map(str.isdigit, name)):
            return None
        folded = _folded(_bare(name))
        if not _SHORTEST_ALIKE <= len(folded) <= self._longest_folded + _FURTHEST:
            return None
        distances: dict[Recognised, tuple[int, str]] = {}
        for _, distance, known in process.extract(
            folded,
            self._lengths(len(folded)),
            scorer=OSA.distance,
            score_cutoff=_FURTHEST,
            limit=None,
        ):
            body = self._exact[known]
            distances[body] = min(distances.get(body, (99, "")), (int(distance), known))
        ranked = sorted(distances.items(), key=lambda item: item[1])
        if not ranked:
            return None
        body, (nearest, known) = ranked[0]
        rival = ranked[1][1][0] if len(ranked) > 1 else 99
        if nearest > _tolerance(known) or rival < nearest + 2:
            return None
        return Recognised(body.name, body.kind, certain=False)


def _key(name: str) -> str:
    if name.isascii() and name.isalpha():
        lone = name.casefold()
        return "" if _COMPANY.fullmatch(lone) else lone
    text = _DASHES.sub("-", unicodedata.normalize("NFC", name)).casefold()
    text = _NOISE.sub("", _SPLIT_NAME.sub("", text))
    return " ".join(_COMPANY.sub(" ", text).split())


def _keys(name: str) -> tuple[str, ...]:
    """The key of a name as it stands and, where they differ, without a determiner."""
    key = _key(name)
    bare = _BEFORE.sub("", key)
    return (key,) if bare == key else (key, bare)


def _bare(name: str) -> str:
    """The key of a name without the words that only say which or how many."""
    return _keys(name)[-1]


def _without_genitive(key: str) -> Iterator[str]:
    yield key
    if key.endswith("s"):
        yield key[:-1].removesuffix(":")


def _folded(key: str) -> str:
    plain = unicodedata.normalize("NFD", key)
    return "".join(filter(str.isalnum, plain))


def _by_tolerance(folded: dict[str, str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for key, fold in folded.items():
        found.setdefault(_tolerance(key), []).append(fold)
    return found


def _tolerance(key: str) -> int:
    """How many letters may be wrong: one in five of those that tell the name from others."""
    return min(3, max(1, len(_folded(_GENERIC.sub("", key))) // 5))
