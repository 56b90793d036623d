"""What is looked at: the register through a lens, in one of its views."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.app.widgets.aside import Aside, is_large, make_ready
from tui.commands.views import VIEWS

if TYPE_CHECKING:
    from store.filters.completing import Proposal
    from store.register.register import Register
    from store.survey.survey import Survey
    from tui.app.screens.main.preferences import Preferences
    from tui.app.session.shelf import Shelf
    from tui.app.views.base import View
    from tui.app.widgets.filter_bar import FilterBar
    from tui.presentation.lens import Lens

_SHOWN = 0.2
"""Seconds after which the first view has been painted."""


class Looking:
    """The lens once the register was read, and the views, each made when it is first shown."""

    def __init__(
        self,
        screen: Screen[None],
        preferences: Preferences,
        shelf: Shelf,
        show_frame: Callable[[], None],
        fit_panes: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._preferences = preferences
        self._shelf = shelf
        self.show_frame = show_frame
        """Writes the lines around what is looked at anew."""
        self._fit_panes = fit_panes
        self.lens: Lens | None = None
        self.counted: Lens | None = None
        """The lens through which all that is shown was counted."""
        self.shown = VIEWS[0].view
        """The name of the view that is shown."""
        self.views: dict[str, View] = {}
        """The views that were made, by their names."""
        self._making = Lock()
        self._stale: set[str] = set()
        self._filtering = False
        self._aside = Aside(screen)
        self._readied: Survey | None = None
        """The survey that the views were made ready for."""

    @property
    def view(self) -> View | None:
        """The view that is shown; None while the register is being read."""
        return self.views.get(self.shown)

    @property
    def register(self) -> Register | None:
        return self.lens.register if self.lens else None

    @property
    def filter_bar(self) -> FilterBar:
        from tui.app.widgets.filter_bar import FilterBar

        return self._screen.query_one(FilterBar)

    @property
    def typed(self) -> str:
        """The filter as it stands in its field, which may be a key ahead of the lens."""
        return self.filter_bar.field.value

    def proposed(self, text: str) -> Proposal | None:
        """Return how a filter that is being typed may go on."""
        if self.lens is None:
            return None
        from store.filters.completing import proposed_term
        from tui.presentation.proposing import names_of

        return proposed_term(text, names_of(self.lens))

    def look(self, lens: Lens) -> None:
        """Look through another lens; views that are not shown follow when they are."""
        self.lens = lens = self._shelf.known_to(lens)
        self._stale = set(self.views)
        if self.typed != lens.typed:
            self.filter_bar.set_text(lens.typed)
        self.show_frame()
        self._refresh()

    def look_again(self) -> None:
        """Look through the lens as before, once there is one: what its filter knows changed."""
        if self.lens:
            self.look(self.lens)

    def filter_soon(self) -> None:
        """Look through what is typed, once for all keys that have come in by then."""
        if not self._filtering:
            self._filtering = True
            self._screen.call_later(self._apply_filter)

    def _apply_filter(self) -> None:
        self._filtering = False
        if self.lens:
            self.look(self.lens.typing(self.typed))

    async def show_view(self, name: str) -> None:
        """Show a view, made when it is first asked for."""
        async with self._making:  # a tab may be clicked while a key has its view made
            if name not in self.views:
                await self._add_view(name)
        self.shown = name
        for other, view in self.views.items():
            view.display = other == name
        self.show_frame()
        self._refresh()
        self.take_focus()
        self._fit_panes()

    async def _add_view(self, name: str) -> None:
        view = self._make_view(name)
        await self._screen.query_one("#views").mount(view)
        if self._preferences.wraps:
            self._preferences.wrap([view])
        self.views[name] = view
        self._stale.add(name)

    def _make_view(self, name: str) -> View:
        from tui.app.views.registry import make_view

        view = make_view(name)
        self._preferences.dress(name, view)
        return view

    def show_rearranged(self) -> None:
        """Show the view in its new order."""
        self._stale.add(self.shown)
        self._refresh()

    def _refresh(self) -> None:
        """Show the view through the lens, which is worked out aside where there is much."""
        lens, view = self.lens, self.view
        if lens is None or view is None or self.shown not in self._stale:
            return
        if is_large(lens.survey):
            self._aside.ask(lambda: _prepare(view, lens), lambda: self._show_late(view, lens))
        else:
            self._show(view, lens)

    def _show_late(self, view: View, lens: Lens) -> None:
        if lens is self.lens:  # else less was asked for since, and shown at once
            self._show(view, lens)

    def _show(self, view: View, lens: Lens) -> None:
        self.counted = lens
        self._stale.discard(view.id or "")
        view.show(lens)
        self.show_frame()
        if is_large(lens.survey) and lens.survey is not self._readied:
            self._readied = lens.survey
            self._screen.set_timer(_SHOWN, lambda: self._make_ready(lens))

    def _make_ready(self, lens: Lens) -> None:
        make_ready(lens, [self._make_view(one.view) for one in VIEWS])

    async def settled(self) -> None:
        """Wait until the view shows what it was last asked for."""
        await self._aside.settled()

    def take_focus(self) -> None:
        """Give the keys to the list of the view."""
        if self.view:
            self.view.take_focus()

    def hold(self) -> None:
        """Keep the cursor on its row, whatever comes to stand around it."""
        if self.view and self.view.rows:
            self.view.rows.hold()

    def prepare(self, lens: Lens) -> None:
        """Work out what looking through a lens asks for (called in a thread)."""
        if self.view:
            _prepare(self.view, lens)


def _prepare(view: View, lens: Lens) -> None:
    """Work out what a view and the frame around it are going to show."""
    view.prepare(lens)
    lens.counts  # noqa: B018 - the lens keeps them
