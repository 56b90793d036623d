"""What is kept of what was done on the screens of the app, to be told when it fails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from store.common.text import clean
from tui.app.screens.main.main import MainScreen
from tui.app.session.on_disk import what_is_kept
from tui.commands.changing import SaveForm, SaveNote
from tui.locale import _


def kept_of(screens: Sequence[Screen[Any]]) -> str:
    """Return what is kept of what was done on screens, the first of them the lowest.

    Nothing is said where no register was read.
    """
    main = screens[0] if screens else None
    changing = main.session.changing if isinstance(main, MainScreen) else None
    if changing is None or changing.found is None:
        return ""
    typing = any(_writes(one) for one in screens)
    waiting = changing.outbox.waiting
    edits = [one.edits for one in waiting]
    others = [one.what for one in waiting if not one.edits]
    return what_is_kept(changing.found, edits, typing=typing, others=others)


def unsent_of(screens: Sequence[Screen[Any]]) -> str:
    """Return what waits to be sent and is lost if the app ends now; nothing where all is saved."""
    main = screens[0] if screens else None
    changing = main.session.changing if isinstance(main, MainScreen) else None
    waiting = changing.outbox.waiting if changing else ()
    lost = "; ".join(one.what or ", ".join(one.about) for one in waiting)
    return _("Not saved: {what}.").format(what=clean(lost)) if lost else ""


def _writes(screen: Screen[Any]) -> bool:
    """Tell whether something is being written on a screen, which only a key of it saves."""
    commands = getattr(screen, "COMMANDS_HERE", ())
    return SaveForm in commands or SaveNote in commands
