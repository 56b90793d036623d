"""Where entries are saved: a path as typed, whose suffix tells the form; nothing is replaced
unasked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store.common.errors import NamndkollError
from store.entries.entries import Entry
from tui.app.screens.base import CommandScreen
from tui.app.views.saving import NameTakenError, save, suggested
from tui.app.views.sharing import Form
from tui.app.widgets.clipboard import send
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.plain import plain
from tui.commands.base import bindings_of
from tui.commands.everywhere import CloseScreen
from tui.commands.offers import CopyAnyway, ReplaceFile, SaveFile
from tui.locale import _, ngettext, say
from tui.presentation.lens import Lens


class SaveScreen(CommandScreen[None], ModalScreen[None]):
    """A box with a line for a path; what is wrong with it is told while the box stays."""

    COMMANDS_HERE = (SaveFile, ReplaceFile, CopyAnyway, CloseScreen)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(
        self, entries: Sequence[Entry], lens: Lens, form: Form, name: str, instead: str = ""
    ) -> None:
        super().__init__()
        self._entries = entries
        self._lens = lens
        self._form = form
        self._called = name
        self.instead = instead
        """What to say when it was copied after all; empty where a file was asked for."""
        self.taken: Path | None = None
        """The path that was found to be a file's."""

    def compose(self) -> ComposeResult:
        """Make the box."""
        count = len(self._entries)
        title = ngettext("Save {count} row to a file", "Save {count} rows to a file", count)
        start = suggested(self._called, self._lens.as_of, self._form)
        with Vertical(id="box", classes="-short"):
            yield Static(Content(title.format(count=count)), classes="panel-title")
            field = LineInput(str(start), select_on_focus=False, id="typed")
            field.cursor_blink = False
            yield field
            yield Static(id="said")
            yield KeyLine()

    def on_mount(self) -> None:
        """Say what is asked for, or why a file and not the clipboard."""
        hint = _("The ending tells the form: .txt text, .tsv or .csv table, .md Markdown.")
        large = _("This is more than all terminals' clipboards take; a file takes it all.")
        self._say(Content(large if self.instead else hint))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.save()

    @on(Input.Changed)
    def _other_name(self) -> None:
        self.taken = None
        self.refresh_bindings()

    def save(self, replacing: Path | None = None) -> None:
        """Write the file in a thread: putting many entries into words takes a while."""
        typed = self.query_one("#typed", LineInput).value
        self._say(Content(_("Saving …")))
        self.at_work = True
        self.run_worker(lambda: self._write(typed, replacing), thread=True)

    def replace(self) -> None:
        """Save in the place of the file that has the name."""
        self.save(replacing=self.taken)

    def _write(self, typed: str, replacing: Path | None) -> None:
        try:
            path = save(typed, self._entries, self._lens.survey, replacing)
        except NamndkollError as error:
            self.app.call_from_thread(self._refuse, error)
        else:
            self.app.call_from_thread(self._done, path)

    def _refuse(self, error: NamndkollError) -> None:
        self.at_work = False
        self.taken = error.taken if isinstance(error, NameTakenError) else None
        self._say(Content.assemble(("? ", "bold"), plain(say(error.message), "$text-error")))
        self.refresh_bindings()

    def _done(self, path: Path) -> None:
        count = len(self._entries)
        said = ngettext("{count} row is in {path}", "{count} rows are in {path}", count)
        self.app.notify(said.format(count=count, path=path), title=_("Saved"), markup=False)
        self.dismiss(None)

    def copy(self) -> None:
        """Send it to the terminal, in a thread as well."""
        self.at_work = True
        self.run_worker(self._copy, thread=True)

    def _copy(self) -> None:
        text = self._form.write(self._entries, self._lens.survey)
        self.app.call_from_thread(self._sent, text)

    def _sent(self, text: str) -> None:
        send(self.app, text, self.instead)
        self.dismiss(None)

    def _say(self, said: Content) -> None:
        self.query_one("#said", Static).update(said)
