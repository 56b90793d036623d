"""The views of the second row, chosen by their digits or with the cursor."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.rows.list import RowList
from tui.commands.base import bindings_of, main_key
from tui.commands.boxes import Pick
from tui.commands.everywhere import CloseScreen, Help
from tui.commands.standing import Standing
from tui.commands.year_views import YEAR_VIEWS, MoreViews, ShowYearView
from tui.locale import _
from tui.messages.cells import Cell, Column


class MoreViewsScreen(BoxScreen[str | None]):
    """A box with the views and what each shows; closes with the name of one."""

    COMMANDS_HERE = (*YEAR_VIEWS, Pick, CloseScreen, Help)
    BINDINGS = bindings_of(COMMANDS_HERE, MoreViews)
    standing = Standing(loaded=True)

    def __init__(self, shown: str) -> None:
        super().__init__()
        self._shown = shown

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box", classes="-views"):
            yield Static(Content(_("More views")), classes="panel-title")
            yield RowList[type[ShowYearView]](_columns(), lambda one: one.view, id="choices")
            yield KeyLine()

    @property
    def travels(self) -> MoreViewsScreen:
        """Itself: it closes with the view that is to be opened."""
        return self

    @property
    def choices(self) -> RowList[type[ShowYearView]]:
        return self.query_one("#choices", RowList)

    def on_mount(self) -> None:
        """Show the views, the cursor on the one that is shown."""
        self.choices.set_rows(YEAR_VIEWS)
        self.choices.styles.height = len(YEAR_VIEWS) + 1
        self.choices.move_to(self._shown)
        self.choices.focus()

    @on(RowList.Selected)
    def pick(self) -> None:
        """Open the view that the cursor is on."""
        if self.choices.cursor_id:
            self.dismiss(self.choices.cursor_id)

    async def open_view(self, name: str) -> None:
        """Close with a view."""
        self.dismiss(name)


def _columns() -> list[Column[type[ShowYearView]]]:
    return [
        Column("key", "", main_key, width=1),
        Column("title", "", lambda one: Cell(_(one.title), "strong"), width=12),
        Column("help", "", lambda one: Cell(_(one.help), "quiet"), min_width=20),
    ]
