"""Whether a text may name a time at all, told without the grammar, which is slow to load."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from store.dates.words import TELLING

_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


def tells(text: str) -> bool:
    """Tell whether a text may name a time: what the grammar finds has a digit or such a word."""
    return bool(_DIGIT.search(text) or TELLING.intersection(_WORD.findall(text.casefold())))


def telling(texts: Sequence[str]) -> list[bool]:
    """Tell of many texts whether each may name a time: each word is asked about once."""
    words_of = [text.split() for text in texts]
    told = {word for word in set(chain.from_iterable(words_of)) if tells(word)}
    return [not told.isdisjoint(some) for some in words_of] if told else [False] * len(texts)
