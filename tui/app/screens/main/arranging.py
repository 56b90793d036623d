"""How what is looked at is laid out, chosen: order, headings, ids, the pane, colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.pane import Pane
    from tui.app.screens.main.preferences import Preferences
    from tui.app.views.base import View
    from tui.presentation.arrange import Arrangement


class Arranging:
    """Asks how a list is to be arranged, and arranges it so."""

    def __init__(
        self, screen: Screen[None], looking: Looking, preferences: Preferences, pane: Pane
    ) -> None:
        self._screen = screen
        self._looking = looking
        self._preferences = preferences
        self._pane = pane

    def choose_order(self) -> None:
        """Ask what the list is to be sorted by; the same again turns it round."""
        from tui.app.screens.dialogs.choosers import sort_chooser

        view = self._looking.view
        if view and (arranger := view.arranger):

            def sort(key: str | None) -> None:
                self._rearrange(view, arranger.now.ordered_by(key) if key is not None else None)

            self._screen.app.push_screen(sort_chooser(arranger), sort)

    def choose_grouping(self) -> None:
        """Ask which headings the list is to be put under."""
        from tui.app.screens.dialogs.choosers import group_chooser

        view = self._looking.view
        if view and (arranger := view.arranger):

            def group(key: str | None) -> None:
                self._rearrange(view, arranger.now.grouped_by(key) if key is not None else None)

            self._screen.app.push_screen(group_chooser(arranger), group)

    def _rearrange(self, view: View, wanted: Arrangement | None) -> None:
        if wanted is not None:
            view.rearrange(wanted)
            self._looking.show_frame()

    def choose_theme(self) -> None:
        """Ask for the colours."""
        from tui.app.screens.dialogs.choosers import theme_chooser

        app = self._screen.app

        def choose(name: str | None) -> None:
            if name is not None:
                app.theme = name

        app.push_screen(theme_chooser(app), choose)

    def toggle_pane(self) -> None:
        """Show the detail pane, or hide it."""
        self._pane.toggle()

    def widen_pane(self, by: int) -> None:
        """Make the pane wider by so many percent of the screen, or narrower."""
        self._pane.widen(by)

    def toggle_ids(self) -> None:
        """Show the ids in all lists, or hide them."""
        self._preferences.ids = not self._preferences.ids
        for view in self._looking.views.values():
            view.show_ids(shown=self._preferences.ids)

    def toggle_wrapping(self) -> None:
        """Give rows as many lines as their texts need in all lists, or one again."""
        self._preferences.wraps = not self._preferences.wraps
        self._preferences.wrap(self._looking.views.values())

    def choose_columns(self) -> None:
        """Ask which columns the list is to have; it shows them at once."""
        from tui.app.screens.dialogs.columns import ColumnsScreen

        view = self._looking.view
        if view and view.column_choice and view.rows:
            self._screen.app.push_screen(ColumnsScreen(view.column_choice, view.rows))
