"""The tables of a register on a server: made, and brought from one version to the next."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing, suppress
from importlib.resources import files
from typing import Literal, NamedTuple
from uuid import uuid4

from psycopg import errors, sql

from store.common.errors import RegisterError
from store.common.place import Address
from store.keeping.contents import SCHEMA, nothing
from store.keeping.server.connecting import Connection, Connections, be_patient
from store.keeping.server.identity import SCHEMA_VERSION, is_administrator, quoted
from store.keeping.server.offices import body
from store.keeping.server.refusals import foreign, known_form, no_register, other_version

ROLES = ("namndkoll_read", "namndkoll_write", "namndkoll_admin")
"""What a login may be made a member of: to read, to write, and to keep the register."""
Outcome = Literal["made", "brought up to date", "as it was"]
_THERE = "select 1 from pg_catalog.pg_namespace where nspname = 'namndkoll'"
_KNOWN = """
select 1 from pg_catalog.pg_attribute as a
join pg_catalog.pg_class as c on c.oid = a.attrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where n.nspname = 'namndkoll' and c.relname = 'register' and a.attname = 'program'
"""
_ROLES = "select rolname from pg_catalog.pg_roles where rolname = any(%s)"
_FIRST = """
insert into namndkoll.register (program, version, form, uid, seq, about)
values ('namndkoll', 1, %s, %s, 0, %s)
"""
_FOUND = "select program, version, form from namndkoll.register for update"
_SET_VERSION = "update namndkoll.register set version = %s where one = 1"
_THERE_BY_NOW = (errors.DuplicateObject, errors.DuplicateSchema, errors.UniqueViolation)
"""What is answered where someone else made the same at the same time."""
_BECOME = "grant namndkoll_admin to current_user"


class Made(NamedTuple):
    """What came of making a register ready.

    Attributes:
        outcome: whether it is new.
        roles: those that were made.
        database: its name.
        login: who did it.
        is_administrator: whether that login may say who belongs to which office.
    """

    outcome: Outcome
    roles: tuple[str, ...]
    database: str
    login: str
    is_administrator: bool


def versions_known() -> dict[int, str]:
    """Return the statements that lead to each version from the one before it."""
    folder = files("store.keeping.server") / "versions"
    return {
        version: (folder / f"{version}.sql").read_text(encoding="utf-8")
        for version in range(1, SCHEMA_VERSION + 1)
    }


def make(place: Address, versions: Mapping[int, str] | None = None) -> Made:
    """Make a register in a database, or bring the one there up to date.

    Each version is one transaction: where a step fails, all is as the version before it has it.
    `versions` are statements as those of `versions_known`, which are taken otherwise.

    Raises:
        RegisterError: something else is there, or the login lacks the right.
    """
    versions = versions_known() if versions is None else versions
    with closing(Connections(place)) as connections, connections.reading() as line:
        be_patient(line)
        roles = _begun(line, place, versions[1])
        found = version_in(line, place, max(versions))
        for version in range(found + 1, max(versions) + 1):
            _step(line, place, version, versions[version])
        brought: Outcome = "as it was" if found == max(versions) else "brought up to date"
        outcome: Outcome = brought if roles is None else "made"
        info, admin = line.info, is_administrator(line)
        return Made(outcome, roles or (), info.dbname, info.user, admin)


def version_in(line: Connection, place: Address, newest: int) -> int:
    """Return the version of the tables that are there; nobody else writes in this transaction.

    Raises:
        RegisterError: they are no register's, or of a version that this program does not know.
    """
    if not line.execute(_KNOWN).fetchone():
        raise foreign(place)
    row = line.execute(_FOUND).fetchone()
    if row is None:
        raise no_register(place)
    program, version, form = row
    if program != "namndkoll":
        raise foreign(place)
    if version > newest:
        raise other_version(place, version, newest)
    known_form(place, form)
    return int(version)


def _begun(line: Connection, place: Address, statements: str) -> tuple[str, ...] | None:
    """Make the first version where there is nothing yet, and return the roles that were made."""
    with suppress(*_THERE_BY_NOW), line.transaction():
        if line.execute(_THERE).fetchone():
            return None
        roles = _make_roles(line, place)
        try:
            line.execute(statements.encode())
        except errors.InsufficientPrivilege as error:
            raise _no_room(line, place) from error
        line.execute(_FIRST, (SCHEMA, uuid4(), body(nothing().about)))
        if not is_administrator(line):
            with suppress(errors.InsufficientPrivilege), line.transaction():
                line.execute(_BECOME)
        return roles
    return None


def _step(line: Connection, place: Address, version: int, statements: str) -> None:
    """Go on to a version, unless someone else does so at the same time."""
    with line.transaction():
        if version_in(line, place, version) == version - 1:
            line.execute(statements.encode())
            line.execute(_SET_VERSION, (version,))


def _make_roles(line: Connection, place: Address) -> tuple[str, ...]:
    """Make the roles of the server that are not there yet; registers on it share them."""
    there = {name for (name,) in line.execute(_ROLES, [list(ROLES)])}
    missing = tuple(role for role in ROLES if role not in there)
    try:
        for role in missing:
            # Registers that are made at the same time on one server share their roles.
            with suppress(*_THERE_BY_NOW), line.transaction():
                line.execute(sql.SQL("create role {} nologin").format(sql.Identifier(role)))
    except errors.InsufficientPrivilege as error:
        raise RegisterError(
            "Your login at {place} may not make roles. Nothing was made; an administrator of the "
            "server runs this, and then you try again: {statements}",
            place=place,
            statements=" ".join(f"CREATE ROLE {role} NOLOGIN;" for role in missing),
        ) from error
    return missing


def _no_room(line: Connection, place: Address) -> RegisterError:
    """Return the sentence for a database in which the login may make nothing."""
    info = line.info
    return RegisterError(
        "Your login at {place} may not make a schema there. Nothing was made; an administrator of "
        "the server runs this, and then you try again: {statements}",
        place=place,
        statements=f"GRANT CREATE ON DATABASE {quoted(info.dbname)} TO {quoted(info.user)};",
    )
