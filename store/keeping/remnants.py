"""What lies beside a register and may still hold what was forgotten in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from store.common.errors import Message, RegisterError
from store.keeping.backups import backups_of, folder_of
from store.keeping.contents import Contents, encode
from store.keeping.copied import Copy, are_kin, read_copy
from store.keeping.copies import copies_of
from store.keeping.decoding import decode
from store.keeping.forgetting import Cleaning, forgettings, scrubbed, without
from store.keeping.journal import journal_of, read_journal
from store.keeping.put_aside import damaged_files, spent_files
from store.keeping.reading import read_file, shown
from store.keeping.steps import Change
from store.keeping.unfolding import Contained, read_lines
from store.keeping.writing import replace_file

_LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is looked through for words."""
_MOST = 500
"""Files of a folder that are looked through."""
_SHORTEST = 4
"""Characters of words that are looked for: shorter ones are in every file."""


class Left(Struct, frozen=True):
    """A file that still holds what was forgotten, or may, and why it was left as it is."""

    path: Path
    why: Message


def clean_files(kept: Iterable[Path], contents: Contents) -> tuple[list[Path], list[Left]]:
    """Take what was forgotten in a register out of files of it, each replaced at once.

    Those are its backups, and what was set aside of it elsewhere.

    Returns:
        Those that were written anew, and those that could not be.
    """
    steps = forgettings(contents.history)
    done: list[Path] = []
    left: list[Left] = []
    for path in kept if steps else ():
        try:
            if _clean(path, contents, steps):
                done.append(path)
        except RegisterError as error:
            left.append(Left(path, error.message))
    return done, left


def _clean(path: Path, contents: Contents, steps: Sequence[Change]) -> bool:
    data, seen = read_file(path)
    kept = decode(data, shown(path))
    cleaned = without(kept, steps)
    if cleaned == kept or not are_kin(kept, contents):
        return False
    replace_file(path, encode(cleaned), seen)
    return True


def held_in_files(kept: Iterable[Path], contents: Contents, step: Change) -> bool:
    """Tell whether a file of a register holds something that a change forgets."""
    for path in kept:
        with suppress(RegisterError):
            held = decode(read_file(path)[0], shown(path))
            if are_kin(held, contents) and scrubbed(held, [step])[1]:
                return True
    return False


def still_held(register: Path, contents: Contents) -> Iterator[tuple[Path, Change]]:
    """Return files beside a register that hold what was forgotten in it, and the change that did.

    A backup that does not know of the change counts as well: put back, it would not know either.
    """
    steps = forgettings(contents.history)
    for backup in backups_of(register) if steps else ():
        with suppress(RegisterError):
            kept = decode(read_file(backup.path)[0], shown(backup.path))
            if are_kin(kept, contents):
                yield from ((backup.path, one) for one in steps if without(kept, [one]) != kept)
    for place in _beside(register) if steps else ():
        with suppress(RegisterError):
            if place.is_file():
                copy = read_copy(place)
                yield from ((place, one) for one in steps if _holds(copy, contents, one))


def _beside(register: Path) -> list[Path]:
    """Return the journals and copies beside a register, and what was kept of it as damaged."""
    target = register.resolve()
    kept = (*spent_files(target), *damaged_files(target), *copies_of(register))
    return [journal_of(target), *kept]


def _holds(copy: Copy, contents: Contents, step: Change) -> bool:
    if copy.contents:
        return are_kin(copy.contents, contents) and bool(scrubbed(copy.contents, [step])[1])
    cleaning = Cleaning([step])
    for one in copy.changes:
        cleaning.change(one)
    return bool(cleaning.removed)


def sweep(target: Path, contents: Contents, texts: Collection[str]) -> None:
    """Remove what a stopped program left beside a register, where it holds some texts.

    Under the register's lock: nobody is writing a file of this kind for it then.
    """
    contained = Contained(contents.history)
    for spent in spent_files(target):
        with suppress(OSError):
            data, end = read_journal(spent)
            lines, damage = read_lines(data, end.tail)
            if not any(damage) and all(line.change in contained for line in lines):
                spent.unlink()
    for folder in (target.parent, folder_of(target)):
        with suppress(OSError):
            for path in folder.glob(".namndkoll-*.tmp"):
                if _has_words(path, _words(texts)):
                    path.unlink()


def left_beside(register: Path, contents: Contents, key: int, texts: Collection[str]) -> list[Left]:
    """Return the files beside a register that still hold what was forgotten, or its words.

    `key` is the follow-up that something was forgotten of.
    """
    why = Message("It still holds what was forgotten. Remove it once it is not needed.")
    held = still_held(register, contents)
    found = {path: Left(path, why) for path, step in held if step.ops[0].key == key}
    target, words = register.resolve(), _words(texts)
    lock = target.with_name(f"{target.name}.lock")  # signed by who forgets
    own = {target, journal_of(target), lock, *(one.path for one in backups_of(target))}
    for path in _files(target.parent, folder_of(target)):
        if path not in own and path not in found and _has_words(path, words):
            found[path] = Left(path, Message("The same words stand in it."))
    return list(found.values())


def _files(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        with suppress(OSError):
            yield from sorted(one for one in folder.iterdir() if one.is_file())[:_MOST]


def _words(texts: Iterable[str]) -> list[bytes]:
    """Return the longest line of each text, as text files and as JSON have it."""
    lines = (max(text.splitlines() or [""], key=len).strip() for text in texts)
    long = [line for line in lines if len(line) >= _SHORTEST]
    forms = [(line.encode("utf-8", "replace"), msgspec.json.encode(line)[1:-1]) for line in long]
    return list(dict.fromkeys(form for both in forms for form in both))


def _has_words(path: Path, words: Sequence[bytes]) -> bool:
    try:
        if not words or path.stat().st_size > _LARGEST:
            return False
        data = path.read_bytes()
    except OSError:
        return False
    return any(word in data for word in words)
