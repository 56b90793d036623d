"""A command: one class gives the key, the footer, the palette and the help, so none can drift."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from tui.locale import N_, _

_SHOWN_KEYS = {
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "space": N_("Space"),
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": N_("PageUp"),
    "pagedown": N_("PageDown"),
    "home": "Home",
    "end": "End",
}


class Command:
    """Something that can be done on a screen. Texts are English and translated when shown."""

    id: ClassVar[str]
    keys: ClassVar[str] = ""
    """Textual's names of the keys, separated by commas; none for what only the palette does."""
    footer: ClassVar[str] = ""
    """One or two words for the footer; empty for what the footer leaves out."""
    palette: ClassVar[str] = ""
    """What the palette calls it; empty for what makes no sense from there."""
    help: ClassVar[str] = ""
    """A sentence for the help."""
    lasting: ClassVar[bool] = False
    """Whether the footer keeps it where not all fit."""

    @classmethod
    def available(cls, screen: Any) -> bool:  # noqa: ARG003 - for those that depend on it
        """Tell whether it can be done now."""
        return True

    @classmethod
    def run(cls, screen: Any) -> Awaitable[None] | None:
        """Do it."""
        raise NotImplementedError


Commands = Sequence[type[Command]]


def bindings_of(commands: Commands) -> list[BindingType]:
    """Return the bindings of commands; each has the command's id."""
    return [
        Binding(
            command.keys,
            f"command('{command.id}')",
            command.help,
            id=command.id,
            show=bool(command.footer),
        )
        for command in commands
        if command.keys
    ]


def key_name(key: str) -> str:
    """Return how a key is written for people."""
    if key in _SHOWN_KEYS:
        return _(_SHOWN_KEYS[key])
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


def key_names(command: type[Command]) -> str:
    """Return all keys of a command as people read them."""
    return _(" or ").join(key_name(key) for key in command.keys.split(",") if key)
