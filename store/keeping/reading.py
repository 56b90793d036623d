"""The file as it lies on the disk: its bytes, and the mark by which a change is noticed."""

from __future__ import annotations

import stat
from pathlib import Path

from msgspec import Struct

from store.common.errors import RegisterError
from store.common.limits import REGISTER
from store.common.text import one_line


class NoRegisterError(RegisterError):
    """There is no file where a register should be."""


class Stamp(Struct, frozen=True):
    """Which file it was and how it was last written (size in bytes, time in nanoseconds)."""

    device: int
    inode: int
    size: int
    modified: int


def shown(path: Path) -> str:
    """Return a path as it can stand in a sentence."""
    return one_line(str(path))


def stamp(path: Path) -> Stamp | None:
    """Return the mark of a file, links followed; None when there is no file."""
    try:
        about = path.stat()
    except FileNotFoundError:
        return None
    return Stamp(about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns)


def read_file(path: Path) -> tuple[bytes, Stamp]:
    """Return the bytes of an ordinary file and its mark from before they were read.

    Raises:
        NoRegisterError: there is none.
        RegisterError: it is too large, something other than a file, or unreadable.
    """
    try:
        mark = stamp(path)
        if mark is None:
            raise NoRegisterError(
                "There is no register {path}. Check the path, or import a document to make one.",
                path=shown(path),
            )
        _refuse_unfit(path)
        with path.open("rb", buffering=0) as file:
            data = file.readall()
    except (OSError, ValueError) as error:
        raise RegisterError(
            "{path} cannot be read ({reason}). Check the path and that you may read it.",
            path=shown(path),
            reason=getattr(error, "strerror", None) or str(error),
        ) from error
    return data, mark


def _refuse_unfit(path: Path) -> None:
    """Tell by looking at its entry whether it can be read: a pipe would never end."""
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        raise RegisterError("{path} is a folder. Name a register file in it.", path=shown(path))
    if not stat.S_ISREG(about.st_mode):
        raise RegisterError(
            "{path} is not an ordinary file. Name a register file.", path=shown(path)
        )
    REGISTER.hold_bytes(about.st_size, path=shown(path))
