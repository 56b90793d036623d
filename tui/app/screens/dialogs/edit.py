"""The form of the follow-up: one line a field, for one entry or for all that are marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from store.common.errors import NamndkollError
from store.entries.entries import Entry
from store.filters.completing import proposed_name
from tui.app.screens.helping.helpful import HelpfulScreen
from tui.app.views.pane.follow_up import FormField, Texts, edits_for, form_of, shared_texts
from tui.app.widgets.completing import CompletingInput, Propose
from tui.app.widgets.form import NoteArea, OneOf
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.commands.base import bindings_of
from tui.commands.changing import SaveForm
from tui.commands.everywhere import CloseScreen, Help
from tui.locale import N_, _, ngettext, say
from tui.messages.wording import STATUSES
from tui.presentation.proposing import most_used

if TYPE_CHECKING:
    from store.register.register import Register
    from tui.app.session.changing import Changing

_HINTS = {
    "tags": N_("several with commas between them"),
    "due": N_("2024-09-30, 2024-09 or 2024"),
    "date": "2024-04-30",
    "link": N_("case number or address"),
}


class EditScreen(HelpfulScreen[None], ModalScreen[None]):
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
        self._before = shared_texts(register.follow_up(one.id) for one in entries)

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box", classes="-form"):
            yield Static(self._title(), classes="panel-title")
            for one in self._fields:
                with Horizontal(classes="field"):
                    yield Static(Content(_(one.label)), classes="label")
                    yield self._line(one)
            yield Static(id="said")
            yield KeyLine()

    def _title(self) -> Content:
        first, *rest = self._entries
        if not rest:
            return Content.assemble((first.id, "bold $text-accent"), "  ", plain(first.text))
        said = ngettext(
            "{count} marked entry; what is left as it is stays",
            "{count} marked entries; what is left as it is stays",
            len(self._entries),
        )
        return Content(said.format(count=len(self._entries)))

    def _line(self, field: FormField) -> Widget:
        name, value = f"field-{field.name}", self._before[field.name]
        if field.name == "status":
            words = {status: _(word) for status, word in STATUSES.items()}
            return OneOf(words, value, id=name)
        if field.name == "note":
            return NoteArea(value, id=name)
        hint = _HINTS.get(field.name)
        line = CompletingInput(
            value, placeholder=_(hint) if hint else "", select_on_focus=False, id=name
        )
        line.propose = self._proposing(field.name)
        line.cursor_blink = False
        return line

    def _proposing(self, name: str) -> Propose:
        """Return what proposes how the text of a line goes on: names that were said before."""
        said = self._register.follow_ups.values()
        known: dict[str, Iterable[str]] = {
            "owner": (one.owner for one in said if one.owner),
            "tags": (tag for one in said for tag in one.tags),
            "document": (one.name for one in self._register.documents),
        }
        names = most_used(known.get(name, ()))
        return lambda text: proposed_name(text, names, several=name == "tags")

    def on_mount(self) -> None:
        """Begin on the first line; say how a note gets several."""
        self.query_one(f"#field-{self._fields[0].name}").focus()
        if any(one.name == "note" for one in self._fields):
            self._say(Content(_("In the note, ctrl+n begins a new line.")))

    @on(Input.Submitted)
    @on(NoteArea.Submitted)
    def save(self) -> None:
        """Save what was changed, or say what is wrong with it."""
        after = self._texts()
        try:
            found = edits_for(self._entries, self._before, after)
        except NamndkollError as error:
            self._say(Content.assemble(("? ", "bold"), plain(say(error.message), "$text-error")))
            return
        self.dismiss(None)
        if found:
            self._changing.change(self._register, self._entries, found)

    def _texts(self) -> Texts:
        """Return what stands in the form now; what it has no line for as it was."""
        texts = dict(self._before)
        for one in self._fields:
            line: Any = self.query_one(f"#field-{one.name}")
            texts[one.name] = line.value
        return texts

    def _say(self, said: Content) -> None:
        self.query_one("#said", Static).update(said)
