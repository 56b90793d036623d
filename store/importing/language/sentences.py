"""Paragraphs out of lines, and where the sentences of a paragraph begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from msgspec import Struct

from store.documents.common.blocks import joined
from store.importing.language.lines import Line, classify

_OWN_LINE = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zåäö])[.)]\s|§|#")
"""How a line begins that goes on with no line before it."""

_END = re.compile(r"[.!?][”\"»)]?\s+(?=[^\W\d_a-zåäöæøéü]|[”\"»(–•]|\d)")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:[A-ZÅÄÖ]|(?:[A-ZÅÄÖ]\.)+[A-ZÅÄÖ]|bl\.? ?a|t\.? ?ex|s\.? ?k|d\.? ?v\.? ?s"
    r"|fr\.? ?o\.? ?m|t\.? ?o\.? ?m|kl|nr|ca|st|dnr|kap|prop|bet|rskr|jfr|inkl|exkl|resp|ang|avs"
    r"|tel|sid|s|p|dr|kungl|kgl|mag|max|min"
    r"|jan|feb|apr|aug|sept?|okt|nov|dec)$",
    re.I,
)
"""What a full stop shortens; no sentence ends with it."""
_NUMBER = re.compile(r"^\d{1,3}$")
_LONGEST_SHORT = 12


class Sentence(Struct, frozen=True):
    """A sentence as it stands in a text, and where."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=1024)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text, without the spaces around them."""
    found, start = [], 0
    for stop in _END.finditer(text):
        if not _shortened(text, stop.start()):
            found.append(_sentence(text, start, stop.end()))
            start = stop.end()
    found.append(_sentence(text, start, len(text)))
    return tuple(one for one in found if one.text)


def _shortened(text: str, stop: int) -> bool:
    """Tell whether the full stop at a place belongs to a short word or a number before it."""
    if text[stop] != ".":
        return False
    before = text[max(0, stop - _LONGEST_SHORT) : stop]
    if _SHORT.search(before):
        return True
    number = _NUMBER.search(before)
    return number is not None and stop == len(number[0])


def _sentence(text: str, start: int, end: int) -> Sentence:
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return Sentence(part.strip(), start, start + len(part.strip()))


class Numbered(Protocol):
    """A line of a document by its number, counted from 1."""

    @property
    def number(self) -> int: ...
    @property
    def text(self) -> str: ...


class Paragraph(Struct, frozen=True):
    """Lines that belong together, joined; `starts` are the places in the text where each begins."""

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]

    def lines(self, start: int, end: int) -> tuple[int, ...]:
        """Return the numbers of the lines that a stretch of the text stands on."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        return self.numbers[first : max(bisect_right(self.starts, end - 1), first + 1)]


def paragraphs(lines: Sequence[str]) -> Iterator[Paragraph]:
    """Return the paragraphs of a document's lines, words broken at a line's end whole again."""
    part: list[Line] = []
    for line in classify(lines):
        if part and (line.fresh or line.kind != "text" or _OWN_LINE.match(line.text)):
            yield paragraph_of(part)
            part = []
        part.append(line)
    if part:
        yield paragraph_of(part)


def paragraph_of(lines: Sequence[Numbered]) -> Paragraph:
    """Return lines as one paragraph, words broken at a line's end whole again."""
    text, starts = "", []
    for line in lines:
        text = joined(text, line.text) if text else line.text
        starts.append(len(text) - len(line.text))
    return Paragraph(text, tuple(starts), tuple(line.number for line in lines))
