"""The chooser of the days that the calendar shows: of which kinds, and of which committees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.common.sorting import swedish_key
from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.rows.list import RowList
from tui.commands.base import Command, bindings_of
from tui.commands.everywhere import CloseScreen, Help
from tui.commands.meetings import ShowDays, ToggleDays
from tui.locale import _
from tui.messages.cells import Cell, Column
from tui.presentation.day_choice import DAYS, KINDS, DayChoice
from tui.presentation.groups import Group
from tui.presentation.lens import Lens

_COMMANDS: tuple[type[Command[Any]], ...] = (ToggleDays, ShowDays, CloseScreen, Help)
_ALL = "all committees"


@dataclass(frozen=True, slots=True)
class DayLine:
    """A kind of days or a committee: what it is called, and what its sign stands for."""

    id: str
    text: str
    names: frozenset[str]


class DaysScreen(BoxScreen[DayChoice | None]):
    """Kinds of days, and the committees that meet; what is ticked is shown."""

    COMMANDS_HERE = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(_COMMANDS)]

    def __init__(self, lens: Lens, choice: DayChoice) -> None:
        super().__init__()
        meetings = lens.register.meetings.values()
        self._bodies = sorted({one.committee for one in meetings}, key=swedish_key)
        self._before = choice
        self.ticked: set[str] = {*choice.kinds, *(set(self._bodies) - choice.left_out)}

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box"):
            yield Static(Content(_("Which days are shown?")), classes="panel-title")
            yield RowList[DayLine](self._columns(), lambda line: line.id, id="choices")
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the kinds, and the committees that have meetings."""
        self.lines.set_groups(list(self._groups()))
        self.lines.focus()
        self.lines.action_first()
        if self.lines.cursor_row is None:
            self.lines.action_move(1)

    @property
    def lines(self) -> RowList[DayLine]:
        return self.query_one("#choices", RowList)

    @property
    def on_line(self) -> bool:
        """Whether the cursor is on a kind or a committee."""
        return self.is_mounted and self.lines.cursor_row is not None

    def _columns(self) -> list[Column[DayLine]]:
        return [
            Column("sign", "", lambda line: Cell(self._sign(line)), width=3),
            Column("text", "", lambda line: line.text, min_width=20),
        ]

    def _sign(self, line: DayLine) -> str:
        if line.names <= self.ticked:
            return "[✓]"
        return "[–]" if line.names & self.ticked else "[ ]"

    def _groups(self) -> Sequence[Group[DayLine]]:
        kinds = [DayLine(kind, _(DAYS[kind]), frozenset((kind,))) for kind in KINDS]
        bodies = [DayLine(f"body {one}", one, frozenset((one,))) for one in self._bodies]
        if len(bodies) > 1:
            bodies.insert(0, DayLine(_ALL, _("All committees"), frozenset(self._bodies)))
        title = _("Committees that meet") if bodies else _("No committee has meetings yet")
        return (Group(_("Days"), kinds, "kinds"), Group(title, bodies, "bodies"))

    def toggle(self) -> None:
        """Tick what the cursor is on, or untick it where all of it is ticked."""
        line = self.lines.cursor_row
        if line is None:
            return
        if line.names <= self.ticked:
            self.ticked -= line.names
        else:
            self.ticked |= line.names
        self.lines.refresh_rows()

    @on(RowList.Highlighted)
    def offer(self) -> None:
        """Offer what can be done with what the cursor is on now."""
        self.refresh_bindings()

    @on(RowList.Selected)
    def show(self) -> None:
        """Close with what is ticked; what is remembered of committees elsewhere stays."""
        if self.is_current:
            kinds = frozenset(KINDS) & self.ticked
            elsewhere = self._before.left_out.difference(self._bodies)
            left_out = elsewhere.union(self._bodies) - self.ticked
            self.dismiss(DayChoice(kinds, frozenset(left_out)))
