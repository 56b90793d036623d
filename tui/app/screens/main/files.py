"""What is kept in files: saved views, a copy of the register, documents that are read in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.screens.main.preferences import put_in_order
from tui.commands.year_views import EVERY_VIEW
from tui.locale import _
from tui.settings.memory import Remembered

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.filters.saved import SavedView
    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.travelling import Travelling
    from tui.app.session.session import Session
    from tui.app.session.shelf import Shelf


class Files:
    """Saves what is looked at under a name and brings it back; saves and reads registers."""

    def __init__(
        self,
        screen: Screen[None],
        looking: Looking,
        shelf: Shelf,
        travelling: Travelling,
        session: Session,
    ) -> None:
        self._screen = screen
        self._looking = looking
        self._shelf = shelf
        self._travelling = travelling
        self._session = session

    def list_views(self) -> None:
        """Ask for a saved view, and look at what it says."""
        from tui.app.screens.dialogs.saved import SavedChooser

        self._screen.app.push_screen(SavedChooser(self._shelf), self.show_saved)

    def save_view(self) -> None:
        """Ask for a name, and save what is looked at under it."""
        from tui.app.screens.dialogs.saved import NameScreen

        self._screen.app.push_screen(NameScreen(self._shelf, self._looked_at))

    def _looked_at(self, name: str) -> SavedView | None:
        """Return what is looked at, to be saved under a name."""
        from store.filters.saved import SavedView

        lens, view = self._looking.lens, self._looking.view
        if lens is None or view is None:
            return None
        seen = SavedView(name, self._looking.shown, lens.typed, lens.committee or "")
        if view.arranger is None:
            return seen
        now = view.arranger.now
        return SavedView(
            seen.name, seen.view, seen.filter, seen.committee,
            now.order, now.descending, now.grouping,
        )  # fmt: skip

    async def show_saved(self, view: SavedView | None) -> None:
        """Look at what a saved view says; what of it there is not is told."""
        looking = self._looking
        if view is None or looking.lens is None:
            return
        self._travelling.leave_step()
        if any(one.view == view.view for one in EVERY_VIEW):
            await looking.show_view(view.view)
        elif view.view:
            self._missing(_("There is no view {name}.").format(name=view.view))
        self._order_as(view)
        body = looking.lens.register.committee(view.committee) if view.committee else None
        if view.committee and body is None:
            said = _("The register has no {name}: what all do is shown.")
            self._missing(said.format(name=view.committee))
        looking.look(looking.lens.scoped(body.name if body else None).typing(view.filter))
        looking.take_focus()

    def _order_as(self, saved: SavedView) -> None:
        view = self._looking.view
        if view and view.arranger:
            order = saved.sort or view.arranger.now.order
            group = saved.group or view.arranger.now.grouping
            put_in_order(view, Remembered(order, group, saved.descending))

    def _missing(self, said: str) -> None:
        from store.common.text import clean

        self._screen.app.notify(clean(said), severity="warning", markup=False)

    def save_copy(self) -> None:
        """Save what is held of the register to another file."""
        from tui.app.screens.dialogs.keep_copy import KeepCopyScreen

        if self._session.held:
            why = _("A copy is a register of its own. It can be taken into another later.")
            self._screen.app.push_screen(KeepCopyScreen(self._session.held, why))

    def import_document(self) -> None:
        """Choose a document, go through what is found in it, and write it to this register."""
        from tui.app.screens.dialogs.files import file_chooser
        from tui.app.screens.pages.take_in import TakeInScreen

        app, register = self._screen.app, self._looking.register
        changing = self._session.changing
        if changing and self._session.read_only:
            changing.tell(changing.refused() or "", severity="warning")
            return

        def take_in(document: Path | None) -> None:
            if document and register:
                app.push_screen(TakeInScreen(document, register.place), self._imported)

        app.push_screen(file_chooser(Path.cwd()), take_in)

    def _imported(self, done: bool | None) -> None:
        """Take in at once what was written."""
        if done and self._session.following:
            self._session.following.look()
