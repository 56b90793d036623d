"""Drafts of questions about the entries that are selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.common.errors import NamndkollError
from store.common.text import clean
from tui.locale import _, ngettext, say

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.entries.entries import Entry
    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.selection import Selection
    from tui.exports.frames import DraftKind


class Drafting:
    """Asks which kind of draft it is to be, and shows it; the kind chosen last is offered first."""

    def __init__(self, screen: Screen[None], looking: Looking, selection: Selection) -> None:
        self._screen = screen
        self._looking = looking
        self._selection = selection
        self._last = ""

    def choose(self) -> None:
        """Ask for the kind, and make a draft of the marked entries or the one under the cursor."""
        self._selection.on_entries(self._selection.to_copy, self._ask)

    def _ask(self, entries: Sequence[Entry]) -> None:
        from tui.app.screens.dialogs.chooser import Choice, ChooserScreen, finding
        from tui.exports.drafts import TITLES

        def chosen(kind: DraftKind | None) -> None:
            if kind:
                self._show(kind, entries)

        said = ngettext("Draft about {count} entry", "Draft about {count} entries", len(entries))
        choices = [Choice(kind, _(title), kind) for kind, title in TITLES.items()]
        chooser = ChooserScreen(
            said.format(count=len(entries)), finding(choices), start_at=self._last
        )
        self._screen.app.push_screen(chooser, chosen)

    def _show(self, kind: DraftKind, entries: Sequence[Entry]) -> None:
        from tui.app.screens.pages.draft import DraftScreen
        from tui.exports.drafts import drafted

        self._last, lens = kind, self._looking.lens
        if lens is None:
            return
        try:
            outgoing = drafted(kind, entries, lens.survey)
        except NamndkollError as error:
            said = clean(say(error.message))
            self._screen.app.notify(said, severity="warning", markup=False)
        else:
            self._screen.app.push_screen(DraftScreen(outgoing))
