"""Tables for people: rows of cells under titles, however they are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from store.common.text import one_line


class Cell(NamedTuple):
    """What a cell says, one part a line, and how the first line looks."""

    parts: tuple[str, ...]
    style: str = ""


class Column(NamedTuple):
    """A column; `most` is its widest on a terminal, 0 for what the others leave."""

    title: str
    most: int = 0
    right: bool = False


class Table(NamedTuple):
    """Rows under titles; `whole` when no text may be cut."""

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    heading: str = ""
    whole: bool = False


def cell(*parts: object, style: str = "") -> Cell:
    """Return a cell of lines that hold nothing but what can be seen."""
    texts = (one_line(str(part)) for part in parts if part is not None)
    return Cell(tuple(text for text in texts if text), style)
