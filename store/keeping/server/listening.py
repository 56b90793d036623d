"""What a server tells of others' steps: heard when they are made, or asked for where it cannot."""

from __future__ import annotations

import time
from contextlib import suppress

import psycopg

from store.common.errors import RegisterError
from store.keeping.server.connecting import Connection, Connections
from store.keeping.server.saving import CHANNEL

_LAST = "select seq from namndkoll.register"
_QUIET = 10.0
"""Seconds without news after which the server is asked: it may be gone, or what it told be lost."""


class Listening:
    """The number of the last step, as it was told; a connection that was lost begins anew."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._heard: Connection | None = None
        self._last: int | None = None
        self._asked = 0.0

    def last_step(self) -> int | None:
        """Return the number of the last step; None while the server does not answer."""
        try:
            with self._connections.reading() as line:
                if self._heard is not line:
                    self._begin(line)
                else:
                    self._hear(line)
        except RegisterError:
            self._heard = self._last = None
        return self._last

    def _begin(self, line: Connection) -> None:
        """Listen from now on, and ask once: what came before is told by nobody."""
        with suppress(psycopg.errors.FeatureNotSupported, psycopg.errors.SyntaxError):
            line.execute(f"listen {CHANNEL}")
            self._heard = line
        self._ask(line)

    def _hear(self, line: Connection) -> None:
        for told in line.notifies(timeout=0):
            if told.payload.isdecimal():
                self._last = max(self._last or 0, int(told.payload))
        if time.monotonic() - self._asked > _QUIET:
            self._ask(line)

    def _ask(self, line: Connection) -> None:
        self._asked = time.monotonic()
        row = line.execute(_LAST).fetchone()
        self._last = row[0] if row else None
