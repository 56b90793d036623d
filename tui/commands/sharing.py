"""Commands that take entries elsewhere: to the terminal's clipboard, or to a file."""

from __future__ import annotations

from tui.commands.base import Command
from tui.commands.main_ports import HasDesk
from tui.locale import N_


class CopyAs(Command[HasDesk]):
    """Copies a row, the marked ones or the whole list, in a form of one's choice."""

    id, keys = "copy.as", "Y"
    palette = N_("Copy as text, table or Markdown")
    words = N_("clipboard, paste, share")
    help = N_("Choose what to copy, row, marked or whole list, and in which form")

    @classmethod
    def available(cls, screen: HasDesk) -> bool:
        now = screen.standing
        return now.marked or now.listed or now.entry is not None

    @classmethod
    def run(cls, screen: HasDesk) -> None:
        screen.desk.shares.copy_as()


class SaveAs(Command[HasDesk]):
    """Saves the marked rows, else the whole list as it is filtered and sorted."""

    id, keys = "save.as", "w"
    palette = N_("Save the list to a file")
    words = N_("export, Excel, Word, document, calendar, print, mail, e-mail, send, share")
    help = N_("Save the marked rows, or else all of the list, as Excel, Word, calendar and more")

    @classmethod
    def available(cls, screen: HasDesk) -> bool:
        return screen.standing.marked or screen.standing.listed

    @classmethod
    def run(cls, screen: HasDesk) -> None:
        screen.desk.shares.save_as()
