"""Names of bodies that are a few letters wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from store.importing.language.name_keys import BEFORE, bare, folded, key_of

_FURTHEST = 4
"""Letters that may differ: three at most, and a rival as near as one more is in doubt."""
_SHORTEST = 8
_MEMORY = 8192
_OPENING = 24
"""Letters of a text by which it is told that no misspelt name begins it."""
_GENERIC = re.compile(
    r"stadsdelsnämnd(?:en)?|nämnd(?:en|er|erna)?|stadsdelsförvaltning|förvaltningen|kontoret"
    r"|styrelse[nr]?|bolagen|fastigheter|\b(?:i|och|stockholms?|stads)\b"
)


class Misspelt:
    """Knows of bodies, by the keys of their names, which one a misspelt name means.

    Where not the `whole` of an organisation is known, one letter may be wrong and no more.
    """

    def __init__(self, names: Mapping[str, str], *, whole: bool) -> None:
        self._names = names
        self._whole = whole
        self._folded = {
            key: fold
            for key in map(bare, names)
            if key in names and len(fold := folded(key)) >= _SHORTEST
        }
        self._longest = max(map(len, self._folded.values()), default=0)
        self._openings = {
            wrong: (size, sorted({fold[:size] for fold in folds}))
            for wrong, folds in _by_tolerance(self._folded).items()
            for size in [min(map(len, folds))]
        }
        self.meant_by = lru_cache(maxsize=_MEMORY)(self._find)
        """The key of the one body whose name is a few letters away; None where there is none."""
        self._begun = lru_cache(maxsize=_MEMORY)(self._find_begun)
        self._lengths = cache(self._of_length)

    def may_begin(self, text: str) -> bool:
        """Tell whether a misspelt name may begin a text; it may where the letters do not tell."""
        opening = text if len(text) <= _OPENING else text[:_OPENING].rpartition(" ")[0]
        return not opening.replace(" ", "").isalnum() or self._begun(opening)

    def _find_begun(self, opening: str) -> bool:
        """Hold letters against the beginnings of names.

        What has so many wrong letters has twice as many at most where both are cut short: the
        letters that are missing or too many shift the others.
        """
        key = key_of(opening)
        begun = folded(key)
        return bool(BEFORE.match(f"{key} ")) or any(
            len(begun) < size
            or process.extractOne(begun[:size], known, scorer=OSA.distance, score_cutoff=2 * wrong)
            for wrong, (size, known) in self._openings.items()
        )

    def _of_length(self, length: int) -> dict[str, str]:
        """Return the names, folded, that are near enough in length to be alike."""
        return {
            key: one for key, one in self._folded.items() if abs(len(one) - length) <= _FURTHEST
        }

    def _find(self, name: str) -> str | None:
        """Find the one body whose name is a few letters away, while every other is further."""
        if any(map(str.isdigit, name)):
            return None
        said = folded(bare(name))
        if not _SHORTEST <= len(said) <= self._longest + _FURTHEST:
            return None
        ranked = sorted(self._distances(said).values())
        if not ranked:
            return None
        nearest, known = ranked[0]
        rival = ranked[1][0] if len(ranked) > 1 else 99
        if nearest > (_tolerance(known) if self._whole else 1) or rival < nearest + 2:
            return None
        return known

    def _distances(self, said: str) -> dict[str, tuple[int, str]]:
        """Return how far each body is at least that is near, and the key that is as near."""
        found: dict[str, tuple[int, str]] = {}
        for _, distance, key in process.extract(
            said,
            self._lengths(len(said)),
            scorer=OSA.distance,
            score_cutoff=_FURTHEST,
            limit=None,
        ):
            body = self._names[key]
            found[body] = min(found.get(body, (99, "")), (int(distance), key))
        return found


def _by_tolerance(folded: dict[str, str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for key, fold in folded.items():
        found.setdefault(_tolerance(key), []).append(fold)
    return found


def _tolerance(key: str) -> int:
    """How many letters may be wrong: one in five of those that tell the name from others."""
    return min(3, max(1, len(folded(_GENERIC.sub("", key))) // 5))
