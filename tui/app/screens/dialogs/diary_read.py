"""The diary of an entry where nothing can be written: to be read, and why is said."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from store.entries.entries import Entry
from tui.app.screens.dialogs.diary_rows import DiaryRow, diary_columns, diary_rows
from tui.app.screens.dialogs.lines import title_of
from tui.app.screens.helping.box import BoxScreen
from tui.app.session.refusing import why_no_office
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.rows.list import RowList
from tui.commands.base import Command, bindings_of, keys_of
from tui.commands.changing import CHANGES, ShowChanges, ShowHistory
from tui.commands.everywhere import CloseScreen, Help
from tui.commands.new import New, RemoveOwn
from tui.locale import _

if TYPE_CHECKING:
    from store.register.register import Register
    from tui.app.session.changing import Changing

_WRITING: Collection[type[Command[Any]]] = {*CHANGES, New, RemoveOwn} - {ShowHistory, ShowChanges}
"""What would change something, whose keys say why it cannot."""


class DiaryReadScreen(BoxScreen[None]):
    """What was noted about an entry, to be read only."""

    COMMANDS_HERE = (CloseScreen, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, changing: Changing, register: Register, entry: Entry, why: str) -> None:
        super().__init__()
        self._changing = changing
        self._register = register
        self._entry = entry
        self._why = why

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box"):
            yield Static(title_of([self._entry], ""), classes="panel-title")
            yield RowList[DiaryRow](diary_columns(), lambda row: row.id, id="lines")
            yield Static(plain(self._why), id="said")
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the lines."""
        lines = self.query_one(RowList)
        lines.set_empty(
            _("Notes belong to an office and your login to none, so none can be read.")
            if why_no_office(self._register)
            else _("Nothing is noted.")
        )
        lines.set_rows(list(diary_rows(self._register, self._entry)))
        lines.focus()

    @on(RowList.Selected)
    def refuse(self) -> None:
        """Say why nothing can be written here, or that it can be by now."""
        can = _("The register can be changed by now: go back and press the key again there.")
        self._changing.tell(self._changing.refused() or can, severity="warning")

    def on_key(self, event: events.Key) -> None:
        """Refuse the keys that would change something on the screen below."""
        if any(event.key in keys_of(one) for one in _WRITING):
            event.stop()
            self.refuse()
