"""What is wrong with a register on a server, and what its server is; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import chain

from psycopg import errors

from store.common.errors import Message
from store.common.place import Address
from store.keeping.checking import Diagnostic
from store.keeping.server.connecting import Connection, Connections
from store.keeping.server.identity import Identity, is_administrator
from store.keeping.server.loading import identify
from store.keeping.server.saving import CHANNEL
from store.keeping.server.schema import ROLES
from store.keeping.server.weighing import weighed

_TABLES = ("changes", "records", "views", "members")
"""Those whose rows are not everyone's."""
_SERVER = """
select version(), pg_is_in_recovery(), current_setting('transaction_read_only') = 'on'
"""
_UNTOLD = (errors.FeatureNotSupported, errors.SyntaxError, errors.ReadOnlySqlTransaction)
"""What is answered where nobody can listen: by another program, or by a standby."""
_BYPASSES = """
select rolsuper or rolbypassrls from pg_catalog.pg_roles where rolname = current_user
"""
_ROLES = "select rolname from pg_catalog.pg_roles where rolname = any(%s)"
_GUARDED = """
select c.relname from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where n.nspname = 'namndkoll' and c.relrowsecurity and c.relforcerowsecurity
"""
_MEMBERS = """
select m.login, m.office, r.rolname is not null from namndkoll.members as m
left join pg_catalog.pg_roles as r on r.rolname = m.login order by m.office, m.login
"""
_LOCAL = ("/", "127.", "::1", "localhost")
"""How hosts begin that no network lies before."""
Found = tuple[Message, bool]
"""Something to know, and whether it is a fault."""


def check(place: Address) -> list[Diagnostic]:
    """Return what there is to know of a register on a server, its faults among it.

    Raises:
        RegisterError: the server does not answer, refuses, or has no register that is known here.
    """
    with closing(Connections(place)) as connections, connections.reading() as line:
        identity, _ = identify(line, place)
        all_is_seen = bypasses(line)
        found = chain(
            _server(line),
            _login(line, identity, all_is_seen=all_is_seen),
            _guards(line),
            _members(line),
            weighed(line, place, identity, all_is_seen=all_is_seen),
        )
        return [Diagnostic(place, what, fault=fault) for what, fault in found]


def bypasses(line: Connection) -> bool:
    """Tell whether a login sees every office's rows: for it the server checks none."""
    row = line.execute(_BYPASSES).fetchone()
    return bool(row and row[0])


def _server(line: Connection) -> Iterator[Found]:
    row = line.execute(_SERVER).fetchone()
    assert row is not None
    version, recovers, only_reads = row
    yield Message("The server is {version}.", {"version": version.split(" on ")[0][:80]}), False
    if recovers or only_reads:
        yield Message("It only takes readers: it is a standby, in recovery, or set to."), False
    if not _tells(line):
        told = Message("It does not tell of others' changes (LISTEN): they are asked for in turn.")
        yield told, False
    yield from _encryption(line)


def _tells(line: Connection) -> bool:
    """Tell whether a server tells of changes, which some that are like PostgreSQL do not."""
    try:
        line.execute(f"listen {CHANNEL}")
        line.execute(f"unlisten {CHANNEL}")
    except _UNTOLD:
        return False
    return True


def _encryption(line: Connection) -> Iterator[Found]:
    host = line.info.host
    if line.pgconn.ssl_in_use:
        yield Message("The connection is encrypted (TLS)."), False
    elif not host.startswith(_LOCAL):
        told = Message(
            "The connection to {host} is not encrypted: everyone on the way can read along. Add "
            "{option} to the address.",
            {"host": host, "option": "sslmode=verify-full"},
        )
        yield told, False


def _login(line: Connection, identity: Identity, *, all_is_seen: bool) -> Iterator[Found]:
    values = {"login": identity.login, "office": identity.office}
    if identity.office:
        yield Message("The login {login} belongs to the office {office}.", values), False
    else:
        told = Message(
            "The login {login} belongs to no office: it has no notes and no entries of its own.",
            values,
        )
        yield told, False
    if not identity.may_change:
        yield Message("{login} may read and change nothing.", values), False
    elif is_administrator(line):
        yield Message("{login} keeps the register: it says who belongs where.", values), False
    if all_is_seen:
        told = Message(
            "{login} is a superuser or bypasses row security, so the server keeps no office's "
            "notes from it. Give people logins that do not.",
            values,
        )
        yield told, False


def _guards(line: Connection) -> Iterator[Found]:
    """Find roles that are missing, and tables whose rows everyone may read who may read any."""
    roles = {name for (name,) in line.execute(_ROLES, [list(ROLES)])}
    for role in ROLES:
        if role not in roles:
            yield Message("There is no role {role} on the server.", {"role": role}), True
    guarded = {name for (name,) in line.execute(_GUARDED)}
    for table in _TABLES:
        if table not in guarded:
            told = Message(
                "Row security is not enforced on {table}, so offices can read each other's notes. "
                "An administrator runs: {statements}",
                {"table": f"namndkoll.{table}", "statements": _enforcing(table)},
            )
            yield told, True


def _enforcing(table: str) -> str:
    said = f"ALTER TABLE namndkoll.{table}"
    return f"{said} ENABLE ROW LEVEL SECURITY; {said} FORCE ROW LEVEL SECURITY;"


def _members(line: Connection) -> Iterator[Found]:
    """Tell an administrator who belongs where."""
    if not is_administrator(line):
        return
    for login, office, exists in line.execute(_MEMBERS):
        values = {"login": login, "office": office}
        yield Message("{login} belongs to the office {office}.", values), False
        if not exists:
            yield Message("There is no login {login} on the server.", values), False
