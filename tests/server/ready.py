"""A database that a register was made in, and logins that may do this and that there."""

from __future__ import annotations

from typing import Any, NamedTuple

import psycopg
from psycopg import sql

from store.common.place import Address
from store.keeping.server import members, schema
from tests.server.engine import Engine


class Ready(NamedTuple):
    """A register on a server that holds nothing yet, owned by a superuser."""

    engine: Engine
    database: str

    @property
    def owner(self) -> Address:
        """The register as the superuser sees it, who belongs to no office."""
        return Address(self.engine.address(self.database))

    def login(
        self,
        name: str,
        office: str = "",
        role: str = "namndkoll_write",
        password: str | None = None,
    ) -> Address:
        """Make a login of an office with the rights of a role, and return its address."""
        login = f"{self.database}_{name}"
        self.engine.make_role(login, password)
        grant = sql.SQL("GRANT {} TO {}")
        if role:
            self.engine.execute(grant.format(sql.Identifier(role), sql.Identifier(login)))
        if office:
            members.assign(self.owner, login, office)
        return Address(self.engine.address(self.database, login, password))

    def execute(self, *statements: str) -> list[tuple[Any, ...]]:
        """Execute statements as the superuser and return the rows of the last one."""
        with psycopg.connect(self.owner.conninfo) as connection:
            for statement in statements:
                cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []


def made_ready(engine: Engine, database: str) -> Ready:
    """Make a register in an empty database."""
    ready = Ready(engine, database)
    schema.make(ready.owner)
    return ready
