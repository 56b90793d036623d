"""A line of the journal: what it says, and what has become of one that cannot be read.

A line is the CRC-32 of its JSON in eight digits, a space, the JSON, a line feed. It names the
checksum of the file that it continues, so that a journal is never applied to another file.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from store.keeping.steps import Change

_ADDED = b"\r \t\xef\xbb\xbf"
"""Bytes that other programs put around lines: other line ends, blanks, a byte order mark."""
_MARKER = 9
"""Bytes of the marker that ends a line which was cut off."""


class JournalLine(Struct, frozen=True, forbid_unknown_fields=True):
    """What a line of the journal says: the file that it continues, and a change."""

    base: str
    change: Change


_DECODER = msgspec.json.Decoder(JournalLine)


def line_of(change: Change, base: str) -> bytes:
    """Return a change as a line.

    Raises:
        UnicodeEncodeError: a text holds half a character.
    """
    body = msgspec.json.encode(JournalLine(base, change))
    return b"%08x %b\n" % (zlib.crc32(body), body)


def parse(line: bytes) -> JournalLine | None:
    """Return what a line says; None when it is not as it was written."""
    body = line[9:]
    if line[:9] != b"%08x " % zlib.crc32(body):
        return None
    try:
        return _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def salvaged(line: bytes) -> JournalLine | None:
    """Return what a line says, also when another program put something around it."""
    return parse(line) or parse(line.strip(_ADDED))


def is_blank(line: bytes) -> bool:
    """Tell whether a line holds nothing but what other programs add."""
    return not line.strip(_ADDED)


def marker(tail: bytes) -> bytes:
    """Return what ends a line that was cut off: it can be taken neither for a whole line nor,
    having the checksum of what it ends, for one that was damaged."""
    return b"#%08x\n" % zlib.crc32(tail)


def was_cut_off(line: bytes) -> bool:
    """Tell whether a line was cut off while it was written, and hence never said to be saved."""
    tail, mark = line[:-_MARKER], line[-_MARKER:]
    return len(mark) == _MARKER and mark + b"\n" == marker(tail)


def is_damaged(tail: bytes) -> bool:
    """Tell whether what stands after the last line feed is other than a line that was cut off.

    No line holds a zero byte, which a disk that loses a block leaves, and nothing but the line feed
    is written after a whole line.
    """
    return b"\0" in tail or parse(tail[:-1]) is not None


def lines_in(data: bytes) -> Iterator[bytes]:
    """Return the lines that ended, without their ends and without those that were cut off."""
    return (line for line in data.split(b"\n")[:-1] if not was_cut_off(line))
