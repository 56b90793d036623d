"""A way to a server that can be cut, closed and held up."""

from __future__ import annotations

import asyncio
import random
import socket
import struct
from asyncio import StreamReader, StreamWriter, Task
from collections.abc import Coroutine
from contextlib import suppress
from enum import Enum
from threading import Thread
from types import TracebackType
from typing import Any, Self

from tests.server.ports import HOST, free_port

_CHUNK = 2**16
_LONGEST = 30
"""Seconds that the thread of a proxy may take for what it is told."""
_AT_ONCE = struct.pack("ii", 1, 0)
"""SO_LINGER by which closing sends a reset."""


class Way(Enum):
    """Where bytes go."""

    ASKED = "to the server"
    ANSWERED = "to the client"


class Proxy:
    """A port of this machine behind which is the one of a server: `with Proxy(engine.port) as it`.

    Give `it.port` to `Engine.address`. Everything that it is told is done when the call returns.
    """

    def __init__(self, target: int) -> None:
        self.port = free_port()
        self._target = target
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="proxy", daemon=True)
        self._links: set[_Link] = set()
        self._free = {way: asyncio.Event() for way in Way}
        self._listening: asyncio.Server | None = None
        self._random, self._chance = random.Random(0), 0.0

    def __enter__(self) -> Self:
        self._thread.start()
        self.flow()
        self.accept()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.refuse()
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def cut(self, *, reset: bool = True) -> None:
        """End every connection: by a reset, as of a lost server, or as one that ends in order."""
        self._do(self._cut(reset))

    def cut_randomly(self, chance: float, seed: int) -> None:
        """From now on end a connection with this chance each time that bytes pass, either way.

        Some of these bytes still pass, all of them or none: a COMMIT may be done while its answer
        is lost. A chance of 0 ends it.
        """
        self._random, self._chance = random.Random(seed), chance

    def refuse(self) -> None:
        """Refuse new connections; those that are there stay."""
        self._do(self._refuse())

    def accept(self) -> None:
        """Take new connections again."""
        self._do(self._accept())

    def hang(self, *ways: Way) -> None:
        """Let nothing pass, these ways or both: what comes waits, and is lost when cut."""
        self._do(self._hang(ways or tuple(Way)))

    def flow(self) -> None:
        """Let pass what waits, and everything after it."""
        self._do(self._flow())

    def _do(self, what: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(what, self._loop).result(_LONGEST)

    async def _cut(self, reset: bool) -> None:
        ended = [link.whole for link in self._links]
        for link in self._links:
            link.drop(reset=reset)
        if ended:
            await asyncio.wait(ended)

    async def _refuse(self) -> None:
        if self._listening is not None:
            self._listening.close()
            self._listening = None

    async def _accept(self) -> None:
        if self._listening is None:
            self._listening = await asyncio.start_server(self._join, HOST, self.port)

    async def _hang(self, ways: tuple[Way, ...]) -> None:
        for way in ways:
            self._free[way].clear()

    async def _flow(self) -> None:
        for way in Way:
            self._free[way].set()

    async def _join(self, asked: StreamReader, client: StreamWriter) -> None:
        """Carry one connection until either side, or the proxy, ends it."""
        whole = asyncio.current_task()
        assert whole is not None
        link = _Link(whole, client)
        self._links.add(link)
        try:
            await self._greet(asked, client)
            answered, server = await asyncio.open_connection(HOST, self._target)
            link.writers.append(server)
            ways = self._pass(Way.ASKED, asked, server), self._pass(Way.ANSWERED, answered, client)
            await link.carry(*ways)
        except (OSError, EOFError):
            link.drop(reset=True)
        finally:
            await link.close()
            self._links.discard(link)

    async def _greet(self, asked: StreamReader, client: StreamWriter) -> None:
        """Say nothing before the server does."""

    async def _pass(self, way: Way, reader: StreamReader, writer: StreamWriter) -> None:
        while True:
            data = await reader.read(_CHUNK)
            await self._free[way].wait()
            if not data:
                return
            is_cut = self._random.random() < self._chance
            writer.write(data[: self._random.randint(0, len(data))] if is_cut else data)
            await writer.drain()
            if is_cut:
                raise ConnectionResetError


class _Link:
    """One connection through the proxy: both its ends, and what carries bytes between them."""

    def __init__(self, whole: Task[Any], client: StreamWriter) -> None:
        self.whole = whole
        self.writers = [client]
        self._tasks: list[Task[None]] = []

    async def carry(self, *ways: Coroutine[Any, Any, None]) -> None:
        """Carry bytes until one way ends.

        Raises:
            OSError: It was lost, and not closed in order.
        """
        self._tasks = [asyncio.create_task(way) for way in ways]
        done, _others = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if not task.cancelled():
                task.result()

    def drop(self, *, reset: bool) -> None:
        """End it now, whatever still waits to be carried."""
        for writer in self.writers:
            # A connection on which TLS was not agreed on has ended already.
            if reset and (ended := writer.get_extra_info("socket")):
                with suppress(OSError):
                    ended.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
            writer.transport.abort()
        for task in self._tasks:
            task.cancel()

    async def close(self) -> None:
        """End it in order, where it has not been yet."""
        for task in self._tasks:
            task.cancel()
        for writer in self.writers:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
