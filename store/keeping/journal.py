"""The journal: one line a change, written and secured before anyone is told that it is saved.

A line is the CRC-32 of its JSON in eight digits, a space, the JSON, a line feed. It names the
checksum of the file that it continues, so that a journal is never applied to another file.
"""

from __future__ import annotations

import errno
import os
import stat
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from store.errors import RegisterError
from store.keeping.changes import Change
from store.keeping.contents import Contents
from store.keeping.forgetting import Cleaning, forgettings
from store.keeping.reading import shown
from store.keeping.writing import NotConfirmedError, secure_folder, take_after

_PLAIN = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
"""Never through a link that someone put in the journal's place, nor waiting at a pipe."""
_SPOIL = b"#\n"
"""Ends a line that was cut off, so that it can never be taken for a whole one."""


class Line(Struct, frozen=True, forbid_unknown_fields=True):
    """What a line of the journal says: the file that it continues, and a change."""

    base: str
    change: Change


class End(NamedTuple):
    """How far a journal was read: its inode, the bytes up to its last whole line, all its bytes."""

    inode: int = 0
    whole: int = 0
    size: int = 0


class JournalMovedError(Exception):
    """The journal is not as it was last read, so nothing was written, or not where it counts."""


_DECODER = msgspec.json.Decoder(Line)


def journal_of(target: Path) -> Path:
    """Return the journal of a register file, links followed already."""
    return target.with_name(f"{target.name}.journal")


def line_of(change: Change, base: str) -> bytes:
    """Return a change as a line.

    Raises:
        UnicodeEncodeError: a text holds half a character.
    """
    body = msgspec.json.encode(Line(base, change))
    return b"%08x %b\n" % (zlib.crc32(body), body)


def parse(line: bytes) -> Line | None:
    """Return what a line says; None when it is not whole."""
    body = line[9:]
    if line[:9] != b"%08x " % zlib.crc32(body):
        return None
    try:
        return _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def read_tail(path: Path, start: int = 0) -> tuple[bytes, End]:
    """Return the whole lines of a journal from a place on, and where it ends; nothing of none.

    Raises:
        OSError: it cannot be read.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _PLAIN)
    except FileNotFoundError:
        return b"", End()
    with os.fdopen(handle, "rb", buffering=0) as file:
        inode = os.fstat(handle).st_ino
        file.seek(start)
        data = file.readall()
    lines = data[: data.rfind(b"\n") + 1]
    return lines, End(inode, start + len(lines), start + len(data))


def unfolded(data: bytes, base: str, folded: int, contents: Contents, target: Path) -> list[Change]:
    """Return the changes of some lines that the file does not contain, numbered in their order.

    `base` is the file's checksum, `folded` the last change in it, `contents` what is known so far.

    A line that is not whole was never said to be saved, as long as no number is missing. Two lines
    of the same number were written by two who saw no lock: both count.

    Raises:
        RegisterError: a change is missing, or the lines continue another file.
    """
    changes: list[Change] = []
    last = contents.about.folded
    for raw in data.split(b"\n")[:-1]:
        line = parse(raw)
        if line is None or (line.change.seq <= folded and is_spent(line.change, contents.history)):
            continue
        if line.base != base:
            raise _foreign(journal_of(target))
        if line.change.seq > last + 1:
            raise _gap(journal_of(target), last + 1)
        last += 1
        changes.append(replace(line.change, seq=last))
    return changes


def is_spent(change: Change, history: Mapping[int, Change]) -> bool:
    """Tell whether a change is in the file already, also where part of it was forgotten since."""
    if history.get(change.seq) == change:
        return True
    if steps := forgettings(history):
        change = Cleaning(steps).change(change)
    return any(replace(one, seq=change.seq) == change for one in history.values())


def append(target: Path, line: bytes, end: End) -> End:
    """Write a line and have the disk confirm it; `end` is where the journal must still end.

    Returning is the moment at which a change is saved.

    Raises:
        JournalMovedError: someone else wrote meanwhile; the line is not where it counts.
        NotConfirmedError: it could be neither secured nor taken back.
        OSError: it cannot be written; nothing of it is left.
    """
    path = journal_of(target)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _PLAIN, 0o600)
    try:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        if before.st_size != end.size or (end.size and before.st_ino != end.inode):
            raise JournalMovedError
        if end.size == 0:
            take_after(path, target.stat())
        if end.size > end.whole:
            line = _SPOIL + line
        _write(handle, line, end.size, path)
        return _confirmed(handle, path, end.size + len(line))
    finally:
        os.close(handle)


def _write(handle: int, line: bytes, size: int, path: Path) -> None:
    try:
        if os.write(handle, line) != len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(handle)
        if size == 0:
            secure_folder(path.parent)
    except BaseException as error:
        _cut_back(handle, size, len(line), path, error)
        raise


def _cut_back(handle: int, size: int, written: int, path: Path, error: BaseException) -> None:
    """Take a line back that was not confirmed, unless someone wrote after it."""
    try:
        now = os.fstat(handle).st_size
        if now > size + written:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        os.ftruncate(handle, size)
    except OSError as second:
        raise NotConfirmedError(
            "The disk failed while {path} was written ({reason}): it is not certain whether the "
            "change is there. Open the register again and look.",
            path=shown(path),
            reason=second.strerror,
        ) from error
    with suppress(OSError):
        os.fsync(handle)


def _confirmed(handle: int, path: Path, size: int) -> End:
    """Return where the journal ends now, if the line is last in it and it is still in its place."""
    here, there = os.fstat(handle), path.stat()
    if (here.st_ino, here.st_dev) != (there.st_ino, there.st_dev) or here.st_size != size:
        raise JournalMovedError
    return End(here.st_ino, size, size)


def _foreign(path: Path) -> RegisterError:
    return RegisterError(
        "{path} holds changes to another state of the register than the file beside it. Both were "
        "left as they are; put the file back that belongs to it, or {restore} a backup.",
        path=shown(path),
        restore="namndkoll restore",
    )


def _gap(path: Path, missing: int) -> RegisterError:
    return RegisterError(
        "{path} is damaged: change number {missing} is missing. It was left as it is; "
        "{check} tells more, {restore} offers the last good state.",
        path=shown(path),
        missing=missing,
        check="namndkoll check",
        restore="namndkoll restore",
    )
