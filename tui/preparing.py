"""What settings and memory make of the app, once the register is read: checked all at once."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from store.errors import Message
from store.register import Register
from tui.commands.every import GROUPS, TYPED
from tui.keymap import keymap
from tui.memory import Memory
from tui.settings import Settings


class Prepared(NamedTuple):
    """The keys by id, one's own committee, and what of the settings could not be had."""

    keys: Mapping[str, str]
    my_committee: str | None
    problems: tuple[Message, ...]


def prepare(
    register: Register, settings: Settings, memory: Memory, themes: Container[str]
) -> Prepared:
    """Hold settings and memory against what there is."""
    problems = list(settings.problems)
    if settings.theme and settings.theme not in themes:
        said = "Settings, theme: there are no colours called {name}."
        problems.append(Message(said, {"name": settings.theme}))
    keys, wrong = keymap(settings.keys, GROUPS, TYPED)
    problems += wrong
    mine = register.committee(settings.my_committee or memory.my_committee or "")
    if settings.my_committee and not mine:
        said = "Settings, my_committee: the register has no {name}."
        problems.append(Message(said, {"name": settings.my_committee}))
    return Prepared(keys, mine.name if mine else None, tuple(problems))
