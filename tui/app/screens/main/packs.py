"""Which committee's pack is meant, and the page of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.locale import N_

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.preferences import Preferences
    from tui.app.screens.main.selection import Selection
    from tui.presentation.lens import Lens


class Packs:
    """Opens the pack of the committee that one is at, or asks which."""

    def __init__(
        self, screen: Screen[None], looking: Looking, selection: Selection, own: Preferences
    ) -> None:
        self._screen = screen
        self._looking = looking
        self._selection = selection
        self._own = own

    def open(self) -> None:
        """Open the pack; where nothing says whose is meant, ask."""
        from tui.app.screens.dialogs.choosers import committee_chooser

        lens = self._looking.lens
        if lens is None:
            return
        found = lens.register.committee(self._here(lens) or "")
        if found:
            self._show(found.name)
        else:
            chooser = committee_chooser(lens, N_("Whose meeting?"), every=False)
            self._screen.app.push_screen(chooser, self._show)

    def _here(self, lens: Lens) -> str | None:
        """Return the body under the cursor, the chosen one, the lead of what is selected, or mine.

        Marked rows of several leads name none.
        """
        if body := self._body():
            return body
        if lens.committee:
            return lens.committee
        entries = self._selection.to_copy()
        leads = {one.leads[0] for one in entries if one.leads}
        if leads:
            return next(iter(leads)) if len(leads) == 1 else None
        return self._own.my_committee

    def _body(self) -> str:
        """Return the body that the view of bodies shows, or that another view's row is."""
        from tui.app.views.committees import CommitteesView

        view, about = self._looking.view, self._selection.about
        if isinstance(view, CommitteesView):
            row = view.body_rows.cursor_row
            return row.text if row else ""
        return about.text if about and about.kind == "committee" else ""

    def _show(self, name: str | None) -> None:
        from tui.app.screens.pages.pack import PackScreen

        if name:
            page = PackScreen(self._looking, name, self._selection.changing)
            self._screen.app.push_screen(page)
