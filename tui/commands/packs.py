"""Commands of a committee's pack before a meeting: the page, and the one that opens it."""

from __future__ import annotations

from tui.commands.looking import LoadedCommand
from tui.commands.main_ports import HasDesk
from tui.locale import N_


class ShowPack(LoadedCommand[HasDesk]):
    """Opens the pack of the committee that is looked at, or asks which."""

    id, keys = "pack", "K"
    palette = N_("Before the meeting: a committee's pack")
    help = N_("What a committee's meeting is to know: late, due, unanswered, changed, parties")

    @classmethod
    def run(cls, screen: HasDesk) -> None:
        screen.desk.packs.open()
