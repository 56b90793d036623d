"""A step written to a server: the step itself, the records as they are then, and its number."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, islice
from typing import Any, LiteralString, NamedTuple

import msgspec
from msgspec.structs import replace

from store.common.place import Address
from store.keeping.applying import CHANGING
from store.keeping.contents import Contents
from store.keeping.server.connecting import Connection
from store.keeping.server.identity import NO_OFFICE, Identity
from store.keeping.server.loading import Head
from store.keeping.server.offices import (
    body,
    changes_notes,
    emptied,
    kept_from_all,
    parted,
    public,
    said_in,
)
from store.keeping.server.refusals import cannot_forget, no_office
from store.keeping.steps import Change

CHANNEL = "namndkoll"
"""On which the number of each new step is told."""
_BATCH = 2000
"""Rows that are sent at once."""
_FEW = 8
"""Rows up to which they are written with the step itself."""
_ADD_CHANGES = "insert into namndkoll.changes (seq, office, step, body)"
_ADD_RECORDS = "insert into namndkoll.records (tab, key, office, seq, body)"
_OR_SET = "on conflict (tab, key, office) do update set seq = excluded.seq, body = excluded.body"
# As bytes: as text, arrays are looked through letter by letter.
_SET_RECORDS = f"""
{_ADD_RECORDS}
select * from unnest(%b::text[], %b::bigint[], %b::text[], %b::bigint[], %b::text[]) {_OR_SET}
"""
_SET_HEAD = "update namndkoll.register set seq = %s, about = %s where one = 1"
_TELL = "returning pg_notify(%s, %s)"
_FORGET = """
update namndkoll.changes set body = %s where seq = %s and office = %s returning seq
"""
_SEEN = "select body from namndkoll.changes where seq = %s and office = %s"
Records = Mapping[tuple[str, int], tuple[Any, Any]]
"""Records before and after a step, by table and document id; None where there is none."""


class Row(NamedTuple):
    """A record as it stands in a row; without a body it went."""

    table: str
    key: int
    office: str
    seq: int
    body: str | None


class Saving:
    """Writes one step within a transaction in which nobody else writes."""

    def __init__(self, connection: Connection, place: Address, identity: Identity) -> None:
        self._connection = connection
        self._place = place
        self._identity = identity

    def step(self, change: Change, step: str, records: Records, head: Head) -> None:
        """Write a step, the records that it leads to, and what the register says of itself then.

        Raises:
            RegisterError: what an office alone may read comes from a login of none.
            UnicodeEncodeError: a text holds half a character.
        """
        rows = self._rows(change.seq, records)
        few = list(islice(rows, _FEW))
        while batch := list(islice(rows, _BATCH)):
            columns = [list(column) for column in zip(*batch, strict=True)]
            self._connection.execute(_SET_RECORDS, columns)
        hidden = kept_from_all(records)
        noted = change.is_whole and changes_notes(records)
        parts = [
            (change.seq, office, step, body(one))
            for office, one in self._parts(change, hidden, noted=noted)
        ]
        is_told = self._identity.is_told
        told = (CHANNEL, str(head.seq)) if is_told else ()
        about = body(replace(head.about, checksum=""))
        values = (*chain(*parts), *chain(*few), head.seq, about, *told)
        self._connection.execute(_step_of(len(parts), len(few), is_told=is_told), values)

    def forgetting(self, old: Contents, new: Contents) -> None:
        """Take out of steps that are kept already what was forgotten in them.

        Raises:
            RegisterError: that is more than the login may.
        """
        for seq, change in old.history.items():
            if (cleaned := new.history.get(seq)) != change and cleaned is not None:
                hidden = self._hidden(change)
                noted = bool(self._identity.office)
                was = dict(self._parts(change, hidden, noted=noted))
                for office, one in self._parts(cleaned, hidden, was):
                    if one != was.get(office):
                        self._replace(seq, office, one)

    def _hidden(self, change: Change) -> set[int]:
        """Return what a step that is kept already does not tell everyone that it touched."""
        touched = said_in(change)
        row = touched and self._connection.execute(_SEEN, (change.seq, NO_OFFICE)).fetchone()
        return touched - said_in(msgspec.json.decode(row[0], type=Change)) if row else set()

    def _replace(self, seq: int, office: str, change: Change) -> None:
        """Write a part of a step again; others' steps have no part of one's own office."""
        done = self._connection.execute(_FORGET, (body(change), seq, office)).fetchone()
        if done is None and office == NO_OFFICE:
            raise cannot_forget(self._place)

    def _parts(
        self,
        change: Change,
        hidden: Collection[int],
        was: Mapping[str, Change] | None = None,
        *,
        noted: bool = False,
    ) -> Iterator[tuple[str, Change]]:
        """Return a step as everyone may read it, and as its office may.

        One that was kept before in both stays in both. One that leads to other notes, `noted`, is
        its office's also where it says nothing of them: those that it brought were not there.
        """
        seen = public(change, hidden)
        if seen is not None or (was and NO_OFFICE in was):
            yield NO_OFFICE, seen or emptied(change)
        mine = self._identity.office
        if seen is not change or noted or (was and mine and mine in was):
            yield self._office(), change

    def _office(self) -> str:
        if not self._identity.office:
            raise no_office(self._place)
        return self._identity.office

    def _rows(self, seq: int, records: Records) -> Iterator[Row]:
        """Return the rows that are to be written; those that stay as they are, are not."""
        for (table, key), (old, new) in records.items():
            was, now = parted(table, key, old), parted(table, key, new)
            if was[0] != now[0]:
                yield Row(table, key, NO_OFFICE, seq, _body(now[0]))
            if was[1] != now[1]:
                yield Row(table, key, self._office(), seq, _body(now[1]))


@cache
def _step_of(parts: int, rows: int, *, is_told: bool) -> LiteralString:
    """Return the statement that writes all of a small step, which several would take longer for."""
    changes = ", ".join(["(%s, %s, %s, %s)"] * parts)
    records = ", ".join(["(%s, %s, %s, %s, %s)"] * rows)
    made = f", made as ({_ADD_RECORDS} values {records} {_OR_SET})" if rows else ""
    told = _TELL if is_told else ""
    return f"with changed as ({_ADD_CHANGES} values {changes}){made} {_SET_HEAD} {told}"


def _body(one: Any) -> str | None:
    return None if one is None else body(one)


def differences(old: Contents, new: Contents) -> dict[tuple[str, int], tuple[Any, Any]]:
    """Return the records that two contents do not have alike, in the order of the tables."""
    found: dict[tuple[str, int], tuple[Any, Any]] = {}
    for table in CHANGING:
        was, now = getattr(old, table), getattr(new, table)
        if was is not now:
            for key in _keys(was, now):
                if was.get(key) != now.get(key):
                    found[table, key] = was.get(key), now.get(key)
    return found


def _keys(was: Mapping[int, Any], now: Mapping[int, Any]) -> Iterable[int]:
    return sorted(was.keys() | now.keys())
