"""The chooser of the days that the calendar shows: of which kinds, and of which committees."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from store.common.sorting import swedish_key
from tui.app.screens.dialogs.ticks import TickLine, TicksScreen
from tui.app.widgets.rows.list import RowList
from tui.commands.base import bindings_of
from tui.commands.everywhere import CloseScreen, Help
from tui.commands.meetings import ShowDays, ToggleDays
from tui.locale import _
from tui.presentation.day_choice import DAYS, KINDS, DayChoice
from tui.presentation.groups import Group
from tui.presentation.lens import Lens

_ALL = "all committees"


class DaysScreen(TicksScreen[DayChoice]):
    """Kinds of days, and the committees that meet; what is ticked is shown."""

    COMMANDS_HERE = (ToggleDays, ShowDays, CloseScreen, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, lens: Lens, choice: DayChoice) -> None:
        meetings = lens.register.meetings.values()
        self._bodies = sorted({one.committee for one in meetings}, key=swedish_key)
        self._before = choice
        shown = set(self._bodies) - choice.left_out
        super().__init__(_("Which days are shown?"), {*choice.kinds, *shown})

    def on_mount(self) -> None:
        """Show the kinds, and the committees that have meetings."""
        self.lines.set_groups(list(self._groups()))
        self.lines.focus()
        self.lines.action_first()
        if self.lines.cursor_row is None:
            self.lines.action_move(1)

    def _groups(self) -> Sequence[Group[TickLine]]:
        kinds = [TickLine(kind, _(DAYS[kind]), frozenset((kind,))) for kind in KINDS]
        bodies = [TickLine(f"body {one}", one, frozenset((one,))) for one in self._bodies]
        if len(bodies) > 1:
            bodies.insert(0, TickLine(_ALL, _("All committees"), frozenset(self._bodies)))
        title = _("Committees that meet") if bodies else _("No committee has meetings yet")
        return (Group(_("Days"), kinds, "kinds"), Group(title, bodies, "bodies"))

    @on(RowList.Selected)
    def show(self) -> None:
        """Close with what is ticked; what is remembered of committees elsewhere stays."""
        if self.is_current:
            kinds = frozenset(KINDS) & self.ticked
            elsewhere = self._before.left_out.difference(self._bodies)
            left_out = elsewhere.union(self._bodies) - self.ticked
            self.dismiss(DayChoice(kinds, frozenset(left_out)))
