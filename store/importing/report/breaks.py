"""Lines of narrow columns, in which a word may go on on the next line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from store.documents.common.blocks import joined

_MARKED = 0.3
"""Share of lines with a space at their end from which a line without one ends within a word."""
_PAGE_NUMBER = re.compile(r"\d{1,3}(?: ?\(\d{1,3}\))?")


class Lines:
    """The lines of a document, counted from 0, and where one ends within a word."""

    def __init__(self, raw: Sequence[str]) -> None:
        self.said = [line.strip() for line in raw]
        self.rows = {
            n: tuple(map(str.strip, one.split("\t"))) for n, one in enumerate(raw) if "\t" in one
        }
        """The cells of the lines that are rows of a table whose columns are known."""
        spaced = [line.endswith(" ") for line in raw]
        marked = sum(spaced) > _MARKED * sum(map(bool, self.said))
        self._within_words = frozenset(n for n, one in enumerate(spaced) if marked and not one)

    def is_broken(self, at: int) -> bool:
        """Tell whether a line may end within a word."""
        return at in self._within_words

    def may_be_page(self, at: int) -> bool:
        """Tell whether nothing but a number stands on a line, as that of a page does."""
        return bool(_PAGE_NUMBER.fullmatch(self.said[at]))

    def joined(self, numbers: Iterable[int]) -> str:
        """Return what stands on some lines as one text."""
        text = ""
        for number in numbers:
            line = self.said[number]
            in_word = self.is_broken(number - 1) and line[:1].islower()
            text = f"{text}{line}" if text and in_word else joined(text, line)
        return " ".join(text.split())
