"""A copy of what the app holds saved elsewhere, as when the register's file is gone."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from store.common.errors import NamndkollError
from store.common.place import Place
from store.dates.today import today
from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.aside import in_thread
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.plain import plain
from tui.commands.base import bindings_of
from tui.commands.everywhere import CloseScreen, Help
from tui.commands.keeping import SaveHeld
from tui.locale import _, say

if TYPE_CHECKING:
    from store.register.register import Register


class KeepCopyScreen(BoxScreen[None]):
    """A box with a line for a path; what is wrong with it is told while the box stays."""

    COMMANDS_HERE = (SaveHeld, CloseScreen, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, register: Register, why: str) -> None:
        super().__init__()
        self._register = register
        self._why = why

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box", classes="-form"):
            yield Static(Content(_("Save a copy of the register")), classes="panel-title")
            yield Static(plain(self._why), id="why")
            field = LineInput(
                str(_suggested(self._register.place)), select_on_focus=False, id="typed"
            )
            field.cursor_blink = False
            yield field
            yield Static(id="said")
            yield KeyLine()

    @on(Input.Submitted)
    def save(self) -> None:
        """Write the copy, in a thread; the next key waits for that."""
        self.at_work = True
        self.run_worker(self._write(self.query_one("#typed", LineInput).value))

    async def _write(self, typed: str) -> None:
        try:
            path = Path(typed.strip()).expanduser()
            await in_thread(lambda: self._register.copies.save(path), self, to_its_end=True)
        except (NamndkollError, RuntimeError) as error:
            self._refuse(error)
        else:
            self._done(path)

    def _refuse(self, error: NamndkollError | RuntimeError) -> None:
        self.at_work = False
        said = say(error.message) if isinstance(error, NamndkollError) else str(error)
        shown = Content.assemble(("? ", "bold"), plain(said, "$text-error"))
        self.query_one("#said", Static).update(shown)

    def _done(self, path: Path) -> None:
        said = _("{path} holds it all. Later, to take it into the register: {command}")
        told = said.format(path=path, command=f'namndkoll merge "{path}"')
        self.app.notify(told, title=_("Saved"), markup=False, timeout=30)
        self.dismiss(None)


def _suggested(register: Place) -> Path:
    """Return a name that no file has, in the user's home: the register's folder may be gone."""
    stem, suffix = (
        (register.stem, register.suffix) if isinstance(register, Path) else (register.name, ".json")
    )
    stem = f"{stem}-{_('copy')}-{today():%Y-%m-%d}"
    numbers = ("" if number == 1 else f"-{number}" for number in count(1))
    names = (Path.home() / f"{stem}{number}{suffix}" for number in numbers)
    return next(name for name in names if not name.exists())
