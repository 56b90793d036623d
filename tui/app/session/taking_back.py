"""What `u` takes back: one's own last step, or an earlier one where others built on that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.changes.history import origin
from store.changes.undoing import BlockedError, Undo, refuse_blocked
from store.common.errors import NamndkollError
from tui.app.session.outbox import Sending
from tui.app.session.sendings import undone
from tui.app.session.steps_told import is_large, step_told
from tui.locale import say
from tui.messages.changes import with_text

if TYPE_CHECKING:
    from store.keeping.steps import Change
    from store.register.register import Register
    from tui.app.session.questions import Questions


class TakingBack:
    """The way from a key to the step that is taken back; what is hardly meant is asked for."""

    def __init__(
        self,
        questions: Questions,
        put: Callable[[Sending], None],
        refuse: Callable[[NamndkollError], None],
    ) -> None:
        self._ask = questions
        self._put = put
        self._refuse = refuse

    def begin(self, register: Register, asked: Undo) -> None:
        """Take back what is asked for; where nothing of that is left, ask for the last of all."""
        if not asked.step_in(register.contents):
            asked = replace(asked, anyones=True)
        step = asked.step_in(register.contents)
        if step is None:
            self._put(undone(register, asked))
            return
        try:
            refuse_blocked(register.contents, asked, step)
        except BlockedError as error:
            self.offer_older(register, error)
        else:
            self._begin(register, asked, step)

    def _begin(self, register: Register, asked: Undo, step: Change) -> None:
        theirs = asked.whose(register.contents, step) != asked.by

        def undo() -> None:
            self._put(undone(register, asked))

        if theirs or is_large(step):
            named = _named(register, step)
            self._ask.undo(named, undo, again=asked.again, theirs=theirs)
        else:
            undo()

    def offer_older(self, register: Register, blocked: BlockedError) -> None:
        """Ask for the last step before one that cannot be taken back; say why if there is none.

        That others built on one's own last step is no reason to lose the way to those before.
        """
        older = blocked.instead
        step = older.step_in(register.contents) if older else None
        if older is None or step is None:
            self._refuse(blocked)
            return
        put, sending = self._put, undone(register, older)
        why = say(blocked.message)
        self._ask.undo_older(_named(register, step), why, lambda: put(sending), again=older.again)


def _named(register: Register, step: Change) -> str:
    return step_told(origin(register.changes, step), with_text(register))
