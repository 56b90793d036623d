"""What stands on a page of a PDF: its words with their places, and the lines of its tables.

Places are in points from the upper left corner of the page, turned so that its text is upright.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from ctypes import byref, c_float
from typing import Any

from msgspec import Struct

from store.documents.pdf.layers import Layers
from store.documents.pdf.letters import Box, Letter, Turn, letters_of, turned

_WORD_GAP = 0.25
"""Share of a letter's height that parts two words."""
_OTHER_SIZE = 0.85
"""Share of a letter's size from which one beside it is set as large."""
_RAISED = 0.15
"""Share of a letter's size by which the baseline of one that is raised or lowered differs."""
_ABOVE, _BELOW = 0.8, 0.2
"""Shares of its size by which a letter reaches over and under its baseline."""
_THIN = 2.0
"""Points that a ruled line is thick at most."""
_SHORTEST = 6.0
"""Points that a ruled line is long at least."""
_COVERED = 0.3
"""Share of a page that its pictures cover where it was scanned."""
_BEHIND = 0.8
"""Share of a page from which a box is no cell of a table."""
_INSET = 1.5
"""Points that the text of a cell is away from its sides at least."""
_MOST_BOXES = 3_000
"""Boxes up to which each is held against each."""
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 2_000


class Word(Struct, frozen=True, gc=False):
    """A word: from where to where it goes, its baseline, and the size of its letters."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def top(self) -> float:
        """How far down its tallest letters begin, in points."""
        return self.base - _ABOVE * self.size

    @property
    def bottom(self) -> float:
        """How far down its letters reach that go below the line, in points."""
        return self.base + _BELOW * self.size


class Rule(Struct, frozen=True, gc=False):
    """A line drawn across or down the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def across(self) -> bool:
        """Whether it goes across the page, and not down it."""
        return self.right - self.left >= self.bottom - self.top


def words_of(page: Any, layers: Layers) -> dict[Turn, list[Word]]:
    """Return the words of a page in the order that the file has them, by how they are turned.

    What is of a layer that is switched off is left out.
    """
    text_page = page.get_textpage()
    found: dict[Turn, list[Word]] = defaultdict(list)
    word: list[Letter] = []
    way: Turn = 0
    try:
        for one in (*letters_of(page, text_page, lambda: is_picture(page), layers.hides), None):
            if word and (one is None or one[0] != way or _parts(word[-1], one[1])):
                found[way].append(_joined(word))
                word = []
            if one is not None:
                way = one[0]
                word.append(one[1])
    finally:
        text_page.close()
    return found


def _parts(before: Letter, letter: Letter) -> bool:
    """Tell whether a letter begins another word: after a gap, on another line, or raised."""
    size = max(before.size, letter.size)
    aside = letter.left - before.right
    off_line = abs(letter.base - before.base)
    smaller = min(before.size, letter.size) < _OTHER_SIZE * size
    raised = smaller and off_line > _RAISED * size
    return raised or off_line > size / 2 or aside > _WORD_GAP * size or aside < -size


def _joined(letters: Sequence[Letter]) -> Word:
    text = "".join(one.text for one in letters)
    # A soft hyphen shows, and counts, at the end of a line alone.
    text = text[:-1].replace("\u00ad", "") + text[-1:]
    if len(letters) == 1:
        one = letters[0]
        return Word(text, one.left, one.right, one.base, one.size)
    left, right = min(one.left for one in letters), max(one.right for one in letters)
    return Word(text, left, right, letters[0].base, max(one.size for one in letters))


def is_picture(page: Any) -> bool:
    """Tell whether pictures cover most of a page, as on one that was scanned."""
    import pypdfium2.raw as raw

    left, bottom, right, top = page.get_cropbox()
    covered = 0.0
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        one = picture.get_bounds()
        wide = min(one[2], right) - max(one[0], left)
        high = min(one[3], top) - max(one[1], bottom)
        covered += max(wide, 0.0) * max(high, 0.0)
    return bool(covered > _COVERED * (right - left) * (top - bottom))


def rules_of(page: Any, turn: Turn) -> list[Rule]:
    """Return the lines drawn on a page that is turned, and the sides of the boxes of its cells."""
    import pypdfium2.raw as raw

    edges = page.get_cropbox()
    rules, boxes = [], []
    found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4)
    for _number, path in zip(range(_MOST_OBJECTS), found, strict=False):
        whole = Rule(*turned(turn, path.get_bounds(), edges))
        if _is_line(whole):
            rules.append(whole)
        elif whole.right - whole.left > _THIN and whole.bottom - whole.top > _THIN:
            sides = list(_sides(path, raw, turn, edges))
            if len(sides) == len(_outline(whole)):
                boxes.append(whole)
            else:
                rules += sides
    area = (edges[2] - edges[0]) * (edges[3] - edges[1])
    return [*rules, *(side for box in cells_of(boxes, area) for side in _outline(box))]


def cells_of(boxes: Sequence[Rule], area: float) -> list[Rule]:
    """Return the boxes that can be cells of a table on a page of an area in square points.

    None is what lies behind the whole page; nor what lies behind the lines of a text in a box,
    one under another and all as wide.
    """
    parts = [one for one in boxes if _area(one) < _BEHIND * area]
    if len(parts) > _MOST_BOXES:
        return parts
    behind: set[Rule] = set()
    for box in parts:
        inside = [one for one in parts if _is_inside(one, box)]
        if len({(round(one.left), round(one.right)) for one in inside}) == 1:
            behind.update(inside)
    return [one for one in parts if one not in behind]


def _area(box: Rule) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _is_inside(one: Rule, other: Rule) -> bool:
    beside = one.left > other.left + _INSET and one.right < other.right - _INSET
    return beside and one.top > other.top - 1 and one.bottom < other.bottom + 1


def _outline(box: Rule) -> tuple[Rule, Rule, Rule, Rule]:
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    return (
        Rule(left, top, right, top),
        Rule(right, top, right, bottom),
        Rule(left, bottom, right, bottom),
        Rule(left, top, left, bottom),
    )


def _is_line(rule: Rule) -> bool:
    wide, high = rule.right - rule.left, rule.bottom - rule.top
    return min(wide, high) <= _THIN and max(wide, high) >= _SHORTEST


def _sides(path: Any, raw: Any, turn: Turn, edges: Box) -> Iterator[Rule]:
    """Return the straight sides of a path of several strokes, in the page's own places."""
    matrix = path.get_matrix()
    begun = before = None
    count = min(raw.FPDFPath_CountSegments(path), _MOST_SEGMENTS)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        x, y = c_float(), c_float()
        if not raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
            continue
        across, up = matrix.on_point(x.value, y.value)
        point = turned(turn, (across, up, across, up), edges)[:2]
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            begun = point
        elif before is not None:
            yield from _side(before, point)
        if raw.FPDFPathSegment_GetClose(segment) and begun is not None:
            yield from _side(point, begun)
        before = point


def _side(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    rule = Rule(
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[0], other[0]),
        max(one[1], other[1]),
    )
    if _is_line(rule):
        yield rule
