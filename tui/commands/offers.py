"""Commands of the screens that offer something: a file to save to, a first register, an import."""

from __future__ import annotations

from tui.commands.base import Command
from tui.commands.boxes import Replace, Save
from tui.commands.ports import Begins, CopiesAnyway, Reviews, Saves, TakesNotes
from tui.locale import N_


class SaveFile(Save[Saves]):
    """Saves under a name that no file has."""

    id, keys = "save", "enter"
    footer = N_("Save")
    help = N_("Save to the file that is typed")


class ReplaceFile(Replace):
    """Saves in the place of a file; only offered for one that was found to be there."""

    id, keys = "save.replace", "ctrl+r"
    footer = N_("Replace the file")
    help = N_("Replace the file that has this name; what it held is gone")


class TakeNotes(Command[TakesNotes]):
    """Takes the office's notes along, or leaves them out again."""

    id, keys = "save.notes", "f4"
    footer = N_("Notes")
    help = N_("Write the office's own notes too, or leave them out again")

    @classmethod
    def available(cls, screen: TakesNotes) -> bool:
        return screen.can_note

    @classmethod
    def run(cls, screen: TakesNotes) -> None:
        screen.toggle_notes()


class CopyAnyway(Command[CopiesAnyway]):
    """Copies more than every terminal takes."""

    id, keys = "save.copy", "ctrl+y"
    footer = N_("Copy anyway")
    help = N_("Send it to the terminal's clipboard all the same")

    @classmethod
    def available(cls, screen: CopiesAnyway) -> bool:
        return bool(screen.instead)

    @classmethod
    def run(cls, screen: CopiesAnyway) -> None:
        screen.copy()


class Begin(Command[Begins]):
    """Begins in the way that the cursor is on."""

    id, keys = "welcome.begin", "enter"
    lasting = True
    footer = N_("Choose")
    help = N_("Choose what the cursor is on")

    @classmethod
    def run(cls, screen: Begins) -> None:
        screen.begin()


class TakeIn(Command[Reviews]):
    """Writes the register with what was found in the document."""

    id, keys = "import.write", "enter"
    lasting = True
    footer = N_("Write it")
    help = N_("Write what was found to the register")

    @classmethod
    def available(cls, screen: Reviews) -> bool:
        return screen.ready

    @classmethod
    def run(cls, screen: Reviews) -> None:
        screen.take_in()


class RowCommand(Command[Reviews]):
    """Something that is done with the doubt under the cursor."""

    @classmethod
    def available(cls, screen: Reviews) -> bool:
        return screen.ready and bool(screen.lines_here)


class CorrectLine(RowCommand):
    """Asks how a line is to be read."""

    id, keys = "import.correct", "e"
    footer = N_("Correct")
    help = N_("Correct how the line is read; the printed one is kept")

    @classmethod
    def run(cls, screen: Reviews) -> None:
        screen.ask("line")


class LeaveOut(RowCommand):
    """Leaves out what the cursor is on, or takes it back."""

    id, keys = "import.leave_out", "x,delete"
    footer = N_("Leave out")
    help = N_("Leave the lines out, or take them back")

    @classmethod
    def run(cls, screen: Reviews) -> None:
        screen.leave_out()


class SayColumn(Command[Reviews]):
    """Asks what a column of a sheet is."""

    id, keys = "import.column", "m"
    footer = N_("Columns")
    help = N_("Say what a column of the sheet is; it is remembered")

    @classmethod
    def available(cls, screen: Reviews) -> bool:
        return screen.is_sheet

    @classmethod
    def run(cls, screen: Reviews) -> None:
        screen.ask("column")


class SayWhose(Command[Reviews]):
    """Asks whose document it is."""

    id, keys = "import.whose", "w"
    footer = N_("Whose")
    help = N_("Say whose document it is; another has other bodies")

    @classmethod
    def available(cls, screen: Reviews) -> bool:
        return screen.ready

    @classmethod
    def run(cls, screen: Reviews) -> None:
        screen.ask("whose")


class SaySender(Command[Reviews]):
    """Asks who stands behind the document."""

    id, keys = "import.sender", "s"
    footer = N_("Sender")
    help = N_("Say who stands behind the document; a party's binds nobody")

    @classmethod
    def available(cls, screen: Reviews) -> bool:
        return screen.ready

    @classmethod
    def run(cls, screen: Reviews) -> None:
        screen.ask("sender")


class AcceptRow(RowCommand):
    """Accepts what was decided: the row needs no more looking at."""

    id, keys = "import.accept", "space"
    footer = N_("Accept")
    help = N_("Accept what was decided, and go to the next")

    @classmethod
    def run(cls, screen: Reviews) -> None:
        screen.accept()


class StopImport(Command[Reviews]):
    """Stops the reading, or leaves what was found."""

    id, keys = "import.stop", "escape"
    lasting = True
    footer = N_("Stop")
    help = N_("Stop reading and go back; nothing is written")

    @classmethod
    def run(cls, screen: Reviews) -> None:
        screen.stop()
