"""Commands that take entries elsewhere: to the terminal's clipboard, or to a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tui.commands.base import Command
from tui.locale import N_, _, ngettext

if TYPE_CHECKING:
    from store.entries.entries import Entry
    from tui.app.screens.dialogs.sharing import Sharing
    from tui.app.screens.main.main import MainScreen
    from tui.app.views.sharing import Form

LARGEST = 74_994
"""Characters of base64 that an OSC 52 sequence may hold for every common terminal to take it whole
(hterm and older xterm and tmux stop at 100,000 and 74,994 characters; others take more)."""
_AT_ONCE = 1_000
"""Entries that are put into words without keeping a key waiting; more never fit a clipboard."""


class CopyAs(Command[Any]):
    """Copies a row, the marked ones or the whole list, in a form of one's choice."""

    id, keys = "copy.as", "Y"
    palette = N_("Copy as text, table or Markdown")
    help = N_("Choose what to copy, row, marked or whole list, and in which form")

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        return screen.any_marked or screen.entry is not None or screen.any_listed

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        from tui.app.screens.dialogs.sharing import share_chooser

        def share(chosen: Sharing | None) -> None:
            if chosen:
                screen.last_shared = chosen.id
                said = _rows_sent(len(chosen.entries), chosen.form)
                send(screen, chosen.entries, chosen.form, said)

        screen.app.push_screen(share_chooser(screen), share)


class SaveAs(Command[Any]):
    """Saves the marked rows, else the whole list as it is filtered and sorted."""

    id, keys = "save.as", "w"
    palette = N_("Save the list to a file")
    help = N_("Save the marked rows, or else the whole list, as text, TSV, CSV or Markdown")

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        return screen.any_marked or screen.any_listed

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        from tui.app.views.sharing import FORMS

        screen.on_entries(
            lambda: screen.marked() or screen.listed(),
            lambda found: _save(screen, found, FORMS[1]),
        )


def send(screen: MainScreen, entries: Sequence[Entry], form: Form, said: str) -> None:
    """Copy entries and say so; offer a file for more than every terminal takes."""
    if screen.lens is None:
        return
    text = form.write(entries, screen.lens.survey) if len(entries) <= _AT_ONCE else ""
    if text and length_in_terminal(text) <= LARGEST:
        screen.app.copy_to_clipboard(text)
        screen.app.notify(said, title=_("Copied"), markup=False)
    else:
        _save(screen, entries, form, instead=said)


def length_in_terminal(text: str) -> int:
    """Return how many characters of base64 a text becomes."""
    return -(-len(text.encode()) // 3) * 4


def _save(screen: MainScreen, entries: Sequence[Entry], form: Form, instead: str = "") -> None:
    from tui.app.screens.dialogs.save import SaveScreen

    if screen.lens:
        screen.app.push_screen(SaveScreen(entries, screen.lens, form, screen.title_shown, instead))


def _rows_sent(count: int, form: Form) -> str:
    said = ngettext(
        "{count} row was sent to the terminal's clipboard: {form}.",
        "{count} rows were sent to the terminal's clipboard: {form}.",
        count,
    )
    return said.format(count=count, form=_(form.title))
