"""The command `serve`: the app in a browser, on this computer alone unless told otherwise."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import signal
import socket
import sys
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from store.common.errors import NamndkollError
from tui.headless.opened import place_of
from tui.locale import VARIABLE as LANGUAGE_VARIABLE
from tui.locale import _, language
from tui.messages.saying import tell
from tui.settings.paths import VARIABLE as REGISTER_VARIABLE

if TYPE_CHECKING:
    from aiohttp import web

_WILD = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}
"""Hosts that mean every address of this computer, and the one to open here."""
_INSTALL = 'pip install "textual-serve>=1.1.3,<2"'
_TAKEN = {errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", errno.EADDRINUSE)}
_NOT_HERE = {errno.EADDRNOTAVAIL, getattr(errno, "WSAEADDRNOTAVAIL", errno.EADDRNOTAVAIL)}
_LOGGERS = ("textual-serve", "aiohttp.server", "aiohttp.web", "asyncio")


class _Sentences(logging.Handler):
    """Says in one line what went wrong in a session; a traceback helps nobody here."""

    def emit(self, record: logging.LogRecord) -> None:
        tell(_("A session failed: {reason}.").format(reason=record.getMessage().rstrip(".")[:200]))


def run(request: Namespace) -> None:
    """Serve the app until Ctrl+C.

    Raises: NamndkollError when textual-serve is missing or the address cannot be used
    """
    try:
        from tui.web.access import Access, is_local
        from tui.web.server import application
    except ImportError as error:
        raise NamndkollError(
            "The app in a browser needs textual-serve. Install it with: {command}",
            command=_INSTALL,
        ) from error
    _prepare(request)
    if not is_local(request.host):
        tell(_open_to_all())
    _log_in_sentences()
    access = Access(request.host)
    served = application(_words(request), access)
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(served, request, access.token))


def _prepare(request: Namespace) -> None:
    """Find the register now, where a sentence is read, and name it for the sessions."""
    place = place_of(request).place
    if isinstance(place, Path) and not place.exists():
        from store.keeping.reading import read_file

        read_file(place)
    # Not on the sessions' command line: everybody on the computer can list those.
    os.environ[REGISTER_VARIABLE] = (
        str(place.absolute()) if isinstance(place, Path) else place.conninfo
    )
    os.environ[LANGUAGE_VARIABLE] = language()
    root = str(Path(__file__).parent.parent.parent)
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)


def _words(request: Namespace) -> list[str]:
    """Return the words of the command that opens the app."""
    # -P: a folder "tui" where the user happens to stand is not the program.
    words = [sys.executable, "-P", "-m", "tui"]
    if request.as_of:
        words += ["--as-of", str(request.as_of)]
    if request.read_only:
        words.append("--read-only")
    return words


def _open_to_all() -> str:
    return _(
        "Warning: everyone who has the address with its key, and reaches this computer over the "
        "network, can read the register, with its notes, and change it. The connection is not "
        "encrypted."
    )


def _log_in_sentences() -> None:
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers[:] = [_Sentences(logging.ERROR)]
        logger.propagate = False


async def _serve(application: web.Application, request: Namespace, token: str) -> None:
    from aiohttp.web import AppRunner, TCPSite

    runner = AppRunner(application, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    _end_on_request()
    try:
        await _listen(TCPSite(runner, request.host, request.port), request)
        sys.stdout.write(_where(request.host, runner.addresses[0][1], token) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        tell(_("Nämndkoll is no longer served."))
    finally:
        await runner.cleanup()


def _end_on_request() -> None:
    """Let a request to end be as good as Ctrl+C, where the platform has such requests."""
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    # The sessions lead groups of their own: they hear nothing of a terminal that is closed.
    for one in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        with suppress(NotImplementedError):
            if task:
                loop.add_signal_handler(one, task.cancel)


async def _listen(site: web.TCPSite, request: Namespace) -> None:
    """Begin to listen.

    Raises: NamndkollError
    """
    try:
        await site.start()
    except (OSError, UnicodeError) as error:
        raise _refusal(error, request.host, request.port) from error


def _refusal(error: Exception, host: str, port: int) -> NamndkollError:
    """Say why nobody can listen there, and what to do."""
    if not isinstance(error, OSError) or isinstance(error, socket.gaierror):
        return NamndkollError(
            "There is no host {host}. With --host 127.0.0.1 it is served on this computer.",
            host=repr(host[:80]),
        )
    if error.errno in _TAKEN:
        return NamndkollError(
            "Port {port} is taken. Choose another with --port, or 0 for any that is free.",
            port=port,
        )
    if error.errno in _NOT_HERE:
        return NamndkollError(
            "{host} is no address of this computer. Choose another with --host.", host=host
        )
    return NamndkollError(
        "Port {port} cannot be used ({reason}). Choose another with --port.",
        port=port,
        reason=error.strerror or type(error).__name__,
    )


def _where(host: str, port: int, token: str) -> str:
    name = _WILD.get(host, host)
    shown = f"[{name}]" if ":" in name else name
    said = _("Open {address} in a browser. Ctrl+C ends it.")
    return said.format(address=f"http://{shown}:{port}/?token={token}")
