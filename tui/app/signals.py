"""What ends the app as if it were asked to, so that the terminal is left whole."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from functools import partial
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, Any

from tui.messages.saying import let_go

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

_ENDING = ("SIGTERM", "SIGHUP")
_BY_SIGNAL = 128
"""Added to a signal's number, the exit status says what ended the program, as shells have it."""
_LEFT_BEHIND = _BY_SIGNAL + 1
"""As SIGHUP, which Windows has no name for."""
_PATIENCE = 5.0
"""Seconds that the app has to end in when its terminal is gone."""
_TERMINAL = 0
"""Where keys are read from: the standard input."""


def leave_when_told(app: App[Any]) -> None:
    """Leave the app when the system or the closing of its terminal asks for it.

    In a browser the server of the page stands for the terminal: killed, it can tell nobody.
    """
    loop = asyncio.get_running_loop()
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError, ValueError):
                leave = partial(app.exit, return_code=_BY_SIGNAL + number)
                loop.add_signal_handler(number, leave)
    if not app.is_headless:
        _when_hung_up(
            partial(loop.call_soon_threadsafe, partial(app.exit, return_code=_LEFT_BEHIND))
        )


def _when_hung_up(then: Callable[[], object]) -> None:
    """Do something once nobody is at the other end of the terminal.

    No signal tells a program of it that the terminal does not control, and Textual would read
    the end of its keys again and again, as fast as it can.
    """
    try:
        from select import POLLHUP, poll
    except ImportError:  # Windows, where a console ends its programs
        return
    terminal = poll()
    terminal.register(_TERMINAL, 0)

    def watch() -> None:
        if any(seen & POLLHUP for _number, seen in terminal.poll()):
            let_go(sys.__stdout__, sys.__stderr__)
            with suppress(RuntimeError):  # the app has ended meanwhile
                then()
            # What was being written when the terminal went may have ended Textual's writer, and
            # then the app waits for it for ever. Changes are in the journal by now.
            sleep(_PATIENCE)
            os._exit(_LEFT_BEHIND)

    Thread(target=watch, name="hang-up", daemon=True).start()
