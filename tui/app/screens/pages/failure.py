"""A register that cannot be opened: what, where and what to do, and nothing else."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.screens.helping.helpful import HelpfulScreen
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.commands.base import bindings_of
from tui.commands.everywhere import Help, Quit
from tui.locale import _
from tui.settings.crash import last_words


class GiveUp(Quit):
    """Quits in whichever way one goes on or back: there is no other."""

    keys = "q,escape,enter"


class FailureScreen(HelpfulScreen[None]):
    """One sentence; the way out is the only way."""

    COMMANDS_HERE = (GiveUp, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__()
        self.sentence = sentence
        self.status = status

    def compose(self) -> ComposeResult:
        """Make the sentence and the line of keys."""
        with Vertical(id="failure"):
            yield Static(Content(_("The register cannot be opened")), classes="panel-title")
            yield Static(plain(self.sentence))
        yield KeyLine()

    async def quit(self) -> None:
        """Leave the app; the sentence stays behind in the terminal."""
        self.app.exit(return_code=self.status, message=last_words(self.sentence))
