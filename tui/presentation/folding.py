"""Which headings are folded until somebody unfolds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tui.presentation.groups import Group


class Folding:
    """Remembers the groups that have been met, so that each is folded only the first time."""

    def __init__(self) -> None:
        self._met: set[str] = set()

    def first(self, groups: Sequence[Group[Any]]) -> set[str]:
        """Return the names of those that have not been met before."""
        new = {group.name for group in groups} - self._met
        self._met |= new
        return new
