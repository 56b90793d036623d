"""Files of what can be made anew, kept between starts: each may be removed at any time."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path


def place_of(kind: str, register: Path, folder: Path) -> Path:
    """Return where something made of a register is kept in a folder."""
    mark = hashlib.sha256(str(register.absolute()).encode("utf-8", "replace")).hexdigest()
    return folder / f"{kind}-{mark[:16]}"


def keep(path: Path, data: bytes) -> None:
    """Keep bytes in the place of those that were kept; where that cannot be, nothing is kept.

    They may hold words of the register's documents, so they are for its user's eyes alone.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            beside.touch(mode=0o600, exist_ok=False)
            beside.write_bytes(data)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
