"""The filter, always visible: what is typed, how much of how much is shown, what is wrong."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from store.filters.terms import Filter
from tui.app.widgets.completing import CompletingInput, Propose, nothing
from tui.app.widgets.line_input import WrongTerms
from tui.app.widgets.plain import plain
from tui.commands.base import main_key
from tui.commands.looking import FilterList
from tui.locale import _, say


class FilterBar(Horizontal):
    """The line with the filter and, to the right, what came of it."""

    DEFAULT_CSS = """
    FilterBar {
        height: auto; max-height: 4; padding: 0 1;
        #filter-label { width: auto; color: $text-muted; padding-right: 1; }
        #filter { width: 1fr; min-width: 8; }
        #filter-status { width: auto; max-width: 62%; height: 1; text-wrap: nowrap;
            text-overflow: ellipsis; padding-left: 2; color: $text-muted; }
        &.-wrong #filter { width: auto; max-width: 40%; }
        &.-wrong #filter-status { width: 1fr; max-width: 100%; height: auto; text-wrap: wrap; }
        &:focus-within #filter-label { color: $text-primary; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "leave", "To the list", show=False, id="filter.leave")
    ]

    class Changed(Message):
        """Something else is typed."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    class Left(Message):
        """The filter is done with; the list is to have the keys."""

    def __init__(self, propose: Propose = nothing) -> None:
        super().__init__(id="filter-bar")
        self._propose = propose
        self._wrong = WrongTerms()
        self._said = Content()

    def compose(self) -> ComposeResult:
        """Make the label, the input and the status."""
        yield Static(Content(_("filter:")), id="filter-label")
        field = CompletingInput(highlighter=self._wrong, select_on_focus=False, id="filter")
        field.propose = self._propose
        field.cursor_blink = False
        yield field
        yield Static(id="filter-status")

    @property
    def field(self) -> CompletingInput:
        return self.query_one("#filter", CompletingInput)

    def show(self, status: str, problems: Filter) -> None:
        """Say what is shown; instead, what could not be read, where something could not."""
        wrong = problems.problems
        self._wrong.terms = [term.text for term in wrong]
        self.field.placeholder = _("all, type {key} to filter").format(key=main_key(FilterList))
        self.field.refresh()
        line = Content(status)
        if wrong and wrong[0].problem:
            line = Content.assemble(("? ", "bold"), plain(say(wrong[0].problem), "$text-error"))
        self.set_class(bool(wrong), "-wrong")
        if line != self._said:
            as_wide = line.cell_length == self._said.cell_length
            self._said = line
            self.query_one("#filter-status", Static).update(line, layout=bool(wrong) or not as_wide)

    def set_text(self, text: str) -> None:
        """Put another filter there without telling anyone."""
        with self.prevent(Input.Changed):
            self.field.value = text

    @on(Input.Changed)
    def _tell(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_leave()

    def action_leave(self) -> None:
        """Give the keys to the list."""
        self.post_message(self.Left())
