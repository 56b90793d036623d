"""The answers to questions; yes is never said with the key that asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands.base import Command
from tui.locale import N_

if TYPE_CHECKING:
    from tui.app.screens.asking import QuestionScreen, UnseenScreen


class UndoAnyway(Command[Any]):
    """Undoes what changed much, or does it again."""

    id, keys = "undo.anyway", "a"
    lasting = True
    footer = N_("Do it")
    help = N_("Undo all of it, or do it again")

    @classmethod
    def run(cls, screen: QuestionScreen) -> None:
        screen.dismiss(True)


class MarkedHere(Command[Any]):
    """Goes on with the marked rows that the list shows."""

    id, keys = "marked.here", "enter"
    lasting = True
    footer = N_("Only those seen")
    help = N_("Go on with the marked rows that the list shows")

    @classmethod
    def available(cls, screen: UnseenScreen) -> bool:
        return screen.any_here

    @classmethod
    def run(cls, screen: UnseenScreen) -> None:
        screen.dismiss(False)


class AllMarked(Command[Any]):
    """Goes on with all that is marked."""

    id, keys = "marked.all", "a"
    lasting = True
    footer = N_("All marked")
    help = N_("Go on with all marked rows, those that are not seen as well")

    @classmethod
    def run(cls, screen: UnseenScreen) -> None:
        screen.dismiss(True)
