"""One writer at a time: a lock across processes, held only while something is written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from filelock import lock_descriptor

from store.errors import RegisterError
from store.keeping.reading import shown
from store.keeping.writing import not_saved
from store.text import one_line

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


@contextmanager
def held(target: Path, mode: int, path: Path, by: str) -> Iterator[None]:
    """Hold the lock of a register file, with the holder's name in it.

    The system lets go of it when its holder dies. A new lock file gets the mode of the register.

    Raises:
        RegisterError: someone else holds it, or the folder may not be written to.
    """
    lock = target.with_name(f"{target.name}.lock")
    try:
        handle = _locked(lock, mode | 0o600)
    except OSError as error:
        raise not_saved(path, error) from error
    if handle is None:
        raise _busy(lock, path)
    try:
        _sign(handle, by)
        yield
    finally:
        os.close(handle)


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
