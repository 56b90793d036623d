"""A form of a few lines, texts or one word of several; what is wrong is told while it stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from store.common.errors import NamndkollError
from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.form import OneOf
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.plain import plain
from tui.commands.base import bindings_of
from tui.commands.changing import SaveForm
from tui.commands.everywhere import CloseScreen, Help
from tui.locale import N_, say

Texts = Mapping[str, str]
Take = Callable[[Texts], Callable[[], object]]
"""Reads what stands in the form and returns what is to be done with it once the form is gone.

Raises: NamndkollError for what cannot be.
"""


class Field(NamedTuple):
    """A line of a form: what it says now, and with `words` the values that it goes through."""

    name: str
    label: str
    value: str
    hint: str = ""
    words: Mapping[str, str] | None = None


class FieldsScreen(BoxScreen[None]):
    """A box with a line for each field."""

    COMMANDS_HERE = (SaveForm, CloseScreen, Help)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(COMMANDS_HERE),
        Binding("up", "app.focus_previous", N_("Line up"), show=False, id="form.up"),
        Binding("down", "app.focus_next", N_("Line down"), show=False, id="form.down"),
    ]

    def __init__(self, title: str, fields: Sequence[Field], take: Take, said: str = "") -> None:
        super().__init__()
        self._asked = title
        self._fields = fields
        self._take = take
        self._said = said

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box", classes="-form"):
            yield Static(plain(self._asked), classes="panel-title")
            for one in self._fields:
                with Horizontal(classes="field"):
                    yield Static(Content(one.label), classes="label")
                    yield _line(one)
            yield Static(plain(self._said), id="said")
            yield KeyLine()

    def on_mount(self) -> None:
        """Begin on the first line."""
        self.query_one(f"#field-{self._fields[0].name}").focus()

    @on(Input.Submitted)
    def save(self) -> None:
        """Take what stands in the form, or say what is wrong with it."""
        lines: dict[str, Any] = {
            one.name: self.query_one(f"#field-{one.name}") for one in self._fields
        }
        try:
            do = self._take({name: line.value for name, line in lines.items()})
        except NamndkollError as error:
            said = Content.assemble(("? ", "bold"), plain(say(error.message), "$text-error"))
            self.query_one("#said", Static).update(said)
            return
        self.dismiss(None)
        do()


def _line(field: Field) -> Widget:
    name = f"field-{field.name}"
    if field.words is not None:
        return OneOf(field.words, field.value, id=name)
    line = LineInput(field.value, placeholder=field.hint, select_on_focus=False, id=name)
    line.cursor_blink = False
    return line
