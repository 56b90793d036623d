"""A server that tells nobody of a step, as some of PostgreSQL's kin: others ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from msgspec.structs import replace

from store.changes import edits
from store.common.place import Address
from store.keeping.server import database, listening
from store.keeping.server.identity import Identity
from store.keeping.server.loading import Head, identify
from store.register.register import Register
from tests.registers import NOW, small_register
from tests.server.houses import Databases


@pytest.fixture
def place(databases: Databases, monkeypatch: pytest.MonkeyPatch) -> Iterator[Address]:
    def untold(connection: Any, place: Address, known: int) -> tuple[Identity, Head]:
        identity, head = identify(connection, place, known)
        return replace(identity, is_told=False), head

    monkeypatch.setattr(database, "identify", untold)
    monkeypatch.setattr(listening, "CHANNEL", "no name of a channel")  # a syntax error, as there
    with databases.lent() as lent:
        small_register(lent)
        yield lent


def test_a_step_is_kept_and_found_by_asking_where_nobody_is_told_of_it(place: Address) -> None:
    mine, theirs = Register.open(place), Register.open(place)
    assert theirs.disk.look() == theirs.disk.seen
    with unheard(place) as heard:
        mine.change([edits.own_status("A1", "done")], by="Karin", now=NOW)
        assert list(heard.notifies(timeout=0)) == []
    assert theirs.disk.look() == mine.disk.seen
    assert theirs.disk.refresh()
    assert theirs.follow_up("A1").own_status == "done"


@contextmanager
def unheard(place: Address) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(place.conninfo, autocommit=True) as line:
        line.execute("listen namndkoll")
        yield line
