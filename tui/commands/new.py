"""Commands that enter what no document has, and take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.base import Command
from tui.commands.main_ports import HasDesk
from tui.locale import N_

if TYPE_CHECKING:
    from store.model.traits import Kind


_OWN: tuple[Kind, ...] = ("own",)


class New(Command[HasDesk]):
    """Enters something of the office's own; where the year is shown, a meeting."""

    id, keys = "new", "N"
    palette = N_("New entry of your own, or in the year a meeting")
    words = N_("new, add, own, assignment, question, answer, meeting")
    help = N_(
        "Enter an assignment, a question or an answer of your own; in the year a meeting, in words"
    )

    @classmethod
    def available(cls, screen: HasDesk) -> bool:
        return screen.standing.changing

    @classmethod
    def run(cls, screen: HasDesk) -> None:
        screen.desk.new()


class RemoveOwn(Command[HasDesk]):
    """Takes an entry of the office's own away."""

    id, keys = "own.remove", "delete"
    palette = N_("Remove the entry of your own")
    help = N_("Remove the entry of your own under the cursor; undo brings it back")

    @classmethod
    def available(cls, screen: HasDesk) -> bool:
        return screen.standing.can_change(_OWN)

    @classmethod
    def run(cls, screen: HasDesk) -> None:
        screen.desk.owns.remove()


NEW: tuple[type[Command[HasDesk]], ...] = (New, RemoveOwn)
