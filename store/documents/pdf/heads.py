"""Heads and feet that run over the pages, known by standing at one height on page after page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from store.documents.common.blocks import MARKS
from store.documents.pdf.set_lines import SetLine

_OUTER = 0.15
"""Share of a page's height, above and below, within which heads and feet stand."""
_LONGEST = 4
"""Lines of a head at most."""
_STEP = 3.0
"""Points by which the heights of one head differ at most."""
_MANY = 3
"""Pages from which a line that returns is a head, also where most pages have another one."""
_SELDOM = 3
"""Times as many lines as return that stand at one height at most, where it is that of heads."""
_LARGER = 0.5
"""Points by which a heading is larger than the text; a head that is says the same on each page."""
_APART = 1.4
"""Times the usual step between two lines that a head is away from the text at least."""
_FAR = 2.2
"""The same in sizes of the text's letters, where that is less."""
_NUMBER = re.compile(r"\d+")

LinePlace = tuple[int, int]
"""The number of a side and of a line on it, each from 0."""


class Side(NamedTuple):
    """A page's height in points, rounded, and its lines from above."""

    high: int
    lines: Sequence[SetLine]


def heads_of(sides: Sequence[Side], size: float) -> set[LinePlace]:
    """Return which lines are heads and feet; `size` is that of the document's text."""
    usual = _usual_step(sides)
    found: set[LinePlace] = set()
    for below in (False, True):
        outer = {
            number: _outer(side, size, usual, below=below) for number, side in enumerate(sides)
        }
        returning = _returning(sides, outer, size)
        found |= {
            (number, place)
            for number, places in outer.items()
            for place in places
            if all((number, one) in returning for one in places)
        }
    return found


def _usual_step(sides: Sequence[Side]) -> float:
    """Return how far apart two lines of a text are most often, in points."""
    steps = Counter(
        round(step, 1)
        for side in sides
        for one, two in pairwise(side.lines)
        if (step := two.base - one.base) > 1
    )
    return steps.most_common(1)[0][0] if steps else 0.0


def _outer(side: Side, size: float, usual: float, *, below: bool) -> list[int]:
    """Return the places of the outermost lines that a gap parts from the text; none without."""
    order = range(len(side.lines))
    places = list(reversed(order)) if below else list(order)
    found: list[int] = []
    for place, inner in pairwise(places[: _LONGEST + 1]):
        line = side.lines[place]
        away = side.high - line.base if below else line.base
        if away > _OUTER * side.high or _is_marked(line):
            return []
        found.append(place)
        if abs(side.lines[inner].base - line.base) > min(_APART * usual, _FAR * size):
            return [] if not below and _is_table_head(line, side.lines[inner]) else found
    return []


def _is_marked(line: SetLine) -> bool:
    return len(line.words) > 1 and line.words[0].text in MARKS and not line.text[-1].isdigit()


def _is_table_head(line: SetLine, inner: SetLine) -> bool:
    """Tell whether a line has cells that those of the line under it stand below."""
    starts = [cell[0].left for cell in line.cells]
    under = [cell[0].left for cell in inner.cells]
    return (
        len(starts) > 1
        and len(starts) == len(under)
        and all(abs(one - other) < line.size for one, other in zip(starts, under, strict=True))
    )


def _returning(
    sides: Sequence[Side], outer: Mapping[int, Sequence[int]], size: float
) -> set[LinePlace]:
    """Return which of the outermost lines stand on other pages too, at the same height."""
    seen: dict[tuple[int, str, int], set[LinePlace]] = defaultdict(set)
    for number, places in outer.items():
        side = sides[number]
        for place in places:
            line = side.lines[place]
            is_large = line.size > size + _LARGER
            for said in (line.text,) if is_large else _readings(line.text, line.page):
                step = int(line.base / _STEP)
                for near in (step, step + 1):
                    seen[side.high, said, near].add((number, place))
    heights = Counter(side.high for side in sides)
    return _among_heads(
        sides,
        {
            place
            for (high, _said, _step), found in seen.items()
            if len(found) > 1 and (len(found) >= _MANY or len(found) * 2 >= heights[high])
            for place in found
        },
    )


def _among_heads(sides: Sequence[Side], returning: set[LinePlace]) -> set[LinePlace]:
    """Return those of the lines that return which do so where other lines return as well.

    Where the text begins, the rest of a sentence may be printed on several pages.
    """

    def height(number: int, line: SetLine) -> tuple[int, int]:
        return sides[number].high, int(line.base / _STEP)

    held = Counter(height(number, line) for number, side in enumerate(sides) for line in side.lines)
    back = Counter(height(number, sides[number].lines[place]) for number, place in returning)
    return {
        (number, place)
        for number, place in returning
        if back[at := height(number, sides[number].lines[place])] * _SELDOM >= held[at]
    }


def _readings(text: str, page: int) -> Iterator[str]:
    """Return a line as it stands, and with its numbers counted from the page's."""
    yield text
    yield _NUMBER.sub(lambda found: f"#{int(found[0]) - page}", text)
    for found in _NUMBER.finditer(text):
        yield f"{text[: found.start()]}#{int(found[0]) - page}{text[found.end() :]}"
