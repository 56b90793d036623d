"""What an office takes out of the register and does at its own desk, each loaded when asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.screens.helping.helpful import HelpfulScreen
    from tui.app.screens.main.drafting import Drafting
    from tui.app.screens.main.finding import Finding
    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.meetings import Meetings
    from tui.app.screens.main.newsroom import News
    from tui.app.screens.main.owning import Owning
    from tui.app.screens.main.packs import Packs
    from tui.app.screens.main.preferences import Preferences
    from tui.app.screens.main.selection import Selection
    from tui.app.screens.main.sharing import Sharing
    from tui.app.session.session import Session


class Desk:
    """The desk of the main screen: one object for each thing that is done at it."""

    def __init__(
        self,
        screen: HelpfulScreen[None],
        looking: Looking,
        selection: Selection,
        session: Session,
        preferences: Preferences,
    ) -> None:
        self._screen = screen
        self._looking = looking
        self._selection = selection
        self._session = session
        self._preferences = preferences

    @cached_property
    def meetings(self) -> Meetings:
        """Meetings and the days around them."""
        from tui.app.screens.main.meetings import Meetings

        return Meetings(self._screen, self._looking, self._session, self._preferences)

    def new(self) -> None:
        """Ask for something of the office's own: an entry, or where the year is shown a meeting."""
        new = self.meetings.enter if self._looking.shown == "year" else self.owns.new
        new()

    @cached_property
    def owns(self) -> Owning:
        """What makes entries of the office's own, and takes them away."""
        from tui.app.screens.main.owning import Owning

        return Owning(self._screen, self._looking, self._selection)

    @cached_property
    def shares(self) -> Sharing:
        """What takes entries elsewhere."""
        from tui.app.screens.main.sharing import Sharing

        return Sharing(self._screen, self._looking, self._selection)

    @cached_property
    def packs(self) -> Packs:
        """A committee's pack before a meeting."""
        from tui.app.screens.main.packs import Packs

        return Packs(self._screen, self._looking, self._selection, self._preferences)

    @cached_property
    def news(self) -> News:
        """The news since one last looked."""
        from tui.app.screens.main.newsroom import News

        return News(self._screen, self._looking, self._selection, self._preferences)

    @cached_property
    def finds(self) -> Finding:
        """What finds words in the papers."""
        from tui.app.screens.main.finding import Finding

        return Finding(self._screen, self._looking, self._session)

    @cached_property
    def drafts(self) -> Drafting:
        """What becomes of entries that something is asked about."""
        from tui.app.screens.main.drafting import Drafting

        return Drafting(self._screen, self._looking, self._selection)
