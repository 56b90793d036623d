"""A line of a paper in a list: the words that were found are seen, and stand out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from store.search.asked import Word, around, marks
from tui.messages.cells import Cell, Column, R, cut


def _no_words() -> Sequence[Word]:
    return ()


@dataclass(frozen=True)
class FoundText(Column[R]):
    """A column of texts in which `words` were found."""

    words: Callable[[], Sequence[Word]] = _no_words

    def pieces(self, row: R, width: int) -> Sequence[Cell]:
        """Return what is around the first word that was found; each has a part of its own."""
        value, words = self.cell(row), self.words()
        text = value.text if isinstance(value, Cell) else value
        return [*_parted(cut(around(text, words, width), width, "left"), words)]


def _parted(text: str, words: Sequence[Word]) -> Iterator[Cell]:
    at = 0
    for start, end in marks(text, words):
        if start >= at:
            yield Cell(text[at:start])
            yield Cell(text[start:end], "strong")
            at = end
    yield Cell(text[at:])
