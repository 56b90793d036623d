"""What settings, memory and saved views make of the app: held against what there is, at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from store.common.errors import Message
from store.filters.saved import SavedView, SavedViews
from store.keeping.backend import SharedViews
from store.register.register import Register
from tui.commands.every import GROUPS, TYPED
from tui.commands.keymap import keymap
from tui.commands.moves import Move
from tui.settings.memory import Memory
from tui.settings.settings import Settings
from tui.settings.shared_views import every_view


class Prepared(NamedTuple):
    """The keys by id, the saved views, one's own committee, and what could not be had."""

    keys: Mapping[str, str]
    saved: Sequence[SavedView]
    my_committee: str | None
    problems: tuple[Message, ...]


def prepare(
    register: Register,
    settings: Settings,
    memory: Memory,
    themes: Collection[str],
    saved_in: Path | None = None,
) -> Prepared:
    """Hold settings, memory and the file of saved views against what there is."""
    problems = list(settings.problems)
    if settings.theme and settings.theme not in themes:
        problems.append(_no_theme(settings.theme, themes))
    keys, saved, wrong = keys_and_views(settings, saved_in, register.disk.shared)
    problems += wrong
    named = settings.my_committee or memory.my_committee
    mine = register.committee(named) if named else None
    if settings.my_committee and not mine:
        problems.append(
            Message(
                "Settings, my_committee: the register has no {name}.",
                {"name": settings.my_committee},
            )
        )
    return Prepared(keys, saved, mine.name if mine else None, tuple(problems))


def _no_theme(name: str, themes: Collection[str]) -> Message:
    return Message(
        "Settings, theme: there are no colours called {name}. Those that there are: {known}",
        {"name": name, "known": ", ".join(sorted(themes))},
    )


def keys_and_views(
    settings: Settings, saved_in: Path | None, shared: SharedViews | None = None
) -> tuple[dict[str, str], tuple[SavedView, ...], list[Message]]:
    """Return the keys that can be had, the saved views, and what is wrong with others."""
    saved, problems = every_view(saved_in, shared)
    views = SavedViews(saved)
    wanted = {_name(name, views): keys for name, keys in settings.keys.items()}
    bound = tuple(Move(f"@{one.key}", "", one.name) for one in views)
    keys, wrong = keymap(wanted, ((*GROUPS[0], *bound), *GROUPS[1:]), TYPED)
    return keys, saved, [*problems, *wrong]


def _name(name: str, views: SavedViews) -> str:
    """Return the id of a key; a saved view's is found as in the filter."""
    view = views.find(name[1:]) if name.startswith("@") else None
    return f"@{view.key}" if view else name
