"""A register read from a server: all of it, or only what came since a step."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing
from typing import Any, LiteralString, TypeAlias, get_args, get_type_hints
from uuid import UUID

import msgspec
import psycopg
from msgspec import Struct
from msgspec.structs import replace
from psycopg.pq import PipelineStatus

from store.common.collector import uncollected
from store.common.errors import RegisterError
from store.common.place import Address
from store.keeping.applying import CHANGING
from store.keeping.contents import TABLES, About, Contents, Header
from store.keeping.server.connecting import Connection
from store.keeping.server.identity import (
    MAY_WRITE,
    NO_OFFICE,
    OFFICE,
    SCHEMA_VERSION,
    TAKES_CHANGES,
    Identity,
)
from store.keeping.server.line import Line
from store.keeping.server.noted import with_notes
from store.keeping.server.offices import joined, parted
from store.keeping.server.refusals import foreign, known_form, no_register, other_version
from store.keeping.steps import Change

_HEAD = "select program, version, form, uid, seq, about from namndkoll.register"
# Whoever asks read that step before, so that it is seen also by who waits for its turn meanwhile.
_KNOWN = f"""
(select cast(step as text) from namndkoll.changes
    where seq = %s and office in ('', {OFFICE}) limit 1)
"""
_WHO = f"""
select program, version, form, uid, seq, about, {_KNOWN}, cast(session_user as text), {OFFICE},
    {MAY_WRITE}, {TAKES_CHANGES},
    exists (select 1 from pg_catalog.pg_proc where proname = 'pg_notify')
from namndkoll.register
"""
_HELD = f"""
select program, version, form, uid, seq, about, {_KNOWN}, {OFFICE}
from namndkoll.register for update
"""
# One statement, so that a start asks the server once, and all is of one moment. As bytes, which are
# decoded once: JSON as text would be decoded twice.
_SINCE = """
select 'history', seq, office, convert_to(body, 'UTF8') from namndkoll.changes
where seq > %(since)s and office = any(%(offices)s)
union all
select tab, key, office, convert_to(body, 'UTF8') from namndkoll.records
where seq > %(since)s and office = any(%(offices)s)
"""
_STANDING = "and body is not null"
_NOW = """
select '', seq, coalesce((select cast(c.step as text) from namndkoll.changes as c
    where c.office = any(%(offices)s) and c.seq <= register.seq order by c.seq desc limit 1), ''),
    convert_to(about, 'UTF8')
from namndkoll.register
union all
"""
_ABOUT = msgspec.json.Decoder(About)
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    name: msgspec.json.Decoder(get_args(hint)[1])
    for name, hint in get_type_hints(Contents).items()
    if name in TABLES
} | {"": _ABOUT}
"""By table; what a register says of itself is in none."""
Row: TypeAlias = tuple[str, int, str, Any]
"""A table's name, a document's id, an office, and the document; None where it went."""
_CHUNK = 1000
"""Rows that are read at once: the server finds the next ones while they are decoded."""


class Head(Struct, frozen=True):
    """What a register says of itself: which it is, its last step, and what its file would say.

    `known` is what the step is called that was asked about; empty where there is none.
    """

    uid: UUID
    seq: int
    about: About
    known: str = ""


class Found(Struct, frozen=True):
    """What was read: steps with their offices, and records.

    `last` is what the last step of all is called that the login may read; empty where none is.
    """

    head: Head
    changes: list[tuple[int, str, Change]]
    records: list[Row]
    last: str

    @property
    def forgets(self) -> bool:
        """Whether something was forgotten, so that what was read before is to be read anew."""
        return any(change.kind == "forget" for _, _, change in self.changes)


def identify(connection: Connection, place: Address, known: int = 0) -> tuple[Identity, Head]:
    """Return who asks, and what a register says of itself, and of a step that was read before.

    Raises:
        RegisterError: there is none, or one that this program does not know.
    """
    row = connection.execute(_WHO, (known,), binary=True).fetchone()
    head = _head(row and row[:7], place)
    assert row is not None
    return Identity(head.uid, *row[7:]), head


def read_head(connection: Connection, place: Address) -> Head:
    """Return what a register says of itself.

    Raises:
        RegisterError: there is none, or one that this program does not know.
    """
    return _head(connection.execute(_HEAD, binary=True).fetchone(), place)


def hold(line: Line, place: Address, identity: Identity, known: int) -> tuple[Identity, Head]:
    """Keep others from writing until the transaction ends, and return the same as `identify`.

    What is asked is only what may have changed since.

    Raises:
        RegisterError: there is no register that this program knows.
    """
    cursor = line.execute(_HELD, (known,), binary=True)
    line.rest()
    row = cursor.fetchone()
    head = _head(row and row[:-1], place)
    return replace(identity, uid=head.uid, office=row[-1] if row else NO_OFFICE), head


def _head(row: Sequence[Any] | None, place: Address) -> Head:
    if row is None:
        raise no_register(place)
    program, version, form, uid, seq, about, *known = row
    if program != "namndkoll":
        raise foreign(place)
    if version != SCHEMA_VERSION:
        raise other_version(place, version, SCHEMA_VERSION)
    known_form(place, form)
    return Head(uid, seq, _decoded(about, place), "".join(filter(None, known)))


def _decoded(about: bytes | str, place: Address) -> About:
    try:
        return _ABOUT.decode(about)
    except msgspec.DecodeError as error:
        raise damaged(place, "register", error) from error


def read(connection: Connection, place: Address, identity: Identity, since: int) -> Found:
    """Return what came after a step, as it is at one moment; all of it after step 0.

    Raises:
        RegisterError: there is no register that this program knows.
    """
    values = {"since": since, "offices": identity.offices}
    rows = _rows(connection, _NOW + _SINCE + ("" if since else _STANDING), values, place)
    now = next((row for row in rows if not row[0]), None)
    if now is None:
        raise no_register(place)
    head = Head(identity.uid, now[1], now[3])
    changes = [row[1:] for row in rows if row[0] == "history"]
    records = [row for row in rows if row[0] not in {"", "history"}]
    return Found(head, changes, records, now[2])


def _rows(
    connection: Connection, asked: LiteralString, values: Mapping[str, object], place: Address
) -> list[Row]:
    try:
        with uncollected(), closing(_sent(connection, asked, values)) as sent:
            return [
                (name, key, office, None if body is None else _DECODERS[name].decode(body))
                for name, key, office, body in sent
            ]
    except (msgspec.DecodeError, KeyError, UnicodeDecodeError, RecursionError) as error:
        raise damaged(place, "records", error) from error


def _sent(
    connection: Connection, asked: LiteralString, values: Mapping[str, object]
) -> Generator[Row]:
    """Return rows as they come, where the driver can; in a pipeline they come all at once."""
    in_pipeline = connection.pgconn.pipeline_status != PipelineStatus.OFF
    with connection.cursor(binary=True) as cursor:
        if in_pipeline or not psycopg.capabilities.has_stream_chunked():
            yield from cursor.execute(asked, values)
        else:
            yield from cursor.stream(asked, values, binary=True, size=_CHUNK)


def taken_in(contents: Contents, found: Found, place: Address) -> Contents:
    """Return contents with what was read; their own tables stay as they are.

    Raises:
        RegisterError: what was read is no register.
    """
    tables = {name: getattr(contents, name) for name in TABLES}
    try:
        with uncollected():
            for name, rows in _by_table(found.records).items():
                tables[name] = _with_rows(tables[name], name, rows)
            if found.changes:
                steps = _ordered({**tables["history"], **_steps_in(found.changes)})
                mine = {seq for seq, office, _ in found.changes if office != NO_OFFICE}
                new = {seq for seq, _, _ in found.changes}
                tables["history"] = with_notes(steps, new, new - mine, tables["follow_ups"])
    except KeyError as error:
        raise damaged(place, "records", error) from error
    about = replace(found.head.about, folded=found.head.seq)
    return replace(contents, register=Header(about), **tables)


def _by_table(rows: Iterable[Row]) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {}
    for row in rows:
        tables.setdefault(row[0], []).append(row)
    return tables


def _with_rows(records: Mapping[int, Any], name: str, rows: list[Row]) -> dict[int, Any]:
    """Return a table with rows put in, in the order of the ids."""
    if name not in CHANGING:
        raise KeyError(name)
    kept = dict(records)
    if name == "follow_ups":
        return _ordered(_with_said(kept, {row[1:3]: row[3] for row in rows}))
    kept.update((row[1], row[3]) for row in rows if row[3] is not None)
    for gone in [row[1] for row in rows if row[3] is None]:
        kept.pop(gone, None)
    return _ordered(kept)


def _with_said(kept: dict[int, Any], new: Mapping[tuple[int, Any], Any]) -> dict[int, Any]:
    """Put in what is said about records: everyone's and an office's are rows of their own."""
    for (key, office), one in new.items():
        said, noted = parted("follow_ups", key, kept.get(key))
        whole = joined(one, noted) if office == NO_OFFICE else joined(said, one)
        if whole is None:
            kept.pop(key, None)
        else:
            kept[key] = whole
    return kept


def _ordered(records: dict[int, Any]) -> dict[int, Any]:
    keys = list(records)
    ordered = sorted(keys)
    return records if keys == ordered else {key: records[key] for key in ordered}


def _steps_in(rows: Iterable[tuple[int, str, Change]]) -> dict[int, Change]:
    """Return steps by their numbers; that of an office is the whole of it."""
    return {seq: step for seq, _, step in sorted(rows, key=lambda one: one[:2])}


def damaged(place: Address, what: str, error: Exception) -> RegisterError:
    """Return the sentence for rows that are no records."""
    return RegisterError(
        "{place} is damaged: what stands in its {what} cannot be ({reason}). It was left as it is; "
        "{command} tells more.",
        place=place,
        what=what,
        reason=str(error)[:120],
        command="namndkoll server check",
    )
