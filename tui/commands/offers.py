"""Commands of the screens that offer something: a file to save to, a first register, an import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands.base import Command
from tui.locale import N_

if TYPE_CHECKING:
    from tui.app.screens.dialogs.ask_line import AskLineScreen
    from tui.app.screens.dialogs.save import SaveScreen
    from tui.app.screens.pages.take_in import TakeInScreen
    from tui.app.screens.pages.welcome import WelcomeScreen


class SaveFile(Command[Any]):
    """Saves under a name that no file has."""

    id, keys = "save", "enter"
    footer = N_("Save")
    help = N_("Save to the file that is typed")

    @classmethod
    def run(cls, screen: SaveScreen) -> None:
        screen.save()


class ReplaceFile(Command[Any]):
    """Saves in the place of a file; only offered for one that was found to be there."""

    id, keys = "save.replace", "ctrl+r"
    footer = N_("Replace the file")
    help = N_("Replace the file that has this name; what it held is gone")

    @classmethod
    def available(cls, screen: SaveScreen) -> bool:
        return screen.taken is not None

    @classmethod
    def run(cls, screen: SaveScreen) -> None:
        screen.save(replacing=screen.taken)


class CopyAnyway(Command[Any]):
    """Copies more than every terminal takes."""

    id, keys = "save.copy", "ctrl+y"
    footer = N_("Copy anyway")
    help = N_("Send it to the terminal's clipboard all the same")

    @classmethod
    def available(cls, screen: SaveScreen) -> bool:
        return bool(screen.instead)

    @classmethod
    def run(cls, screen: SaveScreen) -> None:
        screen.copy()


class Begin(Command[Any]):
    """Begins in the way that the cursor is on."""

    id, keys = "welcome.begin", "enter"
    lasting = True
    footer = N_("Choose")
    help = N_("Choose what the cursor is on")

    @classmethod
    def run(cls, screen: WelcomeScreen) -> None:
        screen.begin()


class TakeIn(Command[Any]):
    """Writes the register with what was found in the document."""

    id, keys = "import.write", "enter"
    lasting = True
    footer = N_("Write it")
    help = N_("Write what was found to the register")

    @classmethod
    def available(cls, screen: TakeInScreen) -> bool:
        return screen.ready

    @classmethod
    def run(cls, screen: TakeInScreen) -> None:
        screen.take_in()


class TakeLine(Command[Any]):
    """Takes the line that is typed."""

    id, keys = "import.line", "enter"
    footer = N_("Read it so")
    help = N_("Read the document again with what is typed")

    @classmethod
    def run(cls, screen: AskLineScreen) -> None:
        screen.take()


class RowCommand(Command[Any]):
    """Something that is done with the doubt under the cursor."""

    @classmethod
    def available(cls, screen: TakeInScreen) -> bool:
        return screen.ready and bool(screen.lines_here)


class CorrectLine(RowCommand):
    """Asks how a line is to be read."""

    id, keys = "import.correct", "e"
    footer = N_("Correct")
    help = N_("Correct how the line is read; the printed one is kept")

    @classmethod
    def run(cls, screen: TakeInScreen) -> None:
        screen.ask_line()


class LeaveOut(RowCommand):
    """Leaves out what the cursor is on, or takes it back."""

    id, keys = "import.leave_out", "x,delete"
    footer = N_("Leave out")
    help = N_("Leave the lines out, or take them back")

    @classmethod
    def run(cls, screen: TakeInScreen) -> None:
        screen.leave_out()


class SayColumn(Command[Any]):
    """Asks what a column of a sheet is."""

    id, keys = "import.column", "m"
    footer = N_("Columns")
    help = N_("Say what a column of the sheet is; it is remembered")

    @classmethod
    def available(cls, screen: TakeInScreen) -> bool:
        return screen.is_sheet

    @classmethod
    def run(cls, screen: TakeInScreen) -> None:
        screen.ask_column()


class AcceptRow(RowCommand):
    """Accepts what was decided: the row needs no more looking at."""

    id, keys = "import.accept", "space"
    footer = N_("Accept")
    help = N_("Accept what was decided, and go to the next")

    @classmethod
    def run(cls, screen: TakeInScreen) -> None:
        screen.accept()


class StopImport(Command[Any]):
    """Stops the reading, or leaves what was found."""

    id, keys = "import.stop", "escape"
    lasting = True
    footer = N_("Stop")
    help = N_("Stop reading and go back; nothing is written")

    @classmethod
    def run(cls, screen: TakeInScreen) -> None:
        screen.stop()
