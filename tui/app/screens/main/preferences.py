"""What stays as it was left: order, columns, the pane, ids, one's own committee."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from tui.presentation.day_choice import KINDS, USUAL_DAYS, DayChoice
from tui.settings.memory import Memory, Remembered

if TYPE_CHECKING:
    from tui.app.views.base import View


@runtime_checkable
class ShowsDays(Protocol):
    """Ways through time that show days of the calendar."""

    choice: DayChoice

    def show_days(self, choice: DayChoice) -> None:
        """Show other days."""


class Preferences:
    """How one likes to look at the register: remembered from one time to the next."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.pane_width = memory.pane_width
        """Percent of the screen that the detail pane takes; None for the usual."""
        self.ids = memory.ids
        """Whether lists show the ids of entries."""
        self.days = DayChoice(
            USUAL_DAYS.kinds if memory.days is None else frozenset(KINDS) & {*memory.days},
            frozenset(memory.days_left_out),
        )
        """Which days the calendar shows."""
        self.wraps = memory.wraps
        """Whether rows take as many lines as their texts need."""
        self.my_committee: str | None = None
        self.settled_committee: str | None = None
        """The committee that the settings name as one's own."""

    def dress(self, name: str, view: View) -> None:
        """Arrange a new view as it was left."""
        view.show_ids(shown=self.ids)
        if isinstance(view.moves, ShowsDays):
            view.moves.choice = self.days
        if name in self._memory.arrangements:
            put_in_order(view, self._memory.arrangements[name])
        if view.column_choice and name in self._memory.columns:
            view.column_choice.choose(self._memory.columns[name])

    def wrap(self, views: Iterable[View]) -> None:
        """Give the rows of views that are on the screen as many lines as they are to have."""
        from tui.app.widgets.rows.list import RowList

        for view in views:
            for rows in view.query(RowList):
                rows.wrap(wraps=self.wraps)

    def take_committees(self, mine: str | None, *, settled: bool) -> None:
        """Take a committee as one's own, which the settings may name."""
        self.my_committee = mine
        self.settled_committee = mine if settled else None

    def left_as(
        self, shown: str, views: Mapping[str, View], *, pane_hidden: bool, loaded: bool
    ) -> Memory:
        """Return what is to be remembered of the view that is shown and of those that were made."""
        arrangements, columns = dict(self._memory.arrangements), dict(self._memory.columns)
        for name, view in views.items():
            arrangements.pop(name, None)
            columns.pop(name, None)
            if view.column_choice and view.column_choice.chosen:
                columns[name] = view.column_choice.chosen
            if view.arranger and (now := view.arranger.now) != view.arranger.usual:
                arrangements[name] = Remembered(now.order, now.grouping, now.descending)
        return self._memory._replace(
            view=shown,
            my_committee=self._mine_to_remember(loaded=loaded),
            pane_width=self.pane_width,
            pane_hidden=pane_hidden,
            ids=self.ids,
            days=None if self.days.kinds == USUAL_DAYS.kinds else tuple(sorted(self.days.kinds)),
            days_left_out=tuple(sorted(self.days.left_out)),
            wraps=self.wraps,
            columns=columns,
            arrangements=arrangements,
        )

    def _mine_to_remember(self, *, loaded: bool) -> str | None:
        """Return one's own committee, unless it is only so by the settings."""
        settled = self.settled_committee is not None
        if not loaded or (settled and self.my_committee == self.settled_committee):
            return self._memory.my_committee
        return self.my_committee


def put_in_order(view: View, wanted: Remembered) -> None:
    """Sort and group a view in a way that it has."""
    from tui.presentation.arrange import Arrangement

    arrangement = Arrangement(*wanted)
    if view.arranger and view.arranger.has(arrangement):
        view.rearrange(arrangement)
