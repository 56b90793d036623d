"""The day that everything is counted from: one chosen, one asked for, the register's, or today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.register.register import Register


class Day:
    """Which day is counted from, and whether somebody asked for it."""

    def __init__(self, asked: date | None = None) -> None:
        self.asked = asked
        """The day asked for when the app was started."""
        self._chosen: date | None = None
        self._follows_today = False

    @property
    def is_asked(self) -> bool:
        """Whether somebody asked for the day, and hence for what was known on it."""
        return self.asked is not None or self._chosen is not None

    def choose(self, day: date) -> None:
        """Count from a day; from today also tomorrow, where it is today that is chosen."""
        from store.dates.today import today

        self._chosen, self._follows_today = day, day == today()

    def now(self, register: Register) -> date:
        """Return the day to count a register from just now."""
        from store.dates.today import today

        if self._chosen is not None:
            return today() if self._follows_today else self._chosen
        return self.asked or register.as_of or today()
