"""The tables of a register on a server: made, and brought from one version to the next."""

from __future__ import annotations

from importlib.resources import files
from typing import Literal
from uuid import uuid4

from psycopg import sql

from store.common.place import Address
from store.keeping.contents import SCHEMA, nothing
from store.keeping.server.connecting import Connection, Connections
from store.keeping.server.identity import SCHEMA_VERSION
from store.keeping.server.offices import body
from store.keeping.server.refusals import foreign, known_form, other_version

ROLES = ("namndkoll_read", "namndkoll_write", "namndkoll_admin")
"""What a login may be made a member of: to read, to write, and to keep the register."""
Outcome = Literal["made", "brought up to date", "as it was"]
_THERE = "select 1 from pg_catalog.pg_namespace where nspname = 'namndkoll'"
_KNOWN = """
select 1 from information_schema.columns
where table_schema = 'namndkoll' and table_name = 'register' and column_name = 'program'
"""
_ROLES = "select rolname from pg_catalog.pg_roles where rolname = any(%s)"
_FIRST = """
insert into namndkoll.register (program, version, form, uid, seq, about)
values ('namndkoll', 0, %s, %s, 0, %s)
"""
_FOUND = "select program, version, form from namndkoll.register for update"
_SET_VERSION = "update namndkoll.register set version = %s where one = 1"


def make(place: Address) -> Outcome:
    """Make a register in a database, or bring the one there up to date; whole or not at all.

    Raises:
        RegisterError: something else is there, or the login lacks the right.
    """
    connections = Connections(place)
    try:
        with connections.reading() as line, line.transaction():
            there = line.execute(_THERE).fetchone() is not None
            if not there:
                _make_roles(line)
                _run(line, 1)
                line.execute(_FIRST, (SCHEMA, uuid4(), body(nothing().about)))
            found = version_in(line, place) if there else 1
            for version in range(found + 1, SCHEMA_VERSION + 1):
                _run(line, version)
            line.execute(_SET_VERSION, (SCHEMA_VERSION,))
    finally:
        connections.close()
    if not there:
        return "made"
    return "as it was" if found == SCHEMA_VERSION else "brought up to date"


def version_in(line: Connection, place: Address) -> int:
    """Return the version of the tables that are there.

    Raises:
        RegisterError: they are no register's, or of a version that this program does not know.
    """
    row = line.execute(_FOUND).fetchone() if line.execute(_KNOWN).fetchone() else None
    if row is None or row[0] != "namndkoll":
        raise foreign(place)
    _, version, form = row
    if version > SCHEMA_VERSION:
        raise other_version(place, version, SCHEMA_VERSION)
    known_form(place, form)
    return int(version)


def _make_roles(line: Connection) -> None:
    """Make the roles of the server that are not there yet; registers on it share them."""
    rows = line.execute(
        "select rolname from pg_catalog.pg_roles where rolname = any(%s)", [list(ROLES)]
    )
    there = {name for (name,) in rows}
    for role in ROLES:
        if role not in there:
            line.execute(sql.SQL("create role {} nologin").format(sql.Identifier(role)))


def _run(line: Connection, version: int) -> None:
    """Run the statements that lead to a version."""
    statements = (files(__name__) / f"{version}.sql").read_text(encoding="utf-8")
    line.execute(statements.encode())
