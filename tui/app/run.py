"""The app from its opening to its end: as it was left, and remembered as it is left."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from store.common.errors import Message, NamndkollError
from store.common.place import Place
from tui.app.app import NamndkollApp
from tui.messages.saying import tell, tell_news
from tui.settings.memory import recall, remember
from tui.settings.paths import (
    index_folder,
    memory_file,
    news_file,
    settings_file,
    views_file,
)
from tui.settings.settings import Settings, read_settings
from tui.settings.user import user_name

if TYPE_CHECKING:
    from store.register.register import Register

_TURN = 0.001
"""Seconds that work in the background may hold up the screen at a time."""


def run(
    register: Place,
    as_of: date | None,
    notice: Message | None = None,
    settings: Settings | None = None,
    *,
    first: bool = False,
    read_only: bool = False,
) -> int:
    """Open the app on a register, as it was left, and return the exit status.

    The `first` time there is no register yet: ways to one are offered. Nothing that is
    `read_only` is changed.
    """
    if settings is None:
        settings = read_settings(settings_file())
    memory = recall(memory_file())
    app = NamndkollApp(
        register, as_of, notice, settings, memory, views_file(), first=first, read_only=read_only
    )
    app.kept_in = index_folder()
    app.seen_in = news_file()
    sys.setswitchinterval(_TURN)
    app.run()
    remember(memory_file(), app.memory)
    if app.unsent:
        tell(app.unsent)
    if app.left:
        put_in_order(app.left)
    sys.stdout.flush()
    return app.return_code or 0


def put_in_order(left: Register) -> None:
    """Put what was changed into the file, whose journal else has it; let go of a server."""
    if left.disk.foldable:
        with suppress(NamndkollError):
            left.disk.fold(user_name())
        tell_news(left)
    left.disk.close()
