"""What leaves the program, as values that know no kind of file: headings, passages and tables."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, NamedTuple

Value = str | int | float | date | datetime | None
"""What a cell holds; a text is what people read and never markup, never a formula."""


class Column(NamedTuple):
    """A column: its title in the user's language, what its cells hold, characters of its width."""

    title: str
    holds: Literal["text", "day", "number"] = "text"
    width: int = 12


class Row(NamedTuple):
    """A row of a table, and where what it says is printed; empty where it is not."""

    cells: tuple[Value, ...]
    source: str = ""


class Grid(NamedTuple):
    """A table, whose rows have a cell for each column."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Passage(NamedTuple):
    """A paragraph, and where what it says is printed; empty where it is not."""

    text: str
    source: str = ""


class Section(NamedTuple):
    """What stands under a heading; `level` is 1 for the highest below the title."""

    title: str
    passages: tuple[Passage, ...] = ()
    grid: Grid | None = None
    level: int = 1


class Report(NamedTuple):
    """A whole: its title, what is told of it (as of when, by which filter …), its sections."""

    title: str
    told: tuple[tuple[str, str], ...]
    """Label and value, in the user's language: what everyone must know who gets it."""
    sections: tuple[Section, ...]
