"""A draft as a file of the user's, in the kind that its ending tells; nothing is written over."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from pathlib import Path

from store.common.errors import NamndkollError
from store.common.text import one_line
from store.keeping.writing import replace_file
from tui.exports.outgoing import Outgoing

WRITERS = {".docx": "docx", ".html": "html", ".eml": "eml", ".txt": "txt"}
"""The modules that write a draft, by the endings of files."""


def keep(typed: str, outgoing: Outgoing) -> Path:
    """Write a draft to the path as typed, and return the path.

    Raises:
        NamndkollError: the ending is none of those, or it cannot be made or written.
    """
    path = _path(typed)
    module = WRITERS.get(path.suffix.lower())
    if module is None:
        raise NamndkollError("The name must end in one of {endings}.", endings=", ".join(WRITERS))
    file = BytesIO()
    import_module(f"tui.exports.{module}").write(outgoing, file)
    return keep_bytes(typed, file.getvalue())


def keep_bytes(typed: str, data: bytes) -> Path:
    """Write a file that is not there yet, whole or not at all, and return its path.

    Raises:
        NamndkollError: it cannot be written, or there is such a file.
    """
    path = _path(typed)
    try:
        taken = path.exists()
    except (OSError, ValueError):  # a name that no file can have: the writing tells it
        taken = False
    if taken:
        raise NamndkollError(
            "{path} is there already, and nothing is written over. Name another file.",
            path=one_line(str(path)),
        )
    replace_file(path, data, None)
    return path


def _path(typed: str) -> Path:
    path = Path(typed.strip())
    try:
        return path.expanduser().absolute()
    except RuntimeError:  # a home that nobody knows
        return path.absolute()
