"""Paragraphs of a text whose lines are broken where the page ended, with or without empty lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from store.documents.common.blocks import joined
from store.importing.language import layout_words as words

_ITEM = re.compile(
    r"(?:\d{1,2}\.|[-–•])\s+\S|att\s{2,}\S"
    r"|(?:reservation|särskilt uttalande|ersättaryttrande)\b.*\b(?:av|gjordes)\b",
    re.I,
)
"""How a point of a list begins, or what somebody wanted to have noted."""
_NUMBER = re.compile(r"\d{1,2}[.)]")
"""The number of a point that stands on a line by itself."""
_PAGE = re.compile(r"(?:sida? )?\d{1,3} ?\(\d{1,3}\)", re.I)
_SHORTEST = 20
"""Letters of lines by which the width of the page is told."""
_SHARE = 0.9
_LONG = 0.6
"""Share of the page's width from which a line without an end goes on."""
_ENDS = (".", ":", "?", "!")
_ALONE = 0.45
"""Share of lines between two empty ones from which empty lines part nothing."""


class Paragraph(Struct, frozen=True):
    """A paragraph on one line, and the lines that it stands on, counted from 1.

    `starts` are the places in the text where each line begins.
    """

    text: str
    lines: tuple[int, ...]
    starts: tuple[int, ...] = ()

    def lines_of(self, start: int, end: int) -> tuple[int, ...]:
        """Return the lines that a stretch of the text stands on."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        return self.lines[first : max(bisect_right(self.starts, end - 1), first + 1)]


class _Line(Struct, frozen=True):
    number: int
    text: str
    fresh: bool


def _never(_before: str, _line: str) -> bool:
    return False


def paragraphs(
    lines: Sequence[str], apart: Callable[[str, str], bool] = _never
) -> Iterator[Paragraph]:
    """Return the paragraphs of a text, in order; lines that are `apart` are never of one."""
    found = list(_lines(lines))
    width = _width(found)
    parts: list[_Line] = []
    for line in found:
        before = parts[-1] if parts else None
        if before and (apart(before.text, line.text) or not _goes_on(before, line, width)):
            yield _paragraph(parts)
            parts = []
        parts.append(line)
    if parts:
        yield _paragraph(parts)


def _lines(raw: Sequence[str]) -> Iterator[_Line]:
    """Return the lines that hold something; where most stand alone no gap is told."""
    bare = [line.strip() for line in raw]
    filled = [n for n, line in enumerate(bare) if line and not _PAGE.fullmatch(line)]
    alone = sum(not any(bare[max(n - 1, 0) : n]) and not any(bare[n + 1 : n + 2]) for n in filled)
    double = alone > _ALONE * len(filled)
    for n in filled:
        yield _Line(n + 1, bare[n], not double and (n == 0 or not bare[n - 1]))


def _width(lines: Sequence[_Line]) -> int:
    lengths = sorted(len(line.text) for line in lines if len(line.text) >= _SHORTEST)
    return lengths[int(len(lengths) * _SHARE)] if lengths else 0


def _goes_on(before: _Line, line: _Line, width: int) -> bool:
    if _ITEM.match(line.text):
        return False
    if _NUMBER.fullmatch(before.text):
        return True
    if words.starts_lower(line.text) and line.text[0].isalpha():
        return True
    if before.text.endswith(_ENDS):
        first = len(line.text.split(None, 1)[0])
        return not line.fresh and len(before.text) + 1 + first > width
    return not line.fresh and len(before.text) >= _LONG * width


def _paragraph(parts: Sequence[_Line]) -> Paragraph:
    text, starts = "", []
    for part in parts:
        line = " ".join(part.text.split())
        text = joined(text, line) if text else line
        starts.append(len(text) - len(line))
    return Paragraph(text, tuple(part.number for part in parts), tuple(starts))
