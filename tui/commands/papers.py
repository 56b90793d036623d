"""Commands about which documents and years count."""

from __future__ import annotations

from tui.commands.base import Command
from tui.commands.looking import LoadedCommand
from tui.commands.main_ports import HasLooks
from tui.commands.ports import Ticks, TicksPapers
from tui.locale import N_


class ChoosePapers(LoadedCommand[HasLooks]):
    id, keys = "papers", "C"
    palette = N_("Choose which documents and years count")
    words = N_("sources, budget, select")
    help = N_("See which documents and years count, and choose others")

    @classmethod
    def run(cls, screen: HasLooks) -> None:
        screen.looks.choose_papers()


class ToggleDocument(Command[Ticks]):
    id, keys = "papers.toggle", "space"
    footer = N_("In or out")
    help = N_("Let a document, or all of a year, count or not")

    @classmethod
    def available(cls, screen: Ticks) -> bool:
        return screen.here is not None

    @classmethod
    def run(cls, screen: Ticks) -> None:
        screen.toggle()


class ReadPaper(Command[TicksPapers]):
    id, keys = "papers.read", "o"
    footer = N_("Read")
    help = N_("Read the whole document, also one that nothing was taken from")

    @classmethod
    def available(cls, screen: TicksPapers) -> bool:
        return screen.document_here is not None

    @classmethod
    def run(cls, screen: TicksPapers) -> None:
        screen.read()


class ShowPapers(Command[Ticks]):
    id, keys = "papers.show", "enter"
    footer = N_("Show")
    help = N_("Show what stands in the documents that are ticked")

    @classmethod
    def available(cls, screen: Ticks) -> bool:
        return bool(screen.ticked)

    @classmethod
    def run(cls, screen: Ticks) -> None:
        screen.show()
