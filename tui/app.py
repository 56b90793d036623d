"""The app: it paints its frame, reads the register meanwhile, and fails with a sentence."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from tui.locale import _, say
from tui.screens.main import MainScreen
from tui.styles.themes import THEMES

if TYPE_CHECKING:
    from store.errors import Message, NamndkollError
    from tui.views.lens import Lens


class NamndkollApp(App[None], inherit_bindings=False):
    """Nämndkoll in the terminal."""

    TITLE = "Nämndkoll"
    CSS_PATH = Path(__file__).parent / "styles" / "frame.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", show=False, priority=True, id="quit.always"),
        Binding("ctrl+c", "how_to_quit", show=False, system=True, id="quit.how"),
    ]

    def __init__(self, register: Path, as_of: date | None, notice: Message | None = None) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        # Set as if it had always been so: watched, the style sheets would be read twice.
        self.set_reactive(App.theme, THEMES[0].name)
        self.stylesheet.set_variables(self.get_css_variables())
        self._path = register
        self._as_of = as_of
        self._notice = notice

    def get_default_screen(self) -> MainScreen:
        """Return the screen that everything begins on (Textual calls this)."""
        return MainScreen()

    def on_mount(self) -> None:
        """Paint first; the register is read when the frame is seen."""
        self.call_after_refresh(self.run_worker, self._read, thread=True)

    def _read(self) -> None:
        """Read the register in a thread, and show it or what was wrong with it."""
        from store.errors import NamndkollError

        try:
            lens = self.open_register()
        except NamndkollError as error:
            self.call_from_thread(self._fail, error)
        else:
            self.call_from_thread(self._show, lens)

    def open_register(self) -> Lens:
        """Open the register; what is slow to import is imported here, where nobody waits.

        Raises: RegisterError
        """
        from store.dates.today import today
        from store.queries import Survey
        from store.register import Register
        from tui.views import registry  # noqa: F401
        from tui.views.lens import Lens

        register = Register.open(self._path)
        return Lens(Survey(register, self._as_of or register.as_of or today()))

    def _show(self, lens: Lens) -> None:
        if isinstance(self.screen, MainScreen):
            self.screen.call_later(self.screen.load, lens)
        if self._notice:
            self.notify(say(self._notice), markup=False)

    def _fail(self, error: NamndkollError) -> None:
        from tui.screens.failure import FailureScreen

        self.push_screen(FailureScreen(say(error.message), error.status))

    def action_how_to_quit(self) -> None:
        """Say how to quit, to whom the key meant that elsewhere."""
        self.notify(_("Press q to quit."), markup=False)

    def _handle_exception(self, error: Exception) -> None:
        """Leave the terminal whole and say where the report lies (Textual calls this).

        Textual's own prints the local variables, which hold the text of records.
        """
        from textual.worker import WorkerFailed

        from tui.crash import last_words, sorry, write_report

        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            cause = error.error if isinstance(error, WorkerFailed) else error
            self._exit_renderables[:] = [last_words(sorry(write_report(cause)))]
        self._close_messages_no_wait()


def run(register: Path, as_of: date | None, notice: Message | None = None) -> int:
    """Open the app on a register and return the exit status."""
    app = NamndkollApp(register, as_of, notice)
    app.run()
    sys.stdout.flush()
    return app.return_code or 0
