"""The views that an office shares, each a text under a name: in no history, and never another's."""

from __future__ import annotations

from store.keeping.server.connecting import Connections
from store.keeping.server.refusals import no_office

_READ = "select name, body from namndkoll.views where office = %s order by name"
_PUT = """
insert into namndkoll.views (office, name, body) values (%s, %s, %s)
on conflict (office, name) do update set body = excluded.body
"""
_REMOVE = "delete from namndkoll.views where office = %s and name = %s"


class OfficeViews:
    """What the office of a login shares; `office` is empty where it belongs to none."""

    def __init__(self, connections: Connections, office: str) -> None:
        self._connections = connections
        self.office = office

    def read(self) -> list[tuple[str, str]]:
        """Return the names and what stands under them, in their order.

        Raises:
            UnreachableError: the server does not answer.
            RegisterError: it refuses.
        """
        if not self.office:
            return []
        with self._connections.reading() as line:
            rows = line.execute(_READ, (self.office,)).fetchall()
        return [(name, body) for name, body in rows]

    def put(self, name: str, body: str) -> None:
        """Share a text under a name, in the place of the one that has it.

        Raises:
            UnreachableError: the server does not answer.
            RegisterError: the login belongs to no office, or may only read.
        """
        if not self.office:
            raise no_office(self._connections.place)
        with self._connections.reading() as line:
            line.execute(_PUT, (self.office, name, body))

    def remove(self, name: str) -> None:
        """Share what is under a name no longer.

        Raises:
            UnreachableError: the server does not answer.
            RegisterError: the login may only read.
        """
        with self._connections.reading() as line:
            line.execute(_REMOVE, (self.office, name))
