"""Signals that end the app as if it were asked to, so that the terminal is left whole."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

_ENDING = ("SIGTERM", "SIGHUP")
_BY_SIGNAL = 128
"""Added to a signal's number, the exit status says what ended the program, as shells have it."""


def leave_when_told(app: App[Any]) -> None:
    """Leave the app when the system or the closing of its terminal asks for it."""
    loop = asyncio.get_running_loop()
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError, ValueError):
                leave = partial(app.exit, return_code=_BY_SIGNAL + number)
                loop.add_signal_handler(number, leave)
