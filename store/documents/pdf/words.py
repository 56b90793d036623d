"""The words of a page of a PDF, also those of which parts are set otherwise than the rest.

Places are in points from the upper left corner of the page, turned so that its text is upright.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from store.documents.pdf.contents import is_picture
from store.documents.pdf.layers import Layers
from store.documents.pdf.letters import LetterRange, Letters, Turn, Word, said_by

_WORD_GAP = 0.25
"""Share of a letter's height that parts two words."""
_OTHER_SIZE = 0.85
"""Share of a letter's size from which one beside it is set as large."""
_RAISED = 0.15
"""Share of a letter's size by which the baseline of one that is raised or lowered differs."""


def words_of(page: Any, layers: Layers) -> dict[Turn, list[Word]]:
    """Return the words of a page in the order that the file has them, by how they are turned.

    What is of a layer that is switched off is left out.
    """
    text_page = page.get_textpage()
    found: dict[Turn, list[Word]] = defaultdict(list)
    try:
        letters = Letters(page, text_page, lambda: is_picture(page), layers.hides)
        for line in letters.lines():
            for piece, words in letters.alike(line):
                if piece is None:
                    for turn, word in _of_parts(letters, words[0]):
                        found[turn].append(word)
                else:
                    style = letters.style(words[0][0], piece)
                    if placed := letters.placed(words, style):
                        found[style.turn or 0] += placed
    finally:
        text_page.close()
    return found


def _of_parts(letters: Letters, word: LetterRange) -> Iterator[tuple[Turn, Word]]:
    """Return a word that is set in parts, whole again where they stand together."""
    parts: list[Word] = []
    way: Turn = 0
    for piece, part in letters.parts(word):
        style = letters.style(part[0], piece)
        placed = next(iter(letters.placed([part], style)), None)
        if parts and (placed is None or style.turn != way or _parted(parts[-1], placed)):
            yield way, _joined(parts)
            parts = []
        if placed:
            way = style.turn or 0
            parts.append(placed)
    if parts:
        yield way, _joined(parts)


def _parted(before: Word, part: Word) -> bool:
    """Tell whether a part begins another word: after a gap, on another line, or raised."""
    size = max(before.size, part.size)
    aside = part.left - before.right
    off_line = abs(part.base - before.base)
    smaller = min(before.size, part.size) < _OTHER_SIZE * size
    raised = smaller and off_line > _RAISED * size
    return raised or off_line > size / 2 or aside > _WORD_GAP * size or aside < -size


def _joined(parts: Sequence[Word]) -> Word:
    text = said_by("".join(one.text for one in parts))
    left, right = min(one.left for one in parts), max(one.right for one in parts)
    return Word(text, left, right, parts[0].base, max(one.size for one in parts))
