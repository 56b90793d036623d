"""A file's bytes, or one sentence about why it cannot be read."""

from __future__ import annotations

import stat
from pathlib import Path

from store.errors import DocumentError
from store.text import one_line

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest file that is read; a city's budget is one megabyte."""


def read_file(path: Path) -> tuple[str, bytes]:
    """Return the name that a file goes by, and its bytes.

    Raises:
        DocumentError: it is missing, no file, or too large.
    """
    name = one_line(path.name) or one_line(str(path))
    try:
        _refuse_unfit(path, name)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(
            "{name} cannot be opened ({reason}). Check the path and that you may read it.",
            name=name,
            reason=reason,
        ) from error
    refuse_large(name, len(data))
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
    refuse_large(name, about.st_size)


def refuse_large(name: str, size: int) -> None:
    """Refuse a file of more bytes than are read.

    Raises:
        DocumentError: it is too large.
    """
    if size > LARGEST:
        raise DocumentError(
            "{name} is larger than {limit} MB and was not read. Import the document in parts.",
            name=name,
            limit=LARGEST // (1024 * 1024),
        )
