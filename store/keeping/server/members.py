"""Which office a login belongs to: said by an administrator of the register."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from msgspec import Struct

from store.common.errors import RegisterError
from store.common.place import Address
from store.keeping.server.connecting import Connection, Connections
from store.keeping.server.identity import is_administrator
from store.keeping.server.loading import read_head

_ASSIGN = """
insert into namndkoll.members (login, office) values (%s, %s)
on conflict (login) do update set office = excluded.office
"""
_RELEASE = "delete from namndkoll.members where login = %s"
_RIGHTS = """
select has_schema_privilege(oid, 'namndkoll', 'USAGE')
        and has_table_privilege(oid, 'namndkoll.changes', 'SELECT'),
    has_table_privilege(oid, 'namndkoll.changes', 'INSERT')
from pg_catalog.pg_roles where rolname = %s
"""


class Rights(Struct, frozen=True):
    """What the server lets a login do with a register, whatever its office."""

    exists: bool = False
    may_read: bool = False
    may_write: bool = False


def assign(place: Address, login: str, office: str) -> Rights:
    """Have a login belong to an office, and to no other, and return what it may do there.

    Raises:
        RegisterError: the one who asks is no administrator, or it cannot be done.
    """
    with _by_administrator(place) as line:
        line.execute(_ASSIGN, (login, office))
        row = line.execute(_RIGHTS, (login,)).fetchone()
        return Rights(True, *row) if row else Rights()


def release(place: Address, login: str) -> None:
    """Have a login belong to no office.

    Raises:
        RegisterError: it belongs to none, or the one who asks is no administrator.
    """
    with _by_administrator(place) as line:
        if line.execute(_RELEASE, (login,)).rowcount != 1:
            raise RegisterError(
                "{login} belongs to no office at {place}, so nothing was changed. Who belongs "
                "where: {command}",
                login=repr(login[:80]),
                place=place,
                command="namndkoll server check",
            )


@contextmanager
def _by_administrator(place: Address) -> Iterator[Connection]:
    """Give a connection in a transaction to a register that the login keeps."""
    with (
        closing(Connections(place)) as connections,
        connections.reading() as line,
        line.transaction(),
    ):
        read_head(line, place)
        if not is_administrator(line):
            raise RegisterError(
                "Only an administrator of the register at {place} says who belongs to which "
                "office. Nothing was changed.",
                place=place,
            )
        yield line
