"""Commands about which documents and years count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands.base import Command
from tui.commands.looking import LookCommand
from tui.locale import N_

if TYPE_CHECKING:
    from tui.app.screens.dialogs.papers import PapersScreen
    from tui.app.screens.main.main import MainScreen


class ChoosePapers(LookCommand):
    id, keys = "papers", "C"
    palette = N_("Choose which documents and years count")
    help = N_("See which documents and years count, and choose others")

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        from tui.app.screens.dialogs.papers import PapersScreen

        if screen.lens:
            screen.app.push_screen(PapersScreen(screen.lens), screen.choose_papers)


class ToggleDocument(Command[Any]):
    id, keys = "papers.toggle", "space"
    footer = N_("In or out")
    help = N_("Let a document, or all of a year, count or not")

    @classmethod
    def available(cls, screen: PapersScreen) -> bool:
        return screen.is_mounted and screen.lines.cursor_row is not None

    @classmethod
    def run(cls, screen: PapersScreen) -> None:
        screen.toggle()


class ShowPapers(Command[Any]):
    id, keys = "papers.show", "enter"
    footer = N_("Show")
    help = N_("Show what stands in the documents that are ticked")

    @classmethod
    def available(cls, screen: PapersScreen) -> bool:
        return bool(screen.ticked)

    @classmethod
    def run(cls, screen: PapersScreen) -> None:
        screen.show()
