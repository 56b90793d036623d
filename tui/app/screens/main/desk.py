"""What an office takes out of the register and does at its own desk, each loaded when asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.app.screens.main.drafting import Drafting
    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.selection import Selection
    from tui.app.screens.main.sharing import Sharing


class Desk:
    """The desk of the main screen: one object for each thing that is done at it."""

    def __init__(self, screen: Screen[None], looking: Looking, selection: Selection) -> None:
        self._screen = screen
        self._looking = looking
        self._selection = selection

    @cached_property
    def shares(self) -> Sharing:
        """What takes entries elsewhere."""
        from tui.app.screens.main.sharing import Sharing

        return Sharing(self._screen, self._looking, self._selection)

    @cached_property
    def drafts(self) -> Drafting:
        """What becomes of entries that something is asked about."""
        from tui.app.screens.main.drafting import Drafting

        return Drafting(self._screen, self._looking, self._selection)
