"""A session: a process with the app in it, for as long as its browser stays.

The browser is only half trusted: what it says of its size is clamped, and a process that does not
listen holds nobody up. The process leads a group of its own, so that nothing it began outlives it.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Literal

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

WIDTHS, HEIGHTS = (20, 500), (5, 200)
"""Least and most cells of a terminal in a browser; each costs the app memory and time."""
GRACE = 3.0
"""Seconds that the app gets to end in by itself; a busy one is killed then."""
_KILLED_WITHIN = 1.0
"""Seconds in which the platform takes away what was killed."""
_MOST_WAITING = 1024 * 1024
"""Bytes that may wait for an app to read them."""
_HEARTBEAT = 15.0


_LOG = logging.getLogger("textual-serve")


class DeafError(Exception):
    """The app has not read for long what was typed or pasted."""


class App(AppService):
    """The process of one session; `words` start it, and no shell reads them."""

    def __init__(self, words: Sequence[str], websocket: web.WebSocketResponse) -> None:
        super().__init__(
            "",
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=self._closed,
            download_manager=DownloadManager(),
        )
        self._words = words

    async def _closed(self) -> None:
        """The app says that it ends: the end of its process closes the page."""

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *self._words,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(width=width, height=height),
            start_new_session=True,
        )
        self._stdin = process.stdin
        return process

    async def send_bytes(self, data: bytes) -> bool:
        """Send what was typed, without waiting until the app reads it.

        Raises:
            DeafError: too much waits already.
        """
        return self._send(b"D", data)

    async def send_meta(self, data: dict[str, str | int | bool | None]) -> bool:
        """Send what is no typing, without waiting until the app reads it.

        Raises:
            DeafError: too much waits already.
        """
        return self._send(b"M", json.dumps(data).encode())

    def _send(self, kind: Literal[b"D", b"M"], data: bytes) -> bool:
        if self.stdin.transport.get_write_buffer_size() > _MOST_WAITING:
            raise DeafError("the app is busy and does not read what is typed")
        with suppress(RuntimeError):  # it has ended
            self.stdin.write(self.encode_packet(kind, data))
        return True

    async def set_terminal_size(self, width: object, height: object) -> None:
        """Tell the app how large its terminal is, within bounds."""
        await super().set_terminal_size(clamped(width, WIDTHS), clamped(height, HEIGHTS))

    async def ended(self) -> None:
        """Wait until the process ends by itself."""
        if self._task:
            await asyncio.shield(self._task)

    async def stop(self) -> None:
        """Ask the app to end, and end it and all that it began when it does not."""
        if self._process is None:
            return
        with suppress(TimeoutError, DeafError):
            async with asyncio.timeout(GRACE):
                await self.send_meta({"type": "quit"})
                await self._process.wait()
        _kill_group(self._process)
        if self._task:
            self._task.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(_KILLED_WITHIN):
                await self._process.wait()


def _kill_group(process: Process) -> None:
    """Kill a process with all of its group; Windows has no groups, but a reader ends by itself."""
    with suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def clamped(said: object, bounds: tuple[int, int]) -> int:
    """Return a size as the browser says it, within bounds; the least for what is no number."""
    least, most = bounds
    try:
        return min(max(int(str(said)[:9]), least), most)
    except ValueError:
        return least


async def hold(request: web.Request, words: Sequence[str]) -> web.WebSocketResponse:
    """Run the app that `words` start until its browser leaves or it ends."""
    websocket = web.WebSocketResponse(heartbeat=_HEARTBEAT)
    await websocket.prepare(request)
    app = App(words, websocket)
    try:
        width = clamped(request.query.get("width", "80"), WIDTHS)
        await app.start(width, clamped(request.query.get("height", "24"), HEIGHTS))
        await _until_either(app.ended(), _pass_on(websocket, app))
    except Exception as error:  # noqa: BLE001 - whatever a browser sends ends its session alone
        _LOG.error("%s", error)
    finally:
        # Also when the server ends: what is cancelled here has still to end its process.
        await asyncio.shield(_close(websocket, app))
    return websocket


async def _until_either(*works: Any) -> None:
    """Work until one of the two is done, and raise what it failed with."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for one in done:
            one.result()
    finally:
        for one in tasks:
            one.cancel()


async def _close(websocket: web.WebSocketResponse, app: App) -> None:
    await app.stop()
    with suppress(Exception):
        await websocket.close()


async def _pass_on(websocket: web.WebSocketResponse, app: App) -> None:
    """Pass on what the browser says, in the words of textual-serve's page."""
    async for message in websocket:
        if message.type != WSMsgType.TEXT:
            continue
        match message.json():
            case ["stdin", str(typed)]:
                await app.send_bytes(typed.encode("utf-8", "replace"))
            case ["resize", {"width": width, "height": height}]:
                await app.set_terminal_size(width, height)
            case ["ping", said]:
                await websocket.send_json(["pong", said])
            case ["blur"] | ["blur", _]:
                await app.blur()
            case ["focus"] | ["focus", _]:
                await app.focus()
            case _:
                raise ValueError("the browser sent what no page of this program sends")
