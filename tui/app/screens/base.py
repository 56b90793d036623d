"""What all screens share: commands as their only keys, and a line that shows which work now."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import ClassVar, Self, TypeVar

from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import Screen

from tui.commands.base import Command, Commands

T = TypeVar("T")


class CommandScreen(Screen[T]):
    """A screen whose keys, footer, palette and help come from its commands."""

    # A class variable, but mypy knows no Self in one of a generic class: so each screen is held
    # against what its own commands ask.
    COMMANDS_HERE: Sequence[type[Command[Self]]] = ()
    must_be_seen: ClassVar[bool] = False
    """Whether a key counts only when it was pressed after the screen was seen: it confirms."""
    seen_since: float = inf
    """When what is shown now could first be seen, in seconds of the clock that keys have."""
    at_work: bool = False
    """Whether what the last key began is to end before the next one counts."""
    loading: bool = False
    """Whether what it shows is still being read: a key that can do nothing yet waits for it."""
    _closes_with: tuple[T | None] | None = None
    """What it closes with, once it was told to."""

    def on_screen_resume(self) -> None:
        """Close, if it was to while another lay over it; note when it can be seen again.

        Where it was told to close as the other went, it is gone by the time this is heard.
        """
        if self._closes_with is None:
            self.shows_anew()
        elif self.is_active:
            super().dismiss(*self._closes_with)

    def shows_anew(self) -> None:
        """Let what is shown from now on be seen before what must be seen is answered."""
        self.seen_since = inf
        self.call_after_refresh(self._note_seen)

    def _note_seen(self) -> None:
        self.seen_since = Message().time

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close once, whatever asks for it again; never another screen that lies over it."""
        first, self._closes_with = self._closes_with is None, self._closes_with or (result,)
        if first and self.is_active:
            return super().dismiss(result)
        return AwaitComplete()

    async def quit(self) -> None:
        """Leave the app, which saves first what is being saved."""
        await self.app.action_quit()

    def available(self) -> Commands:
        """Return the commands that can be done now."""
        return self._possible(self.COMMANDS_HERE)

    def on_footer(self) -> Commands:
        """Return the commands that the line of keys offers, the most used first.

        Asked once a frame, and only of those that the line can show.
        """
        with_footer = [command for command in self.COMMANDS_HERE if command.footer]
        return self._possible(with_footer, offered=True)

    def _possible(self, commands: Commands, *, offered: bool = False) -> Commands:
        found = [command for command in commands if command.available(self)]
        return [command for command in found if command.offered(self)] if offered else found

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a key through to others while its command cannot be done (Textual calls this)."""
        if action != "command":
            return super().check_action(action, parameters)
        return any(self._possible(self._by_id(str(name))) for name in parameters)

    async def action_command(self, command_id: str) -> None:
        """Do a command by its id, if it can be done at this moment."""
        for command in self._possible(self._by_id(command_id)):
            doing = command.run(self)
            if doing is not None:
                await doing
            self.refresh_bindings()

    def _by_id(self, command_id: str) -> Commands:
        return [command for command in self.COMMANDS_HERE if command.id == command_id]
