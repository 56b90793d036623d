"""A register is read in parts, and decoded while the server finds the next ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg
import pytest

from store.common.errors import RegisterError
from store.common.place import Address
from store.keeping.contents import encode
from store.keeping.server import loading
from store.register.register import Register
from tests.bench.generate import generate
from tests.registers import empty_register, small_register
from tests.server.engine import Engine
from tests.server.houses import Databases

NOW = datetime(2024, 9, 16, 9, tzinfo=UTC)
LATER = "update namndkoll.records set body = '{' where tab = 'activities' and key = 1700"


@pytest.fixture
def place(databases: Databases) -> Iterator[Address]:
    with databases.lent() as lent:
        yield lent


@pytest.fixture
def large(place: Address) -> Address:
    """A register of more records than are read at once."""
    empty_register(place).take_in(generate(2 * loading._CHUNK), NOW)
    return place


def test_a_register_is_the_same_where_the_driver_cannot_read_in_parts(
    place: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_register(place)
    in_parts = Register.open(place).contents
    monkeypatch.setattr(psycopg.capabilities, "has_stream_chunked", lambda: False)
    assert encode(Register.open(place).contents) == encode(in_parts)


def test_a_register_of_many_parts_is_read_whole_and_in_order(large: Address) -> None:
    found = Register.open(large).contents.activities
    assert list(found) == list(range(1, 2 * loading._CHUNK + 1))
    assert all(one.id == f"A{key}" for key, one in found.items())


def test_a_damaged_record_in_a_later_part_is_told_and_the_server_is_asked_again_at_once(
    large: Address, engine: Engine
) -> None:
    register = Register.open(large)
    database = large.conninfo.rpartition("/")[2]
    with psycopg.connect(engine.address(database)) as connection:
        connection.execute(LATER)
        connection.execute("update namndkoll.register set uid = gen_random_uuid()")
    for _again in range(3):
        with pytest.raises(RegisterError, match="is damaged"):
            register.disk.refresh()
    assert len(register.contents.activities) == 2 * loading._CHUNK
