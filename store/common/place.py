"""Where a register is: a file, or a database on a server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from store.common.errors import RegisterError
from store.common.text import one_line

_SCHEMES = ("postgresql://", "postgres://")
_SERVICE = "service="
_SECRETS = ("password", "sslpassword")
_SECRET = re.compile(r"\b(?:ssl)?password\s*=\s*(?:'(?:[^'\\]|\\.)*'|\S+)\s*", re.IGNORECASE)


class Address:
    """A database, as libpq's connection strings name one; shown without any password in it.

    https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING
    """

    def __init__(self, conninfo: str) -> None:
        self.conninfo = conninfo

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Address) and other.conninfo == self.conninfo

    def __hash__(self) -> int:
        return hash(self.conninfo)

    def __str__(self) -> str:
        return one_line(_public(self.conninfo))

    def __repr__(self) -> str:
        return f"Address({str(self)!r})"

    @property
    def name(self) -> str:
        """What a file about this register may be called after."""
        return re.sub(r"[^\w.-]+", "-", str(self).partition("://")[2] or str(self)).strip("-.")


Place: TypeAlias = Path | Address


def place_of(text: Path | str | Address) -> Place:
    """Return the place that is named: an address, or else a path."""
    if isinstance(text, str) and text.startswith((*_SCHEMES, _SERVICE)):
        return Address(text)
    return text if isinstance(text, Address) else Path(text)


def key_of(place: Place) -> str:
    """Return what a register is known by on this computer: its real path, or its address."""
    return str(place) if isinstance(place, Address) else str(place.resolve())


def file_at(place: Place) -> Path:
    """Return the path of a register that is a file.

    Raises:
        RegisterError: it is on a server.
    """
    if isinstance(place, Address):
        raise RegisterError(
            "{place} is on a server, and this is done with files. To write its register to one: "
            "{command}",
            place=place,
            command="namndkoll server copy",
        )
    return place


def _public(conninfo: str) -> str:
    """Return a connection string without its passwords."""
    if not conninfo.startswith(_SCHEMES):
        return _SECRET.sub("", conninfo).strip()
    try:
        parts = urlsplit(conninfo)
    except ValueError:  # no address: where the password is in it cannot be told
        return f"{conninfo.partition('://')[0]}://…"
    user, at, hosts = parts.netloc.rpartition("@")
    options = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([one for one in options if one[0] not in _SECRETS], safe="/,")
    return urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}{at}{hosts}", query=query))
