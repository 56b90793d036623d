"""What a register's user is to know of the disk, said once, by whoever shows sentences."""

from __future__ import annotations

from store.common.errors import Message


class Notices:
    """Sentences that wait to be shown; those that were said are not said again."""

    def __init__(self) -> None:
        self._said: set[str] = set()
        self._waiting: list[Message] = []

    def say(self, message: Message) -> None:
        """Have a sentence shown, unless it was said before."""
        if str(message) not in self._said:
            self._said.add(str(message))
            self._waiting.append(message)

    def take(self) -> list[Message]:
        """Return what waits to be shown; it waits no longer."""
        waiting, self._waiting = self._waiting, []
        return waiting
