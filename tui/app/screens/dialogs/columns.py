"""The columns of a list, ticked, widened and put in order while the list shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.entries.entries import Entry
from tui.app.screens.dialogs.ticks import TICKED, UNTICKED
from tui.app.screens.helping.box import BoxScreen
from tui.app.views.column_choice import NARROWEST, ColumnChoice, is_always_shown
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.rows.level import LevelRowList
from tui.app.widgets.rows.list import RowList
from tui.commands.base import bindings_of
from tui.commands.columns import CHOOSING_COLUMNS
from tui.commands.everywhere import Help
from tui.locale import _, ngettext
from tui.messages.cells import Cell, Column
from tui.settings.memory import WIDER, ChosenColumn


@dataclass(frozen=True)
class ColumnLine:
    """A column that the list can have: whether it is shown, and how much wider it was made."""

    column: Column[Entry]
    shown: bool
    wider: int = 0

    @property
    def id(self) -> str:
        """The key of the column."""
        return self.column.key


class ColumnsScreen(BoxScreen[None]):
    """A box with the columns: those that are shown first, in their order."""

    COMMANDS_HERE = (*CHOOSING_COLUMNS, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, choice: ColumnChoice, listed: RowList[Entry]) -> None:
        super().__init__()
        self._choice = choice
        self._listed = listed

    def compose(self) -> ComposeResult:
        """Make the box, below the list that it changes."""
        with Vertical(id="box", classes="-below"):
            yield Static(Content(_("Which columns?")), classes="panel-title")
            yield LevelRowList[ColumnLine](self._columns(), lambda line: line.id, id="choices")
            yield KeyLine()

    def on_mount(self) -> None:
        """List the columns as they are shown now."""
        self._list(self._choice.chosen or self._choice.usual())
        self.lines.focus()

    @property
    def lines(self) -> RowList[ColumnLine]:
        return self.query_one("#choices", RowList)

    @property
    def movable(self) -> bool:
        """Whether the column under the cursor is shown."""
        line = self.lines.cursor_row if self.is_mounted else None
        return line is not None and line.shown

    @property
    def tickable(self) -> bool:
        """Whether the column under the cursor can be taken or left."""
        line = self.lines.cursor_row if self.is_mounted else None
        return line is not None and not is_always_shown(line.column)

    def _list(self, chosen: Sequence[ChosenColumn]) -> None:
        offered = {one.key: one for one in self._choice.offered()}
        shown = {one.key: one.wider for one in chosen if one.key in offered}
        lines = [ColumnLine(offered[key], True, wider) for key, wider in shown.items()]
        lines += [ColumnLine(one, False) for key, one in offered.items() if key not in shown]
        self.lines.set_rows(lines)

    def _columns(self) -> list[Column[ColumnLine]]:
        return [
            Column("sign", "", lambda line: TICKED if line.shown else UNTICKED, width=3),
            Column("title", _("Column"), _title, min_width=16),
            Column("width", "", self._width, width=26, align="right"),
        ]

    def _width(self, line: ColumnLine) -> Cell:
        """Return how wide a column is in the list, and whether the list has room for it."""
        if not line.shown:
            return Cell("")
        width = self._listed.width_of(line.id)
        if not width:
            return Cell(_("no room in this window"), "odd")
        said = ngettext("{width} character", "{width} characters", width).format(width=width)
        return Cell(said, "quiet")

    def _show(self, lines: Sequence[ColumnLine], at: str) -> None:
        """Show the list with its columns as they are now, and which these are."""
        chosen = [ChosenColumn(one.id, one.wider) for one in lines if one.shown]
        self._choice.choose(chosen)
        self._listed.set_columns(self._choice.shown())
        self._list(chosen)
        self.lines.move_to(at)
        self.refresh_bindings()

    def toggle(self) -> None:
        """Show the column under the cursor, after those that are shown already, or leave it out."""
        line = self.lines.cursor_row
        if line and self.tickable:
            turned = replace(line, shown=not line.shown, wider=0)
            self._show([turned if one is line else one for one in self.lines.every], line.id)

    def move(self, by: int) -> None:
        """Let the column under the cursor change places with its neighbour."""
        line, lines = self.lines.cursor_row, [one for one in self.lines.every if one.shown]
        if line not in lines:
            return
        place = lines.index(line)
        if 0 <= place + by < len(lines):
            lines[place], lines[place + by] = lines[place + by], line
            self._show(lines, line.id)

    def widen(self, by: int) -> None:
        """Make the column under the cursor wider by so many cells, or narrower."""
        line = self.lines.cursor_row
        if line is None or not (self.movable and self.tickable):
            return
        wider = max(line.wider + by, NARROWEST - line.column.least)
        changed = replace(line, wider=min(max(wider, WIDER[0]), WIDER[-1]))
        self._show([changed if one is line else one for one in self.lines.every], line.id)

    def as_usual(self) -> None:
        """Give the list its own columns again."""
        at = self.lines.cursor_id or ""
        self._choice.choose(())
        self._listed.set_columns(self._choice.shown())
        self._list(self._choice.usual())
        self.lines.move_to(at)

    @on(RowList.Selected)
    def done(self) -> None:
        """Go back to the list."""
        self.dismiss(None)

    @on(RowList.Highlighted)
    def offer(self) -> None:
        """Offer what can be done with the column that the cursor is on now."""
        self.refresh_bindings()


def _title(line: ColumnLine) -> Cell:
    title = line.column.title or _("The bar")
    return Cell(title, "plain" if line.shown else "quiet")
