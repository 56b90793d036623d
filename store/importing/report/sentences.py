"""Sentences of a report, each with the lines that it stands on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from store.importing.budget.flow import Paragraph

_BETWEEN = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")


class Sentence(Struct, frozen=True):
    """A sentence, and the lines that it stands on, counted from 1."""

    text: str
    lines: tuple[int, ...]

    @property
    def plain(self) -> str:
        """Its letters and figures alone."""
        return plain(self.text)


def sentences(parts: Sequence[Paragraph], lines: Sequence[str]) -> Iterator[Sentence]:
    """Return the sentences of paragraphs, in order."""
    for part in parts:
        ends = [*accumulate(len(plain(lines[number - 1])) for number in part.lines)]
        at = 0
        for text in _BETWEEN.split(part.text):
            begun, at = at, at + len(plain(text))
            first = bisect_right(ends, begun)
            last = max(first, bisect_left(ends, at))
            yield Sentence(text, tuple(part.lines[first : last + 1]) or part.lines)


def plain(text: str) -> str:
    """Return a text without what two prints of it may break otherwise."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
