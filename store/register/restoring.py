"""A register put back to a state that was kept, also when it is damaged now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from store.changes.joining import Joined
from store.common.errors import Message, RegisterError
from store.common.place import Address, Place
from store.common.text import one_line
from store.keeping.applying import CHANGING, made_by, take
from store.keeping.backups import backups_of
from store.keeping.contents import Contents, encode
from store.keeping.copied import are_kin
from store.keeping.decoding import decode
from store.keeping.forgetting import forgettings, scrubbed, without
from store.keeping.journal import journal_of, read_journal
from store.keeping.lock import held
from store.keeping.put_aside import damaged_name, spent_files
from store.keeping.reading import read_file, shown, stamp
from store.keeping.rescuing import is_possible
from store.keeping.signing import Signed, made
from store.keeping.steps import Change
from store.keeping.unfolding import Contained, read_lines
from store.keeping.writing import not_saved, replace_file
from store.register.register import Register


class Restored(Struct, frozen=True):
    """What was put back, where the damaged file lies now, and what its journal still gave.

    `news` is what there is to know of the disk besides.
    """

    backup: Path
    aside: Path | None = None
    joined: Joined = Joined()
    news: tuple[Message, ...] = ()


def find_backup(register: Place, name: str) -> Path:
    """Return a backup by its name in a file's folder of them, or any file by its path.

    Raises: RegisterError when there is none.
    """
    for one in backups_of(register) if isinstance(register, Path) else ():
        if name in {one.path.name, one.path.stem}:
            return one.path
    path = Path(name)
    if path.is_file():
        return path
    raise RegisterError(
        "There is no backup {name} of {path}. Those that there are: {command}",
        name=repr(name[:80]),
        path=one_line(str(register)),
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


def restore(register: Place, backup: Path, *, by: str, now: datetime) -> Restored:
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
        if isinstance(register, Address):
            raise
        return _replaced(register, backup, contents, by, now)
    put_back(current, contents, backup.name, Signed(by, now))
    return Restored(backup, news=tuple(current.disk.news()))


def put_back(register: Register, backup: Contents, name: str, signed: Signed) -> None:
    """Make a register what a backup holds, as one step; the steps until now stay known.

    Raises:
        RegisterError: it cannot be written.
    """

    def draft(contents: Contents) -> tuple[Contents, Change] | None:
        kept, _ = scrubbed(backup, forgettings(contents.history))
        restored = replace(contents, **{table: getattr(kept, table) for table in CHANGING})
        change = made(contents, signed, kind="restore", name=name)
        return None if restored == contents else (restored, change)

    register.disk.put_made(draft, signed.by, "restore")


def _replaced(register: Path, backup: Path, contents: Contents, by: str, now: datetime) -> Restored:
    """Put a backup in the place of a damaged register, a copy of which is made first.

    All is joined before anything is written, and the file takes its place in one step. Stopped
    before that, the register is as damaged as it was; after it, the journal's lines are all in the
    file, and whoever folds next puts it away.
    """
    try:
        target = register.resolve()
        with held(target, 0o600, register, by):
            seen = stamp(register)
            steps = _forgettings(target, contents)
            contents = without(contents.snapshot(), steps)
            contents, taken, left = _with_journals(contents, target)
            contents = without(contents, steps)
            step = made(contents, Signed(by, now), kind="restore", name=backup.name)
            contents = take(contents, step, {})
            aside = damaged_name(target, now) if seen else None
            if aside:
                replace_file(aside, target.read_bytes(), None)
            for path in left:
                path.rename(damaged_name(journal_of(target), now))
            replace_file(register, encode(contents), seen)
    except (OSError, RuntimeError) as error:
        raise not_saved(register, error) from error
    restored = Register.open(register)
    with suppress(RegisterError):  # the journal's lines are in the file already
        restored.disk.fold(by)
    joined = Joined(tuple(op for one in taken for op in one.ops))
    return Restored(backup, aside, joined, tuple(restored.disk.news()))


def _forgettings(target: Path, contents: Contents) -> list[Change]:
    """Return what was forgotten in a register, as far as its file and backups can still be read.

    A backup that could not be written anew then does not know of it, but those beside it do.
    """
    steps: dict[bytes, Change] = {}
    for path in (target, *(one.path for one in backups_of(target))):
        with suppress(RegisterError):
            kept = decode(read_file(path)[0], shown(path))
            if are_kin(kept, contents):
                steps |= {one.mark: one for one in forgettings(kept.history)}
    return list(steps.values())


def _with_journals(contents: Contents, target: Path) -> tuple[Contents, list[Change], list[Path]]:
    """Return contents with what the journals beside a register add, and what that was.

    Third are the journals of which something cannot be made in these contents.
    """
    known, contained = set[bytes](), Contained(contents.history)
    last, places = contents.about.folded, dict[int, int]()
    taken: list[Change] = []
    left: dict[Path, None] = {}
    for path, change in _changes(target):
        if change.mark in known or change in contained:
            continue
        if not is_possible(contents, change):
            left[path] = None
            continue
        undoes = change.undoes if (change.undoes or 0) <= last else places.get(change.undoes or 0)
        here = replace(change, seq=contents.about.folded + 1, undoes=undoes)
        contents = take(contents, here, made_by(contents, here))
        places[change.seq] = here.seq
        known.add(change.mark)
        taken.append(here)
    return contents, taken, list(left)


def _changes(target: Path) -> Iterator[tuple[Path, Change]]:
    """Return what can be read in the journals beside a register, those that were put away first."""
    for path in (*spent_files(target), journal_of(target)):
        data, end = read_journal(path)
        for line in read_lines(data, end.tail)[0]:
            yield path, line.change
