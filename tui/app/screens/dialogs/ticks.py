"""A box of lines that are ticked: each stands for one thing or several, which go in or out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.rows.list import RowList
from tui.messages.cells import Cell, Column

V = TypeVar("V")
TICKED, UNTICKED = "[✓]", "[ ]"
_IN_PART = "[–]"


@dataclass(frozen=True, slots=True)
class TickLine:
    """What a line is called, the names of what its sign stands for, and what is said beside it."""

    id: str
    text: str
    names: frozenset[str]
    beside: str = ""


class TicksScreen(BoxScreen[V | None], Generic[V]):
    """A question and its lines; `ticked` are the names of what is in."""

    def __init__(self, title: str, ticked: Iterable[str]) -> None:
        super().__init__()
        self._title = title
        self.ticked = set(ticked)

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box"):
            yield Static(Content(self._title), classes="panel-title")
            yield RowList[TickLine](self._columns(), lambda line: line.id, id="choices")
            yield KeyLine()

    def _columns(self) -> list[Column[TickLine]]:
        return [
            Column("sign", "", lambda line: Cell(self._sign(line)), width=3),
            Column("text", "", lambda line: line.text, min_width=20),
        ]

    def _sign(self, line: TickLine) -> str:
        if line.names <= self.ticked:
            return TICKED
        return _IN_PART if line.names & self.ticked else UNTICKED

    @property
    def lines(self) -> RowList[TickLine]:
        return self.query_one("#choices", RowList)

    @property
    def here(self) -> TickLine | None:
        """The line under the cursor."""
        return self.lines.cursor_row if self.is_mounted else None

    def toggle(self) -> None:
        """Tick all that the line under the cursor stands for, or untick it where all of it is."""
        line = self.here
        if line is None:
            return
        if line.names <= self.ticked:
            self.ticked -= line.names
        else:
            self.ticked |= line.names
        self.lines.refresh_rows()
        self.refresh_bindings()

    @on(RowList.Highlighted)
    def offer(self) -> None:
        """Offer what can be done with what the cursor is on now."""
        self.refresh_bindings()
