"""The list of rows in views where left and right mean something else."""

from __future__ import annotations

from typing import TypeVar

from tui.app.widgets.rows.list import RowList

R = TypeVar("R")


class LevelRowList(RowList[R]):
    """A list in a view where left and right go through time; Enter still folds a group."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the keys that fold through to the view (Textual calls this)."""
        return action not in {"collapse", "expand"} and super().check_action(action, parameters)
