"""A register put back to a state that was kept, also when it is damaged now."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from pathlib import Path

from msgspec import Struct

from store.dates.today import STOCKHOLM
from store.errors import RegisterError
from store.joining import Joined, changes_in
from store.keeping.backups import backups_of
from store.keeping.decoding import decode
from store.keeping.journal import journal_of
from store.keeping.reading import read_file, shown, stamp
from store.keeping.writing import not_saved, replace_file, secure_folder
from store.register import Register


class Restored(Struct, frozen=True):
    """What was put back, where the damaged file lies now, and what its journal still gave."""

    backup: Path
    aside: Path | None = None
    joined: Joined = Joined()


def find_backup(register: Path, name: str) -> Path:
    """Return a backup by its name in the register's folder of them, or any file by its path.

    Raises: RegisterError when there is none.
    """
    for one in backups_of(register):
        if name in {one.path.name, one.path.stem}:
            return one.path
    path = Path(name)
    if path.is_file():
        return path
    raise RegisterError(
        "There is no backup {name} of {path}. Those that there are: {command}",
        name=repr(name[:80]),
        path=shown(register),
        command="namndkoll backups",
    )


def last_good(register: Path) -> Path | None:
    """Return the latest backup that can be read, if there is one."""
    for one in backups_of(register):
        try:
            decode(read_file(one.path)[0], shown(one.path))
        except RegisterError:
            continue
        return one.path
    return None


def restore(register: Path, backup: Path, *, by: str, now: datetime) -> Restored:
    """Make a register what a backup holds: as a step that can be undone where it can be read.

    A damaged one is kept beside it, and what its journal still holds is taken in.

    Raises:
        RegisterError: the backup is damaged as well, or nothing can be written.
    """
    data, _ = read_file(backup)
    contents = decode(data, shown(backup))
    try:
        current = Register.open(register)
    except RegisterError:
        return _replaced(register, backup, data, by, now)
    current.restore(contents, backup.name, by=by, now=now)
    return Restored(backup)


def _replaced(register: Path, backup: Path, data: bytes, by: str, now: datetime) -> Restored:
    """Put a backup in the place of a damaged register, a copy of which is made first."""
    try:
        target, seen = register.resolve(), stamp(register)
        mark = now.astimezone(STOCKHOLM).strftime("%Y%m%d-%H%M%S")
        aside = _aside(target, mark) if seen else None
        if aside:
            replace_file(aside, target.read_bytes(), None)
        replace_file(register, data, seen)
        journal = _moved(journal_of(target), mark)
    except (OSError, RuntimeError) as error:
        raise not_saved(register, error) from error
    if journal is None:
        return Restored(backup, aside)
    restored = Register.open(register)
    joined = restored.join(changes_in(journal), journal.name, by=by, now=now)
    restored.fold(by)
    return Restored(backup, aside, joined)


def _moved(path: Path, mark: str) -> Path | None:
    """Move a file out of the way and return where it is; None when there is none."""
    if not path.exists():
        return None
    aside = _aside(path, mark)
    path.rename(aside)
    secure_folder(path.parent)
    return aside


def _aside(path: Path, mark: str) -> Path:
    """Return a name beside a file for what is damaged; nothing has it."""
    numbers = ("" if number == 1 else f"-{number}" for number in count(1))
    names = (path.with_name(f"{path.stem}.damaged-{mark}{one}{path.suffix}") for one in numbers)
    return next(one for one in names if not one.exists())
