"""Commands that move among the parts of a list, and from a row to where it is at home."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any

from tui.commands.base import Command
from tui.locale import N_

if TYPE_CHECKING:
    from tui.app.screens.main.main import MainScreen
    from tui.app.widgets.rows.list import RowList


class PartCommand(Command[Any]):
    """Something that needs a list with headings under the keys."""

    @staticmethod
    def rows(screen: MainScreen) -> RowList[Any] | None:
        """Return the list that has the keys, if it has headings."""
        if screen.lens is None:
            return None
        from tui.app.widgets.rows.list import RowList

        rows = screen.focused
        return rows if isinstance(rows, RowList) and rows.headed else None

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        return cls.rows(screen) is not None


class NextPart(PartCommand):
    id, keys = "part.next", "full_stop"
    help = N_("Go to the next heading")

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        rows = cls.rows(screen)
        if rows:
            rows.jump(1)


class PreviousPart(PartCommand):
    id, keys = "part.previous", "comma"
    help = N_("Go to the heading, or to the one before")

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        rows = cls.rows(screen)
        if rows:
            rows.jump(-1)


class FoldParts(PartCommand):
    id, keys = "part.fold", "v"
    footer = N_("Fold")
    palette = N_("Fold all headings, or unfold them")
    help = N_("Fold all headings, or unfold them; Enter on a heading folds that one")

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        rows = cls.rows(screen)
        if rows:
            rows.fold_all()


class GoToEntry(Command[Any]):
    id, keys = "go", "g"
    footer = N_("Go to")
    palette = N_("Go to the entry in its own list")
    help = N_("Go to the entry in the list where it is at home; Esc leads back")

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        return screen.entry_elsewhere is not None

    @classmethod
    def run(cls, screen: MainScreen) -> Awaitable[None] | None:
        entry = screen.entry_elsewhere
        return screen.go_to(entry) if entry else None
