"""Entries taken elsewhere: to the terminal's clipboard, or to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.locale import _, ngettext

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.entries.entries import Entry
    from tui.app.screens.dialogs.sharing import Shared
    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.selection import Selection
    from tui.exports.forms import Form

LARGEST = 74_994
"""Characters of base64 that an OSC 52 sequence may hold for every common terminal to take it whole
(hterm and older xterm and tmux stop at 100,000 and 74,994 characters; others take more)."""
_AT_ONCE = 1_000
"""Entries that are put into words without keeping a key waiting; more never fit a clipboard."""


class Sharing:
    """Copies and saves entries; what was copied last and in which form is offered first again."""

    def __init__(self, screen: Screen[None], looking: Looking, selection: Selection) -> None:
        self._screen = screen
        self._looking = looking
        self._selection = selection
        self._last = ""

    def copy_cited(self) -> None:
        """Copy the marked entries, or the one under the cursor, with where they are printed."""
        from tui.exports.forms import FORMS
        from tui.messages.citation import told_of_copied

        selection = self._selection
        selection.on_entries(
            selection.to_copy, lambda found: self._send(found, FORMS[0], told_of_copied(found))
        )

    def copy_as(self) -> None:
        """Ask what to copy and in which form, and copy it."""
        from tui.app.screens.dialogs.sharing import share_chooser

        def share(chosen: Shared | None) -> None:
            if chosen:
                self._last = chosen.id
                said = _rows_sent(len(chosen.entries), chosen.form)
                self._send(chosen.entries, chosen.form, said)

        chosen = self._selection
        chooser = share_chooser(chosen.marked(), chosen.entry, chosen.listed(), self._last)
        self._screen.app.push_screen(chooser, share)

    def save_as(self) -> None:
        """Save the marked entries, or all that are listed, to a file."""
        chosen = self._selection
        chosen.on_entries(
            lambda: chosen.marked() or chosen.listed(), lambda found: self._save(found, ".xlsx")
        )

    def _send(self, entries: Sequence[Entry], form: Form, said: str) -> None:
        """Copy entries and say so; offer a file for more than every terminal takes."""
        lens, app = self._looking.lens, self._screen.app
        if lens is None:
            return
        text = form.write(entries, lens.survey) if len(entries) <= _AT_ONCE else ""
        if text and length_in_terminal(text) <= LARGEST:
            app.copy_to_clipboard(text)
            app.notify(said, title=_("Copied"), markup=False)
        else:
            self._save(entries, form.suffix, lambda: form.write(entries, lens.survey), said)

    def _save(
        self,
        entries: Sequence[Entry],
        suffix: str,
        text: Callable[[], str] | None = None,
        said: str = "",
    ) -> None:
        """Ask for a file; `text` is what was to be copied, and `said` what to say once it is."""
        from tui.app.screens.dialogs.save import Anyway, SaveScreen
        from tui.app.screens.main.leaving import outgoing

        lens, view = self._looking.lens, self._looking.view
        if lens and view:
            whole = not self._selection.any_marked and text is None
            leaving = outgoing(entries, view, lens, whole=whole)
            anyway = Anyway(text, said) if text else None
            self._screen.app.push_screen(SaveScreen(leaving, suffix, anyway))


def length_in_terminal(text: str) -> int:
    """Return how many characters of base64 a text becomes."""
    return -(-len(text.encode()) // 3) * 4


def _rows_sent(count: int, form: Form) -> str:
    said = ngettext(
        "{count} row was sent to the terminal's clipboard: {form}.",
        "{count} rows were sent to the terminal's clipboard: {form}.",
        count,
    )
    return said.format(count=count, form=_(form.title))
