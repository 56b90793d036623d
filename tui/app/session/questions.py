"""What a session asks the user: each question is a screen of its own, unknown to the session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from store.changes.deciding import Conflict
    from store.changes.edits import Edit
    from store.keeping.steps import Change
    from store.register.register import Register
    from tui.app.session.outbox import Sending


class Questions(Protocol):
    """Asks on screens above the one that is worked on."""

    def preview(
        self,
        register: Register,
        edits: Sequence[Edit],
        planned: Change | None,
        save: Callable[[], None],
    ) -> None:
        """Show what edits would change, to be saved or not."""

    def settle(self, conflicts: Sequence[Conflict], settle: Callable[[bool], None]) -> None:
        """Ask whether one's own values are to hold (True), or those that others set (False)."""

    def undo(self, step: str, undo: Callable[[], None], *, again: bool, theirs: bool) -> None:
        """Ask whether a step that changed much, or is somebody else's, is to be undone or not."""

    def undo_older(self, step: str, why: str, undo: Callable[[], None], *, again: bool) -> None:
        """Ask whether a step before the last is to be undone, and tell why that one cannot be."""

    def leave(self, waiting: Sequence[Sending], leave: Callable[[], object]) -> None:
        """Ask whether the app is to be left though changes wait, which are lost then."""

    def keep_copy(self, register: Register, why: str) -> None:
        """Offer to save a copy of a register elsewhere."""
