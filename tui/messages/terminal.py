"""Tables on a terminal: fitted to its width, in colour where it has any."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from tui.messages.table import Cell, Column, Table

_LINES = 3
"""Lines of a text that a list shows, one more of what stands beside it; `show` has all."""
_GAP = 2
_LEAST = 16
_ROOMY = 110
"""Cells of a terminal on which columns may be half as wide again."""


def print_tables(tables: Sequence[Table]) -> None:
    """Print tables with an empty line between them; what is cut ends in an ellipsis."""
    console = Console(file=sys.stdout, markup=False, emoji=False, highlight=False)
    for number, table in enumerate(tables):
        if number:
            console.print()
        if table.heading:
            console.print(Text(table.heading, "bold"))
        console.print(_grid(table, console))


def _grid(table: Table, console: Console) -> Grid:
    titled = any(column.title for column in table.columns)
    grid = Grid(box=SIMPLE_HEAD if titled else None, show_header=titled, pad_edge=False)
    grid.show_edge = False
    grid.padding = (0, _GAP if not titled else 1, 0, 0)
    widths = _widths(table, console.width)
    for column, width in zip(table.columns, widths, strict=True):
        grid.add_column(
            Text(column.title),
            width=width,
            justify="right" if column.right else "left",
            overflow="fold",
        )
    for row in table.rows:
        sized = zip(row, widths, table.columns, strict=True)
        grid.add_row(
            *(_text(cell, width, console, _limit(table, column)) for cell, width, column in sized)
        )
    return grid


def _limit(table: Table, column: Column) -> int | None:
    if table.whole:
        return None
    return _LINES + 1 if column.most else _LINES


def _widths(table: Table, total: int) -> list[int]:
    """Return how wide each column is: as its contents at most; one takes what is left."""
    natural = [
        max(_natural(column, [row[place] for row in table.rows]), 1)
        for place, column in enumerate(table.columns)
    ]
    roomy = 3 if total >= _ROOMY else 2
    widths = [
        min(width, column.most * roomy // 2) if column.most else 0
        for width, column in zip(natural, table.columns, strict=True)
    ]
    left = max(_LEAST, total - sum(widths) - _GAP * len(widths))
    return [width or min(left, wanted) for width, wanted in zip(widths, natural, strict=True)]


def _natural(column: Column, cells: Sequence[Cell]) -> int:
    parts = (cell_len(part[:500]) for cell in cells for part in cell.parts)
    return max(cell_len(column.title), *parts, 0)


def _text(cell: Cell, width: int, console: Console, limit: int | None) -> Text:
    lines: list[Text] = []
    for number, part in enumerate(cell.parts):
        enough = part if limit is None else part[: (limit + 1) * width]
        text = Text(enough, cell.style if number == 0 else "")
        lines += text.wrap(console, width, overflow="fold")
    if limit is not None and len(lines) > limit:
        lines = lines[:limit]
        lines[-1].truncate(max(1, width - 1), overflow="crop")
        lines[-1].append("…")
    return Text("\n").join(lines)
