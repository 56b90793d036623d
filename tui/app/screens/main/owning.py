"""The office's own entries, begun and taken away from the main screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.session.refusing import why_no_office
from tui.locale import _

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.register.register import Register
    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.selection import Selection


class Owning:
    """Makes entries of the office's own, and takes them away."""

    def __init__(self, screen: Screen[None], looking: Looking, selection: Selection) -> None:
        self._screen = screen
        self._looking = looking
        self._selection = selection

    def new(self) -> None:
        """Ask for a new entry; what it is about is offered from the row under the cursor."""
        changing, lens = self._selection.changing, self._looking.lens
        if changing is None or lens is None:
            return
        entry = self._selection.about

        def begin(register: Register) -> None:
            from tui.app.screens.dialogs.own import OwnScreen

            about = entry.id if entry and register.record(entry.id) else ""
            if said := why_no_office(register):
                changing.tell(said, severity="warning")
            else:
                self._screen.app.push_screen(OwnScreen(changing, register, lens.as_of, about))

        changing.begin(begin)

    def remove(self) -> None:
        """Take the entry under the cursor away, where it is one's own; undo brings it back."""
        from store.changes.owning import is_own, remove_own

        changing, found = self._selection.changing, self._selection.to_change()
        if changing is None:
            return
        if len(found) > 1:
            changing.tell(_("One entry is removed at a time. Take the marks away first."))
        elif found and is_own(found[0].id):
            changing.arrange(remove_own(found[0].id))
        else:
            changing.tell(_("Only entries of your own can be removed, no printed ones."))
