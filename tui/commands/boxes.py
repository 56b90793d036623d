"""Commands of the boxes that something is typed or chosen in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands.base import Command
from tui.locale import N_

if TYPE_CHECKING:
    from tui.app.screens.dialogs.ask_day import AskDayScreen
    from tui.app.screens.dialogs.chooser import ChooserScreen


class Pick(Command[Any]):
    """Chooses what the cursor is on."""

    id, keys = "choose", "enter"
    footer = N_("Choose")
    help = N_("Choose what the cursor is on")

    @classmethod
    def run(cls, screen: ChooserScreen[Any]) -> None:
        screen.pick()


class TakeDay(Command[Any]):
    """Takes the day that is typed."""

    id, keys = "day.take", "enter"
    footer = N_("Count from it")
    help = N_("Count from the day that is typed; from today when nothing is")

    @classmethod
    def run(cls, screen: AskDayScreen) -> None:
        screen.take()
