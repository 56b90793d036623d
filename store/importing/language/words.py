"""The words and signs of a text, as names are read from them."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import islice

_TOKEN = re.compile(
    r"A/S|och/eller|[^\W\d_]+[-‐‑](?=(?:och|samt|eller|og)\s)|\w+(?:[-‐‑–:'’.&]\w+)*[-‐‑]?|[^\w\s]"
    r"|(?<=\S) {2,}(?=\S)"
)
"""Words and signs; wide gaps stand between columns, and no name goes over them."""
_CAPITAL = re.compile(r"[A-ZÅÄÖÆØ0-9][\w&.'’:–-]*")


class Words:
    """The words of a stretch of a text, and where each stands."""

    def __init__(self, text: str, start: int, stop: int, *, most: int | None = None) -> None:
        tokens = list(islice(_TOKEN.finditer(text, start, stop), most))
        self.text = text
        self.words = [token[0] for token in tokens]
        self.places = [token.span() for token in tokens]

    @property
    def size(self) -> int:
        """The number of words."""
        return len(self.words)

    def word(self, at: int) -> str:
        """Return a word, or nothing where there is none."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def span(self, at: int, after: int) -> tuple[int, int]:
        """Return where words stand in the text."""
        return self.places[at][0], self.places[after - 1][1]

    def between(self, at: int, after: int) -> str:
        """Return words as they stand in the text."""
        return self.text[slice(*self.span(at, after))] if after > at else ""

    def over(self, words: Container[str], at: int) -> int:
        """Return the first place from one on where none of some words stands."""
        while self.word(at).casefold() in words and at < self.size:
            at += 1
        return at

    def capital(self, at: int) -> bool:
        """Tell whether a word begins with a capital or a digit."""
        return _CAPITAL.fullmatch(self.word(at)) is not None
