"""The letters of a page of a PDF, upright: the words they make, each with its baseline and size.

The boxes that a file gives its letters are of no use for lines: their heights differ from font to
font, and from å to a. What is true of every letter is where its baseline is, and how large it is
set. A page or a table that is printed sideways is turned, so that its text runs to the right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from ctypes import byref, c_double, c_float, c_ushort, c_void_p, cast, sizeof
from functools import cache
from math import hypot
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from store.documents.pdf.pdfium import calls

Turn = int
"""How many quarters, clockwise, a page is turned to have a text run to the right."""
Box = tuple[float, float, float, float]
"""Left, bottom, right and top in the file's own places."""
LetterRange = tuple[int, int]
"""The first of some letters of a page, and the one after the last."""
Piece = int
"""A piece of text that is set in one go, as PDFium knows it; 0 is none."""

_SLANTED = 0.1
"""Share of its run by which a text may rise and still be upright."""
_SMALLEST = 1.0
"""Points that letters are high at least that a person is to read."""
_ABOVE, _BELOW = 0.8, 0.2
"""Shares of its size by which a letter reaches over and under its baseline."""
_SOFT_HYPHEN = "\u00ad"
_SAID = {
    2: "-",
    0xFFFE: "-",
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},
}
"""Ligatures as their letters, and what PDFium calls a hyphen at the end of a line."""
_OTHERWISE = re.compile("[" + "".join(map(chr, _SAID)) + _SOFT_HYPHEN + "]")
_NO_LETTER = re.compile("[\x00\x01\x03-\x09\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0\ufdd1\uffff]")
_BEYOND = 0x110000
_LINE, _WORD = re.compile(r"[^\r\n]+"), re.compile(r"\S+")
_UNSEEN = (3, 7)
"""Ways of writing that leave no mark: neither filled nor drawn, or only to cut by (ISO 32000,
table 104)."""


class Word(Struct, frozen=True, gc=False):
    """A word, or a part of one that is set alike: from where to where it goes, its baseline, and
    the size of its letters, in points."""

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

    @property
    def middle(self) -> tuple[float, float]:
        """How far from the left, and how far down, its middle is, in points."""
        base, size = self.base, self.size
        down = (base - _ABOVE * size) + (base + _BELOW * size)
        return (self.left + self.right) / 2, down / 2


class Style(NamedTuple):
    """What holds for all letters of one piece of text: its size, and its turn if it is seen."""

    size: float
    turn: Turn | None


class Letters:
    """The letters of a page by their numbers: what they say, how they are set, where they stand.

    On a page that was scanned, what is written without a mark is what was recognised in the
    picture, and is seen. `is_hidden` is asked of each piece of text.
    """

    def __init__(
        self,
        page: Any,
        text_page: Any,
        is_scanned: Callable[[], bool],
        is_hidden: Callable[[Piece], bool],
    ) -> None:
        self.text = _text_of(text_page)
        self._page = cast(text_page.raw, c_void_p)
        self._edges: Box = page.get_cropbox()
        self._ways = _ways(self._edges)
        self._is_scanned = cache(is_scanned)
        self._is_hidden = is_hidden
        self._known: dict[Piece, Style] = {}
        self._is_plain = not _OTHERWISE.search(self.text)
        # The edges of a box follow each other in memory: left, top, right, bottom.
        self._box, self._matrix = (c_float * 4)(), (c_float * 6)()
        self._origin = (c_double * 2)()
        self._point = byref(self._origin), byref(self._origin, sizeof(c_double))

    def lines(self) -> Iterator[list[LetterRange]]:
        """Return the words of each line, as the file has them."""
        for line in _LINE.finditer(self.text):
            yield list(map(re.Match.span, _WORD.finditer(self.text, *line.span())))

    def alike(
        self, words: Sequence[LetterRange]
    ) -> Iterator[tuple[Piece | None, Sequence[LetterRange]]]:
        """Return words that are of one piece of text each, and that; None with one of several."""
        if not words:
            return
        piece = self._piece(words[0][0])
        if piece == self._piece(words[-1][1] - 1):
            yield piece, words
        elif len(words) > 1:
            half = len(words) // 2
            yield from self.alike(words[:half])
            yield from self.alike(words[half:])
        else:
            yield None, words

    def parts(self, word: LetterRange) -> Iterator[tuple[Piece, LetterRange]]:
        """Return the parts of a word that are of one piece of text each."""
        begun, piece = word[0], self._piece(word[0])
        for index in range(begun + 1, word[1]):
            other = self._piece(index)
            if other != piece:
                yield piece, (begun, index)
                begun, piece = index, other
        yield piece, (begun, word[1])

    def _piece(self, index: int) -> Piece:
        return calls().piece(self._page, index) or 0

    def style(self, index: int, piece: Piece) -> Style:
        """Return the style of a piece of text that a letter is of; each is asked for once."""
        if piece not in self._known:
            self._known[piece] = self._look(index, piece)
        return self._known[piece]

    def _look(self, index: int, piece: Piece) -> Style:
        matrix, ask = self._matrix, calls()
        if not piece or not ask.matrix(self._page, index, matrix):
            return Style(0.0, None)
        size = ask.size(self._page, index) * hypot(matrix[2], matrix[3])
        unseen = ask.mode(c_void_p(piece)) in _UNSEEN or self._is_hidden(piece)
        seen = not unseen or self._is_scanned()
        return Style(size, turn_of(matrix[0], matrix[1]) if seen and size >= _SMALLEST else None)

    def placed(self, words: Sequence[LetterRange], style: Style) -> list[Word]:
        """Return words of one piece of text with their places; not those off the page."""
        found: list[Word] = []
        if style.turn is None:
            return found
        size, way = style.size, self._ways[style.turn]
        before, after, sign, zero, wide, high = way[:6]
        text, page, box, ask = self.text, self._page, self._box, calls().box
        base = self._base(words[0][0], way)
        # What is of one piece is on one line, unless it slants a little.
        level = len(words) == 1 or base == self._base(words[-1][1] - 1, way)
        for first, last in words:
            ask(page, first, box)
            left, right = zero + sign * box[before], zero + sign * box[after]
            if last - first > 1:
                ask(page, last - 1, box)
                start, end = zero + sign * box[before], zero + sign * box[after]
                left, right = start if start < left else left, end if end > right else right
            if not level:
                base = self._base(first, way)
            if right > 0 and left < wide and 0 <= base <= high:
                found.append(Word(text[first:last], left, right, base, size))
        if self._is_plain or not _OTHERWISE.search(text, words[0][0], words[-1][1]):
            return found
        return [replace(one, text=said_by(one.text)) for one in found]

    def _base(self, index: int, way: Way) -> float:
        calls().origin(self._page, index, *self._point)
        return way.top + way.fall * self._origin[way.axis]


class Way(NamedTuple):
    """How a turn has places on a page: which edges of a letter's box come first and last on a line,
    how they are counted from the left, and how wide and high the page is; how far down the line is,
    by the letter's origin."""

    before: int
    after: int
    sign: float
    zero: float
    wide: float
    high: float
    axis: int
    fall: float
    top: float


def _ways(edges: Box) -> tuple[Way, ...]:
    """Return the way of each turn; a letter's box is left, top, right and bottom."""
    left, bottom, right, top = edges
    wide, high = right - left, top - bottom
    return (
        Way(0, 2, 1.0, -left, wide, high, 1, -1.0, top),
        Way(3, 1, 1.0, -bottom, high, wide, 0, 1.0, -left),
        Way(2, 0, -1.0, right, wide, high, 1, 1.0, -bottom),
        Way(1, 3, -1.0, top, high, wide, 0, -1.0, right),
    )


def said_by(text: str) -> str:
    """Return what a reader sees of a word: a soft hyphen shows at the end of a line alone."""
    said = text.translate(_SAID)
    return said[:-1].replace(_SOFT_HYPHEN, "") + said[-1:]


def _text_of(text_page: Any) -> str:
    """Return the letters of a page, each by its number; a space for what is none."""
    import pypdfium2.raw as raw

    count = raw.FPDFText_CountChars(text_page)
    # An array of ctypes would be of a type of its own, made anew for each length.
    held = bytearray(sizeof(c_ushort) * (count + 1))
    units = raw.FPDFText_GetText(text_page, 0, count, byref(c_ushort.from_buffer(held))) - 1
    text = held[: sizeof(c_ushort) * units].decode("utf-16-le", "replace")
    if len(text) == count:
        return _NO_LETTER.sub(" ", text)
    # Letters beyond the first 65,536, and such as have no number, shift what follows them.
    codes = (raw.FPDFText_GetUnicode(text_page, index) for index in range(count))
    said = (chr(code) if code < _BEYOND else " " for code in codes)
    return _NO_LETTER.sub(" ", "".join(one if one not in "\r\n" else "\n" for one in said))


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
