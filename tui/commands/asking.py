"""The answers to questions; yes is never said with the key that asked."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from tui.commands.base import Command
from tui.commands.ports import Asks, AsksOfMarks
from tui.locale import N_

A_contra = TypeVar("A_contra", bound=Asks, contravariant=True)


class Answer(Command[A_contra]):
    """Answers with yes or no."""

    yes: ClassVar[bool] = True
    lasting = True

    @classmethod
    def run(cls, screen: A_contra) -> None:
        screen.dismiss(cls.yes)


class UndoAnyway(Answer[Asks]):
    """Undoes what changed much, or does it again."""

    id, keys = "undo.anyway", "a"
    footer = N_("Do it")
    help = N_("Undo all of it, or do it again")


class LeaveAnyway(Answer[Asks]):
    """Leaves though changes wait, which are lost."""

    id, keys = "leave.anyway", "L"
    footer = N_("Leave, and lose it")
    help = N_("Leave the app; the changes that wait are lost")


class Stay(Answer[Asks]):
    """Stays, so that the changes that wait are sent when the server answers."""

    id, keys, yes = "leave.not", "escape,enter", False
    footer = N_("Stay")
    help = N_("Stay; the changes that wait are sent when the server answers")


class MarkedHere(Answer[AsksOfMarks]):
    """Goes on with the marked rows that the list shows."""

    id, keys, yes = "marked.here", "enter", False
    footer = N_("Only those seen")
    help = N_("Go on with the marked rows that the list shows")

    @classmethod
    def available(cls, screen: AsksOfMarks) -> bool:
        return screen.any_here


class AllMarked(Answer[Asks]):
    """Goes on with all that is marked."""

    id, keys = "marked.all", "a"
    footer = N_("All marked")
    help = N_("Go on with all marked rows, those that are not seen as well")
