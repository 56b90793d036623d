"""The copies that programs which keep folders in step leave when two people wrote at once."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

_MARKS = (
    r" \([^()]*(?:conflict|konflikt|kopia|copy)[^()]*\)"  # Dropbox, Nextcloud, Box
    r"|[._-]sync-conflict-[0-9A-Za-z-]+"  # Syncthing
    r"|_conflict-[0-9A-Za-z-]+"  # ownCloud
    r"|-[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*"  # OneDrive: the computer's name
    r"| \(\d{1,3}\)"  # Google Drive
)
_SAYS = b'"program":"namndkoll"'
_PEEK = 4096
"""Bytes of a file in which a register says what it is."""


def copies_of(register: Path) -> list[Path]:
    """Return the registers beside a register whose names say that they are copies of it."""
    stem, suffix = re.escape(register.stem), re.escape(register.suffix)
    name = re.compile(f"{stem}(?:{_MARKS}){suffix}", re.IGNORECASE)
    found = []
    with suppress(OSError):
        for path in sorted(register.resolve().parent.iterdir()):
            if name.fullmatch(path.name) and _is_register(path):
                found.append(path)
    return found


def _is_register(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _SAYS in file.read(_PEEK)
    except OSError:
        return False
