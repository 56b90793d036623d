"""Whether a text may name a time, or a day, told without the grammar, which is slow to load."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.dates.words import FILLERS, HANGING, LEADS, NAMING, POINT_WORDS, TELLING, any_of

_WORD = re.compile(r"\w+")
_DIGIT = re.compile("[0-9]")
_ESCAPES = re.compile(r"\\\w")
_LEADING = frozenset(_WORD.findall(_ESCAPES.sub(" ", " ".join((*LEADS.values(), FILLERS)))))
_BEFORE_YEARS = _LEADING | {"tom", "mellan", "between", "den", "av", "of", "medio", "mid"}
"""Words of which one is before a year or a day in digits alone; others than in `NAMING`."""
_DAYS_IN_DIGITS = re.compile(
    rf"(?:\b(?:{any_of(_BEFORE_YEARS)})|perioden)\.?[\s-]+"
    r"(?:[0-9]{4}|(?:[0-9]{1,2}\s*[-–—−]\s*)?[0-9]{1,2}/[0-9])"
    r"|[0-9]{4}(?:-[0-9]{2}-[0-9]|\s+års\b)"
    r"|(?<![^\W\d_])(?:(?:veckan|veckorna|veckor|vecka|weeks?|kv|v|w)\.?\s*|[qkth])[0-9]",
    re.IGNORECASE,
)
"""What is in whatever names its days with digits and none of those words: where the year or the day
is led by a word, is written in full, or is counted in weeks or parts of a year."""
DIGIT = "0"
"""Stands for any digit among the words of a text."""
_SEEN = TELLING | POINT_WORDS | {DIGIT}


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, and `DIGIT` where it has digits."""
    words = _WORD.findall(text.casefold())
    return frozenset((*words, DIGIT) if _DIGIT.search(text) else words)


def tells(text: str) -> bool:
    """Tell whether a text may name a time: what the grammar finds has a digit or such words."""
    words = words_in(text)
    return DIGIT in words or not words.isdisjoint(TELLING) or _hangs(words)


def tells_days(text: str) -> bool:
    """Tell whether a text may name a time that has an end: one without is due at no time."""
    words = words_in(text)
    if not words.isdisjoint(NAMING) or _hangs(words):
        return True
    return DIGIT in words and bool(_DAYS_IN_DIGITS.search(text))


def telling_days(texts: Sequence[str]) -> list[bool]:
    """Tell of many texts whether each may name a time that has an end.

    Each word is asked about once, and only texts with a word or digit of time are looked through.
    """
    words_of = [text.split() for text in texts]
    seen = {word for word in set().union(*words_of) if _is_seen(word)}
    return [
        not seen.isdisjoint(words) and tells_days(text)
        for words, text in zip(words_of, texts, strict=True)
    ]


def _is_seen(word: str) -> bool:
    if word.isalpha():
        return word.casefold() in _SEEN
    return not _SEEN.isdisjoint(words_in(word))


def _hangs(words: frozenset[str]) -> bool:
    """Tell whether something may be counted from a point of the cycle, or come together with it."""
    return not (words.isdisjoint(POINT_WORDS) or words.isdisjoint(HANGING))
