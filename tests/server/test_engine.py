"""The server of the tests keeps what it promised when it is killed, and each has a part alone."""

from __future__ import annotations

import psycopg
import pytest

from tests.server.engine import Engine


def test_what_was_committed_is_there_after_a_kill_and_what_was_not_is_not(
    own_engine: Engine,
) -> None:
    place = own_engine.address("postgres")
    with psycopg.connect(place) as done:
        done.execute("CREATE TABLE said (word text)")
        done.execute("INSERT INTO said VALUES ('kept')")
    half = psycopg.connect(place)
    half.execute("INSERT INTO said VALUES ('lost')")
    own_engine.kill()
    with pytest.raises(psycopg.OperationalError):
        half.commit()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(place)
    own_engine.start()
    with psycopg.connect(place) as again:
        assert again.execute("SELECT word FROM said").fetchall() == [("kept",)]


def test_a_restart_closes_connections_and_keeps_the_address(own_engine: Engine) -> None:
    place = own_engine.address("postgres")
    before = psycopg.connect(place)
    own_engine.restart()
    with pytest.raises(psycopg.OperationalError):
        before.execute("SELECT 1")
    with psycopg.connect(place) as after:
        assert after.execute("SELECT 1").fetchone() == (1,)


def test_a_role_with_a_password_needs_it_and_another_does_not(
    engine: Engine, database: str
) -> None:
    open_role, guarded = f"{database}_open", f"{database}:/@å"
    engine.make_role(open_role)
    engine.make_role(guarded, "hem:l/i@gt å")
    for role, password in ((open_role, None), (guarded, "hem:l/i@gt å")):
        with psycopg.connect(engine.address(database, role, password)) as connection:
            assert connection.info.user == role
    for wrong in (None, "annat"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(engine.address(database, guarded, wrong))
