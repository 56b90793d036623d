"""Lines of the frame: pieces to the left and right, the dispensable ones left out when narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

GAP = 2


class OneLine(Widget):
    """A line of the screen that makes its content anew whenever it is refreshed."""

    ALLOW_SELECT: ClassVar[bool] = False
    auto_links = False
    DEFAULT_CSS = "OneLine { height: 1; width: 100%; padding: 0 1; text-wrap: nowrap; }"

    def content(self, width: int) -> Content:
        """Return what the line says in a width of cells."""
        raise NotImplementedError

    def render(self) -> Content:
        """Return the content for the width that there is."""
        return self.content(max(0, self.content_size.width))


def spread(left: Sequence[Content], right: Sequence[Content], width: int) -> Content:
    """Put pieces to both sides; where they do not fit, the last of the left go first."""
    left, right = list(left), list(right)
    while len(left) > 1 and _width(left) + GAP + _width(right) > width:
        left.pop()
    while len(right) > 1 and _width(left) + GAP + _width(right) > width:
        right.pop(0)
    start, end = _joined(left), _joined(right)
    blank = max(GAP, width - start.cell_length - end.cell_length)
    return Content.assemble(start, " " * blank, end).truncate(max(0, width), ellipsis=True)


def _joined(pieces: Sequence[Content]) -> Content:
    return Content(" " * GAP).join(pieces)


def _width(pieces: Sequence[Content]) -> int:
    return sum(piece.cell_length + GAP for piece in pieces) - GAP if pieces else 0
