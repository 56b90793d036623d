"""Commands of the news since one last looked: the page, and the one that opens it."""

from __future__ import annotations

from typing import Protocol

from tui.commands.base import Command
from tui.commands.looking import LoadedCommand
from tui.commands.main_ports import HasDesk
from tui.locale import N_


class TicksNews(Protocol):
    """A page of news that are ticked off."""

    @property
    def any_news(self) -> bool:
        """Whether there is anything to tick off."""

    def tick(self, *, every: bool) -> None:
        """Tick off every row, or else the one under the cursor or all under a heading."""


class ShowNews(LoadedCommand[HasDesk]):
    """Opens the news since one last looked."""

    id, keys = "news", "0"
    palette = N_("News since I last looked")
    words = N_("new, changed, since yesterday, what happened")
    help = N_("What came, was changed by others, became late or falls due within a week")

    @classmethod
    def run(cls, screen: HasDesk) -> None:
        screen.desk.news.open()


class TickCommand(Command[TicksNews]):
    """Something that needs news."""

    @classmethod
    def available(cls, screen: TicksNews) -> bool:
        return screen.any_news


class TickNews(TickCommand):
    id, keys = "news.tick", "space"
    footer = N_("Tick off")
    help = N_("Tick it off, or all under a heading: it stays off until it changes again")

    @classmethod
    def run(cls, screen: TicksNews) -> None:
        screen.tick(every=False)


class TickAllNews(TickCommand):
    id, keys = "news.tick_all", "a"
    footer = N_("All off")
    help = N_("Tick off all that is shown")

    @classmethod
    def run(cls, screen: TicksNews) -> None:
        screen.tick(every=True)


TICKING: tuple[type[Command[TicksNews]], ...] = (TickNews, TickAllNews)
