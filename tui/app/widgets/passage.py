"""A document with its line numbers, the lines of a source marked; wrapped for the width."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from store.common.text import clean
from store.search.asked import marks
from tui.app.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from store.entries.citing import PassageLine
    from store.search.asked import Word
    from store.search.finding import Span

_SIGN, _HIT, _HERE = "▌", "›", "»"
"""Beside lines of the source, and beside those where something is found: the one looked at."""


class _Part(NamedTuple):
    """A stretch of a document's line that fits on a line of the screen, from a place in it on."""

    at: int
    text: str
    start: int


class Passage(TextPane):
    """Lines of a document; those of the source stand out by a sign and by weight."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._document: Sequence[PassageLine] = ()
        self._parts: list[_Part] = []
        self._gutter = 0
        self._words: Sequence[Word] = ()
        self._hits: frozenset[int] = frozenset()
        self._here: range = range(0)
        self._marks: dict[int, list[tuple[int, int]]] = {}

    def show(self, document: Sequence[PassageLine]) -> None:
        """Show a document and go to the source's first line."""
        self._document = document
        self.refresh_lines_of_text()
        self.go_to_source()

    def show_hits(self, words: Sequence[Word], hits: Sequence[Span], here: Span | None) -> None:
        """Show where words stand, by a sign and underlined, and go to the place looked at.

        Hits are lines of what is shown, counted from 1.
        """
        self._words, self._marks = words, {}
        self._hits = frozenset(line - 1 for one in hits for line in range(one.first, one.last + 1))
        self._here = range(here.first - 1, here.last) if here else range(0)
        if here:
            self._go_to_hit(here.first - 1)
        self.refresh()

    def _go_to_hit(self, at: int) -> None:
        """Scroll, where it is not seen already, so that the first word found on a line is."""
        place = next(iter(self._marked(at)), (0, 0))[0]
        first = bisect_right(self._parts, (at, place), key=lambda part: (part.at, part.start)) - 1
        if not 0 <= first - self.scroll_offset.y < self.size.height - 1:
            self.show_line(first - max(1, self.size.height // 4))

    @property
    def top(self) -> int:
        """The line of the document that is seen first, counted from 1."""
        seen = self._parts[round(self.scroll_offset.y) :][:1]
        return seen[0].at + 1 if seen else 1

    def go_to_source(self) -> None:
        """Scroll so that the source's first line is seen with some lines before it."""
        for number, part in enumerate(self._parts):
            if self._document[part.at][2]:
                above = max(1, self.size.height // 4)
                self.show_line(number - above)
                return

    def lay_out(self, width: int) -> int:
        """Wrap the document; the numbers of its lines stand to the left."""
        last = self._document[-1][0] if self._document else 0
        self._gutter = len(str(last)) + 3
        room = max(8, width - self._gutter)
        self._parts = [
            _Part(index, text, start)
            for index, (_number, raw, _source) in enumerate(self._document)
            for start, text in _placed(_shown(raw), room)
        ]
        return len(self._parts)

    def line(self, number: int) -> Content:
        """Return a line with its gutter."""
        part = self._parts[number]
        number_printed, _text, source = self._document[part.at]
        digits = self._gutter - 3
        sign = _HERE if part.at in self._here else _HIT if part.at in self._hits else ""
        sign = sign or (_SIGN if source else " ")
        label = f"{number_printed if not part.start else '':>{digits}} {sign} "
        look = "bold" if source else ""
        text = Content.styled(part.text, look)
        for start, end in self._marked(part.at) if part.at in self._hits else ():
            begin, stop = max(0, start - part.start), min(len(part.text), end - part.start)
            if begin < stop:
                text = text.stylize("bold underline", begin, stop)
        return Content.assemble(
            (label, "$foreground-muted" if sign == " " else "$text-accent"), text
        )

    def _marked(self, at: int) -> list[tuple[int, int]]:
        """Return where on a line of the document the words stand."""
        if at not in self._marks:
            self._marks[at] = marks(_shown(self._document[at][1]), self._words)
        return self._marks[at]


def _shown(raw: str) -> str:
    return clean(raw).expandtabs(4).replace("\n", " ")


def _placed(text: str, width: int) -> Iterator[tuple[int, str]]:
    """Return the lines that a text is wrapped into, each with where it begins in the text."""
    at = 0
    for line in wrap(text, width):
        at = text.find(line, at)
        yield at, line
        at += len(line)


def wrap(text: str, width: int) -> list[str]:
    """Break text at spaces into lines of at most `width` cells; at least one line."""
    lines = []
    text = text.replace("\n", " ")
    while _wider(text, width):
        end = _fitting(text, width)
        at = text.rfind(" ", 1, end + 1)
        end = at if at > 0 and text[:at].strip() else end
        lines.append(text[:end])
        text = text[end:].lstrip(" ")
    return [*lines, text]


def _wider(text: str, width: int) -> bool:
    return len(text) > width or (not text.isascii() and cell_len(text) > width)


def _fitting(text: str, width: int) -> int:
    """Return how many characters fit, at least one."""
    if text[:width].isascii():
        return width
    end = min(len(text), width)
    while end > 1 and cell_len(text[:end]) > width:
        end -= 1
    return end
