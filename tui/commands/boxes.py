"""Commands of the boxes that something is typed or chosen in."""

from __future__ import annotations

from typing import TypeVar

from tui.commands.base import Command
from tui.commands.ports import Picks, Replaces, Saves, Takes
from tui.locale import N_

S_contra = TypeVar("S_contra", bound=Saves, contravariant=True)


class Pick(Command[Picks]):
    """Chooses what the cursor is on."""

    id, keys = "choose", "enter"
    footer = N_("Choose")
    help = N_("Choose what the cursor is on")

    @classmethod
    def run(cls, screen: Picks) -> None:
        screen.pick()


class Take(Command[Takes]):
    """Takes what is typed."""

    @classmethod
    def run(cls, screen: Takes) -> None:
        screen.take()


class TakeDay(Take):
    """Takes the day that is typed."""

    id, keys = "day.take", "enter"
    footer = N_("Count from it")
    help = N_("Count from the day that is typed; from today when nothing is")


class TakeLine(Take):
    """Takes the line that is typed."""

    id, keys = "import.line", "enter"
    footer = N_("Read it so")
    help = N_("Read the document again with what is typed")


class Save(Command[S_contra]):
    """Saves what is typed or shown."""

    @classmethod
    def run(cls, screen: S_contra) -> None:
        screen.save()


class Replace(Command[Replaces]):
    """Puts something in the place of what was found to have its name."""

    @classmethod
    def available(cls, screen: Replaces) -> bool:
        return bool(screen.taken)

    @classmethod
    def run(cls, screen: Replaces) -> None:
        screen.replace()
