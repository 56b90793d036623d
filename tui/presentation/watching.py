"""A register watched: whether what is kept is another state of it than what was read."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from store.common.errors import NamndkollError, RegisterError
from store.register.register import Register
from tui.settings.user import user_name

_PATIENCE = 2
"""Tries before it is told that a file cannot be read: it may be in the midst of being replaced."""


class News(NamedTuple):
    """A register read anew, or why it cannot be; neither when it is again as it was read."""

    register: Register | None = None
    trouble: NamndkollError | None = None


class Watch:
    """Looks at what is kept; never read twice for the same state of it once that is known.

    A server that does not answer is asked for ever: each look tries to reach it.
    """

    def __init__(self) -> None:
        self._bad: Hashable = None
        self._tries = 0
        self._told = False
        self.answers = True
        """Whether there was an answer to the last look."""

    def look(self, register: Register) -> News | None:
        """Return what is new about a register where it is kept; None when nothing is.

        Slow where that has changed: it is read. What was saved and is gone from it is written
        again, or kept beside it. Only one thread at a time may look.
        """
        mark = register.disk.look()
        self.answers = mark is not None
        if mark == register.disk.seen:
            return self._as_before()
        if mark != self._bad:
            self._bad, self._tries = mark, 0
        if self._tries >= _PATIENCE:
            return None
        try:
            fresh = register.branch()
            fresh.disk.refresh(patiently=True)
            fresh.disk.rescue(user_name())
        except RegisterError as error:
            return self._failed(error)
        self._tries, self._told = 0, False
        return News(register=fresh)

    def _as_before(self) -> News | None:
        told, self._told, self._tries = self._told, False, 0
        return News() if told else None

    def _failed(self, error: NamndkollError) -> News | None:
        self._tries += 1
        if self._tries < _PATIENCE:
            return None
        self._told = True
        return News(trouble=error)
