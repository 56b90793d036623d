"""A connection whose other end may fall silent: it is given up then, and nobody waits for ever."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from typing import Any, Self, TypeVar

import psycopg
from psycopg.rows import TupleRow

SILENCE = 15.0
"""Seconds without a byte after which a server that owes an answer is taken for gone.

A network that drops what is sent, or a server that is held, closes no connection; the system's own
means see neither, where something on the way still says that it received. Longer than whoever
writes waits for its turn (`connecting`), since a server says nothing then.
"""
T = TypeVar("T")


Note = Callable[[psycopg.Error], None]


class Line(psycopg.Connection[TupleRow]):
    """A connection that is closed when its server says nothing for too long."""

    silence = SILENCE

    def rest(self) -> None:
        """Let the server know that nothing more is asked just now, as within a transaction.

        From then on it is idle, and ends who stays so for too long.
        """
        if self._pipeline:
            self._pipeline.sync()

    def wait(self, gen: Generator[Any, Any, T], *args: Any, **named: Any) -> T:
        """Do what `gen` asks of the connection.

        Raises:
            psycopg.OperationalError: the server said nothing for too long.
        """
        return super().wait(self._heard(gen), *args, **named)

    def _heard(self, gen: Generator[Any, Any, T]) -> Generator[Any, Any, T]:
        """Pass on what is asked for and what is there, and stop when nothing is for too long."""
        last = time.monotonic()
        try:
            asked = next(gen)
            while True:
                ready = yield asked
                now = time.monotonic()
                if ready:
                    last = now
                elif now - last > self.silence:
                    self.pgconn.finish()
                    raise psycopg.OperationalError(f"no answer in {self.silence:.0f} seconds")
                asked = gen.send(ready)
        except StopIteration as done:
            answer: T = done.value
            return answer


def noting(note: Note) -> type[Line]:
    """Return what a pool makes its connections of, noting why one failed: a pool does not tell."""

    class Noted(Line):
        @classmethod
        def connect(cls, conninfo: str = "", **asked: Any) -> Self:
            try:
                return super().connect(conninfo, **asked)
            except psycopg.Error as error:
                note(error)
                raise

    return Noted
