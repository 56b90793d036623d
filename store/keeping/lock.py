"""One writer at a time: a lock across processes, held only while something is written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from filelock import lock_descriptor

from store.common.errors import RegisterError
from store.common.text import one_line
from store.keeping.reading import shown
from store.keeping.writing import not_saved

WAIT = 10.0
"""Seconds to wait for another writer."""
_POLL = 0.002
_LONGEST_NAME = 200
_LOCKLESS = {errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}
"""Errors of file systems without locks; what is written there is compared before and after."""
_FLAGS = (
    os.O_RDWR
    | os.O_CREAT
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


class Hold:
    """A lock that is held, as far as locks work in its folder."""

    def __init__(self, lock: Path, mode: int, by: str) -> None:
        self.lock = lock
        self._mode = mode
        self._by = by
        self._handle = -1

    def take(self) -> bool:
        """Take the lock and leave the holder's name; False when someone else holds it.

        Raises:
            OSError: the folder may not be written to.
        """
        self.let_go()
        handle = _locked(self.lock, self._mode)
        if handle is None:
            return False
        self._handle = handle
        _sign(handle, self._by)
        return True

    def let_go(self) -> None:
        """Let go of the lock."""
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)

    @property
    def is_gone(self) -> bool:
        """Whether the lock file was removed or replaced, so that someone else can lock as well."""
        held = os.fstat(self._handle)
        with suppress(FileNotFoundError):
            there = self.lock.stat()
            return (held.st_dev, held.st_ino) != (there.st_dev, there.st_ino)
        return True

    @property
    def works(self) -> bool:
        """Whether what is locked cannot be locked again, as it could where locks do nothing."""
        try:
            second = os.open(self.lock, _FLAGS, self._mode)
            try:
                return not lock_descriptor(second, blocking=False)
            finally:
                os.close(second)
        except OSError as error:
            return error.errno not in _LOCKLESS


@contextmanager
def held(target: Path, mode: int, path: Path, by: str) -> Iterator[Hold]:
    """Hold the lock of a register file, with the holder's name in it.

    The system lets go of it when its holder dies. A new lock file gets the mode of the register.

    Raises:
        RegisterError: someone else holds it, or the folder may not be written to.
    """
    hold = Hold(target.with_name(f"{target.name}.lock"), mode | 0o600, by)
    take_again(hold, path)
    try:
        yield hold
    finally:
        hold.let_go()


def take_again(hold: Hold, path: Path) -> None:
    """Take a lock, also one whose file was removed while it was held.

    Raises:
        RegisterError: someone else holds it, or the folder may not be written to.
    """
    try:
        taken = hold.take()
    except OSError as error:
        raise not_saved(path, error) from error
    if not taken:
        raise _busy(hold.lock, path)


def _locked(lock: Path, mode: int) -> int | None:
    """Return the lock file once it is locked; None when someone else holds it all the time."""
    end = monotonic() + WAIT
    while True:
        handle = _opened(lock, mode)
        try:
            if _lock(handle) and os.fstat(handle).st_nlink:
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        if monotonic() > end:
            return None
        sleep(_POLL)


def _opened(lock: Path, mode: int) -> int:
    handle = os.open(lock, _FLAGS, mode)
    if os.name != "nt" and os.fstat(handle).st_size == 0:
        with suppress(OSError):
            os.fchmod(handle, mode)
    return handle


def _lock(handle: int) -> bool:
    try:
        return lock_descriptor(handle, blocking=False)
    except OSError as error:
        if error.errno in _LOCKLESS:
            return True
        raise


def _sign(handle: int, by: str) -> None:
    """Leave the holder's name for those who wait; where locked files are unreadable, none.

    It is written only when it is another's: the disk would have it to do with every edit.
    """
    name = by.encode("utf-8", "replace")[:_LONGEST_NAME].ljust(_LONGEST_NAME)
    with suppress(OSError):
        if os.read(handle, _LONGEST_NAME) != name:
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, name)


def _busy(lock: Path, path: Path) -> RegisterError:
    holder = ""
    with suppress(OSError):
        holder = one_line(lock.read_bytes()[:_LONGEST_NAME].decode("utf-8", "replace"))
    return RegisterError(
        "{path} is being written by {holder}. Nothing was changed; try again in a moment.",
        path=shown(path),
        holder=holder or "?",
    )
