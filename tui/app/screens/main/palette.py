"""The palette: a command or a place found by typing, and what was chosen followed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.commands.base import Command
from tui.locale import _

if TYPE_CHECKING:
    from tui.app.screens.base import CommandScreen
    from tui.app.screens.main.files import Files
    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.travelling import Travelling
    from tui.app.session.shelf import Shelf


class CommandPalette:
    """Finds what can be done and where one can go."""

    def __init__(
        self,
        screen: CommandScreen[None],
        looking: Looking,
        shelf: Shelf,
        travels: Travelling,
        files: Callable[[], Files],
    ) -> None:
        self._screen = screen
        self._looking = looking
        self._shelf = shelf
        self._travels = travels
        self._files = files

    def open(self) -> None:
        """Find a command or a place by typing, and follow what is chosen."""
        from tui.app.screens.dialogs.palette import palette

        screen, lens = self._screen, self._looking.lens
        survey = lens.survey if lens else None
        can, every = screen.available(), screen.COMMANDS_HERE
        screen.app.push_screen(palette(can, every, self._shelf.views, survey), self.follow)

    async def follow(self, choice: object) -> None:
        """Do what was chosen in the palette: a command by its id, a saved view, or a place."""
        from store.entries.entries import Entry
        from store.filters.saved import SavedView
        from store.model.records import Document

        if isinstance(choice, Entry):
            await self._travels.go_to(choice)
        elif isinstance(choice, SavedView):
            await self._files().show_saved(choice)
        elif isinstance(choice, Document):
            await self._show_document(choice.name)
        elif isinstance(choice, str):
            await self._screen.action_command(choice)
        elif isinstance(choice, type) and issubclass(choice, Command):
            self._tell_lacking(_(choice.palette))

    def _tell_lacking(self, name: str) -> None:
        said = _(
            "{command}: not here and now. Try in another view, or with the cursor on an entry."
        )
        self._screen.notify(said.format(command=name), markup=False)

    async def _show_document(self, name: str) -> None:
        """Show all that a document says."""
        await self._travels.open_view("matters")
        await self._looking.settled()
        from tui.app.views.matters import MattersView

        view = self._looking.view
        if isinstance(view, MattersView):
            view.matters.move_to(name)
