"""Table rows: which kind of table they stand in, and what its header says of the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from store.importing.budget.place import Section
from store.importing.language import layout_words as words
from store.importing.language.figures import TARGETS, Doubt, FigureColumn, figure_columns
from store.importing.language.lines import Line

TableKind = Literal["activities", "indicators", "other"]

_DATE_LIKE = re.compile(r"\d{2,4}-\d{1,2}(?:-\d{1,2})?")
_INDICATOR_CELLS = 4
"""Cells that an indicator has at least: goal, name and two targets."""


class Columns(Struct, frozen=True):
    """Which cell of a row is what, and what the header leaves in doubt."""

    kind: TableKind
    text: int = 0
    start: int = 1
    end: int = 2
    goal: int | None = None
    figures: tuple[FigureColumn, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def header(line: Line, section: Section = "", year: int | None = None) -> Columns | None:
    """Return the columns that a header row sets out, or None when the row is none.

    A table of indicators has targets; one of outcomes alone is of indicators only in their section.
    """
    return _activity_header(line.cells) or _indicator_header(line.cells, section, year)


def _activity_header(cells: Sequence[str]) -> Columns | None:
    start = _find(cells, words.START_DATE)
    end = _find(cells, words.END_DATE)
    if start is None or end is None:
        return None
    text = next((n for n in range(len(cells)) if n not in (start, end)), 0)
    return Columns("activities", text, start, end)


def _indicator_header(cells: Sequence[str], section: Section, year: int | None) -> Columns | None:
    name = _find(cells, words.INDICATOR)
    if name is None:
        return None
    after = {place: cells[place] for place in range(name + 1, len(cells)) if cells[place]}
    found = figure_columns(after, year)
    if not found.columns:
        return None
    if section != "indicators" and not any(one.kind in TARGETS for one in found.columns):
        return Columns("other")
    goal = name - 1 if name else None
    return Columns("indicators", name, goal=goal, figures=found.columns, doubts=found.doubts)


def _find(cells: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((n for n, cell in enumerate(cells) if pattern.fullmatch(cell)), None)


def without_header(line: Line, section: Section) -> Columns:
    """Tell the columns of a table's first row by where it stands and what it holds."""
    if is_dated(line.cells):
        return Columns("activities", 0, len(line.cells) - 2, len(line.cells) - 1)
    if is_mark(line.cells) or (section == "indicators" and len(line.cells) >= _INDICATOR_CELLS):
        count = len(line.cells) - 2
        labels = (f"col{n + 1}" for n in range(count))
        figures = tuple(FigureColumn(n, "target", one, one) for n, one in enumerate(labels, 2))
        return Columns("indicators", 1, goal=0, figures=figures)
    return Columns("other")


def is_dated(cells: Sequence[str]) -> bool:
    """Tell whether a row ends in two dates, well formed or nearly."""
    dates = [bool(_DATE_LIKE.fullmatch(cell)) for cell in cells[-2:]]
    return len(cells) > len(dates) == 2 and all(dates)


def is_mark(cells: Sequence[str]) -> bool:
    """Tell whether a row only marks that obligatory indicators follow."""
    filled = [unmarked(cell) for cell in cells if cell]
    return len(filled) == 1 and bool(words.OBLIGATORY.fullmatch(filled[0]))


def unmarked(cell: str) -> str:
    """Return a cell without the marks of italics and emphasis around it."""
    return cell.removeprefix("<i>").removesuffix("</i>").strip("* ")


def cell(cells: Sequence[str], number: int | None) -> str:
    """Return a cell, empty where the row is too short."""
    return cells[number] if number is not None and number < len(cells) else ""
