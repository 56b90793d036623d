"""One writer at a time: a lock across processes, held only while something is written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

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


class WriterLock:
    """The lock of a register file; the system lets go of it when its holder dies."""

    def __init__(self, target: Path, mode: int) -> None:
        self._path = target.with_name(f"{target.name}.lock")
        self._lock = FileLock(self._path, WAIT, mode, poll_interval=_POLL, fallback_to_soft=False)

    @contextmanager
    def held(self, path: Path, by: str) -> Iterator[None]:
        """Hold the lock, with the holder's name in it.

        Raises:
            RegisterError: someone else holds it, or the folder may not be written to.
        """
        try:
            self._lock.acquire()
        except Timeout as error:
            raise self._busy(path) from error
        except OSError as error:
            if error.errno not in _LOCKLESS:
                raise not_saved(path, error) from error
        try:
            self._sign(by)
            yield
        finally:
            self._lock.release()

    def _sign(self, by: str) -> None:
        """Leave the holder's name for those who wait; where locked files are unreadable, none.

        It is written only when it is another's: the disk would have it to do with every edit.
        """
        name = by.encode("utf-8", "replace")[:_LONGEST_NAME].ljust(_LONGEST_NAME)
        with suppress(OSError):
            handle = os.open(self._path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
            try:
                if os.read(handle, _LONGEST_NAME) != name:
                    os.lseek(handle, 0, os.SEEK_SET)
                    os.write(handle, name)
            finally:
                os.close(handle)

    def _busy(self, path: Path) -> RegisterError:
        holder = ""
        with suppress(OSError):
            data = self._path.read_bytes()[:_LONGEST_NAME]
            holder = one_line(data.decode("utf-8", "replace"))
        return RegisterError(
            "{path} is being written by {holder}. Nothing was changed; try again in a moment.",
            path=shown(path),
            holder=holder or "?",
        )
