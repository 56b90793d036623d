"""What stands on a page of a PDF: its words with their places, and the lines of its tables.

Places are in points from the upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float
from typing import Any

from msgspec import Struct

_WORD_GAP = 0.25
"""Share of a letter's height that parts two words."""
_THIN = 2.0
"""Points that a ruled line is thick at most."""
_SHORTEST = 6.0
"""Points that a ruled line is long at least."""
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 2_000


class Word(Struct, frozen=True):
    """A word and the box around it; `size` is the height of its letters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        return self.bottom - self.top


class Rule(Struct, frozen=True):
    """A line drawn across or down the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def across(self) -> bool:
        return self.right - self.left >= self.bottom - self.top


def words_of(page: Any) -> Iterator[Word]:
    """Return the words of a page in the order that the file has them."""
    height = page.get_height()
    text_page = page.get_textpage()
    try:
        letters: list[Word] = []
        for letter in _letters(text_page, height):
            if letters and (letter is None or _parts(letters[-1], letter)):
                yield _joined(letters)
                letters = []
            if letter is not None:
                letters.append(letter)
        if letters:
            yield _joined(letters)
    finally:
        text_page.close()


def _letters(text_page: Any, height: float) -> Iterator[Word | None]:
    """Return each letter with its box; None where a space or a line ends."""
    import pypdfium2.raw as raw

    box = raw.FS_RECTF()
    for index in range(raw.FPDFText_CountChars(text_page)):
        code = raw.FPDFText_GetUnicode(text_page, index)
        letter = "-" if code in (2, 0xFFFE) else chr(code) if 32 < code < 0xD800 else _far(code)
        if letter.isspace() or not raw.FPDFText_GetLooseCharBox(text_page, index, byref(box)):
            yield None
        else:
            yield Word(letter, box.left, height - box.top, box.right, height - box.bottom)


def _far(code: int) -> str:
    return chr(code) if 0xDFFF < code < 0xFFFE or 0xFFFF < code < 0x110000 else " "


def _parts(before: Word, letter: Word) -> bool:
    size = max(before.size, letter.size, 1.0)
    aside = letter.left - before.right
    off_line = abs(letter.bottom - before.bottom) > size / 2
    return off_line or aside > _WORD_GAP * size or aside < -size


def _joined(letters: list[Word]) -> Word:
    return Word(
        "".join(one.text for one in letters),
        min(one.left for one in letters),
        min(one.top for one in letters),
        max(one.right for one in letters),
        max(one.bottom for one in letters),
    )


def rules_of(page: Any) -> Iterator[Rule]:
    """Return the lines drawn on a page, and the sides of its boxes."""
    import pypdfium2.raw as raw

    height = page.get_height()
    found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4)
    for _number, path in zip(range(_MOST_OBJECTS), found, strict=False):
        left, bottom, right, top = path.get_bounds()
        whole = Rule(left, height - top, right, height - bottom)
        if _is_line(whole):
            yield whole
        elif whole.right - whole.left > _THIN and whole.bottom - whole.top > _THIN:
            yield from _sides(path, raw, height)


def _is_line(rule: Rule) -> bool:
    wide, high = rule.right - rule.left, rule.bottom - rule.top
    return min(wide, high) <= _THIN and max(wide, high) >= _SHORTEST


def _sides(path: Any, raw: Any, height: float) -> Iterator[Rule]:
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
        point = (across, height - up)
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
