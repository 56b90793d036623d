"""The running text of a document as passages: a sentence, a heading, a row, each with its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from store.common.text import one_line
from store.threads.stations import Place

_END = re.compile(r"[.!?][”\"»)]*\s+(?=[A-ZÅÄÖ”\"«])")
_SHORTENED = re.compile(r"(?:^|[\s(.])(?:\w|bl|ex|st|kl|nr|ca|dnr|kap|jfr|resp|inkl|exkl|sid)$")
_BULLET = re.compile(r"\s*(?:[-–—•·*▪‣]|\d{1,3}[.)])\s")
_BROKEN = re.compile(r"(?<=\w)-\s*\n\s*(?!(?:och|eller|samt)\b)(?=[a-zåäö])")
_SHORT_LINE, _LONG_LINE = 45, 130
"""Characters: what ends before the first is a heading, what goes beyond the other is whole."""


def passages(text: str) -> Iterator[Place]:
    """Return where each passage of a document's text stands, in its order."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for first, last in paragraphs(lines):
        start, stop = starts[first], starts[last] + len(lines[last])
        for begin, end in _sentences(text, start, stop):
            yield Place(bisect_right(starts, begin), bisect_right(starts, end - 1), begin, end)


def said_at(text: str, place: Place) -> str:
    """Return what a passage says on one line, words that were broken over lines whole again."""
    return one_line(_BROKEN.sub("", text[place.start : place.end]))


def goes_on(line: str, following: str) -> bool:
    """Tell whether the word that a line ends with goes on in the line that follows."""
    return line.rstrip().endswith("-") and _BROKEN.search(f"{line}\n{following}") is not None


def paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Return the first and last line of what was written as one, counted from 0."""
    full = [number for number, line in enumerate(lines) if line and not line.isspace()]
    steps = [later - number for number, later in pairwise(full)]
    gap = 3 if steps.count(2) > steps.count(1) else 2
    first = None
    for number, step in zip(full, [*steps, gap][: len(full)], strict=True):
        first = number if first is None else first
        if step >= gap or _ends(lines[number], lines[number + step]):
            yield first, number
            first = None


def _ends(line: str, following: str) -> bool:
    """Tell whether a line does not go on in the one that follows."""
    if "\t" in line or "\t" in following or len(line) > _LONG_LINE or _BULLET.match(following):
        return True
    return len(line.strip()) < _SHORT_LINE and not following.lstrip()[0].islower()


def _sentences(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    for found in _END.finditer(text, start, stop):
        if not _SHORTENED.search(text, max(start, found.start() - 6), found.start()):
            yield start, found.start() + len(found[0].rstrip())
            start = found.end()
    while start < stop and text[start].isspace():
        start += 1
    if start < stop:
        yield start, stop
