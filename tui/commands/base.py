"""A command: one class gives the key, the footer, the palette and the help, so none can drift."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping, Sequence
from string import punctuation
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from tui.commands.keys import spell
from tui.locale import N_, _

if TYPE_CHECKING:
    from textual.binding import BindingType

_SHOWN_KEYS = {
    **{spell(character): character for character in punctuation},
    "escape": "Esc",
    "enter": "Enter",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "delete": "Delete",
    "end": "End",
}
"""How keys are written in every language: a column may be called End, and that is another word."""
_WORDED_KEYS = {
    "space": N_("Space"),
    "tab": N_("Tab"),
    "pageup": N_("PageUp"),
    "pagedown": N_("PageDown"),
}


S_contra = TypeVar("S_contra", contravariant=True)
"""What a command asks of a screen: a protocol of `tui.commands.ports`."""


class Command(Generic[S_contra]):
    """Something that can be done on a screen: its keys, its texts, and what of the screen does it.

    The doing is the screen's. Texts are English and translated when shown.
    """

    id: ClassVar[str]
    keys: ClassVar[str] = ""
    """Textual's names of the keys, separated by commas; none for what only the palette does."""
    footer: ClassVar[str] = ""
    """One or two words for the footer; empty for what the footer leaves out."""
    palette: ClassVar[str] = ""
    """What the palette calls it; empty for what makes no sense from there."""
    words: ClassVar[str] = ""
    """Other words that the palette finds it by, apart by commas; shown where they are typed."""
    help: ClassVar[str] = ""
    """A sentence for the help."""
    lasting: ClassVar[bool] = False
    """Whether the footer keeps it where not all fit."""
    opened_by: ClassVar[type[Command[Any]] | None] = None
    """The command whose key comes first, where it takes two: it opens what this one is bound on."""

    @classmethod
    def available(cls, screen: S_contra) -> bool:  # noqa: ARG003 - for those that depend on it
        """Tell whether it can be done now."""
        return True

    @classmethod
    def offered(cls, screen: S_contra) -> bool:  # noqa: ARG003 - for those that depend on it
        """Tell whether the footer is to offer it; its key may tell why it can't be done."""
        return True

    @classmethod
    def run(cls, screen: S_contra) -> Awaitable[None] | None:
        """Do it."""
        raise NotImplementedError


Commands = Sequence[type[Command[Any]]]
"""Commands of whichever screen, to be shown and bound; each is checked where it is listed."""


class Keyed(Protocol):
    """Something that keys do: a command, or a move in a list."""

    @property
    def id(self) -> str: ...
    @property
    def keys(self) -> str: ...
    @property
    def help(self) -> str: ...


_chosen: dict[str, str] = {}


def use_keys(keymap: Mapping[str, str]) -> None:
    """Show from now on the keys that the settings name, by the ids of what they do."""
    _chosen.clear()
    _chosen.update(keymap)


def keys_of(one: Keyed) -> list[str]:
    """Return Textual's names of the keys that something has now."""
    return [key for key in _chosen.get(one.id, one.keys).split(",") if key]


def bindings_of(
    commands: Commands, opened_by: type[Command[Any]] | None = None
) -> list[BindingType]:
    """Return the bindings of commands; each has the command's id.

    Those that take two keys are bound only on the screen that the first of these opened.
    """
    # Not above: the command line tells of the commands without loading the screen.
    from textual.binding import Binding

    return [
        Binding(
            command.keys,
            f"command('{command.id}')",
            command.help,
            id=command.id,
            show=bool(command.footer),
        )
        for command in commands
        if command.keys and command.opened_by in (None, opened_by)
    ]


def key_name(key: str) -> str:
    """Return how a key is written for people."""
    if key in _WORDED_KEYS:
        return _(_WORDED_KEYS[key])
    name = key.upper() if key.startswith("f") and key[1:].isdigit() else key
    return _SHOWN_KEYS.get(key, name)


def key_names(one: Keyed) -> str:
    """Return all keys of something as people read them; of two in a row `M 1`."""
    first = getattr(one, "opened_by", None)
    names = _(" or ").join(map(key_name, keys_of(one)))
    return f"{main_key(first)} {names}" if first else names


def main_key(one: Keyed) -> str:
    """Return the first key of something as people read it."""
    return key_name(next(iter(keys_of(one)), ""))
