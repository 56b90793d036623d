"""A city hall: one register on a server, and the logins that read and write it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from filelock import FileLock

from store.common.place import Address
from store.register.register import Register

if TYPE_CHECKING:
    from pathlib import Path

    import psycopg

    from tests.server.engine import Engine

LOGINS = {
    "karin": ("namndkoll_write", "A"),
    "eva": ("namndkoll_write", "A"),
    "rut": ("namndkoll_read", "A"),
    "maj": ("namndkoll_write", "B"),
    "olle": ("namndkoll_write", None),
    "adm": ("namndkoll_admin", None),
    "nobody": (None, None),
}
"""What each login may, and to which office it belongs."""
OTHERS = ("maj", "olle", "adm", "nobody")
"""Those who are not of office A."""


class Hall:
    """A database with a register, and roles of its own on the engine that all tests share."""

    def __init__(self, engine: Engine, database: str) -> None:
        self._engine = engine
        self._database = database

    def role(self, login: str) -> str:
        """Return what the server calls a login."""
        return f"{self._database}_{login}"

    def place(self, login: str) -> Address:
        """Return the address of the register for a login; `postgres` is the superuser's."""
        user = login if login == "postgres" else self.role(login)
        return Address(self._engine.address(self._database, user))

    def register(self, login: str) -> Register:
        """Return the register as a login opens it."""
        return Register.open(self.place(login))

    @contextmanager
    def sql(self, login: str) -> Iterator[psycopg.Connection[Any]]:
        """Connect as a login does that asks the server itself."""
        import psycopg

        with psycopg.connect(self.place(login).conninfo, autocommit=True) as connection:
            yield connection

    def belongs(self, login: str, office: str | None) -> None:
        """Say to which office a login belongs from now on."""
        with self.sql("postgres") as line:
            line.execute("delete from namndkoll.members where login = %s", [self.role(login)])
            if office:
                line.execute(
                    "insert into namndkoll.members values (%s, %s)", [self.role(login), office]
                )


def made_hall(engine: Engine, database: str, run_folder: Path) -> Hall:
    """Make a register in a database, and its logins."""
    from store.keeping.server import schema

    hall = Hall(engine, database)
    with FileLock(run_folder / "roles.lock"):  # the register's own roles are the server's
        schema.make(hall.place("postgres"))
    for login, (right, office) in LOGINS.items():
        engine.make_role(hall.role(login))
        if right:
            with hall.sql("postgres") as line:
                line.execute(f'grant {right} to "{hall.role(login)}"')
        if office:
            hall.belongs(login, office)
    return hall
