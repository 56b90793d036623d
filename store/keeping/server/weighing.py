"""The rows of a register on a server, looked through one by one, and held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args, get_type_hints

import msgspec

from store.common.errors import Message, RegisterError
from store.common.place import Address
from store.keeping.applying import CHANGING, keys_in, value_of
from store.keeping.contents import PREFIXES, TABLES, Contents, nothing, record_of, said_of
from store.keeping.server.connecting import Connection, at_one_moment
from store.keeping.server.identity import Identity
from store.keeping.server.loading import Found, read, read_head, taken_in
from store.keeping.steps import Op

_NAMED = 10
"""Rows of one fault that are named; of more their number is told."""
_STEPS = """
select count(distinct seq), coalesce(max(seq), 0),
    (select count(*) from namndkoll.records where seq > %s)
from namndkoll.changes
"""
_CHANGES = "select 'history', seq, office, convert_to(body, 'UTF8') from namndkoll.changes"
_RECORDS = """
select tab, key, office, convert_to(body, 'UTF8') from namndkoll.records where body is not null
"""
_VIEWS = "select name, office, body from namndkoll.views"
_KINDS = get_type_hints(Contents)
_DECODERS = {name: msgspec.json.Decoder(get_args(_KINDS[name])[1]) for name in TABLES}
Ranges = tuple[tuple[int, int], ...]
"""First and last ids of runs of documents."""
Told = tuple[Message, bool]
"""Something to know, and whether it is a fault."""


class _Row(NamedTuple):
    """A record or a step as it stands in a row."""

    table: str
    key: int
    office: str
    body: bytes

    @property
    def name(self) -> str:
        return f"{self.table} {self.key}{f' ({self.office})' if self.office else ''}"


def weighed(
    line: Connection, place: Address, identity: Identity, *, all_is_seen: bool
) -> Iterator[Told]:
    """Find what is wrong with the rows that a login may read, as they are at one moment.

    Raises:
        RegisterError: the server does not answer, or refuses.
    """
    with at_one_moment(line):
        head = read_head(line, place)
        yield from _numbers(line, head.seq, all_is_seen=all_is_seen)
        broken = list(_broken(line))
        yield from _named(broken)
        yield from _views(line)
        if not broken:
            yield from _history(read(line, place, identity, 0), place)


def _numbers(line: Connection, last: int, *, all_is_seen: bool) -> Iterator[Told]:
    """Hold the numbers of the steps against the number of the last one."""
    row = line.execute(_STEPS, (max(last, 1),)).fetchone()
    assert row is not None
    steps, highest, late = row
    values = {"count": last - steps, "last": last, "highest": highest, "rows": late}
    if highest > last or (all_is_seen and highest < last):
        told = Message("The last step should be number {last}, and it is {highest}.", values)
        yield told, True
    if late:
        yield Message("{rows} records are of steps that there are not.", values), True
    if steps < last and not all_is_seen:
        told = Message(
            "Of {last} steps {count} cannot be seen: they are other offices' own, or were not in "
            "the file that the register came from.",
            values,
        )
        yield told, False
    elif steps < last:
        told = Message(
            "Of {last} steps {count} are not there: they were not in the file that the register "
            "came from, or someone removed them.",
            values,
        )
        yield told, False


def _broken(line: Connection) -> Iterator[str]:
    """Return the rows that are no records, or stand where another belongs."""
    for statement in (_CHANGES, _RECORDS):
        with line.cursor(binary=True) as cursor:
            for one in cursor.stream(statement):
                if not _is_sound(row := _Row(*one)):
                    yield row.name


def _is_sound(row: _Row) -> bool:
    decoder = _DECODERS.get(row.table)
    try:
        record: Any = decoder and decoder.decode(row.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    if record is None:
        return False
    if row.table == "history":
        return bool(record.seq == row.key)
    if row.table == "follow_ups":
        return bool(record.about == record_of(row.key))
    prefix = PREFIXES.get(row.table)
    return prefix is None or record.id == f"{prefix}{row.key}"


def _named(broken: Sequence[str]) -> Iterator[Told]:
    for name in broken[:_NAMED]:
        yield Message("{row} is damaged: it is no record of its place.", {"row": name}), True
    yield from _others(broken)


def _others(named: Sequence[str]) -> Iterator[Told]:
    if len(named) > _NAMED:
        yield Message("So are {count} others.", {"count": len(named) - _NAMED}), True


def _views(line: Connection) -> Iterator[Told]:
    for name, office, body in line.execute(_VIEWS):
        try:
            msgspec.json.decode(body, type=dict[str, Any])
        except (msgspec.DecodeError, RecursionError):
            told = Message(
                "The view {name} of the office {office} is damaged, and left out.",
                {"name": repr(name[:40]), "office": office},
            )
            yield told, True


def _history(found: Found, place: Address) -> Iterator[Told]:
    """Hold the records against the history, as far as that tells what they are.

    A step of whole tables keeps what was there before it alone: what a document brought can be
    missed, but is not known from elsewhere, so there is no whole to be made of the history.
    """
    try:
        contents = taken_in(nothing(), found, place)
    except RegisterError as error:
        yield error.message, True
        return
    last = (op for op in _last_set(contents) if value_of(contents, op) != op.after)
    others = [f"{said_of(op) or f'{op.table} {op.key}'}: {op.field}" for op in last]
    for name in others[:_NAMED]:
        told = Message("{row} is not what was set last, by the history.", {"row": name})
        yield told, True
    yield from _others(others)
    missing = list(_missing(contents))
    for name in missing[:_NAMED]:
        told = Message("{row} is missing, though the history made it.", {"row": name})
        yield told, True
    yield from _others(missing)


def _missing(contents: Contents) -> Iterator[str]:
    """Return what a step made and none took away since, and that is not there.

    What is said of a record goes by itself when it says nothing more, and is not looked for.
    """
    tables = (table for table in CHANGING if table != "follow_ups")
    present = {table: set(getattr(contents, table)) for table in tables}
    for seq in sorted(contents.history, reverse=True):
        change = contents.history[seq]
        if change.kind == "restore" and not change.before:
            return
        made, removed = _whole(change.ops, change.added, change.before)
        for table, key in made:
            if table in present and key not in present[table]:
                yield f"{table} {key}"
            present.get(table, set()).discard(key)
        for table, key in removed:
            present.get(table, set()).add(key)


def _whole(
    ops: Iterable[Op], added: Mapping[str, Ranges], before: Mapping[str, Iterable[int]]
) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Return the places of the documents that there are after a step, and before it."""
    whole = [op for op in ops if op.field is None]
    made = [(op.table, op.key) for op in whole if op.after is not None]
    there = [(op.table, op.key) for op in whole if op.before is not None]
    made += ((table, key) for table in added for key in keys_in(added[table]))
    there += ((table, key) for table in before for key in before[table])
    return made, there


def _last_set(contents: Contents) -> Iterator[Op]:
    """Return the last op of each field, unless something else came to its record since."""
    seen: set[tuple[str, int, str | None]] = set()
    whole: set[tuple[str, int]] = set()
    for seq in sorted(contents.history, reverse=True):
        change = contents.history[seq]
        if change.kind == "restore" and not change.before:
            return
        for op in change.ops:
            place, field = (op.table, op.key), (op.table, op.key, op.field)
            if op.field is None or change.kind == "forget":
                whole.add(place)
            elif field not in seen and place not in whole:
                yield op
            seen.add(field)
        whole.update(_touched(change.before, change.added))


def _touched(before: dict[str, Any], added: dict[str, Any]) -> Iterable[tuple[str, int]]:
    """Return the places of the records that a step of whole tables changed or made."""
    for table in CHANGING:
        yield from ((table, key) for key in before.get(table, ()))
        yield from ((table, key) for key in keys_in(added.get(table, ())))
