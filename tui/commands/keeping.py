"""Commands about the register itself: a copy of what is held, and what is forgotten for good."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from tui.commands.base import Command
from tui.commands.boxes import Save
from tui.commands.changing import ChangeCommand
from tui.commands.ports import Changes, Forgets, Saves
from tui.locale import N_, _

if TYPE_CHECKING:
    from store.entries.entries import Entry
    from store.keeping.forgetting import Personal
    from tui.app.screens.main.main import MainScreen


class SaveCopy(Command[Any]):
    id = "register.copy"
    palette = N_("Save a copy of the register")
    help = N_("Save what the app holds to another file, also when the register's own is gone")

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        return screen.register is not None

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        from tui.app.screens.dialogs.keep_copy import KeepCopyScreen

        held = screen.held or (screen.register and screen.register.now)
        if held:
            why = _("A copy is a register of its own. It can be taken into another later.")
            screen.app.push_screen(KeepCopyScreen(held, why))


class SaveHeld(Save[Saves]):
    """Saves the copy under the name that is typed."""

    id, keys = "register.copy.save", "enter"
    lasting = True
    footer = N_("Save")
    help = N_("Save the copy to the file that is typed")


class ForgetCommand(ChangeCommand):
    """Forgets what was written of one entry, once that was asked with another key."""

    fields: ClassVar[tuple[Personal, ...]]

    @classmethod
    def change(cls, changing: Changes, found: Sequence[Entry]) -> None:
        changing.ask_forget(found, cls.fields)


class ForgetNote(ForgetCommand):
    id = "forget.note"
    palette = N_("Forget the note for good")
    help = N_("Remove all that was ever noted of the entry, also from history and backups")
    fields = ("note",)


class ForgetPeople(ForgetCommand):
    id = "forget.all"
    palette = N_("Forget note, owner, reasons and names for good")
    help = N_("Remove the note and all names of people of the entry, from history and backups too")
    fields = ("note", "owner", "reason", "by")


class ForgetForGood(Command[Forgets]):
    """Forgets what was shown; the key is one that nothing else has."""

    id, keys = "forget.do", "F"
    lasting = True
    footer = N_("Forget for good")
    help = N_("Forget what is shown; it cannot be undone")

    @classmethod
    def available(cls, screen: Forgets) -> bool:
        return not screen.begun

    @classmethod
    def run(cls, screen: Forgets) -> None:
        screen.forget()


KEEPING: tuple[type[Command[Any]], ...] = (SaveCopy, ForgetNote, ForgetPeople)
