"""The day that everything is counted from, as typed."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from store.common.errors import NamndkollError
from store.dates.asked import read_asked_day
from store.dates.today import today
from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.plain import plain
from tui.commands.base import bindings_of
from tui.commands.boxes import TakeDay
from tui.commands.everywhere import CloseScreen, Help
from tui.locale import _, say


class AskDayScreen(BoxScreen[date | None]):
    """A box with a line for a date; a wrong one is told while the box stays."""

    COMMANDS_HERE = (TakeDay, CloseScreen, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, now: date) -> None:
        super().__init__()
        self._now = now

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box", classes="-short"):
            yield Static(Content(_("Count from which day?")), classes="panel-title")
            field = LineInput(self._now.isoformat(), placeholder=today().isoformat(), id="typed")
            field.cursor_blink = False
            yield field
            yield Static(id="said")
            yield KeyLine()

    def on_mount(self) -> None:
        """Say what is asked for."""
        hint = _(
            "Year-month-day, or in words, counted from the day that is shown: i fredags, "
            "sista april, v. 38. Empty means today."
        )
        self.query_one("#said", Static).update(Content(hint))

    @on(Input.Submitted)
    def take(self) -> None:
        """Take the day, or say what is wrong with it."""
        typed = self.query_one("#typed", LineInput).value.strip()
        try:
            self.dismiss(read_asked_day(typed, self._now) if typed else today())
        except NamndkollError as error:
            said = Content.assemble(("? ", "bold"), plain(say(error.message), "$text-error"))
            self.query_one("#said", Static).update(said)
