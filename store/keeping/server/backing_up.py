"""A register on a server written to files: all that a login may read, as it is at one moment."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from store.common.place import Address
from store.keeping.contents import Contents, nothing
from store.keeping.server.checking import bypasses
from store.keeping.server.connecting import Connection, Connections, at_one_moment
from store.keeping.server.copying import Copied, copied, digest_of, write_out
from store.keeping.server.identity import Identity
from store.keeping.server.loading import identify, read, taken_in

_OFFICES = """
select office from namndkoll.changes where office <> ''
union select office from namndkoll.records where office <> '' order by office
"""


def back_up(place: Address, named: Callable[[str], Path]) -> dict[Path, Copied]:
    """Write new files that a register can be put back from, and return what is in each.

    There is one file of what everyone may read with the notes of the login's office; for who sees
    all, one of each office. `named` gives the path of an office's, or of the only file.

    Raises:
        RegisterError: the register cannot be read, or a file not written.
    """
    with (
        closing(Connections(place)) as connections,
        connections.reading() as line,
        at_one_moment(line),
    ):
        found = [(one.office, _held(line, place, one)) for one in _identities(line, place)]
    written: dict[Path, Copied] = {}
    for office, contents in found:
        path, digest = named(office if len(found) > 1 else ""), digest_of(contents)
        write_out(contents, path, digest)
        written[path] = copied(contents, digest)
    return written


def _identities(line: Connection, place: Address) -> list[Identity]:
    """Return who asks, in the place of a member of each office where it sees all of them."""
    identity, _ = identify(line, place)
    offices = [office for (office,) in line.execute(_OFFICES)] if bypasses(line) else []
    return [replace(identity, office=office) for office in offices] or [identity]


def _held(line: Connection, place: Address, identity: Identity) -> Contents:
    return taken_in(nothing(), read(line, place, identity, 0), place)
