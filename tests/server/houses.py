"""The houses that a register may be kept in, lent to tests: a new place each time.

A database is made once and emptied between tests: that takes some milliseconds, where making and
dropping one takes a hundred.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

import pytest

from store.common.place import Address, Place

if TYPE_CHECKING:
    import psycopg

    from tests.server.engine import Engine

TEMPLATE = "houses_template"
OURS, THEIRS, KEEPER = "houses_ours", "houses_theirs", "houses_keeper"
"""Logins that write, of two offices, and an administrator; a place is addressed by the first."""
_ROLES = f"grant namndkoll_write to {OURS}, {THEIRS}; grant namndkoll_admin to {KEEPER}"
_MEMBERS = f"""
insert into namndkoll.members
values ('{OURS}', 'Ours'), ('{THEIRS}', 'Theirs'), ('{KEEPER}', 'Ours')
"""
_EMPTIED = """
truncate namndkoll.changes, namndkoll.records, namndkoll.views;
update namndkoll.register set seq = 0, about = '{"program":"namndkoll","schema":6}',
    uid = gen_random_uuid()
"""

_HOLDING = """
select 'changes' from namndkoll.changes where position(%s in body) > 0
union select 'records' from namndkoll.records where position(%s in body) > 0
"""


class House(Protocol):
    """Where registers are kept."""

    @property
    def kind(self) -> Literal["file", "server"]:
        """Which of the two houses it is."""

    @contextmanager
    def lent(self) -> Iterator[Place]:
        """Lend a place in which a register can be made; what is there then goes afterwards."""

    def holds(self, place: Place, text: str) -> list[str]:
        """Return where a text still stands: files beside a register, or tables."""


class Files:
    """A folder of files."""

    kind: Literal["file", "server"] = "file"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    @contextmanager
    def lent(self) -> Iterator[Place]:
        """Lend the path of a file that is not there yet, in a folder of its own."""
        folder = self._folder / str(next(self._numbers))
        folder.mkdir()
        yield folder / "register.json"

    def holds(self, place: Place, text: str) -> list[str]:
        """Return the names of the files around a register that hold a text."""
        assert isinstance(place, Path)
        files = (one for one in place.parent.rglob("*") if one.is_file())
        return sorted(one.name for one in files if text.encode() in one.read_bytes())


class Databases:
    """Databases on the server of a run, each with the tables of a register."""

    kind: Literal["file", "server"] = "server"

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._free: list[str] = []
        self._lines: dict[str, psycopg.Connection[Any]] = {}
        """By which the superuser empties each database."""

    @contextmanager
    def lent(self) -> Iterator[Address]:
        """Lend the address of an empty register, for a login of one office."""
        name = self._free.pop() if self._free else self._made()
        with all_closed():
            yield self.address(name)
        self._lines[name].execute(_EMPTIED)
        self._free.append(name)

    def holds(self, place: Place, text: str) -> list[str]:
        """Return the tables of a lent database that hold a text, whoever may read it there."""
        assert isinstance(place, Address)
        line = self._lines[place.conninfo.rpartition("/")[2]]
        return [name for (name,) in line.execute(_HOLDING, (text, text)).fetchall()]

    def address(self, name: str, login: str = OURS) -> Address:
        """Return the address of a database for a login."""
        return Address(self._engine.address(name, user=login))

    def close(self) -> None:
        """Close the connections by which databases are emptied."""
        for line in self._lines.values():
            line.close()

    def _made(self) -> str:
        import psycopg

        name = f"house_{os.getpid()}_{len(self._lines)}"
        self._engine.make_database(name, template=TEMPLATE)
        self._lines[name] = psycopg.connect(self._engine.address(name), autocommit=True)
        return name


def make_template(engine: Engine) -> Path:
    """Make the database that all others are copies of, and the logins; return its name."""
    import psycopg

    from store.keeping.server import schema

    for login in (OURS, THEIRS, KEEPER):
        engine.make_role(login)
    engine.make_database(TEMPLATE)
    schema.make(Address(engine.address(TEMPLATE)))
    with psycopg.connect(engine.address(TEMPLATE), autocommit=True) as line:
        line.execute(_ROLES.encode())
        line.execute(_MEMBERS.encode())
    return Path(TEMPLATE)


def seen_by(place: Place, login: str) -> Address:
    """Return the address of a lent database for another login."""
    assert isinstance(place, Address)
    return Address(place.conninfo.replace(f"//{OURS}@", f"//{login}@"))


@contextmanager
def all_closed() -> Iterator[None]:
    """Close every connection that is made meanwhile: tests open registers and let go of them."""
    from store.keeping.server.connecting import Connections

    made: list[Connections] = []
    begin = Connections.__init__

    def noted(self: Connections, *args: Any, **options: Any) -> None:
        begin(self, *args, **options)
        made.append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Connections, "__init__", noted)
        try:
            yield
        finally:
            for one in made:
                one.close()
