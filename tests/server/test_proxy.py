"""What passes through the proxy can be cut, held up and turned away, before an answer or after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from typing import Any

import psycopg
import pytest

from tests.server.engine import Engine
from tests.server.proxy import Proxy, Way

Connection = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture
def direct(engine: Engine, database: str) -> Iterator[Connection]:
    with closing(psycopg.connect(engine.address(database), autocommit=True)) as connection:
        connection.execute("CREATE TABLE said (word text)")
        yield connection


@pytest.fixture
def through(engine: Engine, database: str, proxy: Proxy) -> Iterator[Callable[[], Connection]]:
    """Return how to connect through the proxy."""
    address = engine.address(database, port=proxy.port, connect_timeout="20")
    with ExitStack() as made:
        yield lambda: made.enter_context(closing(psycopg.connect(address)))


@pytest.mark.parametrize("reset", [True, False])
def test_a_cut_ends_what_is_there_and_lets_new_connections_in(
    proxy: Proxy, through: Callable[[], Connection], reset: bool
) -> None:
    lost = through()
    assert lost.execute("SELECT 1").fetchone() == (1,)
    proxy.cut(reset=reset)
    with pytest.raises(psycopg.OperationalError):
        lost.execute("SELECT 1")
    assert through().execute("SELECT 1").fetchone() == (1,)


def test_a_commit_is_done_though_its_answer_is_lost(
    proxy: Proxy, through: Callable[[], Connection], direct: Connection
) -> None:
    direct.execute("LISTEN done")
    writer = through()
    writer.execute("INSERT INTO said VALUES ('done')")
    writer.execute("NOTIFY done")
    proxy.hang(Way.ANSWERED)
    with ThreadPoolExecutor() as other:
        committing = other.submit(writer.commit)
        assert [note.channel for note in direct.notifies(timeout=60, stop_after=1)] == ["done"]
        proxy.cut()
        assert isinstance(committing.exception(), psycopg.OperationalError)
    assert direct.execute("SELECT word FROM said").fetchall() == [("done",)]


def test_a_commit_that_never_came_to_the_server_is_not_done(
    proxy: Proxy, through: Callable[[], Connection], direct: Connection
) -> None:
    writer = through()
    writer.execute("INSERT INTO said VALUES ('lost')")
    proxy.hang(Way.ASKED)
    with ThreadPoolExecutor() as other:
        committing = other.submit(writer.commit)
        proxy.cut()
        assert isinstance(committing.exception(), psycopg.OperationalError)
    assert direct.execute("SELECT word FROM said").fetchall() == []


def test_what_is_held_up_comes_when_it_flows_again(
    proxy: Proxy, through: Callable[[], Connection], direct: Connection
) -> None:
    writer = through()
    writer.execute("INSERT INTO said VALUES ('late')")
    proxy.hang()
    with ThreadPoolExecutor() as other:
        committing = other.submit(writer.commit)
        assert direct.execute("SELECT word FROM said").fetchall() == []
        proxy.flow()
        assert committing.exception() is None
    assert direct.execute("SELECT word FROM said").fetchall() == [("late",)]


def test_new_connections_are_refused_and_those_that_are_there_go_on(
    proxy: Proxy, through: Callable[[], Connection]
) -> None:
    held = through()
    proxy.refuse()
    with pytest.raises(psycopg.OperationalError, match="refused"):
        through()
    assert held.execute("SELECT 1").fetchone() == (1,)
    proxy.accept()
    assert through().execute("SELECT 1").fetchone() == (1,)


def test_random_cuts_lose_nothing_that_was_answered(
    proxy: Proxy, through: Callable[[], Connection], direct: Connection
) -> None:
    answered, lost = set(), set()
    proxy.cut_randomly(0.1, seed=4)
    for word in map(str, range(60)):
        lost.add(word)
        with suppress(psycopg.OperationalError):
            connection = through()
            connection.execute("INSERT INTO said VALUES (%s)", [word])
            connection.commit()
            answered.add(word)
            lost.remove(word)
    kept = {word for (word,) in direct.execute("SELECT word FROM said")}
    assert answered
    assert lost
    assert answered <= kept


def test_one_who_connects_to_a_dead_server_is_not_left_waiting(own_engine: Engine) -> None:
    with Proxy(own_engine.port) as proxy:
        address = own_engine.address("postgres", port=proxy.port)
        with closing(psycopg.connect(address)) as held:
            own_engine.kill()
            with pytest.raises(psycopg.OperationalError):
                held.execute("SELECT 1")
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(address)
        own_engine.start()
        with closing(psycopg.connect(address)) as found:
            assert found.execute("SELECT 1").fetchone() == (1,)
