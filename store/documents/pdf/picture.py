"""A picture of how a page of a PDF was cut: its lines, cells and columns, and what was set apart.

Made so that a doubt about a page can be looked at. Colours are told apart by the widths of their
lines as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO
from typing import Any, NamedTuple

from msgspec import Struct

from store.common.errors import DocumentError
from store.common.limits import PAGES
from store.documents.pdf.layout import Sheet, set_apart
from store.documents.pdf.letters import Box, Turn
from store.documents.pdf.reading import opened, sides_of
from store.documents.pdf.set_lines import SetLine

_SCALE = 2.0
"""Pixels for a point."""
_MOST = 4_000.0
"""Pixels that a picture is wide or high at most, whatever the page says."""
_ROOM = 2.0
"""Points between a column and the frame drawn around it."""


class Picture(Struct, frozen=True):
    """A picture of a page, as PNG."""

    png: bytes


class _Mark(NamedTuple):
    """A box on a page that is turned, and how it is drawn."""

    turn: Turn
    box: Box
    colour: str
    wide: int


def picture_of(name: str, data: bytes, number: int) -> Picture:
    """Return how a page of a PDF, by its number from 1, was cut.

    Raises:
        DocumentError: there is no such page, or the PDF cannot be read.
    """
    if find_spec("PIL") is None:
        raise DocumentError(
            "A picture of {name} needs a library that is not installed. Install it with: {command}",
            name=name,
            command="python3 -m pip install pillow",
        )
    document = opened(name, data)
    PAGES.hold(len(document), name=name)
    if not 1 <= number <= len(document):
        raise DocumentError(
            "{name} has {pages} pages; there is no page {page}.",
            name=name,
            pages=len(document),
            page=number,
        )
    # Heads and feet are known by all pages, not by one.
    sides = [side for one in range(len(document)) for side in sides_of(document[one], one + 1)]
    sheets = [one for one in set_apart(sides).sheets if one.page.number == number]
    return Picture(_drawn(document[number - 1], sheets))


def _drawn(page: Any, sheets: list[Sheet]) -> bytes:
    """Draw the marks on a page that is turned as the most of its text is."""
    from PIL import ImageDraw

    first = sheets[0].page if sheets else None
    turn = first.turn if first else page.get_rotation() // 90
    scale = min(_SCALE, _MOST / max(page.get_size()))
    rotation = (turn * 90 - page.get_rotation()) % 360
    image = page.render(scale=scale, rotation=rotation).to_pil().convert("RGB")
    pen = ImageDraw.Draw(image)
    for mark in (mark for sheet in sheets for mark in _marks(sheet)):
        box = _as_turned(mark, turn, image.width / scale, image.height / scale)
        pen.rectangle([scale * edge for edge in box], outline=mark.colour, width=mark.wide)
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _marks(sheet: Sheet) -> Iterator[_Mark]:
    turn = sheet.page.turn
    for grid in sheet.inside:
        yield from (_Mark(turn, cell, "red", 2) for cell in grid.cells())
    columns: dict[int, list[SetLine]] = defaultdict(list)
    for line in sheet.parts():
        if isinstance(line, SetLine):
            columns[line.column.number].append(line)
            yield _Mark(turn, _around(line.words), "blue", 1)
            if len(line.cells) > 1:
                yield from (_Mark(turn, _around(cell), "green", 2) for cell in line.cells)
    for lines in columns.values():
        box = _around([word for line in lines for word in line.words])
        around = box[0] - _ROOM, box[1] - _ROOM, box[2] + _ROOM, box[3] + _ROOM
        yield _Mark(turn, around, "orange", 3)
    for line in sheet.beside:
        yield _Mark(turn, _around(line.words), "purple", 4)
    for word in sheet.stamps:
        yield _Mark(turn, _around([word]), "purple", 4)


def _around(words: Any) -> Box:
    return (
        min(one.left for one in words),
        min(one.top for one in words),
        max(one.right for one in words),
        max(one.bottom for one in words),
    )


def _as_turned(mark: _Mark, turn: Turn, wide: float, high: float) -> Box:
    """Return a box where it is on a page of a size that is turned otherwise, in order."""
    box = mark.box
    steps = (turn - mark.turn) % 4
    if steps % 2:
        wide, high = high, wide
    for _step in range(steps):
        box = high - box[3], box[0], high - box[1], box[2]
        wide, high = high, wide
    left, right = sorted((box[0], box[2]))
    top, bottom = sorted((box[1], box[3]))
    return left, top, right, bottom
