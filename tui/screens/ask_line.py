"""A line of a document as it is to be read, typed over the printed one."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.commands.base import Command, bindings_of
from tui.commands.everywhere import CloseScreen
from tui.commands.offers import TakeLine
from tui.locale import _
from tui.screens.base import CommandScreen
from tui.widgets.frame import KeyLine
from tui.widgets.line_input import LineInput
from tui.widgets.plain import plain

_COMMANDS: tuple[type[Command], ...] = (TakeLine, CloseScreen)
_CELL = " | "
"""How the cells of a row are parted for people."""


class AskLineScreen(CommandScreen[str | None], ModalScreen[str | None]):
    """A box with a line; it closes with the line as it is to be read, None for as it was."""

    COMMANDS_HERE = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(_COMMANDS)]

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self._number = number
        self._text = text

    def compose(self) -> ComposeResult:
        """Make the box."""
        title = _("Read line {number} as").format(number=self._number)
        with Vertical(id="box", classes="-short"):
            yield Static(plain(title), classes="panel-title")
            field = LineInput(self._text.replace("\t", _CELL), id="typed")
            field.cursor_blink = False
            yield field
            yield Static(Content(_("The printed line is kept and still shown.")), id="said")
            yield KeyLine()

    @on(Input.Submitted)
    def take(self) -> None:
        """Close with the line."""
        typed = self.query_one("#typed", LineInput).value
        if "\t" in self._text:
            typed = "\t".join(part.strip() for part in typed.split(_CELL.strip()))
        self.dismiss(typed)
