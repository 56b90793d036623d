"""Meetings, from the main screen: entered, shown on a page, and which days the year shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.screens.main.preferences import ShowsDays

if TYPE_CHECKING:
    from tui.app.screens.helping.helpful import HelpfulScreen
    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.preferences import Preferences
    from tui.app.session.session import Session
    from tui.presentation.day_choice import DayChoice


class Meetings:
    """What can be done with meetings where everything begins."""

    def __init__(
        self,
        screen: HelpfulScreen[None],
        looking: Looking,
        session: Session,
        preferences: Preferences,
    ) -> None:
        self._screen = screen
        self._looking = looking
        self._session = session
        self._preferences = preferences

    def enter(self) -> None:
        """Ask when a committee meets, in words."""
        from tui.app.screens.pages.meetings import enter_meeting_of

        if self._session.changing:
            enter_meeting_of(self._screen, self._session.changing)

    def show(self) -> None:
        """Show the meetings of the year that is counted from, and the days around them."""
        from tui.app.screens.pages.meetings import MeetingsScreen

        lens, changing = self._looking.lens, self._session.changing
        if lens and changing:
            days = self._preferences.days
            page = MeetingsScreen(changing, lens.as_of.year, days, self._show_days)
            self._screen.app.push_screen(page)

    def choose_days(self) -> None:
        """Ask which days the year shows."""
        from tui.app.screens.dialogs.days import DaysScreen

        lens = self._looking.lens
        if lens:
            chooser = DaysScreen(lens, self._preferences.days)
            self._screen.app.push_screen(chooser, self._show_days)

    def _show_days(self, choice: DayChoice | None) -> None:
        if choice is None:
            return
        self._preferences.days = choice
        for view in self._looking.views.values():
            if isinstance(view.moves, ShowsDays):
                view.moves.show_days(choice)
