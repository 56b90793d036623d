"""A file's bytes, or one sentence about why it cannot be read."""

from __future__ import annotations

import stat
from pathlib import Path

from store.common.errors import DocumentError
from store.common.limits import FILE
from store.common.text import one_line


def read_file(path: Path) -> tuple[str, bytes]:
    """Return the name that a file goes by, and its bytes.

    Raises:
        DocumentError: it is missing, no file, or too large.
    """
    name = one_line(path.name) or one_line(str(path))
    try:
        _refuse_unfit(path, name)
        with path.open("rb") as file:
            data = file.read(FILE.most + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(
            "{name} cannot be opened ({reason}). Check the path and that you may read it.",
            name=name,
            reason=reason,
        ) from error
    FILE.hold_bytes(len(data), name=name)
    return name, data


def _refuse_unfit(path: Path, name: str) -> None:
    """Tell by looking at the file's entry alone whether it can be read at all."""
    try:
        about = path.stat()
    except FileNotFoundError as error:
        raise DocumentError("There is no file {name}. Check the path.", name=name) from error
    if stat.S_ISDIR(about.st_mode):
        raise DocumentError("{name} is a folder. Name a file in it.", name=name)
    if not stat.S_ISREG(about.st_mode):
        raise DocumentError("{name} is not an ordinary file. Name a text file.", name=name)
    FILE.hold_bytes(about.st_size, name=name)
