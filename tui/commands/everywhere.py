"""Commands that work on every screen, or on every screen that lies over another."""

from __future__ import annotations

from collections.abc import Awaitable

from tui.commands.base import Command
from tui.commands.looking import LoadedCommand
from tui.commands.main_ports import HasFiles, HasPalette, HasTravels
from tui.commands.ports import Closes, Guides, Helps, Quits
from tui.locale import N_


class Help(Command[Helps]):
    id, keys = "help", "f1,question_mark"
    lasting = True
    footer = N_("Help")
    palette = N_("Help for where you are")
    help = N_("Keys and filter for where you are")

    @classmethod
    def run(cls, screen: Helps) -> None:
        screen.show_help()


class OpenGuide(Command[Guides]):
    id, keys = "guide", "f2"
    palette = N_("Getting started")
    words = N_("manual, instructions, introduction")
    help = N_("Ten questions, and the keys that answer them")

    @classmethod
    def run(cls, screen: Guides) -> None:
        screen.show_guide()


class ImportDocument(LoadedCommand[HasFiles]):
    id, keys = "import", "I,f7"
    palette = N_("Import a file")
    words = N_("open, read, add, document, upload")
    help = N_("Read a document into the register: look at what was found, then write it")

    @classmethod
    def run(cls, screen: HasFiles) -> None:
        screen.files.import_document()


class Palette(Command[HasPalette]):
    id, keys = "palette", "colon,ctrl+p"
    lasting = True
    footer = N_("Command")
    help = N_("Find a command, a committee, a directive or an activity")

    @classmethod
    def run(cls, screen: HasPalette) -> None:
        screen.palette.open()


class StepBack(Command[HasTravels]):
    id, keys = "back", "escape"
    help = N_("Go back one step: close, clear the filter, return")

    @classmethod
    def run(cls, screen: HasTravels) -> Awaitable[None] | None:
        return screen.travels.step_back()


class CloseScreen(Command[Closes]):
    id, keys = "close", "escape"
    lasting = True
    footer = N_("Back")
    help = N_("Go back")

    @classmethod
    def run(cls, screen: Closes) -> None:
        screen.dismiss(None)


class Quit(Command[Quits]):
    id, keys = "quit", "q"
    lasting = True
    footer = N_("Quit")
    palette = N_("Quit")
    words = N_("exit, close, leave")
    help = N_("Quit")

    @classmethod
    def run(cls, screen: Quits) -> Awaitable[None]:
        return screen.quit()
