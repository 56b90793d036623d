"""A document with its line numbers, the lines of a source marked; wrapped for the width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from store.common.text import clean
from tui.app.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from store.entries.citing import PassageLine

_SIGN = "▌"


class _Part(NamedTuple):
    """A stretch of a document's line that fits on a line of the screen."""

    at: int
    text: str
    first: bool


class Passage(TextPane):
    """Lines of a document; those of the source stand out by a sign and by weight."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._document: Sequence[PassageLine] = ()
        self._parts: list[_Part] = []
        self._gutter = 0

    def show(self, document: Sequence[PassageLine]) -> None:
        """Show a document and go to the source's first line."""
        self._document = document
        self.refresh_lines_of_text()
        self.go_to_source()

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
            _Part(index, text, first=place == 0)
            for index, (_number, raw, _source) in enumerate(self._document)
            for place, text in enumerate(wrap(clean(raw).expandtabs(4), room))
        ]
        return len(self._parts)

    def line(self, number: int) -> Content:
        """Return a line with its gutter."""
        part = self._parts[number]
        number_printed, _text, source = self._document[part.at]
        digits = self._gutter - 3
        label = f"{number_printed if part.first else '':>{digits}} {_SIGN if source else ' '} "
        look = "bold" if source else ""
        return Content.assemble(
            (label, "$text-accent" if source else "$foreground-muted"), (part.text, look)
        )


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
