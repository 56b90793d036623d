"""Commands that move among the parts of a list, and from a row to where it is at home."""

from __future__ import annotations

from collections.abc import Awaitable

from tui.commands.base import Command
from tui.commands.main_ports import HasTravels
from tui.locale import N_


class PartCommand(Command[HasTravels]):
    """Something that needs a list with headings under the keys."""

    @classmethod
    def available(cls, screen: HasTravels) -> bool:
        return screen.standing.headed


class NextPart(PartCommand):
    id, keys = "part.next", "full_stop"
    help = N_("Go to the next heading")

    @classmethod
    def run(cls, screen: HasTravels) -> None:
        screen.travels.next_heading(1)


class PreviousPart(PartCommand):
    id, keys = "part.previous", "comma"
    help = N_("Go to the heading, or to the one before")

    @classmethod
    def run(cls, screen: HasTravels) -> None:
        screen.travels.next_heading(-1)


class FoldParts(PartCommand):
    id, keys = "part.fold", "v"
    footer = N_("Fold")
    palette = N_("Fold all headings, or unfold them")
    help = N_("Fold all headings, or unfold them; Enter on a heading folds that one")

    @classmethod
    def run(cls, screen: HasTravels) -> None:
        screen.travels.fold_headings()


class GoToEntry(Command[HasTravels]):
    id, keys = "go", "g"
    footer = N_("Go to")
    palette = N_("Go to the entry in its own list")
    help = N_("Go to the entry in the list where it is at home; Esc leads back")

    @classmethod
    def available(cls, screen: HasTravels) -> bool:
        return screen.standing.elsewhere

    @classmethod
    def run(cls, screen: HasTravels) -> Awaitable[None] | None:
        return screen.travels.go_home()
