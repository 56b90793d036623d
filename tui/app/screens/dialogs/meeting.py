"""A meeting entered in words, and the days that they give while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from store.changes.meetings import enter_meeting
from store.common.errors import NamndkollError
from store.dates.building import Context
from store.dates.series import Series, read_series
from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.plain import plain
from tui.commands.base import bindings_of
from tui.commands.changing import SaveForm
from tui.commands.everywhere import CloseScreen, Help
from tui.locale import _, say
from tui.messages.meetings import clash_words
from tui.messages.series import first_days_words
from tui.presentation.meetings import odd_days

if TYPE_CHECKING:
    from tui.app.session.changing import Changing
    from tui.presentation.lens import Lens

_SHOWN = 5
"""Days that are shown of a series."""
_ODD = 2
"""Days with which something is odd that are shown."""


class EnterMeetingScreen(BoxScreen[None]):
    """A box with a line for the words; below it, how they are read."""

    COMMANDS_HERE = (SaveForm, CloseScreen, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, changing: Changing, lens: Lens, committee: str) -> None:
        super().__init__()
        self._changing = changing
        self._lens = lens
        self._committee = committee

    def compose(self) -> ComposeResult:
        """Make the box."""
        title = _("When does it meet? {committee}").format(committee=self._committee)
        with Vertical(id="box", classes="-form"):
            yield Static(plain(title), classes="panel-title")
            hint = _("third Tuesday of each month at 16:00 in City Hall")
            field = LineInput(placeholder=hint, select_on_focus=False, id="typed")
            field.cursor_blink = False
            yield field
            yield Static(id="said")
            yield KeyLine()

    def on_mount(self) -> None:
        """Say what may be written."""
        self.query_one("#typed").focus()
        self._tell(plain(_hint()))

    def _read(self) -> Series:
        typed = self.query_one("#typed", LineInput).value
        return read_series(typed, Context.of_day(self._lens.as_of))

    @on(Input.Changed)
    def show(self) -> None:
        """Show the days that the words give, and what is odd about them."""
        if not self.query_one("#typed", LineInput).value.strip():
            self._tell(plain(_hint()))
            return
        try:
            series = self._read()
        except NamndkollError as error:
            self._tell(plain(say(error.message), "$text-muted"))
            return
        lines = [first_days_words(series, self._lens.as_of, _SHOWN)]
        odd = odd_days(self._lens.survey, self._committee, series)
        for one, clashes in odd[:_ODD]:
            lines.append(f"! {one.day}: {', '.join(clash_words(clashes))}")
        self._tell(plain("\n".join(lines)))

    @on(Input.Submitted)
    def save(self) -> None:
        """Save the meeting, or say what is not understood."""
        try:
            series = self._read()
        except NamndkollError as error:
            said = Content.assemble(("? ", "bold"), plain(say(error.message), "$text-error"))
            self._tell(said)
            return
        self.dismiss(None)
        self._changing.arrange(enter_meeting(self._committee, series))

    def _tell(self, said: Content) -> None:
        self.query_one("#said", Static).update(said)


def _hint() -> str:
    return _(
        "A day, several with commas between them, or how it comes again: every other Wednesday "
        "from 15 January, Tuesdays in even weeks, until May, except July. A title stands in "
        "quotation marks."
    )
