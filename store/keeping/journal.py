"""The journal: one line a change, written and secured before anyone is told that it is saved."""

from __future__ import annotations

import errno
import os
import stat
import zlib
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from store.common.limits import JOURNAL
from store.keeping.lines import marker
from store.keeping.reading import shown
from store.keeping.writing import NotConfirmedError, secure_folder, take_after

_PLAIN = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
"""Never through a link that someone put in the journal's place, nor waiting at a pipe."""


class Times(NamedTuple):
    """When a journal was last written, in nanoseconds: as its writer says, and as the system."""

    modified: int = 0
    changed: int = 0


class End(NamedTuple):
    """How far a journal was read, and what was read, so that it is known again.

    Attributes:
        inode: which file it was.
        whole: bytes up to its last whole line.
        crc: the CRC-32 of those bytes.
        tail: what stands after them, a line that was cut off.
        times: when it was last written.
    """

    inode: int = 0
    whole: int = 0
    crc: int = 0
    tail: bytes = b""
    times: Times = Times()

    @property
    def size(self) -> int:
        """All its bytes."""
        return self.whole + len(self.tail)

    def is_as(self, about: os.stat_result) -> bool:
        """Tell whether the journal was left alone since."""
        was = self.inode, self.size, self.times
        return was == (about.st_ino, about.st_size, times_of(about))


class JournalMovedError(Exception):
    """The journal is not as it was last read, so nothing was written, or not where it counts."""


def journal_of(target: Path) -> Path:
    """Return the journal of a register file, links followed already."""
    return target.with_name(f"{target.name}.journal")


def times_of(about: os.stat_result) -> Times:
    """Return when a file was last written."""
    return Times(about.st_mtime_ns, about.st_ctime_ns)


def read_journal(path: Path) -> tuple[bytes, End]:
    """Return the lines of a journal that ended, and where it ends; nothing of none.

    Raises:
        OSError: it cannot be read.
        RegisterError: it is larger than any journal.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _PLAIN)
    except FileNotFoundError:
        return b"", End()
    with os.fdopen(handle, "rb", buffering=0) as file:
        about = os.fstat(handle)
        JOURNAL.hold_bytes(about.st_size, path=shown(path), restore="namndkoll restore")
        data = file.readall()
    whole = data.rfind(b"\n") + 1
    lines, tail = data[:whole], data[whole:]
    return lines, End(about.st_ino, whole, zlib.crc32(lines), tail, times_of(about))


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
        if before.st_size if end.size == 0 else not end.is_as(before):
            raise JournalMovedError
        if end.size == 0:
            take_after(path, target.stat())
        if end.tail:
            line = marker(end.tail) + line
        _write(handle, line, end.size, path)
        crc = zlib.crc32(line, zlib.crc32(end.tail, end.crc))
        return _confirmed(handle, path, end.size + len(line), crc)
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


def _confirmed(handle: int, path: Path, size: int, crc: int) -> End:
    """Return where the journal ends now, if the line is last in it and it is still in its place."""
    try:
        here, there = os.fstat(handle), path.stat()
    except FileNotFoundError as error:
        raise JournalMovedError from error
    if (here.st_ino, here.st_dev) != (there.st_ino, there.st_dev) or here.st_size != size:
        raise JournalMovedError
    return End(here.st_ino, size, crc, b"", times_of(here))
