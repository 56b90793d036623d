"""One from many by typing: committees, orders, themes, commands and places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Generic, Self, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from store.common.text import fold, unaccent
from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.aside import Aside
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.rows.list import RowList
from tui.commands.base import Command, bindings_of
from tui.commands.boxes import Pick
from tui.commands.everywhere import CloseScreen, Help
from tui.locale import _
from tui.messages.cells import Cell, Column
from tui.presentation.groups import Group

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Choice(Generic[V]):
    """Something that can be chosen: what it is called, what is said beside it, what it means."""

    id: str
    label: str
    value: V
    hint: str = ""
    sign: str = ""


Find = Callable[[str], Sequence[Group[Choice[V]]]]
"""Returns what fits the words typed, under headings, or in one group without a title."""


class ChooserScreen(BoxScreen[V | None], Generic[V]):
    """A box with a line to type in and the list of what fits."""

    COMMANDS_HERE: Sequence[type[Command[Self]]] = (Pick, CloseScreen, Help)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(COMMANDS_HERE),
        Binding("up", "move(-1)", "Up", show=False, id="choose.up"),
        Binding("down", "move(1)", "Down", show=False, id="choose.down"),
        Binding("pageup", "move(-8)", "Page up", show=False, id="choose.page_up"),
        Binding("pagedown", "move(8)", "Page down", show=False, id="choose.page_down"),
        Binding("home", "first", "First", show=False, priority=True, id="choose.first"),
        Binding("end", "last", "Last", show=False, priority=True, id="choose.last"),
    ]

    def __init__(
        self, title: str, find: Find[V], *, start_at: str = "", slow: bool = False
    ) -> None:
        """What is slow to find is looked for aside, and a choice waits for it."""
        super().__init__()
        self._title = title
        self._find = find
        self._start_at = start_at
        self._slow = slow
        self._aside = Aside(self)
        self._found: Sequence[Group[Choice[V]]] = ()

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box"):
            yield Static(Content(self._title), classes="panel-title")
            field = LineInput(placeholder=_("type to search"), select_on_focus=False, id="typed")
            field.cursor_blink = False
            yield field
            yield RowList[Choice[V]](_columns(), lambda choice: choice.id, id="choices")
            yield KeyLine()

    @property
    def choices(self) -> RowList[Choice[V]]:
        return self.query_one("#choices", RowList)

    @property
    def why_empty(self) -> str:
        """What is said where there is nothing to choose."""
        return _("Nothing fits what you typed.")

    def on_mount(self) -> None:
        """Show everything, the cursor on what is chosen already."""
        self.query_one("#typed").focus()
        self.choices.set_empty(self.why_empty)
        self._look_for("")
        self._show_found()
        if self._start_at:
            self.choices.move_to(self._start_at)

    def _search(self, text: str) -> None:
        if self._slow:
            self._aside.ask(partial(self._look_for, text), self._offer)
        else:
            self._look_for(text)
            self._offer()

    def _offer(self) -> None:
        self._show_found()
        self.action_first()
        if self.at_work:
            self.at_work = False
            self._take()

    def _look_for(self, text: str) -> None:
        self._found = self._find(text)

    def _show_found(self) -> None:
        groups = [group for group in self._found if group.rows]
        if any(group.title for group in groups):
            self.choices.set_groups(groups)
        else:
            self.choices.set_rows([choice for group in groups for choice in group.rows])

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._search(event.value)

    def action_first(self) -> None:
        """Move the cursor to the first that can be chosen."""
        self.choices.action_first()
        if self.choices.cursor_row is None:
            self.choices.action_move(1)

    def action_last(self) -> None:
        """Move the cursor to the last that can be chosen."""
        self.choices.action_last()

    @on(Input.Submitted)
    def pick(self) -> None:
        """Choose what the cursor is on, once what was typed is found."""
        if self._aside.is_busy:
            self.at_work = True
        else:
            self._take()

    @on(RowList.Selected)
    def _take(self) -> None:
        choice = self.choices.cursor_row
        if choice is not None:
            self.choose(choice.value)

    def choose(self, value: V) -> None:
        """Close with what was chosen."""
        self.dismiss(value)

    def action_move(self, by: int) -> None:
        """Move the cursor by lines, past headings."""
        self.choices.action_move(by)
        if self.choices.cursor_row is None:
            self.choices.action_move(1 if by > 0 else -1)


def _columns() -> list[Column[Choice[Any]]]:
    return [
        Column("sign", "", lambda choice: choice.sign, width=1),
        Column("label", "", lambda choice: choice.label, min_width=10),
        Column("hint", "", lambda choice: Cell(choice.hint, "quiet"), width=20, align="right"),
    ]


def finding(choices: Sequence[Choice[V]]) -> Find[V]:
    """Return a search in a fixed number of choices: all words typed must be in the label."""
    plain = [unaccent(fold(choice.label)) for choice in choices]

    def find(text: str) -> Sequence[Group[Choice[V]]]:
        words = unaccent(fold(text)).split()
        fits = [
            choice
            for choice, label in zip(choices, plain, strict=True)
            if all(word in label for word in words)
        ]
        return [Group("", fits)]

    return find
