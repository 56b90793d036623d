"""What stands on a page beside its text: raised marks, and the footnotes that they point at."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from msgspec.structs import replace

from store.documents.pdf.letters import Word
from store.documents.pdf.set_lines import SetLine

_SMALL = 0.85
"""Share of the size of the letters beside it that those of a mark have at most."""
_RAISED = (0.12, 0.7)
"""Shares of a letter's size by which a mark stands above its baseline."""
_LOWERED = 0.4
"""The same at most below it; what stands further down is on the next line."""
_NEAR = 0.5
"""Share of a letter's size within which a mark follows its word."""
_REACH = 6
"""Points around a mark within which its word ends."""
_LONGEST = 3
"""Letters of a mark at most."""
_POWERS = {"2": "²", "3": "³"}
_UNITS = ("m", "dm", "cm", "mm", "km")
"""After which a raised figure is a power and no mark."""
_LESS = 0.5
"""Points by which the letters of a footnote are smaller than those of the text."""
_LOWEST = 0.5
"""Share of the page below which footnotes stand."""

_STAMPED = 2.0
"""Times the size of other words that one printed across them is at least."""
_BODY = 0.65
"""Share of its size that a large word's letters stand high."""


def without_marks(words: Sequence[Word]) -> tuple[list[Word], set[str]]:
    """Return the words of a page without the marks of its notes, and those marks.

    A power stays with its unit (m²), and what is lowered with its word (CO2).
    """
    most = _SMALL * max((one.size for one in words), default=0.0)
    small = [
        place for place, one in enumerate(words) if len(one.text) <= _LONGEST and one.size <= most
    ]
    if not small:
        return list(words), set()
    least = min(words[place].size for place in small)
    ends = sorted((one.right, n) for n, one in enumerate(words) if _SMALL * one.size >= least)
    kept: dict[int, Word] = dict(enumerate(words))
    marks = set()
    for place in small:
        mark = words[place]
        near = ends[bisect(ends, (mark.left - _REACH,)) : bisect(ends, (mark.left + _REACH,))]
        carrier = next((n for _end, n in near if n in kept and _carries(kept[n], mark)), None)
        if carrier is None:
            continue
        del kept[place]
        if said := _with(kept[carrier], mark):
            kept[carrier] = said
        else:
            marks.add(mark.text)
    return list(kept.values()), marks


def _carries(word: Word, mark: Word) -> bool:
    """Tell whether a small word follows another, raised or lowered, without a gap."""
    raised = word.base - mark.base
    if abs(raised) > word.size or mark.size > _SMALL * word.size:
        return False
    if abs(mark.left - word.right) > _NEAR * word.size:
        return False
    above = raised / word.size
    return _RAISED[0] <= above <= _RAISED[1] or _RAISED[0] <= -above <= _LOWERED


def _with(word: Word, mark: Word) -> Word | None:
    """Return a word with what belongs to it; None where that is the mark of a note."""
    lowered = mark.base > word.base
    is_power = word.text.lower() in _UNITS and mark.text in _POWERS
    if not (lowered or is_power):
        return None
    said = mark.text if lowered else _POWERS[mark.text]
    return replace(word, text=word.text + said, right=mark.right)


def footnotes_from(lines: Sequence[SetLine], marks: set[str], size: float, high: float) -> int:
    """Return from which line on a page holds footnotes; how many lines it has where it has none.

    `size` is that of the document's text, `high` the height of the page.
    """
    for place, line in enumerate(lines):
        is_small = line.size <= size - _LESS
        if is_small and line.base > _LOWEST * high and line.words[0].text in marks:
            return place
    return len(lines)


def without_stamps(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Return the words of a page without those that are printed across smaller ones, and these."""
    sizes = sorted(word.size for word in words)
    least = _STAMPED * sizes[len(sizes) // 2] if sizes else 0.0
    large = [word for word in words if word.size > least]
    stamps = [
        one for one in large if any(_lies_over(one, other) for other in words if other is not one)
    ]
    return [word for word in words if word not in stamps] if stamps else list(words), stamps


def _lies_over(stamp: Word, word: Word) -> bool:
    beside = word.right <= stamp.left or word.left >= stamp.right
    base = stamp.base - _BODY * stamp.size
    return word.size * _STAMPED < stamp.size and not beside and base < word.base < stamp.base
