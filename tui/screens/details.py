"""The details of one entry over everything else, where there is no room for a pane."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from store.entries import Entry
from store.queries import Survey
from store.register import Register
from tui.commands.base import bindings_of
from tui.commands.everywhere import CloseScreen, Help, Quit
from tui.commands.records import CopyCitation, ShowSource
from tui.screens.base import CommandScreen
from tui.views.detail import detail
from tui.widgets.detail_pane import DetailPane
from tui.widgets.frame import KeyLine

_COMMANDS = (CloseScreen, ShowSource, CopyCitation, Help, Quit)


class DetailScreen(CommandScreen[None]):
    """Everything about an entry."""

    COMMANDS_HERE = _COMMANDS
    BINDINGS = bindings_of(_COMMANDS)

    def __init__(self, entry: Entry, survey: Survey) -> None:
        super().__init__()
        self.entry = entry
        self._survey = survey

    @property
    def register(self) -> Register:
        return self._survey.register

    def to_copy(self) -> Sequence[Entry]:
        """Return the entry."""
        return [self.entry]

    def compose(self) -> ComposeResult:
        """Make the pane and the line of keys."""
        yield DetailPane()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the entry."""
        pane = self.query_one(DetailPane)
        pane.show(detail(self.entry, self._survey))
        pane.focus()
