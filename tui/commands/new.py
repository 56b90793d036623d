"""The command that enters something of one's own: where the year is shown, a meeting."""

from __future__ import annotations

from tui.commands.base import Command
from tui.commands.main_ports import HasDesk
from tui.locale import N_


class New(Command[HasDesk]):
    id, keys = "new", "N"
    footer = N_("New meeting")
    palette = N_("Enter a meeting in words")
    help = N_("Enter a meeting in words: a day, several, or how it comes again")

    @classmethod
    def available(cls, screen: HasDesk) -> bool:
        return screen.standing.in_year

    @classmethod
    def run(cls, screen: HasDesk) -> None:
        screen.desk.new()
