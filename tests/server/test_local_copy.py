"""What was read from a server and is kept: it spares the server, and is never believed blindly."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest

from store.changes import edits
from store.common.place import Address
from store.keeping.contents import encode
from store.keeping.server.held import Reading
from store.keeping.server.identity import Identity
from store.keeping.server.loading import Found, Head
from store.keeping.server.local_copy import LocalCopy
from store.register.forgetting import forget
from store.register.register import Register
from tests.registers import small_register
from tests.server.engine import Engine
from tests.server.houses import KEEPER, THEIRS, Databases, seen_by

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def place(databases: Databases) -> Iterator[Address]:
    with databases.lent() as lent:
        small_register(lent)
        note(Register.open(lent), "A1", "först")
        yield lent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """After which step was read, at each reading of who keeps a copy."""
    after: list[int] = []
    bring_on = LocalCopy.brought_on

    def noted(self: LocalCopy, identity: Identity, head: Head, read: Reading) -> Any:
        def reading(since: int) -> Found:
            if self._path:
                after.append(since)
            return read(since)

        return bring_on(self, identity, head, reading)

    monkeypatch.setattr(LocalCopy, "brought_on", noted)
    return after


def note(register: Register, about: str, text: str) -> None:
    register.change([edits.add_note(about, text)], by="Karin", now=NOW)


def kept(place: Address, folder: Path) -> Path:
    """Open a register and leave it, and return the copy that is kept of it."""
    Register.open(place, kept_in=folder).disk.close()
    (copy,) = folder.iterdir()
    return copy


def opened(place: Address, folder: Path) -> Register:
    """Open a register with what is kept of it; it is what one reads who keeps nothing."""
    found = Register.open(place, kept_in=folder)
    assert encode(found.contents) == encode(Register.open(place).contents)
    return found


def test_of_a_register_that_is_kept_only_what_came_since_is_read(
    place: Address, folder: Path, asked: list[int]
) -> None:
    kept(place, folder)
    note(Register.open(place), "A2", "sedan")
    found = opened(place, folder)
    assert (found.follow_up("A1").note, found.follow_up("A2").note) == ("först", "sedan")
    assert asked == [0, 2]


def test_only_its_user_may_read_a_copy(place: Address, folder: Path) -> None:
    copy = kept(place, folder)
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_one_office_keeps_is_not_shown_to_a_login_of_another(
    place: Address, folder: Path, databases: Databases
) -> None:
    kept(place, folder)
    database = place.conninfo.rpartition("/")[2]
    with psycopg.connect(databases.address(database, "postgres").conninfo) as line:
        line.execute("update namndkoll.members set office = 'Theirs' where office = 'Ours'")
        line.commit()
        try:
            assert opened(place, folder).follow_up("A1").note is None
        finally:
            line.execute(
                "update namndkoll.members set office = 'Ours' where login <> %s", (THEIRS,)
            )


def test_what_was_forgotten_elsewhere_is_gone_from_the_copy_as_well(
    place: Address, folder: Path, asked: list[int]
) -> None:
    copy = kept(place, folder)
    before = copy.read_bytes()
    keeper = Register.open(seen_by(place, KEEPER))
    forget(keeper, "A1", ["note"], by="Maj", now=NOW)
    assert opened(place, folder).follow_up("A1").note is None
    assert asked[-1] == 0
    assert "först".encode() in before
    assert not copy.exists()


def test_what_is_forgotten_while_a_register_is_open_is_gone_from_its_copy_at_once(
    place: Address, folder: Path
) -> None:
    copy = kept(place, folder)
    keeper, reader = Register.open(seen_by(place, KEEPER)), Register.open(place, kept_in=folder)
    forget(keeper, "A1", ["note"], by="Maj", now=NOW)
    reader.disk.refresh()
    assert not copy.exists()


def test_who_forgets_has_it_gone_from_the_own_copy_at_once(place: Address, folder: Path) -> None:
    keeper = seen_by(place, KEEPER)
    copy = kept(keeper, folder)
    forget(Register.open(keeper, kept_in=folder), "A1", ["note"], by="Maj", now=NOW)
    assert not copy.exists()


def test_a_damaged_copy_is_nothing(place: Address, folder: Path, asked: list[int]) -> None:
    copy = kept(place, folder)
    data = bytearray(copy.read_bytes())
    data[len(data) // 2] ^= 1
    copy.write_bytes(data)
    assert opened(place, folder).follow_up("A1").note == "först"
    assert asked == [0, 0]


def test_a_server_that_was_put_back_to_an_earlier_day_is_read_anew(
    place: Address, folder: Path, engine: Engine
) -> None:
    kept(place, folder)
    database = place.conninfo.rpartition("/")[2]
    with psycopg.connect(engine.address(database), autocommit=True) as line:
        line.execute("delete from namndkoll.changes where seq > 1")
        line.execute("delete from namndkoll.records where seq > 1")
        line.execute(
            "update namndkoll.register set seq = 1, "
            "about = replace(about, '\"folded\":2', '\"folded\":1')"
        )
    assert opened(place, folder).follow_up("A1").note is None
    note(Register.open(place), "A2", "ett annat andra steg")
    found = opened(place, folder)
    assert (found.follow_up("A1").note, found.follow_up("A2").note) == (
        None,
        "ett annat andra steg",
    )


def test_a_copy_is_kept_anew_when_much_has_come_since(place: Address, folder: Path) -> None:
    copy = kept(place, folder)
    before = copy.read_bytes()
    kept(place, folder)
    assert copy.read_bytes() == before
    writer = Register.open(place)
    for number in range(20):
        note(writer, "A2", str(number))
    kept(place, folder)
    assert copy.read_bytes() != before


def test_what_went_since_the_first_step_was_kept_is_gone(
    databases: Databases, folder: Path
) -> None:
    with databases.lent() as lent:
        register = small_register(lent)
        Register.open(lent, kept_in=folder).disk.close()
        register.undo(by="Karin", now=NOW, anyones=True)
        assert not register.activities
        assert Register.open(lent, kept_in=folder).contents == Register.open(lent).contents
