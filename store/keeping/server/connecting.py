"""The connections to a server: one that reads and listens, and those that write."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from threading import RLock
from typing import Any, TypeAlias, TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool, PoolTimeout

from store.common.errors import RegisterError
from store.common.place import Address
from store.keeping.backend import UnreachableError
from store.keeping.server.line import Line, noting
from store.keeping.server.refusals import (
    AGAIN,
    explained,
    is_lost,
    not_ready,
    refused_connection,
    told,
)

Connection: TypeAlias = "psycopg.Connection[TupleRow]"
T = TypeVar("T")

_WAIT = 10
"""Seconds that a first connection may take, unless the address says otherwise."""
_SHORT_WAIT = 3
"""Seconds that a connection may take that is tried again and again."""
_MOMENT = 1.0
"""Seconds that a connection of the pool is waited for before the server is tried anew."""
_LAST_WAIT = 1.0
"""Seconds that the closing of connections may take."""
_PAUSE = 0.2
"""Seconds between two tries to send a step."""
_ALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
"""By which a connection whose other end is gone is noticed, in seconds and tries."""
_UNSENT = {"tcp_user_timeout": 20_000}
"""Milliseconds that what was sent may wait to be received."""
_BEGIN = "begin isolation level read committed"
"""Whoever waited for its turn sees what was written meanwhile."""
_TURN = 60.0
"""Seconds that whoever writes waits for its turn; asked for anew while the server answers."""
_PATIENT = (
    "set lock_timeout = '10s'; set idle_in_transaction_session_timeout = '120s'",
    "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3",
)
"""Nobody waits for ever for somebody who hangs while writing, or is gone."""

# What happens to connections is told by whoever asked for them, and not on the screen.
for name in ("psycopg", "psycopg.pool"):
    logging.getLogger(name).addHandler(logging.NullHandler())
    logging.getLogger(name).propagate = False


class Connections:
    """The ways to a database; `patience` is how many seconds a step is tried to be sent."""

    def __init__(self, place: Address, patience: float = 5.0) -> None:
        self.place = place
        self.patience = patience
        self.told_of_waiting: Callable[[], None] = lambda: None
        self._lock = RLock()
        self._line: Line | None = None
        self._pool: ConnectionPool[Line] | None = None
        self._failed: psycopg.Error | None = None
        """Why the pool got no connection when it tried last."""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give the connection that reads, made anew where it was lost; one thread at a time.

        Raises:
            UnreachableError: the server does not answer.
            RegisterError: it refuses.
        """
        with self._lock:
            line = self._connected()
            with told(self.place):
                try:
                    yield line
                except psycopg.Error as error:
                    if is_lost(error):
                        self.drop()
                    raise

    def _connected(self) -> Connection:
        if self._line is None or self._line.closed:
            first = self._line is None
            try:
                self._line = Line.connect(
                    self.place.conninfo,
                    autocommit=True,
                    **self._options(_WAIT if first else _SHORT_WAIT),
                )
            except (psycopg.Error, UnicodeError) as error:
                if self._is_refusing(error):
                    raise not_ready(self.place) from error
                # Who was let in before has no other password or address to try.
                say = refused_connection if first else explained
                raise say(error, self.place) from error
        return self._line

    def _is_refusing(self, error: Exception) -> bool:
        """Tell whether a server lets nobody in just now, as while it starts: it is there.

        The words that it says so with are of its own language.
        """
        if isinstance(error, psycopg.errors.ConnectionTimeout):
            return False
        with suppress(psycopg.Error, UnicodeError):
            asked = make_conninfo(self.place.conninfo, connect_timeout=_SHORT_WAIT)
            return psycopg.pq.PGconn.ping(asked.encode()) == psycopg.pq.Ping.REJECT
        return False

    def drop(self) -> None:
        """Close the connection that reads; the next reading makes another."""
        if self._line:
            with suppress(psycopg.Error):
                self._line.close()

    @contextmanager
    def writing(self) -> Iterator[Line]:
        """Give a connection in a transaction, which ends with the block.

        What is sent waits for no answer but where one is asked for, and at the end.

        Raises:
            psycopg.Error: the server does not answer, or refuses.
        """
        with self._lock:
            pool = self._pool = self._pool or self._made_pool()
        with self._lent(pool) as line, line.pipeline():
            line.execute(_BEGIN)
            yield line
            line.execute("commit")

    @contextmanager
    def _lent(self, pool: ConnectionPool[Line]) -> Iterator[Line]:
        """Lend a connection of the pool, or tell why there is none."""
        self._failed = None
        with ExitStack() as lent:
            try:
                line = lent.enter_context(pool.connection())
            except PoolTimeout as error:
                raise self._failed or error from error
            yield line

    def _note(self, error: psycopg.Error) -> None:
        self._failed = error

    def _made_pool(self) -> ConnectionPool[Line]:
        return ConnectionPool(
            self.place.conninfo,
            kwargs={"autocommit": True, **self._options(_SHORT_WAIT)},
            connection_class=noting(self._note),
            configure=be_patient,
            min_size=0,
            max_size=2,
            max_idle=60.0,
            # Whoever sends tries again: the pool's own tries would come ever less often, and who
            # waits for one would not hear that it failed.
            timeout=_MOMENT,
            reconnect_timeout=_PAUSE,
            num_workers=1,
            open=True,
        )

    def sent(self, work: Callable[[bool], T]) -> T:
        """Do work that writes, again where the connection was lost or two wrote at once.

        `work` is told whether it was tried before, and what it sent may have been saved.

        Raises:
            UnreachableError: the server did not answer for as long as the patience lasts.
            RegisterError: it refuses.
        """
        begun, again = time.monotonic(), False
        while True:
            try:
                with told(self.place):
                    return work(again)
            except RegisterError as error:
                if time.monotonic() - begun >= self._tried_for(error):
                    raise
                if isinstance(error, UnreachableError) and not again:
                    self.told_of_waiting()
            again = True
            time.sleep(_PAUSE)

    def _tried_for(self, error: RegisterError) -> float:
        """Return for how many seconds in all what ended in this is tried."""
        if isinstance(error.__cause__, psycopg.errors.LockNotAvailable):
            return _TURN
        again = isinstance(error, UnreachableError) or isinstance(error.__cause__, AGAIN)
        return self.patience if again else 0.0

    def close(self) -> None:
        """Close every connection; where a server is still waited for, the program's end does."""
        if not self._lock.acquire(timeout=_LAST_WAIT):
            return
        try:
            self.drop()
            if self._pool:
                self._pool.close(timeout=_LAST_WAIT)
                self._pool = None
        finally:
            self._lock.release()

    def _options(self, wait: int) -> dict[str, Any]:
        """Return what is asked of a connection, unless the address says otherwise."""
        with suppress(psycopg.Error):
            said = conninfo_to_dict(self.place.conninfo)
            asked = {"application_name": "namndkoll", "connect_timeout": wait, **_ALIVE, **_UNSENT}
            return {name: value for name, value in asked.items() if name not in said}
        return {}


def be_patient(line: Connection) -> None:
    """Have a connection on which something is written wait for its turn, and not for ever."""
    for said in _PATIENT:
        with suppress(psycopg.errors.FeatureNotSupported, psycopg.errors.UndefinedObject):
            line.execute(said)


@contextmanager
def at_one_moment(line: Connection) -> Iterator[None]:
    """Have all that is read in the block be of one moment, whatever others write meanwhile."""
    line.execute("begin isolation level repeatable read read only")
    try:
        yield
    finally:
        if not line.closed:
            line.execute("rollback")
