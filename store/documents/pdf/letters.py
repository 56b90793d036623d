"""The letters of a page of a PDF, upright: each with its baseline and the size of its font.

The boxes that a file gives its letters are of no use for lines: their heights differ from font to
font, and from å to a. What is true of every letter is where its baseline is, and how large it is
set. A page or a table that is printed sideways is turned, so that its text runs to the right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from ctypes import PYFUNCTYPE, byref, c_double, c_float, c_int, c_ushort, c_void_p, cast
from functools import cache
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
_SAID = {
    2: "-",
    0xFFFE: "-",
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},
}
"""Ligatures as their letters, and what PDFium calls a hyphen at the end of a line."""
_NO_LETTER = re.compile("[\x00\x01\x03-\x09\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0\ufdd1\uffff]")
_BEYOND = 0x110000
_LINE, _WORD = re.compile(r"[^\r\n]+"), re.compile(r"\S+")
_UNSEEN = (3, 7)
"""Ways of writing that leave no mark: neither filled nor drawn, or only to cut by (ISO 32000,
table 104)."""


class Letter(Struct, frozen=True, gc=False):
    """A letter, or several of one word that are set alike: from where to where they go, their
    baseline and their size, in points."""

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


LetterRange = tuple[int, int]
"""The first of some letters of a page, and the one after the last."""


def letters_of(
    page: Any, text_page: Any, is_scanned: Callable[[], bool], is_hidden: Callable[[int], bool]
) -> Iterator[tuple[Turn, Letter] | None]:
    """Return what a reader of the page sees, as many letters together as are set alike.

    None stands where a word ends. On a page that was scanned, what is written without a mark is
    what was recognised in the picture, and is read. `is_hidden` is asked of a piece by its number.
    """
    pieces = _Pieces(page, text_page, is_scanned, is_hidden)
    for line in _LINE.finditer(text := _text_of(text_page)):
        words = [one.span() for one in _WORD.finditer(text, *line.span())]
        for first, last, key in pieces.alike(words):
            style = pieces.style(first, key)
            found = pieces.place(first, last, style) if style.turn is not None else None
            said = text[first:last].translate(_SAID)
            yield None if found is None else (style.turn or 0, Letter(said, *found))
            if last >= len(text) or text[last].isspace():
                yield None


def _text_of(text_page: Any) -> str:
    """Return the letters of a page, each by its number; a space for what is none."""
    import pypdfium2.raw as raw

    count = raw.FPDFText_CountChars(text_page)
    held = (c_ushort * (count + 1))()
    units = raw.FPDFText_GetText(text_page, 0, count, held) - 1
    text = bytes(held)[: 2 * units].decode("utf-16-le", "replace")
    if len(text) == count:
        return _NO_LETTER.sub(" ", text)
    # Letters beyond the first 65,536, and such as have no number, shift what follows them.
    codes = (raw.FPDFText_GetUnicode(text_page, index) for index in range(count))
    said = (chr(code) if code < _BEYOND else " " for code in codes)
    return _NO_LETTER.sub(" ", "".join(one if one not in "\r\n" else "\n" for one in said))


class _Pieces:
    """Where the letters of a page stand, and how the pieces of text are set that they are of."""

    def __init__(
        self,
        page: Any,
        text_page: Any,
        is_scanned: Callable[[], bool],
        is_hidden: Callable[[int], bool],
    ) -> None:
        self._page = cast(text_page.raw, c_void_p).value
        self._edges: Box = page.get_cropbox()
        self._is_scanned = cache(is_scanned)
        self._is_hidden = is_hidden
        self._known: dict[int, Style] = {}
        self._calls = _calls()
        # The edges of a box follow each other in memory: left, top, right, bottom.
        self._box = (c_float * 4)()
        self._x, self._y = c_double(), c_double()

    def alike(self, words: Sequence[LetterRange]) -> Iterator[tuple[int, int, int]]:
        """Return words, or parts of them, that are of one piece of text each, and that piece."""
        if not words:
            return
        key, last = self._piece(words[0][0]), self._piece(words[-1][1] - 1)
        if key == last:
            yield from ((*word, key) for word in words)
        elif len(words) > 1:
            half = len(words) // 2
            yield from self.alike(words[:half])
            yield from self.alike(words[half:])
        else:
            yield from self._parts(*words[0])

    def _parts(self, first: int, last: int) -> Iterator[tuple[int, int, int]]:
        begun, key = first, self._piece(first)
        for index in range(first + 1, last):
            other = self._piece(index)
            if other != key:
                yield begun, index, key
                begun, key = index, other
        yield begun, last, key

    def _piece(self, index: int) -> int:
        return self._calls.piece(self._page, index) or 0

    def style(self, index: int, key: int) -> Style:
        """Return the style of a piece of text that a letter is of; each is asked for once."""
        if key not in self._known:
            self._known[key] = self._look(index, key)
        return self._known[key]

    def _look(self, index: int, key: int) -> Style:
        matrix, calls = (c_float * 6)(), self._calls
        if not key or not calls.matrix(self._page, index, matrix):
            return Style(0.0, None, seen=False)
        size = calls.size(self._page, index) * hypot(matrix[2], matrix[3])
        unseen = calls.mode(key) in _UNSEEN or self._is_hidden(key)
        seen = not unseen or self._is_scanned()
        seen = seen and size >= _SMALLEST
        return Style(size, turn_of(matrix[0], matrix[1]) if seen else None, seen)

    def place(
        self, first: int, last: int, style: Style
    ) -> tuple[float, float, float, float] | None:
        """Return left and right, baseline and size of letters; None of what is not on the page."""
        box, turn = self._box, style.turn or 0
        calls, page, x, y = self._calls, self._page, self._x, self._y
        if not calls.box(page, first, box) or not calls.origin(page, first, byref(x), byref(y)):
            return None
        place = turned(turn, (box[0], box[3], box[2], box[1]), self._edges)
        base = base_of(turn, x.value, y.value, self._edges)
        left, right = place[0], place[2]
        if last - first > 1 and calls.box(page, last - 1, box):
            end = turned(turn, (box[0], box[3], box[2], box[1]), self._edges)
            left, right = min(left, end[0]), max(right, end[2])
        seen = on_page(turn, (left, place[1], right, place[3]), base, self._edges)
        return (left, right, base, style.size) if seen else None


class _Calls(NamedTuple):
    """Functions of PDFium that are asked for each word; numbers in place of typed pointers."""

    piece: Callable[..., int | None]
    box: Callable[..., int]
    origin: Callable[..., int]
    matrix: Callable[..., int]
    size: Callable[..., float]
    mode: Callable[..., int]


@cache
def _calls() -> _Calls:
    """Return the functions, without the checks of types that take most of a call's time."""
    import pypdfium2.raw as raw

    def bound(function: Any, returns: Any, *takes: Any) -> Callable[..., Any]:
        address = cast(function, c_void_p).value or 0
        return PYFUNCTYPE(returns, *takes)(address)

    of_letter = c_void_p, c_int
    return _Calls(
        bound(raw.FPDFText_GetTextObject, c_void_p, *of_letter),
        bound(raw.FPDFText_GetLooseCharBox, c_int, *of_letter, c_void_p),
        bound(raw.FPDFText_GetCharOrigin, c_int, *of_letter, c_void_p, c_void_p),
        bound(raw.FPDFText_GetMatrix, c_int, *of_letter, c_void_p),
        bound(raw.FPDFText_GetFontSize, c_double, *of_letter),
        bound(raw.FPDFTextObj_GetTextRenderMode, c_int, c_void_p),
    )


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
