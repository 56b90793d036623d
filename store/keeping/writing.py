"""A file replaced whole: whoever reads it, whenever, finds all of the old or all of the new."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from store.common.errors import RegisterError
from store.common.place import Place
from store.common.text import one_line
from store.keeping.reading import Stamp, shown, stamp

PREFIX, SUFFIX = ".namndkoll-", ".tmp"
"""Of the names of temporary files."""
_STALE = 3600
"""Seconds after which nobody can still be writing a temporary file."""

_WAITS = (0.01, 0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()
"""Seconds between tries: on Windows a scanner may hold the file for a moment."""

_UNABLE = {"EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EBADF", "EACCES", "EPERM"}
"""Errors of file systems that cannot secure a folder's list of names on request."""


class NotConfirmedError(RegisterError):
    """A change may or may not be on the disk, which failed when it was asked to confirm it."""


class FileMovedError(RegisterError):
    """What is kept is not what was to be replaced."""


def replace_file(
    path: Path, data: bytes, seen: Stamp | None, ready: Callable[[], None] = lambda: None
) -> Stamp:
    """Write a file anew and return its mark; `seen` is the mark it must still have.

    A link stays a link, the mode stays; a new file is its owner's alone. `ready` is called when
    all is written and only the file's place is still to be taken.

    Raises:
        RegisterError: it cannot be written or has changed meanwhile; the old file is intact.
    """
    try:
        target = path.resolve()
        sweep(target.parent)
        written = _swap(path, target, data, seen, ready)
    except (OSError, RuntimeError, ValueError) as error:
        raise not_saved(path, error) from error
    _settle(path, target.parent)
    return written


def _swap(
    path: Path, target: Path, data: bytes, seen: Stamp | None, ready: Callable[[], None]
) -> Stamp:
    """Write the bytes beside the target and put them in its place."""
    before = writable(target)
    handle, name = tempfile.mkstemp(SUFFIX, PREFIX, target.parent)
    temporary = Path(name)
    try:
        try:
            _write(handle, data)
        finally:
            os.close(handle)
        if before:
            take_after(temporary, before)
        written = stamp(temporary)
        ready()
        if stamp(target) != seen or written is None:
            raise changed_meanwhile(path)
        _rename(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return written


def writable(target: Path) -> os.stat_result | None:
    """Return what is known of the file that is to be replaced; None when there is none.

    Raises:
        OSError: it is no file, or may not be written to.
    """
    try:
        before = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(before.st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return before


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)


def take_after(temporary: Path, before: os.stat_result) -> None:
    """Give the file the group and mode of the one before, so that colleagues keep their access."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(temporary, -1, before.st_gid)
    temporary.chmod(stat.S_IMODE(before.st_mode))


def _rename(temporary: Path, target: Path) -> None:
    for wait in _WAITS:
        try:
            temporary.replace(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    temporary.replace(target)


def _settle(path: Path, folder: Path) -> None:
    try:
        secure_folder(folder)
    except OSError as error:
        raise NotConfirmedError(
            "{path} was written, but the disk did not confirm it ({reason}). "
            "Check the disk and open the register again.",
            path=shown(path),
            reason=error.strerror,
        ) from error


def secure_folder(folder: Path) -> None:
    """Have a folder's list of names written too, where the system can.

    Raises:
        OSError: the disk did not confirm it.
    """
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if _code(error) not in _UNABLE:
            raise


def sweep(folder: Path) -> None:
    """Remove temporary files that a program which was stopped has left."""
    with suppress(OSError):
        for left in folder.glob(f"{PREFIX}*{SUFFIX}"):
            with suppress(OSError):
                if left.lstat().st_mtime < time.time() - _STALE:
                    left.unlink()


def _code(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, "")


def changed_meanwhile(place: Place) -> FileMovedError:
    """Return the sentence for a register that is not what was read of it any more."""
    return FileMovedError(
        "{path} was changed by someone else after it was opened, so nothing was saved. "
        "Look at it as it is now and repeat the change.",
        path=one_line(str(place)),
    )


def not_saved(path: Path, error: OSError | RuntimeError | ValueError) -> RegisterError:
    """Return the sentence for what kept a register from being written, nothing being changed."""
    code = _code(error) if isinstance(error, OSError) else ""
    if code in {"ENOSPC", "EDQUOT"}:
        return RegisterError(
            "{path} was not saved: the disk is full. Nothing was changed; make room and try again.",
            path=shown(path),
        )
    if code in {"EACCES", "EPERM", "EROFS"}:
        return RegisterError(
            "{path} was not saved: it or its folder may not be written to. "
            "Nothing was changed; use a copy in a folder of your own.",
            path=shown(path),
        )
    if code in {"ENOENT", "ENOTDIR"}:
        return RegisterError(
            "{path} was not saved: there is no such folder. Make the folder first.",
            path=shown(path),
        )
    return RegisterError(
        "{path} was not saved ({reason}). Nothing was changed; check the disk and try again.",
        path=shown(path),
        reason=getattr(error, "strerror", None) or str(error),
    )
