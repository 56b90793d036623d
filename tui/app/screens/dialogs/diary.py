"""The diary of an entry: its lines, the last one first, and a field for a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from store.changes.edits import add_note, note
from store.common.errors import NamndkollError
from store.entries.entries import Entry
from tui.app.screens.dialogs.diary_rows import DiaryRow, diary_columns, diary_rows
from tui.app.screens.dialogs.lines import title_of
from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.form import NoteArea
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.rows.list import RowList
from tui.commands.base import bindings_of
from tui.commands.changing import SaveNote
from tui.commands.everywhere import CloseScreen, Help
from tui.locale import _, ngettext, say
from tui.messages.diary import signature

if TYPE_CHECKING:
    from store.changes.edits import Edit
    from store.register.register import Register
    from tui.app.session.changing import Changing


class DiaryScreen(BoxScreen[None]):
    """What was noted about an entry, and what is to be noted of it or of all marked ones."""

    COMMANDS_HERE = (SaveNote, CloseScreen, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, changing: Changing, register: Register, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._changing = changing
        self._register = register
        self._entries = entries
        self._rows = list(diary_rows(register, entries[0])) if len(entries) == 1 else []
        self._line: DiaryRow | None = None
        """The earlier line that is being changed; none while a new one is written."""

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box"):
            yield Static(self._title(), classes="panel-title")
            yield RowList[DiaryRow](diary_columns(), lambda row: row.id, id="lines")
            with Horizontal(classes="field"):
                yield Static(Content(_("New line")), classes="label")
                yield NoteArea("", id="typed")
            yield Static(id="said")
            yield KeyLine()

    def _title(self) -> Content:
        of_many = ngettext(
            "The same line about {count} marked entry",
            "The same line about {count} marked entries",
            len(self._entries),
        )
        return title_of(self._entries, of_many)

    def on_mount(self) -> None:
        """Begin in the field; say how an earlier line is changed."""
        lines = self.query_one(RowList)
        lines.set_empty(
            _("Nothing is noted yet: write below.")
            if len(self._entries) == 1
            else _("Each of them has a diary of its own, which is shown for one at a time.")
        )
        lines.set_rows(self._rows)
        self._area.focus()
        self._hint()

    @property
    def _area(self) -> NoteArea:
        return self.query_one("#typed", NoteArea)

    def _hint(self) -> None:
        said = _("ctrl+n begins a new line of text.")
        if self._rows:
            said = _(
                "ctrl+n begins a new line of text. Tab leads to the earlier lines, where Enter "
                "takes one up to change it."
            )
        self._say(Content(said))

    @on(RowList.Selected)
    def take_up(self, event: RowList.Selected) -> None:
        """Put an earlier line in the field, to be changed or emptied."""
        self._line = event.row
        self._area.load_text(event.row.line.text)
        self._area.move_cursor(self._area.document.end)
        self._area.focus()
        said = _("You change the line {signature}. Left empty, it is removed.")
        self._say(plain(said.format(signature=signature(event.row.line))))

    @on(NoteArea.Submitted)
    def save(self) -> None:
        """Save the line, or say why that cannot be."""
        try:
            found = self._edits(self._area.value)
        except NamndkollError as error:
            self._say(Content.assemble(("? ", "bold"), plain(say(error.message), "$text-error")))
            return
        self.dismiss(None)
        self._changing.change(self._register, self._entries, found)

    def _edits(self, text: str) -> list[Edit]:
        if self._line:
            return [note(self._entries[0].id, text, self._line.line_id)]
        return [add_note(one.id, text) for one in self._entries]

    def _say(self, said: Content) -> None:
        self.query_one("#said", Static).update(said)
