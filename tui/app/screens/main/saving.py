"""Saved views on the screen: what is looked at gets a name, and a name brings it back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.screens.main.remembering import RememberingScreen
from tui.commands.views import VIEWS
from tui.locale import _
from tui.settings.memory import Memory, Remembered

if TYPE_CHECKING:
    from store.filters.saved import SavedView, SavedViews
    from tui.presentation.lens import Lens


class SavingScreen(RememberingScreen):
    """Knows the saved views and the file that they are in."""

    def __init__(self, memory: Memory) -> None:
        super().__init__(memory)
        self.saved: tuple[SavedView, ...] = ()
        self._named: SavedViews | None = None
        self.saved_in: Path | None = None
        """The file that saved views are kept in."""
        self.deleted: SavedView | None = None
        """The saved view that was deleted last."""

    def know(self, views: Iterable[SavedView]) -> None:
        """Take these as the saved views, also in the filter."""
        from store.filters.saved import SavedViews

        self.saved = tuple(views)
        self._named = SavedViews(self.saved)
        if self.lens:
            self.look(self.lens)

    async def load(self, lens: Lens, as_of: date | None = None) -> None:
        """Take a register that was read; its filter knows the saved views."""
        await super().load(self._known_to(lens), as_of)

    def look(self, lens: Lens) -> None:
        """Look through another lens, which knows the saved views."""
        super().look(self._known_to(lens))

    def _known_to(self, lens: Lens) -> Lens:
        """Return a lens that knows the saved views."""
        if self._named is None or lens.saved is self._named:
            return lens
        return lens.knowing(self._named)

    def save_as(self, name: str) -> None:
        """Save what is looked at under a name, in the place of what has it.

        Raises: NamndkollError when the file cannot be written
        """
        from tui.settings.saved_views import add_view

        view = self._looked_at(name)
        if self.saved_in and view:
            add_view(self.saved_in, view)
            self.know([*(one for one in self.saved if one.key != view.key), view])

    def _looked_at(self, name: str) -> SavedView | None:
        if self.lens is None or self.view is None:
            return None
        from store.filters.saved import SavedView

        seen = SavedView(name, self.shown, self.lens.typed, self.lens.committee or "")
        now = self.view.arrangement
        if now is None:
            return seen
        return SavedView(
            seen.name, seen.view, seen.filter, seen.committee,
            now.order, now.descending, now.grouping,
        )  # fmt: skip

    def delete_saved(self, view: SavedView) -> None:
        """Delete a saved view; it can be brought back until the app is left.

        Raises: NamndkollError when the file cannot be written
        """
        from tui.settings.saved_views import remove_view

        if self.saved_in:
            remove_view(self.saved_in, view)
            self.deleted = view
            self.know(one for one in self.saved if one != view)

    def restore_saved(self) -> None:
        """Bring back the saved view that was deleted last.

        Raises: NamndkollError when the file cannot be written
        """
        from tui.settings.saved_views import add_view

        if self.saved_in and self.deleted:
            add_view(self.saved_in, self.deleted)
            self.know([*(one for one in self.saved if one.key != self.deleted.key), self.deleted])
            self.deleted = None

    async def show_saved(self, view: SavedView | None) -> None:
        """Look at what a saved view says; what of it there is not is told."""
        if view is None or self.lens is None:
            return
        self.leave_step()
        if any(one.view == view.view for one in VIEWS):
            await self.show_view(view.view)
        elif view.view:
            self._missing(_("There is no view {name}.").format(name=view.view))
        self._order_as(view)
        body = self.lens.register.committee(view.committee) if view.committee else None
        if view.committee and body is None:
            said = _("The register has no {name}: what all do is shown.")
            self._missing(said.format(name=view.committee))
        self.look(self.lens.scoped(body.name if body else None).typing(view.filter))
        self.take_focus()

    def leave_step(self) -> None:
        """Note where one is, to come back to."""

    def _order_as(self, view: SavedView) -> None:
        now = self.view.arrangement if self.view else None
        if self.view and now:
            order, group = view.sort or now.order, view.group or now.grouping
            self.put_in_order(self.view, Remembered(order, group, view.descending))

    def _missing(self, said: str) -> None:
        from store.common.text import clean

        self.app.notify(clean(said), severity="warning", markup=False)
