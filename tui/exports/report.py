"""What leaves the program, as values that know no kind of file: headings, passages and tables."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, NamedTuple

from tui.locale import _

Value = str | int | float | date | datetime | None
"""What a cell holds; a text is what people read and never markup, never a formula."""


class Column(NamedTuple):
    """A column: its title in the user's language, what its cells hold, characters of its width.

    One that is not `brief` is left out on a page, which has room for few.
    """

    title: str
    holds: Literal["text", "day", "number"] = "text"
    width: int = 12
    brief: bool = True


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
    """What stands under a heading; `level` is 1 for the highest below the title.

    In a workbook the tables of the same `sheet` stand on one, empty for a sheet of its own.
    """

    title: str
    passages: tuple[Passage, ...] = ()
    grid: Grid | None = None
    level: int = 1
    sheet: str = ""


class Report(NamedTuple):
    """A whole: its title, what is told of it (as of when, by which filter …), its sections."""

    title: str
    told: tuple[tuple[str, str], ...]
    """Label and value, in the user's language: what everyone must know who gets it."""
    sections: tuple[Section, ...]

    @property
    def rows(self) -> int:
        """The rows of all its tables."""
        return sum(len(one.grid.rows) for one in self.sections if one.grid)


def brief(report: Report) -> Report:
    """Return a report whose tables have the columns alone that a page has room for.

    One in which nothing is said is left out as well.
    """
    return report._replace(sections=tuple(map(_brief, report.sections)))


def _brief(section: Section) -> Section:
    if section.grid is None or all(one.brief for one in section.grid.columns):
        return section
    columns, rows = section.grid
    kept = [
        place
        for place, one in enumerate(columns)
        if one.brief and any(row.cells[place] is not None for row in rows)
    ]
    narrow = (row._replace(cells=tuple(row.cells[place] for place in kept)) for row in rows)
    return section._replace(grid=Grid(tuple(columns[place] for place in kept), tuple(narrow)))


def with_sources(grid: Grid) -> Grid:
    """Return a table with a last column of where its rows are printed.

    One that has columns which no page has room for has its own for that, as lists do.
    """
    if not any(row.source for row in grid.rows) or not all(one.brief for one in grid.columns):
        return grid
    rows = tuple(Row((*one.cells, one.source or None), one.source) for one in grid.rows)
    return Grid((*grid.columns, Column(_("Source"), width=30)), rows)
