"""The questions of a session, each on a screen of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.changes.deciding import Conflict
    from store.changes.edits import Edit
    from store.keeping.steps import Change
    from store.register.register import Register
    from tui.app.session.outbox import Sending


class SessionQuestions:
    """Asks above the screen that is worked on."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen

    def preview(
        self,
        register: Register,
        edits: Sequence[Edit],
        planned: Change | None,
        save: Callable[[], None],
    ) -> None:
        """Show what edits would change, to be saved or not."""
        from tui.app.screens.dialogs.preview import PreviewScreen

        self._screen.app.push_screen(PreviewScreen(register, edits, planned, save))

    def settle(self, conflicts: Sequence[Conflict], settle: Callable[[bool], None]) -> None:
        """Ask whether one's own values are to hold (True), or those that others set (False)."""
        from tui.app.screens.dialogs.settle import SettleScreen

        self._screen.app.push_screen(SettleScreen(conflicts, settle))

    def undo(self, step: str, undo: Callable[[], None], *, again: bool, theirs: bool) -> None:
        """Ask whether a step that changed much, or is somebody else's, is to be undone or not."""
        from tui.app.screens.asking import UndoScreen

        def answered(sure: bool | None) -> None:
            if sure:
                undo()

        self._screen.app.push_screen(UndoScreen(step, again=again, theirs=theirs), answered)

    def undo_older(self, step: str, why: str, undo: Callable[[], None], *, again: bool) -> None:
        """Ask whether a step before the last is to be undone, and tell why that one cannot be."""
        from tui.app.screens.asking import OlderStepScreen

        def answered(sure: bool | None) -> None:
            if sure:
                undo()

        self._screen.app.push_screen(OlderStepScreen(step, why, again=again), answered)

    def leave(self, waiting: Sequence[Sending], leave: Callable[[], object]) -> None:
        """Ask whether the app is to be left though changes wait; once, whatever key asks again."""
        from tui.app.screens.asking import LeaveScreen

        def answered(sure: bool | None) -> None:
            if sure:
                leave()

        if not isinstance(self._screen.app.screen, LeaveScreen):
            words = [one.what or ", ".join(one.about) for one in waiting]
            self._screen.app.push_screen(LeaveScreen(words), answered)

    def keep_copy(self, register: Register, why: str) -> None:
        """Offer to save a copy of a register elsewhere."""
        from tui.app.screens.dialogs.keep_copy import KeepCopyScreen

        self._screen.app.push_screen(KeepCopyScreen(register, why))
