"""A PostgreSQL server that tests start, kill and throw away.

A test asks for the fixtures in `tests.server.fixtures`; a bench asks `tests.server.premises`.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg
from psycopg import sql

from tests.server.ports import HOST
from tests.server.processes import end_server, kill_server
from tests.server.programs import EngineError, Programs

SUPERUSER = "postgres"
GUARDED = "with_password"
"""The role that all roles with a password belong to: they alone must give it."""


class Engine:
    """A server in a folder of its own, on a port of 127.0.0.1 and a socket in that folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings: dict[str, str] = json.loads((folder / "settings.json").read_bytes())
        self.port = int(self.settings["port"])
        self.superuser = self.address(SUPERUSER)
        """Where a superuser says what concerns the whole server."""
        self._data = folder / "data"
        self._log = folder / "log"

    def start(self) -> None:
        """Start it where it was created, stopped or killed; return when it can be asked.

        Raises:
            EngineError: It did not start.
        """
        try:
            self._control("start", "-l", self._log)
        except EngineError as failed:
            raise EngineError(f"{failed}\n{self.log()}") from None

    def kill(self) -> None:
        """Kill all its processes at once with SIGKILL; return when none is left."""
        kill_server(self._data)

    def restart(self) -> None:
        """Close every connection, stop in good order and start again.

        Raises:
            EngineError: It did not stop or start.
        """
        self._control("restart", "-m", "fast", "-l", self._log)

    def stop(self) -> None:
        """End it and remove all that it kept."""
        end_server(self._data)
        shutil.rmtree(self.folder)

    def log(self) -> str:
        """Return what it has logged since it was created."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def address(
        self,
        database: str,
        user: str = SUPERUSER,
        password: str | None = None,
        *,
        port: int | None = None,
        **params: str,
    ) -> str:
        """Return an address as libpq takes it: postgresql://user:password@host:port/database.

        `port` is another way to it than its own, such as a proxy's; `params` become the query.
        """
        person = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
        query = f"?{urlencode(params, quote_via=quote)}" if params else ""
        place = f"{HOST}:{port or self.port}/{quote(database, safe='')}"
        return f"postgresql://{person}@{place}{query}"

    def make_role(self, name: str, password: str | None = None) -> None:
        """Make a role that may log in, and needs its password where one is given."""
        role = sql.Identifier(name)
        self.execute(sql.SQL("CREATE ROLE {} LOGIN").format(role))
        if password is not None:
            self.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(role, sql.Literal(password)))
            self.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(GUARDED), role))

    def make_database(
        self, name: str, template: str | None = None, owner: str | None = None
    ) -> None:
        """Make a database, as the template is (to which nobody is connected) or empty."""
        made = sql.SQL("CREATE DATABASE {} STRATEGY {}")
        parts = [made.format(sql.Identifier(name), sql.Identifier(self._strategy))]
        if template is not None:
            parts.append(sql.SQL("TEMPLATE {}").format(sql.Identifier(template)))
        if owner is not None:
            parts.append(sql.SQL("OWNER {}").format(sql.Identifier(owner)))
        self.execute(sql.SQL(" ").join(parts))

    def drop_database(self, name: str) -> None:
        """Drop a database, whoever is connected to it, where there is one."""
        self.execute(sql.SQL("DROP DATABASE IF EXISTS {} (FORCE)").format(sql.Identifier(name)))

    def execute(self, *statements: sql.SQL | sql.Composed) -> None:
        """Execute statements as the superuser, each in a transaction of its own."""
        with psycopg.connect(self.superuser, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    @property
    def _strategy(self) -> str:
        """Copying files waits for the disk twice; without that wait it is the faster way."""
        return "file_copy" if self.settings["fsync"] == "off" else "wal_log"

    def _control(self, action: str, *arguments: str | Path) -> None:
        found = Programs(self.folder.parents[1])
        found.run("pg_ctl", action, "-w", "-D", self._data, *arguments, folder=self.folder)
