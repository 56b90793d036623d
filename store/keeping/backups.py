"""Dated backups of a register in a folder beside it, thinned as they grow old."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from msgspec import Struct

from store.common.errors import RegisterError
from store.dates.today import STOCKHOLM
from store.keeping.backend import Reason
from store.keeping.reading import shown
from store.keeping.writing import replace_file

_NAME = re.compile(
    r"(\d{4}-\d\d-\d\d_\d\d\d\d\d\d)(?:_\d+)?_(day|import|restore|migration|merge)\.json"
)
_TIME = "%Y-%m-%d_%H%M%S"
_LATEST, _DAYS, _MONTHS = 5, 14, 12
"""How many are kept whatever their age, and of how many days and months the last one."""


class Backup(Struct, frozen=True):
    """A copy of a register: when it was made (in Stockholm), before what, its size in bytes."""

    path: Path
    at: datetime
    reason: Reason
    size: int


def folder_of(register: Path) -> Path:
    """Return where the backups of a register lie."""
    return register.with_name(f"{register.stem}.backups")


def backups_of(register: Path) -> list[Backup]:
    """Return the backups of a register, the latest first."""
    found = []
    with suppress(OSError):
        for path in folder_of(register.resolve()).iterdir():
            match = _NAME.fullmatch(path.name)
            with suppress(OSError, ValueError):
                if match:
                    at = datetime.strptime(match[1], _TIME).replace(tzinfo=STOCKHOLM)
                    reason: Reason = match[2]  # type: ignore[assignment]
                    found.append(Backup(path, at, reason, path.stat().st_size))
    return sorted(found, key=lambda one: one.path.name, reverse=True)


def keep(register: Path, data: bytes, reason: Reason, now: datetime) -> Path:
    """Write a backup and thin out the old ones; `register` is the file itself, links followed.

    Raises:
        RegisterError: it cannot be written.
    """
    folder = folder_of(register)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise RegisterError(
            "The folder {path} for backups cannot be made ({reason}), so nothing was changed.",
            path=shown(folder),
            reason=error.strerror,
        ) from error
    path = _unused(folder, now, reason)
    replace_file(path, data, None)
    for old in _too_many(backups_of(register)):
        with suppress(OSError):
            old.path.unlink()
    return path


def _unused(folder: Path, now: datetime, reason: Reason) -> Path:
    stem = now.astimezone(STOCKHOLM).strftime(_TIME)
    names = (f"{stem}{f'_{number}' if number > 1 else ''}_{reason}.json" for number in count(1))
    return next(path for name in names if not (path := folder / name).exists())


def _too_many(found: Iterable[Backup]) -> list[Backup]:
    """Return the backups that need not be kept, of all from the latest to the oldest."""
    days: set[str] = set()
    months: set[str] = set()
    extra = []
    for number, one in enumerate(found):
        day, month = f"{one.at:%Y-%m-%d}", f"{one.at:%Y-%m}"
        wanted = number < _LATEST or one.reason == "migration"
        if day not in days and len(days) < _DAYS:
            wanted = True
        if month not in months and len(months) < _MONTHS:
            wanted = True
        days.add(day)
        months.add(month)
        if not wanted:
            extra.append(one)
    return extra
