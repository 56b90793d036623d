"""An app with one row list, for the tests of the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.app import App, ComposeResult

from tui.app.widgets.rows.list import RowList
from tui.messages.cells import Cell, Column

SIZE = (60, 12)
PAGE = SIZE[1] - 1
"""Rows in view: all lines but the header."""


@dataclass(frozen=True)
class Row:
    """A row of the tests."""

    id: str
    text: str = ""


def rows(count: int, first: int = 0) -> list[Row]:
    """Rows R0, R1 … that say their number."""
    return [Row(f"R{number}", f"rad {number}") for number in range(first, first + count)]


def columns() -> list[Column[Row]]:
    """A sign, an id to the right and a flexible text."""
    return [
        Column("sign", "", lambda _: Cell("!", "late"), width=1),
        Column("id", "Id", lambda row: row.id, width=6, align="right", priority=1),
        Column("text", "Text", lambda row: row.text, min_width=10),
    ]


class RowsApp(App[None]):
    """Shows a list and keeps the messages that it sends."""

    def __init__(self, **settings: Any) -> None:
        super().__init__()
        self.list = RowList(columns(), id_of=lambda row: row.id, **settings)
        self.said: list[tuple[str, Any]] = []

    def compose(self) -> ComposeResult:
        """The list alone."""
        yield self.list

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Remember the row that the cursor came to."""
        self.said.append(("highlighted", message.row and message.row.id))

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Remember the row that was opened."""
        self.said.append(("selected", message.row.id))

    def on_row_list_marks_changed(self, message: RowList.MarksChanged) -> None:
        """Remember what is marked."""
        self.said.append(("marked", message.marked))

    def on_row_list_header_clicked(self, message: RowList.HeaderClicked) -> None:
        """Remember the column."""
        self.said.append(("header", message.key))

    @property
    def shown(self) -> list[str]:
        """The lines of the list as text, header first."""
        return [self.list.render_line(y).text.rstrip() for y in range(self.list.size.height)]
