"""What all screens share: commands as their only keys, and a line that shows which work now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.screen import Screen

from tui.commands.base import Command, Commands

T = TypeVar("T")


class CommandScreen(Screen[T]):
    """A screen whose keys, footer, palette and help come from its commands."""

    COMMANDS_HERE: ClassVar[Commands] = ()
    has_lists: ClassVar[bool] = False
    """Whether the help is to tell about lists and the filter."""

    @property
    def signs(self) -> Sequence[tuple[str, str]]:
        """The signs that the help is to explain, and what they mean."""
        return ()

    def available(self) -> list[type[Command]]:
        """Return the commands that can be done now."""
        return [command for command in self.COMMANDS_HERE if command.available(self)]

    def on_footer(self) -> Sequence[type[Command]]:
        """Return the commands that the line of keys offers, the most used first."""
        return [command for command in self.available() if command.footer]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a key through to others while its command cannot be done (Textual calls this)."""
        if action != "command":
            return super().check_action(action, parameters)
        return any(one.id in parameters and one.available(self) for one in self.COMMANDS_HERE)

    async def action_command(self, command_id: str) -> None:
        """Do a command by its id."""
        for command in self.available():
            if command.id == command_id:
                doing = command.run(self)
                if doing is not None:
                    await doing
                self.refresh_bindings()
