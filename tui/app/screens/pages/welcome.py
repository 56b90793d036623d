"""The first start: nobody has a register yet, so three ways to one are offered."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.common.errors import NamndkollError
from tui.app.screens.dialogs.chooser import Choice
from tui.app.screens.dialogs.files import file_chooser
from tui.app.screens.helping.helpful import HelpfulScreen
from tui.app.screens.pages.take_in import TakeInScreen
from tui.app.styles.sheets import VIEWS_SHEET
from tui.app.widgets.aside import in_thread
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.rows.list import RowList
from tui.commands.base import bindings_of
from tui.commands.everywhere import Help, Quit
from tui.commands.offers import Begin
from tui.locale import _, say
from tui.messages.cells import Cell, Column
from tui.settings.opening import begin_empty, begin_with_sample

_SAMPLE, _IMPORT, _EMPTY = "sample", "import", "empty"


class WelcomeScreen(HelpfulScreen[bool]):
    """Enter opens the sample, which the cursor is on; it closes when there is a register."""

    COMMANDS_HERE = (Begin, Help, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)
    DEFAULT_CSS = """
    WelcomeScreen {
        #welcome { height: 1fr; padding: 1 1; }
        Static { padding: 0 1; }
        #ways { height: 4; margin-bottom: 1; }
        .quiet { color: $text-muted; }
        #trouble { color: $text-error; }
    }
    """

    def __init__(self, register: Path) -> None:
        super().__init__()
        self._register = register

    def compose(self) -> ComposeResult:
        """Make the words, the choices and the line of keys."""
        where = _("The register will be kept in {path}").format(path=self._register)
        with Vertical(id="welcome"):
            yield Static(Content(_("Welcome to Nämndkoll")), classes="panel-title")
            yield Static()
            yield Static(Content(_("You have no register yet. How do you want to begin?")))
            yield RowList[Choice[str]](_columns(), lambda choice: choice.id, id="ways")
            yield Static(plain(where), classes="quiet")
            yield Static(id="trouble")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the choices."""
        self.app.stylesheet.read(VIEWS_SHEET)
        self.ways.set_rows(_ways())
        self.ways.focus()

    @property
    def ways(self) -> RowList[Choice[str]]:
        return self.query_one("#ways", RowList)

    @on(RowList.Selected)
    def begin(self) -> None:
        """Begin in the way that the cursor is on."""
        choice = self.ways.cursor_row
        if choice is None:
            return
        if choice.value == _IMPORT:
            self.app.push_screen(file_chooser(Path.cwd()), self._import)
        else:
            self.at_work = True
            self.run_worker(self._begin(choice.value))

    async def _begin(self, way: str) -> None:
        make = begin_with_sample if way == _SAMPLE else begin_empty
        try:
            await in_thread(lambda: make(self._register), self, to_its_end=True)
        except NamndkollError as error:
            self.at_work = False
            self.query_one("#trouble", Static).update(plain(say(error.message)))
        else:
            self.dismiss(True)

    def _import(self, document: Path | None) -> None:
        if document:
            self.app.push_screen(TakeInScreen(document, self._register), self._imported)

    def _imported(self, done: bool | None) -> None:
        if done:
            self.dismiss(True)


def _ways() -> list[Choice[str]]:
    return [
        Choice(_SAMPLE, _("Look at the sample"), _SAMPLE, _("a made-up register to try things in")),
        Choice(_IMPORT, _("Import a document"), _IMPORT, _("the city's budget, saved as text")),
        Choice(_EMPTY, _("Begin with an empty register"), _EMPTY, _("and import a document later")),
    ]


def _columns() -> list[Column[Choice[str]]]:
    return [
        Column("label", "", lambda choice: choice.label, width=28),
        Column("hint", "", lambda choice: Cell(choice.hint, "quiet"), min_width=10),
    ]
