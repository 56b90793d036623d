"""Views that an office shares, asked for and shared where no key waits for the server."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from textual.screen import Screen

from store.common.errors import NamndkollError
from store.common.text import clean, shortened
from store.filters.saved import SavedView
from tui.app.session.shelf import Shelf
from tui.app.widgets.aside import in_thread
from tui.app.widgets.leaving import is_leaving
from tui.locale import _, say

_GROUP = "shared"
_NAME = 40
"""Characters of a view's name in a sentence."""


class Sharing:
    """Asks a server in a thread; `show` shows what a change of the shelf leads to."""

    def __init__(
        self, screen: Screen[Any], shelf: Shelf, show: Callable[[Callable[[], None]], None]
    ) -> None:
        self._screen = screen
        self._shelf = shelf
        self._show = show

    def read(self) -> None:
        """Ask which views the office shares by now; without an answer those read last stay."""

        app = self._screen.app

        async def ask() -> None:
            with suppress(NamndkollError):
                self._take(await in_thread(self._shelf.read_shared, app))

        app.run_worker(ask(), group=_GROUP)  # also when its screen is closed meanwhile

    def share(self, view: SavedView) -> None:
        """Share a view with the office, or no longer."""

        app = self._screen.app

        async def ask() -> None:
            try:
                shared = await in_thread(partial(self._shelf.share, view), app, to_its_end=True)
            except NamndkollError as error:
                self.refuse(error)
            else:
                self._take(shared)
                self._tell(view, shared)

        app.run_worker(ask(), group=_GROUP)

    def _tell(self, view: SavedView, shared: Sequence[SavedView]) -> None:
        """Say whether it is shared now: where its name is long, its row has no room for that."""
        office = next((one.office for one in shared if one.key == view.key), "")
        said = _("{name} is shared with {office}.") if office else _("{name} is shared no longer.")
        told = said.format(name=shortened(view.name, _NAME), office=office)
        self._screen.app.notify(clean(told), markup=False)

    def _take(self, views: Sequence[SavedView]) -> None:
        if is_leaving(self._screen):
            self._shelf.take_shared(views)
        else:
            self._show(lambda: self._shelf.take_shared(views))

    def refuse(self, error: NamndkollError) -> None:
        """Say why it cannot be."""
        self._screen.app.notify(clean(say(error.message)), severity="error", markup=False)
