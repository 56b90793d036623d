"""Files of what can be made anew, kept between starts: each may be removed at any time.

What is in one counts only where all of it is as it was written, in the form that is asked for.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from store.common.place import Place, key_of

T = TypeVar("T")
_SUM = 32
"""Bytes of the SHA-256 that stands before all others."""


def place_of(kind: str, register: Place, folder: Path) -> Path:
    """Return where something made of a register is kept in a folder."""
    mark = hashlib.sha256(key_of(register).encode("utf-8", "replace")).hexdigest()
    return folder / f"{kind}-{mark[:16]}"


def kept(path: Path, form: str, kind: type[T]) -> T | None:
    """Return what was kept in a form; None where there is none, or where in doubt."""
    try:
        data = path.read_bytes()
        held = memoryview(data)[_SUM:]
        if _sum(form, held) != data[:_SUM]:
            return None
        return msgspec.msgpack.decode(held, type=kind)
    except (OSError, msgspec.DecodeError):
        return None


def keep(path: Path, form: str, held: object) -> None:
    """Keep something in the place of what was kept; where that cannot be, nothing is kept.

    It may hold words of the register's documents, so it is for its user's eyes alone.
    """
    packed = msgspec.msgpack.encode(held)
    data = _sum(form, packed) + packed
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            beside.touch(mode=0o600, exist_ok=False)
            beside.write_bytes(data)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def _sum(form: str, data: bytes | memoryview) -> bytes:
    """Return what is another for other bytes, and for the same ones in another form."""
    found = hashlib.sha256(form.encode("utf-8") + b"\n")
    found.update(data)
    return found.digest()
