"""The app from its opening to its end: as it was left, and remembered as it is left."""

from __future__ import annotations

import sys
from datetime import date

from store.common.errors import Message
from store.common.place import Place
from tui.app.app import NamndkollApp
from tui.settings.memory import recall, remember
from tui.settings.paths import (
    index_folder,
    memory_file,
    news_file,
    settings_file,
    views_file,
)
from tui.settings.settings import Settings, read_settings

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
    app.fold()
    sys.stdout.flush()
    return app.return_code or 0
