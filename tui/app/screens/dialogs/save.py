"""Where what leaves is saved: a path as typed, whose suffix tells the kind of file; nothing is
replaced unasked, and no note goes along unasked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, NamedTuple, Protocol, Self, runtime_checkable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from store.common.errors import NamndkollError
from store.common.text import one_line
from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.aside import in_thread
from tui.app.widgets.clipboard import send
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.plain import plain
from tui.app.widgets.rows.list import RowList
from tui.commands.base import Command, bindings_of, main_key
from tui.commands.everywhere import CloseScreen, Help
from tui.commands.offers import CopyAnyway, ReplaceFile, SaveFile, TakeNotes
from tui.exports.kinds import KINDS, FileKind, kind_of, kinds_for
from tui.exports.outgoing import Outgoing
from tui.exports.saving import NameTakenError, left_out, save, suggested
from tui.locale import _, ngettext, say
from tui.messages.cells import Cell, Column
from tui.settings.memory import Memory


class Anyway(NamedTuple):
    """What was to be copied and is more than every terminal takes; what to say once it was."""

    text: Callable[[], str]
    said: str


@runtime_checkable
class Remembers(Protocol):
    """An app that is to be found again as it was left."""

    memory: Memory


class SaveScreen(BoxScreen[None]):
    """A box with a line for a path and the kinds of files; what is wrong is told in it."""

    COMMANDS_HERE: tuple[type[Command[Self]], ...] = (
        SaveFile, ReplaceFile, TakeNotes, CopyAnyway, CloseScreen, Help,
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(COMMANDS_HERE),
        Binding("up", "choose_kind(-1)", "Up", show=False, id="save.up"),
        Binding("down", "choose_kind(1)", "Down", show=False, id="save.down"),
    ]

    def __init__(
        self, outgoing: Outgoing, suffix: str = KINDS[0].suffix, anyway: Anyway | None = None
    ) -> None:
        """`suffix` is the kind that is proposed; it is kept where the name is typed over."""
        super().__init__()
        self._outgoing = outgoing
        self._suffix = suffix
        self._anyway = anyway
        self._notes = False
        self.taken: Path | None = None
        """The path that was found to be a file's."""

    @property
    def instead(self) -> str:
        """What to say when it was copied after all; empty where a file was asked for."""
        return self._anyway.said if self._anyway else ""

    @property
    def can_note(self) -> bool:
        """Whether there can be notes in what is saved."""
        return self._outgoing.can_note

    def compose(self) -> ComposeResult:
        """Make the box."""
        start = suggested(self._outgoing, self._suffix, self._memory.folder)
        with Vertical(id="box"):
            yield Static(Content(self._title()), classes="panel-title")
            field = LineInput(str(start), select_on_focus=False, id="typed")
            field.cursor_blink = False
            yield field
            yield RowList[FileKind](_columns(), lambda kind: kind.suffix, id="choices")
            yield Static(id="said")
            yield KeyLine()

    def _title(self) -> str:
        count = len(self._outgoing.entries) if self.can_note else 0
        title = ngettext("Save {count} row to a file", "Save {count} rows to a file", count)
        return title.format(count=count) if count else _("Save to a file")

    @property
    def _memory(self) -> Memory:
        return self.app.memory if isinstance(self.app, Remembers) else Memory()

    def on_mount(self) -> None:
        """Say what is asked for, or why a file and not the clipboard."""
        self._kinds.set_rows(kinds_for(self._outgoing))
        self._kinds.move_to(self._suffix)
        self._field.focus()
        large = _("This is more than all terminals' clipboards take; a file takes it all.")
        self._say(Content(large if self.instead else self._hint()))

    @property
    def _field(self) -> LineInput:
        return self.query_one("#typed", LineInput)

    @property
    def _kinds(self) -> RowList[FileKind]:
        return self.query_one("#choices", RowList)

    def _hint(self) -> str:
        kinds = _("The ending of the name tells the kind of file; ↑ and ↓ choose another.")
        if not self.can_note:
            return kinds
        if self._notes:
            said = _("The office's notes go along. {key} leaves them out.")
        else:
            said = _("The office's notes are left out. {key} takes them along.")
        return f"{said.format(key=main_key(TakeNotes))}\n{kinds}"

    def toggle_notes(self) -> None:
        """Take the office's notes along, or leave them out again."""
        self._notes = not self._notes
        self._say(Content(self._hint()))

    def action_choose_kind(self, by: int) -> None:
        """Choose the kind of file above or below, which the name is to end in."""
        self._kinds.action_move(by)
        self._end_as_chosen()

    @on(RowList.Selected)
    def _end_as_chosen(self) -> None:
        """End the name as the kind that was chosen in the list does."""
        if chosen := self._kinds.cursor_row:
            typed = self._field.value
            known = kind_of(Path(typed).suffix)
            stem = typed[: -len(known.suffix)] if known else typed.rstrip(".")
            self._field.value = f"{stem}{chosen.suffix}"
            self._field.cursor_position = len(stem)
            self._field.focus()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.save()

    @on(Input.Changed)
    def _other_name(self, event: Input.Changed) -> None:
        self.taken = None
        if kind := kind_of(Path(event.value.strip()).suffix):
            self._kinds.move_to(kind.suffix)
        self.refresh_bindings()

    def save(self, replacing: Path | None = None) -> None:
        """Write the file in a thread: putting many entries into words takes a while."""
        outgoing = self._outgoing.with_notes() if self._notes else self._outgoing
        typed = self._field.value
        self._say(Content(_("Saving …")))
        self.at_work = True
        self.run_worker(self._write(typed, outgoing, replacing))

    def replace(self) -> None:
        """Save in the place of the file that has the name."""
        self.save(replacing=self.taken)

    async def _write(self, typed: str, outgoing: Outgoing, replacing: Path | None) -> None:
        try:
            work = partial(save, typed, outgoing, replacing)
            path = await in_thread(work, self, to_its_end=True)
        except NamndkollError as error:
            self._refuse(error)
        else:
            self._done(path)

    def _refuse(self, error: NamndkollError) -> None:
        self.at_work = False
        self.taken = error.taken if isinstance(error, NameTakenError) else None
        self._say(Content.assemble(("? ", "bold"), plain(say(error.message), "$text-error")))
        self.refresh_bindings()

    def _done(self, path: Path) -> None:
        if isinstance(self.app, Remembers):
            self.app.memory = self.app.memory._replace(folder=str(path.parent))
        count = len(self._outgoing.entries)
        said = ngettext("{count} row is in {path}", "{count} rows are in {path}", count)
        told = said if count else _("It is in {path}")
        told = told.format(count=count, path=one_line(str(path)))
        left = left_out(path, self._outgoing)
        self.app.notify(f"{told}. {left}" if left else told, title=_("Saved"), markup=False)
        self.dismiss(None)

    def copy(self) -> None:
        """Send it to the terminal, in a thread as well."""
        if self._anyway:
            self.at_work = True
            self.run_worker(self._copy(self._anyway))

    async def _copy(self, anyway: Anyway) -> None:
        send(self.app, await in_thread(anyway.text, self), anyway.said)
        self.dismiss(None)

    def _say(self, said: Content) -> None:
        self.query_one("#said", Static).update(said)


def _columns() -> list[Column[FileKind]]:
    return [
        Column("suffix", "", lambda kind: kind.suffix, width=6),
        Column("title", "", lambda kind: Cell(_(kind.title), "quiet"), min_width=20),
    ]
