"""A large file decoded piece by piece, so that other threads get their turn in between.

Decoding at once keeps every other thread waiting to its end, seconds for the largest registers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_type_hints

import msgspec
from msgspec.structs import replace

from store.keeping.contents import TABLES, Contents

_PIECE = 200_000
"""Bytes after which a piece ends with the next record: a millisecond or two."""
_HISTORY = b',"history":{'
"""Before the last table, which holds records of others as they were; it is decoded at once."""
_TABLES = "|".join(name for name in TABLES if name != "history").encode()
_TABLE = re.compile(rb'[{,]"(%s)":(?=\{"[0-9]+":\{)' % _TABLES)
"""Before a table that has records."""
_NEXT = re.compile(rb'\},(?="[0-9]+":\{)')
"""Between two records of a table. Within a text the quotation marks would be escaped, and nothing
in a record holds others by number."""
_LAST = re.compile(rb'\}(?=\},"(?:%s|history)":\{)' % _TABLES)
"""The end of a table's last record, where another table follows."""
_REST = msgspec.json.Decoder(Contents)


def in_pieces(data: bytes) -> Contents | None:
    """Return the contents; None for what is written otherwise or is no whole register."""
    try:
        return _decoded(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _decoded(data: bytes) -> Contents | None:
    """Decode the tables each by itself, and the rest with empty ones in their place."""
    hints = get_type_hints(Contents, include_extras=True)
    rest: list[bytes] = []
    tables: dict[str, dict[int, Any]] = {}
    end, history = 0, data.find(_HISTORY)
    while found := _TABLE.search(data, end, len(data) if history < 0 else history):
        name = found[1].decode()
        if name in tables:
            return None
        rest += [data[end : found.end()], b"{}"]
        records, decoder = tables.setdefault(name, {}), msgspec.json.Decoder(hints[name])
        for first, end in _pieces(data, found.end() + 1):
            records.update(decoder.decode(b"{%b}" % data[first:end]))
        end += 1
    contents = _REST.decode(b"".join([*rest, data[end:]]))
    return replace(contents, **tables)


def _pieces(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Return where the pieces of a table begin and end, its closing brace not counted."""
    while True:
        following = _NEXT.search(data, at + _PIECE)
        last = _LAST.search(data, at, following.end() if following else len(data))
        if last or not following:
            yield at, last.end() if last else data.rindex(b"}") - 1
            return
        yield at, following.start() + 1
        at = following.end()
