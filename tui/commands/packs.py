"""Commands of a committee's pack before a meeting: the page, and the one that opens it."""

from __future__ import annotations

from typing import Protocol

from tui.commands.base import Command
from tui.commands.looking import LoadedCommand
from tui.commands.main_ports import HasDesk
from tui.locale import N_


class SavesPack(Protocol):
    """A page with a pack that can be saved once it is there."""

    @property
    def is_ready(self) -> bool: ...
    def save(self) -> None: ...


class ShowPack(LoadedCommand[HasDesk]):
    """Opens the pack of the committee that is looked at, or asks which."""

    id, keys = "pack", "K"
    palette = N_("Before the meeting: a committee's pack")
    help = N_("What a committee's meeting is to know: late, due, unanswered, changed, parties")

    @classmethod
    def run(cls, screen: HasDesk) -> None:
        screen.desk.packs.open()


class SavePack(Command[SavesPack]):
    id, keys = "pack.save", "w"
    footer = N_("Save")
    help = N_("Save it as a document, a page or another kind of file")

    @classmethod
    def available(cls, screen: SavesPack) -> bool:
        return screen.is_ready

    @classmethod
    def run(cls, screen: SavesPack) -> None:
        screen.save()
