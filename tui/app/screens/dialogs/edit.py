"""The form of the follow-up: one line a field, for one entry or for all that are marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from store.common.errors import NamndkollError
from store.entries.entries import Entry
from tui.app.screens.dialogs.lines import line_of, reading_of, refusal, title_of, values_in
from tui.app.screens.helping.box import BoxScreen
from tui.app.session.refusing import why_no_office
from tui.app.views.pane.follow_up import Texts, edits_for, form_of, shared_texts
from tui.app.widgets.form import NoteArea
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.commands.base import bindings_of
from tui.commands.changing import SaveForm
from tui.commands.everywhere import CloseScreen, Help
from tui.locale import N_, _, ngettext

if TYPE_CHECKING:
    from store.register.register import Register
    from tui.app.session.changing import Changing


_MANY = 11
"""Lines of a form that leave room around it on 24 lines."""


class EditScreen(BoxScreen[None]):
    """A box with a line for each field; what is wrong is told while the box stays."""

    COMMANDS_HERE = (SaveForm, CloseScreen, Help)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(COMMANDS_HERE),
        Binding("up", "app.focus_previous", N_("Line up"), show=False, id="form.up"),
        Binding("down", "app.focus_next", N_("Line down"), show=False, id="form.down"),
    ]

    def __init__(
        self,
        changing: Changing,
        register: Register,
        entries: Sequence[Entry],
        names: Sequence[str],
    ) -> None:
        super().__init__()
        self._changing = changing
        self._register = register
        self._entries = entries
        self._fields = form_of(entries, names)
        self._before = shared_texts((one.id for one in entries), register)

    def compose(self) -> ComposeResult:
        """Make the box."""
        classes = "-form -long" if len(self._fields) > _MANY else "-form"
        with Vertical(id="box", classes=classes):
            yield Static(self._title(), classes="panel-title")
            for one in self._fields:
                with Horizontal(classes="field"):
                    yield Static(Content(_(one.label)), classes="label")
                    yield line_of(one.name, self._before.get(one.name, ""), self._register)
            yield Static(id="said")
            yield KeyLine()

    def _title(self) -> Content:
        of_many = ngettext(
            "{count} marked entry; what is left as it is stays",
            "{count} marked entries; what is left as it is stays",
            len(self._entries),
        )
        return title_of(self._entries, of_many)

    def on_mount(self) -> None:
        """Begin on the first line; say how a note gets several."""
        self.query_one(f"#field-{self._fields[0].name}").focus()
        if any(one.name == "note" for one in self._fields):
            self._say(Content(_("In the note, ctrl+n begins a new line.")))

    @on(Input.Changed)
    def _read_time(self, event: Input.Changed) -> None:
        """Say how a time is read, as it is typed."""
        said = reading_of(event, self._entries[0].as_of)
        if said is not None:
            self._say(said)

    @on(Input.Submitted)
    @on(NoteArea.Submitted)
    def save(self) -> None:
        """Save what was changed, or say what is wrong with it."""
        after = self._texts()
        try:
            found = edits_for(self._entries, self._before, after, self._register)
        except NamndkollError as error:
            self._say(refusal(error))
            return
        if after.get("note") and (said := why_no_office(self._register)):
            self._say(plain(said, "$text-error"))
            return
        self.dismiss(None)
        if found:
            self._changing.change(self._register, self._entries, found)

    def _texts(self) -> Texts:
        """Return what stands in the form now; what it has no line for as it was."""
        return self._before | values_in(self, [one.name for one in self._fields])

    def _say(self, said: Content) -> None:
        self.query_one("#said", Static).update(said)
