"""The points that a matter decides: each whole, by its number, with none lost in silence."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from store.importing.budget.flow import Paragraph
from store.importing.language import layout_words as words
from store.importing.matter.passages import Passage, until_next

_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]\s+(?=\S)")
_MOST_LOST = 5
"""Numbers that may be lost between two points; what is further off counts something else."""
_ALIKE = 0.6
"""How like the words of two points of a number are that are one point."""
_GOES_ON = re.compile(
    r"(?i:finansiering\w*|medlen|detta|dessa|(?:budget)?justering(?:en|arna)|belopp(?:et|en)"
    r"|kostnad(?:en|erna)|fördelning(?:en)?|tilldelning(?:en)?|åter(?:rapportering|redovisning)\w*"
    r"|redovisning(?:en)?|uppdraget|ersättning(?:en)?|den|de)\b|[-–•]\s|[a-zåäö]"
)
"""How a paragraph begins that goes on with the last point, behind which no number stands."""


class Point(Struct, frozen=True):
    """A point of a decision as printed, without its number, and the lines that it stands on."""

    number: int
    text: str
    lines: tuple[int, ...]
    parts: tuple[Passage, ...]


class PointList(Struct, frozen=True):
    """The points under one lead-in; `lost` are the numbers that are not there."""

    lead_in: Passage
    points: tuple[Point, ...]
    lost: tuple[int, ...] = ()


def parted(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages of a matter, with points that run together on their lines taken apart."""
    found: list[Passage] = []
    own: set[int] = set()
    for place, one in enumerate(passages):
        if one.kind == "lead-in":
            under = until_next(passages, place + 1)
            own = {int(number[1]) for each in under if (number := _NUMBERED.match(each.text))}
        elif one.kind not in ("text", "chapter"):
            own = set()
        found += _cut(one, _cuts(one.text, own)) if own else (one,)
    return found


def _cuts(text: str, own: Container[int]) -> list[int]:
    """Return where points begin in the text of a point, of numbers that no passage begins with."""
    found = _NUMBERED.match(text)
    cuts, number = [0], int(found[1]) + 1 if found else 0
    while found and number not in own:
        found = re.compile(rf"(?<=[.;]) (?={number}[.)] [A-ZÅÄÖ])").search(text, cuts[-1])
        cuts += [found.end()] if found else []
        number += 1
    return cuts


def lists_of(passages: Sequence[Passage]) -> Iterator[PointList]:
    """Return the lists of points of a matter in order, those of a dissent left out."""
    last = 0
    for place, passage in enumerate(passages):
        if passage.kind != "lead-in" or passage.by:
            continue
        under = list(until_next(passages, place + 1))
        if begins := list(_begins(under, last)):
            numbers = [number for _at, number in begins]
            first = numbers[0] if numbers[0] == last + 1 else 1
            lost = sorted(set(range(first, numbers[-1])) - set(numbers))
            yield PointList(passage, tuple(_points(under, begins)), tuple(lost))
            last = numbers[-1]


def _cut(passage: Passage, cuts: Sequence[int]) -> Iterator[Passage]:
    """Return the pieces of a passage that begin at some places of its text."""
    whole = passage.paragraph
    for start, end in zip(cuts, [*cuts[1:], len(whole.text)], strict=True):
        lines = whole.lines_of(start, end) if len(cuts) > 1 else whole.lines
        piece = Paragraph(whole.text[start:end].strip(), lines, whole.starts)
        yield replace(passage, paragraph=piece) if len(cuts) > 1 else passage


def once(lists: Sequence[PointList]) -> Iterator[tuple[Point, PointList]]:
    """Return the points of all lists, one that is printed again once: as decided, or else first."""
    every = [(point, one) for one in lists for point in one.points]
    for place, (point, one) in enumerate(every):
        same = [
            (at, other.lead_in.proposed)
            for at, (again, other) in enumerate(every)
            if again.number == point.number and alike(again.text, point.text)
        ]
        decided = [at for at, proposed in same if not proposed]
        if place == (decided or [at for at, _proposed in same])[0]:
            yield point, one


def alike(one: str, other: str) -> bool:
    """Tell whether two points of a number are one point, printed again, in other words or not."""
    said, again = one.casefold().split(), other.casefold().split()
    return SequenceMatcher(None, said, again, autojunk=False).ratio() >= _ALIKE


def _begins(passages: Sequence[Passage], before: int) -> Iterator[tuple[int, int]]:
    """Return the place and number of each passage that begins a point.

    The first of a list may go on from the last number of the list `before`. A number that stands
    again later is no point where the text before it does not end: "Central medelsreserv / 2. Till".
    """
    numbers = [
        (at, int(found[1]))
        for at, one in enumerate(passages)
        if (found := _NUMBERED.match(one.text))
    ]
    last = 0
    for at, number in numbers:
        again = any(later > at and same == number for later, same in numbers)
        if last and again and not passages[at - 1].text.endswith((".", ";", "!", "?", ")")):
            continue
        if last < number <= last + _MOST_LOST or (not last and number == before + 1):
            yield at, number
            last = number


def _points(passages: Sequence[Passage], begins: Sequence[tuple[int, int]]) -> Iterator[Point]:
    ends = [*(at for at, _number in begins[1:]), _end(passages, begins[-1][0])]
    for (at, number), end in zip(begins, ends, strict=True):
        parts = tuple(passages[at:end])
        text = _NUMBERED.sub("", " ".join(part.text for part in parts), count=1)
        yield Point(number, text, tuple(line for part in parts for line in part.lines), parts)


def _end(passages: Sequence[Passage], last: int) -> int:
    """Return the place behind the last point: no number stands there to tell it."""
    end = last + 1
    while end < len(passages) and passages[end].kind == "text":
        goes_on = _GOES_ON.match(passages[end].text) or words.ends_open(passages[end - 1].text)
        if not goes_on:
            break
        end += 1
    return end
