"""A box with one line to type over: how a line is to be read, or what a column is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.plain import plain
from tui.commands.base import Command, bindings_of
from tui.commands.boxes import TakeLine
from tui.commands.everywhere import CloseScreen, Help
from tui.commands.organisation import TakeNames


class AskLineScreen(BoxScreen[str | None]):
    """Closes with what was typed; with None when it is to stay as it was."""

    COMMANDS_HERE: Sequence[type[Command[Self]]] = (TakeLine, CloseScreen, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, title: str, text: str, hint: str) -> None:
        super().__init__()
        self._asked = title
        self._text = text
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box", classes="-short"):
            yield Static(plain(self._asked), classes="panel-title")
            # Nothing is selected, for the letter of a key that is pressed twice would be the text.
            field = LineInput(self._text, id="typed", select_on_focus=False)
            field.cursor_blink = False
            yield field
            yield Static(plain(self._hint), id="said")
            yield KeyLine()

    @on(Input.Submitted)
    def take(self) -> None:
        """Close with the line."""
        self.dismiss(self.query_one("#typed", LineInput).value)


class AskNameScreen(AskLineScreen):
    """Closes with the name, or the names, that were typed."""

    COMMANDS_HERE = (TakeNames, CloseScreen, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)
