"""The page of the news, and what was seen of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.preferences import Preferences
    from tui.app.screens.main.selection import Selection
    from tui.settings.news_seen import SeenNews


class Remembers(Protocol):
    """An app that remembers what was seen of the news."""

    seen_in: Path | None


class News:
    """Opens the news; without a file, what was seen of them is known while the app is open."""

    def __init__(
        self, screen: Screen[None], looking: Looking, selection: Selection, own: Preferences
    ) -> None:
        self._screen = screen
        self._looking = looking
        self._selection = selection
        self._own = own
        self._seen: SeenNews | None = None

    def open(self) -> None:
        """Open the news since one last looked."""
        from tui.app.screens.pages.news import NewsScreen
        from tui.settings.news_seen import SeenNews

        app, register = self._screen.app, self._looking.register
        if register:
            file = cast("Remembers", app).seen_in
            self._seen = self._seen or SeenNews(file, register.place)
            mine, changing = self._own.my_committee, self._selection.changing
            app.push_screen(NewsScreen(self._looking, self._seen, mine, changing))
