"""A line that proposes how what is typed may go on; a key takes the proposal."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.suggester import Suggester

from store.common.text import one_line
from store.filters.completing import Proposal
from tui.app.widgets.line_input import LineInput
from tui.commands.base import key_name
from tui.locale import N_

Propose = Callable[[str], Proposal | None]
"""Tells how a text may go on."""


def nothing(_text: str) -> None:
    """Propose nothing."""


class _Shown(Suggester):
    """Shows the proposal behind the cursor, with the key that takes it."""

    def __init__(self, line: CompletingInput) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._line = line

    async def get_suggestion(self, value: str) -> str | None:
        """Return what is typed with what is proposed after it."""
        found = self._line.proposed
        return f"{value}{one_line(found.rest)} ‹{key_name('tab')}›" if found else None


class CompletingInput(LineInput):
    """An input whose proposal stands behind the cursor until it is taken or typed past."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", N_("Take what is proposed"), show=False, id="line.complete")
    ]
    DEFAULT_CSS = """
    CompletingInput > .input--suggestion { text-style: italic; }
    """

    propose: Propose = staticmethod(nothing)

    def on_mount(self) -> None:
        """Propose from now on."""
        self.suggester = _Shown(self)

    @property
    def proposed(self) -> Proposal | None:
        """What is proposed just now: only where one types on at the end."""
        return self.propose(self.value) if self.has_focus and self.cursor_at_end else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the key go to the next line where nothing is proposed (Textual calls this)."""
        if action == "complete":
            return self.proposed is not None
        return super().check_action(action, parameters)

    def action_complete(self) -> None:
        """Take what is proposed."""
        if found := self.proposed:
            self.value = found.text
            self.cursor_position = len(self.value)

    def action_cursor_right(self, select: bool = False) -> None:
        """Take what is proposed at the end; else move the cursor."""
        if not select and self.proposed:
            self.action_complete()
        else:
            super().action_cursor_right(select)
