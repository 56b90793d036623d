"""What is kept of what was done on the screens of the app, to be told when it fails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from tui.app.screens.main.main import MainScreen
from tui.app.session.on_disk import what_is_kept
from tui.commands.changing import SaveForm, SaveNote


def kept_of(screens: Sequence[Screen[Any]]) -> str:
    """Return what is kept of what was done on screens, the first of them the lowest.

    Nothing is said where no register was read.
    """
    main = screens[0] if screens else None
    changing = main.session.changing if isinstance(main, MainScreen) else None
    if changing is None or changing.found is None:
        return ""
    typing = any(_writes(one) for one in screens)
    return what_is_kept(changing.found, changing.under_way, typing=typing)


def _writes(screen: Screen[Any]) -> bool:
    """Tell whether something is being written on a screen, which only a key of it saves."""
    commands = getattr(screen, "COMMANDS_HERE", ())
    return SaveForm in commands or SaveNote in commands
