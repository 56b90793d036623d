"""Words found in the papers; what was typed last is there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.app.screens.main.looking import Looking
    from tui.app.session.session import Session


class Finding:
    """Opens the search in the papers, and what is found with it."""

    def __init__(self, screen: Screen[None], looking: Looking, session: Session) -> None:
        self._screen = screen
        self._looking = looking
        self._session = session
        self._typed = ""

    def open(self) -> None:
        """Find words in every line of every document."""
        from tui.app.screens.pages.find import FindScreen

        lens = self._looking.lens
        if lens:
            page = FindScreen(lens.register, self._typed, self._open_record, self._keep)
            self._screen.app.push_screen(page)

    def _keep(self, typed: str) -> None:
        self._typed = typed

    def _open_record(self, id_: str) -> None:
        """Open the details of a record over what is shown; one that is gone by now is told."""
        from tui.app.screens.pages.details import DetailScreen

        lens = self._looking.lens
        record = lens.register.record(id_) if lens else None
        if lens and record:
            entry = lens.survey.entry(record)
            self._screen.app.push_screen(DetailScreen(entry, lens.survey, self._session.changing))
