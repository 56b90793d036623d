"""What stays as it was left: the view, the order of its rows, the pane, one's own committee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.screens.main.looking import LookingScreen
from tui.commands.views import VIEWS
from tui.locale import _
from tui.settings.memory import WIDTHS, Memory, Remembered

if TYPE_CHECKING:
    from tui.app.views.base import View

_PANES = "ListView > DetailPane"
"""The panes that can be made wider and narrower."""
_USUAL = 36
"""Percent of the screen that the pane takes unless told; the style sheet says so too."""


class RememberingScreen(LookingScreen):
    """Begins as it was left and can tell how it is left."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self.settled_committee: str | None = None
        """The committee that the settings name as one's own."""
        self.pane_width = memory.pane_width
        self.ids = memory.ids
        """Whether lists show the ids of entries."""
        if any(one.view == memory.view for one in VIEWS):
            self.shown = memory.view or self.shown
        self.set_class(memory.pane_hidden, "-no-pane")

    def make_view(self, name: str) -> View:
        """Return a new view of a name, arranged as it was left."""
        view = super().make_view(name)
        view.show_ids(shown=self.ids)
        if name in self._memory.arrangements:
            self.put_in_order(view, self._memory.arrangements[name])
        return view

    def put_in_order(self, view: View, wanted: Remembered) -> None:
        """Sort and group a view in a way that it has."""
        from tui.presentation.arrange import Arrangement

        orders, groupings = ([one.key for one in some] for some in (view.orders, view.groupings))
        if wanted.order not in orders or wanted.grouping not in groupings:
            return
        arrangement = Arrangement(*wanted)
        if view.is_mounted:
            view.rearrange(arrangement)
        else:
            view.arrangement = arrangement

    async def show_view(self, name: str) -> None:
        """Show a view, its pane as wide as the others'."""
        await super().show_view(name)
        self.fit_panes()

    def fit_panes(self) -> None:
        """Make the panes as wide as was chosen."""
        if self.pane_width is not None:
            for pane in self.query(_PANES):
                pane.styles.width = f"{self.pane_width}%"
                pane.styles.max_width = "100%"

    def toggle_ids(self) -> None:
        """Show the ids in all lists, or hide them."""
        self.ids = not self.ids
        for view in self._views.values():
            view.show_ids(shown=self.ids)

    def width_with(self, by: int) -> int | None:
        """Return the pane's width in percent when changed; None where it cannot be."""
        panes = [pane for pane in self.query(_PANES) if pane.display and pane.is_on_screen]
        if not panes or not self.size.width:
            return None
        now = self.pane_width or round(100 * panes[0].outer_size.width / self.size.width)
        return now + by if now + by in WIDTHS else None

    def choose_mine(self, name: str | None) -> None:
        """Take a committee as one's own, and look at it; the empty name means none."""
        if name is None:
            return
        self.my_committee = name or None
        self.choose_committee(name)
        settled = self.settled_committee
        if settled and settled != self.my_committee:
            said = _("The settings name {committee}: that holds at the next start.")
            self.app.notify(said.format(committee=settled), markup=False)

    def left_as(self) -> Memory:
        """Return how the screen is left."""
        arrangements = dict(self._memory.arrangements)
        for name, view in self._views.items():
            arrangements.pop(name, None)
            now = view.arrangement
            if now and now != type(view).arrangement:
                arrangements[name] = Remembered(now.order, now.grouping, now.descending)
        return self._memory._replace(
            view=self.shown,
            my_committee=self._mine_to_remember,
            pane_width=self.pane_width,
            pane_hidden=self.has_class("-no-pane"),
            ids=self.ids,
            arrangements=arrangements,
        )

    @property
    def _mine_to_remember(self) -> str | None:
        """One's own committee, unless it is only so by the settings."""
        settled = self.settled_committee is not None
        if self.lens is None or (settled and self.my_committee == self.settled_committee):
            return self._memory.my_committee
        return self.my_committee
