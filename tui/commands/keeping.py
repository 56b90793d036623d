"""Commands about the register itself: a copy of what is held, and what is forgotten for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.commands.base import Command
from tui.commands.boxes import Save
from tui.commands.changing import ChangeCommand
from tui.commands.looking import LoadedCommand
from tui.commands.main_ports import HasChanges, HasFiles
from tui.commands.ports import Forgets, Saves
from tui.locale import N_

if TYPE_CHECKING:
    from store.keeping.forgetting import Personal


class SaveCopy(LoadedCommand[HasFiles]):
    id = "register.copy"
    palette = N_("Save a copy of the register")
    words = N_("backup, export")
    help = N_("Save what the app holds to another file, also when the register's own is gone")

    @classmethod
    def run(cls, screen: HasFiles) -> None:
        screen.files.save_copy()


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
    def run(cls, screen: HasChanges) -> None:
        screen.changes.forget(cls.fields)


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


KEEPING = (SaveCopy, ForgetNote, ForgetPeople)
