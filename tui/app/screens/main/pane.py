"""The detail pane beside the list: whether it is there, and how wide it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.settings.memory import WIDTHS

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.preferences import Preferences
    from tui.app.widgets.detail_pane import DetailPane

_PANES = "ListView > DetailPane"
"""The panes that can be made wider and narrower."""
_STEPS = (5, -5)
"""Percent of the screen by which the pane is made wider and narrower at a time."""
_HIDDEN = "-no-pane"


class Pane:
    """The panes of all views, which are as wide as one another."""

    def __init__(
        self, screen: Screen[None], looking: Looking, preferences: Preferences, *, hidden: bool
    ) -> None:
        self._screen = screen
        self._looking = looking
        self._preferences = preferences
        screen.set_class(hidden, _HIDDEN)

    @property
    def shown(self) -> DetailPane | None:
        """The pane of the view that is shown, where there is one to be seen."""
        from tui.app.widgets.detail_pane import DetailPane

        view = self._looking.view
        panes = view.query(DetailPane) if view and view.has_pane else ()
        return next((pane for pane in panes if pane.display), None)

    @property
    def is_hidden(self) -> bool:
        """Whether it was hidden, room or none."""
        return self._screen.has_class(_HIDDEN)

    @property
    def has_room(self) -> bool:
        """Whether the view has a pane and there is room for it beside the list."""
        view = self._looking.view
        return view is not None and view.has_pane and self._screen.has_class("-wide")

    def toggle(self) -> None:
        """Show the pane, or hide it."""
        self._screen.toggle_class(_HIDDEN)
        self._looking.take_focus()

    def fit(self) -> None:
        """Make the panes as wide as was chosen."""
        if self._preferences.pane_width is not None:
            for pane in self._screen.query(_PANES):
                pane.styles.width = f"{self._preferences.pane_width}%"
                pane.styles.max_width = "100%"

    def widths(self) -> Sequence[int]:
        """Return by how many percent it can be made wider or, where negative, narrower."""
        now = self._width
        return [by for by in _STEPS if now + by in WIDTHS] if now else []

    def widen(self, by: int) -> None:
        """Make the panes wider by so many percent of the screen, or narrower, where they can be."""
        now = self._width
        if now and now + by in WIDTHS:
            self._preferences.pane_width = now + by
            self.fit()

    @property
    def _width(self) -> int | None:
        """Percent of the screen that the pane takes now; None where none is to be seen."""
        view, whole = self._looking.view, self._screen.size.width
        # Asked at every key: the views that are not shown need not be gone through.
        found = view.query(_PANES) if view else ()
        panes = [pane for pane in found if pane.display and pane.is_on_screen]
        if not panes or not whole:
            return None
        return self._preferences.pane_width or round(100 * panes[0].outer_size.width / whole)
