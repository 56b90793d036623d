"""Tables for people: as wide as the terminal, or whole and unadorned where there is none."""

from __future__ import annotations

import sys

from store.common.text import one_line
from tui.messages.table import Cell, Table

_MOST_PADDED = 48
"""Cells to which a column is padded where nothing is cut; what is longer runs on."""


def write(*tables: Table) -> None:
    """Write tables to stdout, an empty line between them."""
    tables = tuple(table._replace(heading=one_line(table.heading)) for table in tables)
    if sys.stdout.isatty():
        from tui.messages.terminal import print_tables

        print_tables(tables)
    else:
        sys.stdout.write("\n".join(_plain(table) for table in tables))


def _plain(table: Table) -> str:
    titles = [Cell((column.title,)) for column in table.columns]
    rows = [*([titles] if any(column.title for column in table.columns) else []), *table.rows]
    texts = [[", ".join(one.parts) for one in row] for row in rows]
    widths = [
        max((len(text) for text in column if len(text) <= _MOST_PADDED), default=0)
        for column in zip(*texts, strict=True)
    ]
    lines = [table.heading] if table.heading else []
    for row in texts:
        padded = (
            text.rjust(width) if column.right else text.ljust(width)
            for text, width, column in zip(row, widths, table.columns, strict=True)
        )
        lines.append("  ".join(padded).rstrip())
    return "".join(f"{line}\n" for line in lines)
