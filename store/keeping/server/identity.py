"""Who a login is on a server, and what it may do there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from msgspec import Struct

from store.common.errors import RegisterError
from store.keeping.server.refusals import only_readers

if TYPE_CHECKING:
    import psycopg
    from psycopg.rows import TupleRow

    from store.common.place import Address

SCHEMA_VERSION = 1
"""The version of the tables that this program knows; see `schema`."""
NO_OFFICE = ""
"""The office of what everyone may read."""
OFFICE = """
coalesce((select office from namndkoll.members where login = cast(session_user as text)), '')
"""
"""SQL for the office of who asks."""
MAY_WRITE = "has_table_privilege('namndkoll.changes', 'INSERT')"
TAKES_CHANGES = "current_setting('transaction_read_only') = 'off'"
"""SQL for whether who asks may write, and whether the server lets anyone."""
_IS_ADMINISTRATOR = """
select pg_has_role(oid, 'usage') from pg_catalog.pg_roles where rolname = 'namndkoll_admin'
"""


class Identity(Struct, frozen=True):
    """What a server says of a register and of who asks.

    Attributes:
        uid: which register it is, wherever it moves.
        login: who asks, by the name that was given to the server.
        office: whose notes the login reads and writes; empty where it belongs to none.
        may_write: whether it has the right to write.
        takes_changes: whether the server lets anyone write, as a standby does not.
        is_told: whether the server tells others of a step, as not all of PostgreSQL's kin do.
    """

    uid: UUID
    login: str
    office: str
    may_write: bool
    takes_changes: bool
    is_told: bool = True

    @property
    def may_change(self) -> bool:
        """Whether a change would be taken just now."""
        return self.may_write and self.takes_changes

    @property
    def offices(self) -> list[str]:
        """The offices whose rows belong to what this login sees: never another's, whatever it may.

        A superuser could read every office's; seen as one register they would be mixed up.
        """
        return [NO_OFFICE, self.office] if self.office else [NO_OFFICE]


def quoted(name: str) -> str:
    """Return a name as it stands in SQL that someone is told to run."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def is_administrator(line: psycopg.Connection[TupleRow]) -> bool:
    """Tell whether a login keeps the register: says who belongs where, and forgets for everyone."""
    row = line.execute(_IS_ADMINISTRATOR).fetchone()
    return bool(row and row[0])


def refuse_reader(place: Address, identity: Identity, *, read_only: bool) -> None:
    """Refuse what would be changed by who may only read.

    Raises:
        UnreachableError: the server takes no changes just now.
        RegisterError: it was opened so, or the login has no right to.
    """
    if read_only:
        raise RegisterError(
            "{place} was opened to be read only, so nothing was changed.", place=place
        )
    if not identity.may_write:
        raise RegisterError(
            "Your login at {place} may only read. Nothing was changed; an administrator of the "
            "register gives rights.",
            place=place,
        )
    if not identity.takes_changes:
        raise only_readers(place)
