"""A register copied to a server and from one, with all its history: whole, or not at all.

What was written is read again where it stands, and both have the same SHA-256.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from store.common.errors import Message, RegisterError
from store.common.place import Address, Place
from store.keeping.applying import CHANGING, taken_back
from store.keeping.contents import TABLES, Contents, following, nothing
from store.keeping.copied import save_copy
from store.keeping.decoding import decode
from store.keeping.loaded import LoadedFile
from store.keeping.reading import read_file, shown
from store.keeping.server.connecting import Connection, Connections
from store.keeping.server.identity import NO_OFFICE, Identity, is_administrator, quoted
from store.keeping.server.loading import identify, read, taken_in
from store.keeping.server.offices import body, kept_from_all, parted, public, said_in
from store.keeping.server.refusals import told
from store.keeping.server.saving import CHANNEL

Told = Callable[[int, int], None]
"""Is told how many rows were sent, and of how many records and steps."""
_BATCH, _BYTES = 5_000, 4_000_000
"""Rows that are sent at once, and letters of their bodies."""
_ADD_CHANGES = """
insert into namndkoll.changes (seq, office, step, body)
select * from unnest(%b::bigint[], %b::text[], %b::uuid[], %b::text[])
"""
_ADD_RECORDS = """
insert into namndkoll.records (tab, key, office, seq, body)
select * from unnest(%b::text[], %b::bigint[], %b::text[], %b::bigint[], %b::text[])
"""
_SET_HEAD = "update namndkoll.register set seq = %s, about = %s where one = 1"
_HELD = """
select seq > 0 or exists (select 1 from namndkoll.records)
from namndkoll.register for update
"""
_JOIN = """
insert into namndkoll.members (login, office) values (%s, %s)
on conflict (login) do update set office = excluded.office
"""
_LEAVE = "delete from namndkoll.members where login = %s"
_TELL = "select pg_notify(%s, %s)"


class Copied(Struct, frozen=True):
    """What was copied, the same here and there.

    Attributes:
        steps: how many steps of the history.
        records: how many records.
        hidden: how many steps are not in it, since they are other offices' own.
        digest: a SHA-256 of all of it, as it was read again where it was written.
        news: what is to be known of the file that it was read from.
    """

    steps: int
    records: int
    hidden: int
    digest: str
    news: tuple[Message, ...] = ()


def copy(source: Place, target: Place, office: str = NO_OFFICE, tell: Told | None = None) -> Copied:
    """Copy a register to a new file or to a database that is made ready and holds nothing.

    `office` says whose the notes are that a database gets, where the login belongs to none.

    Raises:
        RegisterError: it was not copied, and the target is as it was.
    """
    contents, news = held_at(source)
    digest = digest_of(contents)
    if isinstance(target, Address):
        _put_in(contents, target, office, digest, tell or (lambda _sent, _all: None))
    else:
        write_out(contents, target, digest)
    return copied(contents, digest, news)


def copied(contents: Contents, digest: str, news: tuple[Message, ...] = ()) -> Copied:
    """Return what there is to say of contents that were copied."""
    steps = len(contents.history)
    records = sum(len(getattr(contents, table)) for table in CHANGING)
    return Copied(steps, records, contents.about.folded - steps, digest, news)


def held_at(place: Place) -> tuple[Contents, tuple[Message, ...]]:
    """Return what a place holds for this login at one moment, and what is to be known of it.

    Raises:
        RegisterError: it holds no register that can be read.
    """
    if isinstance(place, Address):
        with closing(Connections(place)) as connections, connections.reading() as line:
            identity, _ = identify(line, place)
            return taken_in(nothing(), read(line, place, identity, 0), place), ()
    file = LoadedFile(place, nothing())
    file.load()
    return following(file.contents, file.base), tuple(file.notices.take())


def digest_of(contents: Contents) -> str:
    """Return a SHA-256 of all tables, the history and what the register says of itself.

    Left out is what tells one file from another: checksums.
    """
    made = hashlib.sha256(msgspec.json.encode(replace(contents.about, checksum="", bases=())))
    for table in TABLES:
        made.update(f"\n{table}".encode())
        for key, one in sorted(getattr(contents, table).items()):
            made.update(b"\n%d " % key)
            made.update(msgspec.json.encode(one))
    return made.hexdigest()


def write_out(contents: Contents, path: Path, digest: str) -> None:
    """Write a new register file and read it again.

    Raises:
        RegisterError: there is a file, it cannot be written, or it is not what was to be written.
    """
    save_copy(contents, path)
    if digest_of(decode(read_file(path)[0], shown(path))) != digest:
        with suppress(OSError):
            path.unlink()
        raise _differs(path)


def _differs(place: Place) -> RegisterError:
    return RegisterError(
        "{place} does not hold what was copied to it when it is read again, so nothing was kept "
        "there.",
        place=place,
    )


def _put_in(contents: Contents, place: Address, office: str, digest: str, tell: Told) -> None:
    """Write contents to an empty database and read them again, in one transaction."""
    with (
        closing(Connections(place)) as connections,
        told(place),
        connections.writing() as connection,
    ):
        identity, _ = identify(connection, place)
        _refuse_filled(connection, place)
        as_office = _member(connection, identity, office)
        _send(connection, _change_rows(contents, as_office, place), _ADD_CHANGES)
        rows = _record_rows(contents, as_office, place)
        _send(connection, _told_of(rows, contents, tell), _ADD_RECORDS)
        about = replace(contents.about, checksum="")
        connection.execute(_SET_HEAD, (about.folded, body(about)))
        if identity.is_told:
            connection.execute(_TELL, (CHANNEL, str(about.folded)))
        found = read(connection, place, as_office, 0)
        if digest_of(taken_in(nothing(), found, place)) != digest:
            raise _differs(place)
        if as_office != identity:
            _put_back(connection, identity)


def _refuse_filled(connection: Connection, place: Address) -> None:
    """Refuse to write where there is anything, nobody else writing until the end."""
    row = connection.execute(_HELD).fetchone()
    if row and row[0]:
        raise RegisterError(
            "{place} holds a register already, which is never written over. Nothing was changed; "
            "copy to an empty database.",
            place=place,
        )


def _member(connection: Connection, identity: Identity, office: str) -> Identity:
    """Return who writes: the login, as a member of another office until the transaction ends."""
    if not office or office == identity.office:
        return identity
    if not is_administrator(connection):
        raise RegisterError(
            "Only an administrator of the register says whose notes are copied, and {login} is "
            "none. Nothing was changed. An administrator gives the right with: {command}",
            login=identity.login,
            command=f"GRANT namndkoll_admin TO {quoted(identity.login)}",
        )
    connection.execute(_JOIN, (identity.login, office))
    return replace(identity, office=office)


def _put_back(connection: Connection, identity: Identity) -> None:
    if identity.office:
        connection.execute(_JOIN, (identity.login, identity.office))
    else:
        connection.execute(_LEAVE, (identity.login,))


def _change_rows(
    contents: Contents, identity: Identity, place: Address
) -> Iterator[tuple[Any, ...]]:
    """Return the rows of the history: what everyone may read of a step, and the whole of it."""
    hidden = _hidden(contents)
    for seq, change in sorted(contents.history.items()):
        step, seen = str(uuid4()), public(change, hidden.get(seq, ()))
        if seen is not None:
            yield seq, NO_OFFICE, step, body(seen)
        if seen is not change:
            yield seq, _office_of(identity, place), step, body(change)


def _hidden(contents: Contents) -> dict[int, set[int]]:
    """Return, by steps of whole tables, of which records they changed an office's notes alone."""
    touched = {seq: keys for seq, one in contents.history.items() if (keys := said_in(one))}
    first, hidden = min(touched, default=0), dict[int, set[int]]()
    held = contents.snapshot()
    for seq in sorted(contents.history, reverse=True):
        if not touched or seq < first:
            break
        after = {key: held.follow_ups.get(key) for key in touched.get(seq, ())}
        taken_back(held, contents.history[seq])
        said = {("follow_ups", key): (held.follow_ups.get(key), one) for key, one in after.items()}
        hidden[seq] = kept_from_all(said)
    return hidden


def _record_rows(
    contents: Contents, identity: Identity, place: Address
) -> Iterator[tuple[Any, ...]]:
    """Return the rows of the records; those of a file without steps have no less a number."""
    seq = max(contents.about.folded, 1)
    for table in CHANGING:
        for key, record in getattr(contents, table).items():
            said, own = parted(table, key, record)
            if said is not None:
                yield table, key, NO_OFFICE, seq, body(said)
            if own is not None:
                yield table, key, _office_of(identity, place), seq, body(own)


def _office_of(identity: Identity, place: Address) -> str:
    if not identity.office:
        raise RegisterError(
            "There are notes or entries of an office in it, and your login at {place} belongs to "
            "none, so nothing was copied. An administrator says whose they are: {option}",
            place=place,
            option="--office NAME",
        )
    return identity.office


def _told_of(
    rows: Iterable[tuple[Any, ...]], contents: Contents, tell: Told
) -> Iterator[tuple[Any, ...]]:
    total = sum(len(getattr(contents, table)) for table in CHANGING)
    for number, row in enumerate(rows, start=1):
        yield row
        tell(min(number, total), total)


def _send(connection: Connection, rows: Iterable[tuple[Any, ...]], statement: str) -> None:
    """Insert rows, many at once; the server takes in one lot while the next is made."""
    with connection.pipeline():
        for batch in _batches(rows):
            columns = [list(column) for column in zip(*batch, strict=True)]
            connection.execute(statement, columns)


def _batches(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    """Return rows in lots of so many, or of so many letters; a large row is one by itself."""
    batch: list[tuple[Any, ...]] = []
    letters = 0
    for row in rows:
        batch.append(row)
        letters += len(row[-1])
        if len(batch) >= _BATCH or letters >= _BYTES:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch
