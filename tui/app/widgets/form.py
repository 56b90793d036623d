"""What a form is filled in with besides lines of text: one word of several, and a note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from store.common.text import clean
from tui.locale import N_


class OneOf(Static, can_focus=True):
    """One word of several, gone through with the arrows; Enter is the form's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", N_("Back"), show=False, id="choice.previous"),
        Binding("right,space", "step(1)", N_("Onward"), show=False, id="choice.next"),
    ]
    DEFAULT_CSS = """
    OneOf { height: 1; }
    OneOf:focus { text-style: reverse; }
    """

    def __init__(self, words: Mapping[str, str], value: str, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._words = dict(words)
        self.value = value

    def on_mount(self) -> None:
        """Show the word."""
        self._show()

    def action_step(self, by: int) -> None:
        """Go to the next word, or the one before."""
        values = list(self._words)
        place = values.index(self.value) if self.value in values else -1
        self.value = values[(place + by) % len(values)]
        self._show()

    def _show(self) -> None:
        self.update(Content(f"‹ {self._words.get(self.value, '')} ›"))


class NoteArea(TextArea):
    """A text of several lines; Enter saves it, and ctrl+n begins a new line."""

    DEFAULT_CSS = """
    NoteArea, NoteArea:focus {
        border: none; height: 3; padding: 0; background: transparent; background-tint: 0%;
        scrollbar-size-vertical: 1;
    }
    """

    class Submitted(Message):
        """The text is to be saved."""

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(
            clean(text),
            id=id,
            show_line_numbers=False,
            tab_behavior="focus",
            highlight_cursor_line=False,
        )
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Begin at the end, where one goes on."""
        self.move_cursor(self.document.end)

    @property
    def value(self) -> str:
        return self.text

    async def _on_key(self, event: events.Key) -> None:
        """Save with the key that would begin a new line (Textual calls this)."""
        if event.key in {"enter", "ctrl+n"}:
            event.stop()
            event.prevent_default()
            if event.key == "enter":
                self.post_message(self.Submitted())
            else:
                self.insert("\n")
            return
        await super()._on_key(event)
