"""Commands of the screens that offer something: a file to save to, a first register, an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.base import Command
from tui.locale import N_

if TYPE_CHECKING:
    from tui.screens.save import SaveScreen
    from tui.screens.take_in import TakeInScreen
    from tui.screens.welcome import WelcomeScreen


class SaveFile(Command):
    """Saves under a name that no file has."""

    id, keys = "save", "enter"
    footer = N_("Save")
    help = N_("Save to the file that is typed")

    @classmethod
    def run(cls, screen: SaveScreen) -> None:
        screen.save()


class ReplaceFile(Command):
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


class CopyAnyway(Command):
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


class Begin(Command):
    """Begins in the way that the cursor is on."""

    id, keys = "welcome.begin", "enter"
    lasting = True
    footer = N_("Choose")
    help = N_("Choose what the cursor is on")

    @classmethod
    def run(cls, screen: WelcomeScreen) -> None:
        screen.begin()


class TakeIn(Command):
    """Writes the register with what was found in the document."""

    id, keys = "import.write", "enter"
    lasting = True
    footer = N_("Make the register")
    help = N_("Make the register of what was found")

    @classmethod
    def available(cls, screen: TakeInScreen) -> bool:
        return screen.ready

    @classmethod
    def run(cls, screen: TakeInScreen) -> None:
        screen.take_in()


class StopImport(Command):
    """Stops the reading, or leaves what was found."""

    id, keys = "import.stop", "escape"
    lasting = True
    footer = N_("Stop")
    help = N_("Stop reading and go back; nothing is written")

    @classmethod
    def run(cls, screen: TakeInScreen) -> None:
        screen.stop()
