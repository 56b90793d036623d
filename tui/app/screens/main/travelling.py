"""The ways from one view, place or row to another, and back one step at a time."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any

from tui.app.screens.main.trail import Step, Trail

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.entries.entries import Entry
    from store.model.traits import Kind
    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.pane import Pane
    from tui.app.screens.main.selection import Selection
    from tui.app.session.session import Session
    from tui.app.widgets.rows.list import RowList
    from tui.presentation.lens import Lens

_HOMES: dict[Kind, str] = {
    "committee": "committees",
    "indicator": "committees",
    "budget": "committees",
    "directive": "directives",
    "activity": "activities",
    "goal": "goals",
    "adjustment": "money",
    "dissent": "parties",
    "outturn": "matters",
    "deviation": "matters",
    "own": "activities",
}
"""The view where a place of each kind is shown."""


class Travelling:
    """Goes somewhere, and knows the way back."""

    def __init__(
        self,
        screen: Screen[None],
        looking: Looking,
        selection: Selection,
        pane: Pane,
        session: Session,
    ) -> None:
        self._screen = screen
        self._looking = looking
        self._selection = selection
        self._pane = pane
        self._session = session
        self._trail = Trail()

    def open_view(self, name: str) -> Awaitable[None]:
        """Show a view, chosen outright: there is no way back to take."""
        self._trail.forget()
        return self._looking.show_view(name)

    def choose_view(self) -> None:
        """Ask for a view of the second row, and show it."""
        from tui.app.screens.dialogs.more_views import MoreViewsScreen

        async def show(name: str | None) -> None:
            if name is not None:
                await self.open_view(name)

        self._screen.app.push_screen(MoreViewsScreen(self._looking.shown), show)

    async def show_ready(self, typed: str) -> None:
        """Show the activities through a filter."""
        looking = self._looking
        if looking.lens:
            self.leave_step()
            await looking.show_view("activities")
            looking.look(looking.lens.typing(typed))

    def open_entry(self) -> None:
        """Go into the detail pane, or open the details over the list where there is none."""
        entry, lens, pane = self._selection.entry, self._looking.lens, self._pane.shown
        if pane:
            pane.focus()
        elif entry and lens:
            self._open(entry, lens)

    def _open(self, entry: Entry, lens: Lens) -> None:
        from tui.app.screens.pages.details import DetailScreen

        details = DetailScreen(entry, lens.survey, self._session.changing)
        self._screen.app.push_screen(details)

    @property
    def entry_elsewhere(self) -> Entry | None:
        """The entry that the cursor's row is about, where another view is its home."""
        entry = self._selection.about
        home = _HOMES.get(entry.kind) if entry else None
        return entry if home and home != self._looking.shown else None

    def go_home(self) -> Awaitable[None] | None:
        """Go to the view that is home to what the row is about."""
        entry = self.entry_elsewhere
        return self.go_to(entry) if entry else None

    async def go_to(self, entry: Entry) -> None:
        """Show an entry where it is at home; what would hide it is cleared.

        What its home does not show, as it is of another year, is opened over it.
        """
        looking, home = self._looking, _HOMES.get(entry.kind)
        if looking.lens is None or home is None:
            return
        self.leave_step()
        await looking.show_view(home)
        await looking.settled()
        if looking.view and not looking.view.go_to(entry):
            looking.look(looking.lens.scoped(None).typing(""))
            await looking.settled()
            if not looking.view.go_to(entry):
                self._open(entry, looking.lens)

    async def go_to_body(self, name: str) -> None:
        """Show a body where it is at home."""
        bodies = self._looking.lens.survey.committees if self._looking.lens else []
        for entry in bodies:
            if entry.text == name:
                await self.go_to(entry)
                break

    def leave_step(self) -> None:
        """Note where one is, to come back to with a step back."""
        lens = self._looking.lens
        if lens:
            self._trail.leave(Step(self._looking.shown, lens.committee, lens.typed))

    def step_back(self) -> Awaitable[None] | None:
        """Go back one step: leave filter or pane, undo a jump, clear the filter, see all bodies."""
        looking, lens = self._looking, self._looking.lens
        if lens is None:
            return None
        if looking.filter_bar.field.has_focus:
            self._leave_filter(lens)
        elif looking.view and looking.view.step_back():
            pass
        elif step := self._trail.back():
            return self._return(step)
        elif lens.typed:
            looking.look(lens.typing(""))
        elif lens.committee is not None:
            looking.look(lens.scoped(None))
        return None

    def _leave_filter(self, lens: Lens) -> None:
        """Clear what is typed; where nothing is, give the keys back to the list."""
        if self._looking.typed:
            self._looking.look(lens.typing(""))
        else:
            self._looking.take_focus()

    async def _return(self, step: Step) -> None:
        lens = self._looking.lens
        if lens:
            self._looking.look(lens.scoped(step.committee).typing(step.typed))
        await self._looking.show_view(step.view)

    @property
    def headed(self) -> RowList[Any] | None:
        """The list that has the keys, if it has headings."""
        if self._looking.lens is None:
            return None
        from tui.app.widgets.rows.list import RowList

        rows = self._screen.focused
        return rows if isinstance(rows, RowList) and rows.headed else None

    def next_heading(self, by: int) -> None:
        """Go to the next heading, or with -1 to the one before."""
        if self.headed:
            self.headed.jump(by)

    def fold_headings(self) -> None:
        """Fold all headings, or unfold them."""
        if self.headed:
            self.headed.fold_all()
