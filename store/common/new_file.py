"""Files that a person asks for: written only where there is none."""

from __future__ import annotations

from pathlib import Path

from store.common.errors import NamndkollError
from store.common.text import one_line


def write_new(path: Path, text: str) -> None:
    """Write a text to a new file.

    Raises: NamndkollError when it cannot be written, or there is such a file.
    """
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise NamndkollError(
            "{path} cannot be written ({reason}). Nothing that is there is written over.",
            path=one_line(str(path)),
            reason=error.strerror,
        ) from error
