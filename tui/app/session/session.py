"""A register as it is worked with: it is changed, its file is followed, what was read is held."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tui.app.session.day import Day
from tui.app.session.state import Shown, State

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.register.register import Register
    from tui.app.session.changing import Changing
    from tui.app.session.following import Following
    from tui.app.session.questions import Questions


class Session:
    """Begins when the register was read; until then nothing can be changed or followed."""

    def __init__(self, screen: Screen[Any], shown: Shown, questions: Questions) -> None:
        self._state = State(screen, shown, Day())
        self._questions = questions
        self.changing: Changing | None = None
        self.following: Following | None = None

    def begin(self, register: Register, as_of: date | None) -> None:
        """Let a register that was read be changed from now on, seen on the day asked for if any."""
        from tui.app.session.changing import Changing

        self._state.day.asked = as_of
        self.changing = Changing(self._state, self._questions)
        self._state.read_only = not register.now.disk.writable

    def follow(self) -> None:
        """Follow the register's file from now on."""
        from tui.app.session.following import Following

        self.following = Following(self._state, self._questions, self.changing)
        self.following.start()

    @property
    def read_only(self) -> bool:
        """Whether the register can only be read where it is."""
        return self._state.read_only

    @property
    def held(self) -> Register | None:
        """What a copy is to hold: what the disk lost, or else the register as it is now."""
        lens = self._state.shown.lens
        return self._state.held or (lens.register.now if lens else None)

    def choose_day(self, day: date) -> None:
        """Count from another day."""
        lens = self._state.shown.lens
        if lens:
            self._state.day.choose(day)
            self._state.shown.look(lens.dated(day))
