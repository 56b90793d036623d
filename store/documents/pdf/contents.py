"""What is drawn on a page of a PDF: the lines of its tables, and whether it is a picture.

Places are in points from the upper left corner of the page, turned so that its text is upright.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_void_p, cast
from itertools import islice
from operator import attrgetter
from typing import Any

from msgspec import Struct

from store.documents.pdf.letters import Box, Turn, turned
from store.documents.pdf.pdfium import calls

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
_DEEPEST = 4
"""How deep what is drawn may stand in other drawings."""


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


def is_picture(page: Any) -> bool:
    """Tell whether pictures cover most of a page, as on one that was scanned."""
    import pypdfium2.raw as raw

    left, bottom, right, top = page.get_cropbox()
    covered = 0.0
    for picture in _drawn(page, raw.FPDF_PAGEOBJ_IMAGE):
        one = picture.get_bounds()
        wide = min(one[2], right) - max(one[0], left)
        high = min(one[3], top) - max(one[1], bottom)
        covered += max(wide, 0.0) * max(high, 0.0)
    return bool(covered > _COVERED * (right - left) * (top - bottom))


def _drawn(page: Any, kind: int) -> Iterator[Any]:
    """Return what is of a kind on a page: most of what is there is text, and passed over."""
    import pypdfium2
    import pypdfium2.raw as raw

    ask, handle = calls(), cast(page.raw, c_void_p)
    for index in range(raw.FPDFPage_CountObjects(page)):
        found = ask.kind(c_void_p(ask.drawn(handle, index)))
        if found in (kind, raw.FPDF_PAGEOBJ_FORM):
            one = pypdfium2.PdfObject(raw.FPDFPage_GetObject(page, index), page, page.pdf)
            if found == kind:
                yield one
            else:
                yield from page.get_objects([kind], _DEEPEST, one, level=1)


def rules_of(page: Any, turn: Turn) -> list[Rule]:
    """Return the lines drawn on a page that is turned, and the sides of the boxes of its cells."""
    import pypdfium2.raw as raw

    edges = page.get_cropbox()
    rules, boxes = [], []
    for path in islice(_drawn(page, raw.FPDF_PAGEOBJ_PATH), _MOST_OBJECTS):
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
    ordered = sorted(parts, key=attrgetter("left"))
    lefts = [one.left for one in ordered]
    behind: set[Rule] = set()
    for box in parts:
        left, right = box.left + _INSET, box.right - _INSET
        beside = ordered[bisect(lefts, left) : bisect(lefts, right)]
        top, bottom = box.top - 1, box.bottom + 1
        inside = [one for one in beside if one.right < right and one.top > top]
        inside = [one for one in inside if one.bottom < bottom]
        if len({(round(one.left), round(one.right)) for one in inside}) == 1:
            behind.update(inside)
    return [one for one in parts if one not in behind]


def _area(box: Rule) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


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
    matrix, ask, handle = path.get_matrix(), calls(), cast(path.raw, c_void_p)
    x, y = c_float(), c_float()
    held = byref(x), byref(y)
    begun = before = None
    count = min(raw.FPDFPath_CountSegments(path), _MOST_SEGMENTS)
    for index in range(count):
        segment = c_void_p(ask.segment(handle, index))
        if not ask.point(segment, *held):
            continue
        across, up = matrix.on_point(x.value, y.value)
        point = turned(turn, (across, up, across, up), edges)[:2]
        if ask.stroke(segment) == raw.FPDF_SEGMENT_MOVETO:
            begun = point
        elif before is not None:
            yield from _side(before, point)
        if ask.closes(segment) and begun is not None:
            yield from _side(point, begun)
        before = point


def _side(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    (left, top), (right, bottom) = one, other
    if left > right:
        left, right = right, left
    if top > bottom:
        top, bottom = bottom, top
    rule = Rule(left, top, right, bottom)
    if _is_line(rule):
        yield rule
