"""What a server tells of others' steps: heard when they are made, or asked for where it cannot."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TypeAlias

import psycopg

from store.common.errors import RegisterError
from store.keeping.server.connecting import Connection, Connections
from store.keeping.server.identity import MAY_WRITE, OFFICE, TAKES_CHANGES
from store.keeping.server.saving import CHANNEL

_LAST = f"""
select seq, {OFFICE}, coalesce((select cast(c.step as text) from namndkoll.changes as c
    where c.seq = register.seq and c.office in ('', {OFFICE}) limit 1), ''),
    {MAY_WRITE} and {TAKES_CHANGES}
from namndkoll.register
"""
_QUIET = 10.0
"""Seconds without news after which the server is asked: it may be gone, or what it told be lost."""
_DEAF = (
    psycopg.errors.FeatureNotSupported,
    psycopg.errors.SyntaxError,
    psycopg.errors.ReadOnlySqlTransaction,
)
"""What a server answers that tells nothing, as a standby does: it is asked each time."""
Mark: TypeAlias = tuple[int, str, str, bool]
"""The last step's number, whose office reads, what the step is called, and if one may change it.

With another office other notes are to be seen, and a server that was put back to an earlier day may
have another step of that number. One that the office may not read is called nothing.
"""


class Listening:
    """How far a register is by now; a connection that was lost begins anew.

    Whoever may connect to the database can tell something here: so what is told is never believed,
    it only has the server asked.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._heard: Connection | None = None
        self._last: Mark | None = None
        self._asked = 0.0

    def mark(self) -> Mark | None:
        """Return how far the register is; None while the server does not answer."""
        try:
            with self._connections.reading() as line:
                if self._heard is not line:
                    self._begin(line)
                elif list(line.notifies(timeout=0)) or self._is_quiet():
                    self._ask(line)
        except RegisterError:
            self._heard = self._last = None
        return self._last

    def _begin(self, line: Connection) -> None:
        """Listen from now on, and ask once: what came before is told by nobody."""
        with suppress(*_DEAF):
            line.execute(f"listen {CHANNEL}")
            self._heard = line
        self._ask(line)

    def _is_quiet(self) -> bool:
        return time.monotonic() - self._asked > _QUIET

    def _ask(self, line: Connection) -> None:
        self._asked = time.monotonic()
        row = line.execute(_LAST).fetchone()
        self._last = (row[0], row[1], row[2], row[3]) if row else None
