"""A register as it was read from the disk: the file, and the lines of its journal after it."""

from __future__ import annotations

from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import NamedTuple, Self

from store.keeping.applying import ImpossibleChangeError, made_by, take
from store.keeping.changes import Change
from store.keeping.contents import Contents
from store.keeping.decoding import decode
from store.keeping.journal import End, journal_of, read_tail, unfolded
from store.keeping.reading import Stamp, read_file, shown, stamp
from store.keeping.refusals import impossible, unreadable
from store.keeping.writing import changed_meanwhile

TRIES = 50
"""How often something is done again because someone else wrote meanwhile."""
NOWHERE = End(-1, -1, -1)
"""The end of a journal that is to be read again."""


class Mark(NamedTuple):
    """How a register lies on the disk: the mark of its file, and its journal's inode and bytes."""

    file: Stamp | None = None
    inode: int = 0
    size: int = 0


def mark_of(path: Path) -> Mark:
    """Return the mark of a register and its journal as they are now.

    Raises:
        OSError: it cannot be looked at.
    """
    try:
        about = journal_of(path.resolve()).stat()
    except FileNotFoundError:
        return Mark(stamp(path))
    return Mark(stamp(path), about.st_ino, about.st_size)


class LoadedFile:
    """A file that is held in memory as `contents`, with what others add to it taken in."""

    def __init__(self, path: Path, contents: Contents) -> None:
        self.path = path
        self.contents = contents
        self._target = path
        self._seen: Stamp | None = None
        self._base = ""
        self._folded = 0
        self._end = End()

    @property
    def exists(self) -> bool:
        """Whether the file was ever read or written here."""
        return self._seen is not None

    @property
    def seen(self) -> Mark:
        """The mark of the file and its journal as last read or written here."""
        return Mark(self._seen, self._end.inode, self._end.size)

    @property
    def bases(self) -> frozenset[str]:
        """The checksums of the file and of those that it came after."""
        return frozenset((self._base, *self.contents.about.bases)) - {""}

    def branch(self) -> Self:
        """Return the same file held by itself: changes to its contents are not seen here."""
        branch = copy(self)
        branch.contents = self.contents.snapshot()
        return branch

    def load(self, *, patiently: bool = False) -> None:
        """Read the file and its journal, again while someone replaces them.

        `patiently` lets other threads have their turn.

        Raises:
            NoRegisterError: there is no file.
            RegisterError: it, or its journal, cannot be trusted.
        """
        for _ in range(TRIES):
            data, seen = read_file(self.path)
            target = self.path.resolve()
            lines, end = self._read_journal(target)
            if stamp(self.path) == seen:
                break
        else:
            raise changed_meanwhile(self.path)
        contents = decode(data, shown(self.path), patiently=patiently)
        # A file of an earlier form has no checksum, hence no journal either, until written anew.
        base, folded = contents.about.checksum, contents.about.folded
        contents = _replayed(contents, unfolded(lines, base, folded, contents, target), target)
        self._target, self._seen, self._end = target, seen, end
        self._base, self._folded, self.contents = base, folded, contents

    def refresh(self, *, patiently: bool = False) -> bool:
        """Take in what others have written, and tell whether there was anything.

        What was read before stays as it is for who still looks at it.

        Raises:
            RegisterError: what is there now cannot be trusted.
        """
        try:
            if stamp(self.path) != self._seen or self._end == NOWHERE:
                self.load(patiently=patiently)
                return True
            return self._read_on()
        except (OSError, ValueError) as error:
            raise unreadable(self.path, error) from error

    def _read_journal(self, target: Path) -> tuple[bytes, End]:
        try:
            return read_tail(journal_of(target))
        except OSError as error:
            raise unreadable(journal_of(target), error) from error

    def _read_on(self) -> bool:
        """Read what was added to the journal since it was last read."""
        journal = journal_of(self._target)
        lines, end = b"", End()
        with suppress(FileNotFoundError):
            about = journal.stat()
            if (about.st_ino, about.st_size) == (self._end.inode, self._end.size):
                return False
            lines, end = read_tail(journal, self._end.whole)
        if end.size < self._end.whole or (self._end.inode and end.inode != self._end.inode):
            self.load()
            return True
        changes = unfolded(lines, self._base, self._folded, self.contents, self._target)
        if changes:
            self.contents = _replayed(self.contents.snapshot(), changes, self._target)
        self._end = end
        return bool(changes)


def _replayed(contents: Contents, changes: list[Change], target: Path) -> Contents:
    """Return contents after some changes of the journal."""
    for change in changes:
        try:
            contents = take(contents, change, made_by(contents, change))
        except ImpossibleChangeError as error:
            raise impossible(journal_of(target), change.seq) from error
    return contents
