"""The letters of a page of a PDF, upright: each with its baseline and the size of its font.

The boxes that a file gives its letters are of no use for lines: their heights differ from font to
font, and from å to a. What is true of every letter is where its baseline is, and how large it is
set. A page or a table that is printed sideways is turned, so that its text runs to the right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from ctypes import byref, c_double
from math import hypot
from typing import Any, NamedTuple

from msgspec import Struct

Turn = int
"""How many quarters, clockwise, a page is turned to have a text run to the right."""
Box = tuple[float, float, float, float]
"""Left, bottom, right and top in the file's own places."""

_SLANTED = 0.1
"""Share of its run by which a text may rise and still be upright."""
_SMALLEST = 1.0
"""Points that letters are high at least that a person is to read."""
_HYPHENS = (2, 0xFFFE)
"""What PDFium calls a hyphen at the end of a line, whichever the file has."""
_UNSEEN = (3, 7)
"""Ways of writing that leave no mark: neither filled nor drawn, or only to cut by (ISO 32000,
table 104)."""


class Letter(Struct, frozen=True):
    """A letter: from where to where it goes, its baseline and its size, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Style(NamedTuple):
    """What holds for all letters of one piece of text: its size, its turn, whether it is seen."""

    size: float
    turn: Turn | None
    seen: bool


def letters_of(page: Any, text_page: Any) -> Iterator[tuple[Turn, Letter] | None]:
    """Return each letter that a reader of the page sees; None where a space or a line ends."""
    import pypdfium2.raw as raw

    box, x, y = raw.FS_RECTF(), c_double(), c_double()
    edges = page.get_cropbox()
    styles = _Styles(raw, text_page)
    for index in range(raw.FPDFText_CountChars(text_page)):
        said = _said(raw.FPDFText_GetUnicode(text_page, index))
        whole = not said.isspace() and raw.FPDFText_GetLooseCharBox(text_page, index, byref(box))
        if not whole or not raw.FPDFText_GetCharOrigin(text_page, index, byref(x), byref(y)):
            yield None
            continue
        style = styles.of(index)
        if style.turn is None or not style.seen:
            yield None
            continue
        place = turned(style.turn, (box.left, box.bottom, box.right, box.top), edges)
        base = base_of(style.turn, x.value, y.value, edges)
        if on_page(style.turn, place, base, edges):
            yield style.turn, Letter(said, place[0], place[2], base, style.size)


def _said(code: int) -> str:
    """Return a letter by its number; ligatures as their letters, what is no letter as a space."""
    if code in _HYPHENS:
        return "-"
    if 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", chr(code))
    if 32 < code < 0xD800 or 0xDFFF < code < 0xFFFE or 0xFFFF < code < 0x110000:
        return chr(code)
    return " "


class _Styles:
    """The styles of a page's pieces of text; each is asked for once."""

    def __init__(self, raw: Any, text_page: Any) -> None:
        self._raw, self._page = raw, text_page
        self._known: dict[int, Style] = {}
        self._last = Style(0.0, None, seen=False)

    def of(self, index: int) -> Style:
        """Return the style of a letter; one that PDFium has added looks as the one before it."""
        from ctypes import addressof

        piece = self._raw.FPDFText_GetTextObject(self._page, index)
        if piece:
            key = addressof(piece.contents)
            if key not in self._known:
                self._known[key] = self._look(index, piece)
            self._last = self._known[key]
        return self._last

    def _look(self, index: int, piece: Any) -> Style:
        matrix = self._raw.FS_MATRIX()
        self._raw.FPDFText_GetMatrix(self._page, index, byref(matrix))
        size = self._raw.FPDFText_GetFontSize(self._page, index) * hypot(matrix.c, matrix.d)
        seen = size >= _SMALLEST
        seen &= self._raw.FPDFTextObj_GetTextRenderMode(piece) not in _UNSEEN
        return Style(size, turn_of(matrix.a, matrix.b), seen)


def turn_of(a: float, b: float) -> Turn | None:
    """Return the turn of a text that runs in a direction; None of one that is slanted."""
    if abs(b) <= _SLANTED * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= _SLANTED * abs(b):
        return 1 if b > 0 else 3
    return None


_TURNED: tuple[Callable[[Box, Box], Box], ...] = (
    lambda b, e: (b[0] - e[0], e[3] - b[3], b[2] - e[0], e[3] - b[1]),
    lambda b, e: (b[1] - e[1], b[0] - e[0], b[3] - e[1], b[2] - e[0]),
    lambda b, e: (e[2] - b[2], b[1] - e[1], e[2] - b[0], b[3] - e[1]),
    lambda b, e: (e[3] - b[3], e[2] - b[2], e[3] - b[1], e[2] - b[0]),
)


def turned(turn: Turn, box: Box, edges: Box) -> Box:
    """Return left, top, right and bottom of a box, from the upper left of the turned page."""
    return _TURNED[turn](box, edges)


def base_of(turn: Turn, x: float, y: float, edges: Box) -> float:
    """Return how far below the upper edge of the turned page a point is."""
    return (edges[3] - y, x - edges[0], y - edges[1], edges[2] - x)[turn]


def on_page(turn: Turn, place: Box, base: float, edges: Box) -> bool:
    """Tell whether a letter stands on the part of a page that is shown."""
    wide, high = edges[2] - edges[0], edges[3] - edges[1]
    if turn % 2:
        wide, high = high, wide
    return place[2] > 0 and place[0] < wide and 0 <= base <= high
