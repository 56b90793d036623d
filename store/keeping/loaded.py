"""A register as it was read from the disk: the file, and the lines of its journal after it."""

from __future__ import annotations

import zlib
from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import NamedTuple, Self

from msgspec.structs import replace

from store.keeping.applying import ImpossibleChangeError, made_by, take
from store.keeping.contents import Contents
from store.keeping.decoding import decode
from store.keeping.journal import End, Times, journal_of, read_journal, times_of
from store.keeping.notices import Notices
from store.keeping.put_aside import spent_files
from store.keeping.reading import Stamp, read_file, shown, stamp
from store.keeping.refusals import crossed, damaged, impossible, unreadable
from store.keeping.rescuing import Lost, lost
from store.keeping.steps import Change
from store.keeping.unfolding import Contained, Damage, Unfolded, read_lines, unfolded
from store.keeping.writing import changed_meanwhile

TRIES = 50
"""How often something is done again because someone else wrote meanwhile."""
NOWHERE = End(-1, -1)
"""The end of a journal that is to be read again."""


class Mark(NamedTuple):
    """How a register lies on the disk: the mark of its file, and its journal's.

    The journal's is its inode, its size in bytes, and when it was written.
    """

    file: Stamp | None = None
    inode: int = 0
    size: int = 0
    times: Times = Times()


def mark_of(path: Path) -> Mark:
    """Return the mark of a register and its journal as they are now.

    Raises:
        OSError: it cannot be looked at.
    """
    try:
        about = journal_of(path.resolve()).stat()
    except FileNotFoundError:
        return Mark(stamp(path))
    return Mark(stamp(path), about.st_ino, about.st_size, times_of(about))


class LoadedFile:
    """A file that is held in memory as `contents`, with what others add to it taken in.

    Attributes:
        path: the file as it was named.
        contents: what it holds with its journal.
        target: the real file, where `path` is a link.
        mode: whom it is open to, as its lock is to be; None where that is to be looked up.
        stamp: the mark of the file as last read or written here.
        base: the checksum of the file, which the journal's lines continue.
        folded: the last change that is in the file.
        end: how far the journal was read.
        damage: what could not be read of the journals.
        spent: journals that were put away and are still there.
        lost: what was saved and is in no file now.
        notices: what the user is to know of it.
    """

    def __init__(self, path: Path, contents: Contents) -> None:
        self.path = path
        self.contents = contents
        self.target = path
        self.mode: int | None = None
        self.stamp: Stamp | None = None
        self.base = ""
        self.folded = 0
        self.end = End()
        self.damage = Damage()
        self.spent: list[Path] = []
        self.lost: tuple[Lost, ...] = ()
        self.notices = Notices()

    @property
    def exists(self) -> bool:
        """Whether the file was ever read or written here."""
        return self.stamp is not None

    @property
    def seen(self) -> Mark:
        """The mark of the file and its journal as last read or written here."""
        return Mark(self.stamp, self.end.inode, self.end.size, self.end.times)

    @property
    def bases(self) -> frozenset[str]:
        """The checksums of the file and of those that it came after."""
        return frozenset((self.base, *self.contents.about.bases)) - {""}

    @property
    def unkept(self) -> list[Change]:
        """What was saved, is gone from the disk and is known here alone."""
        return [change for one in self.lost if one.why != "late" for change in one.changes]

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
        found = unfolded(lines, end.tail, base, folded, contents, target)
        contents = _replayed(contents, found.changes, target)
        before, self.damage = self.contents if self.exists else None, found.damage
        was, self.target, self.stamp, self.end = self.base, target, seen, end
        self.base, self.folded, self.contents = base, folded, contents
        self.spent = spent_files(target)
        self._look_for_lost(before, was)
        self._tell(found)
        self.mode = None

    def _look_for_lost(self, before: Contents | None, base: str) -> None:
        """Note what was known here, or put away with a journal, and is not in the register now."""
        contained = Contained(self.contents.history)
        left = [*self.lost, *filter(None, map(self._lost_in_spent, self.spent))]
        if before and (gone := lost(before, base, self.contents, self.base)):
            left.append(gone)
        still = (
            replace(one, changes=tuple(change for change in one.changes if change not in contained))
            for one in left
        )
        self.lost = tuple(one for one in still if one.changes)

    def _lost_in_spent(self, spent: Path) -> Lost | None:
        """Return the changes of a journal that was put away, if they continue this file."""
        try:
            data, end = read_journal(spent)
        except OSError:
            return None
        lines, damage = read_lines(data, end.tail)
        self.damage = self.damage.with_more(damage)
        known = {self.base, *self.contents.about.bases}
        changes = tuple(line.change for line in lines if line.base in known)
        return Lost(self.contents, changes, "late")

    def _tell(self, found: Unfolded) -> None:
        if found.late:
            self.notices.say(crossed(self.path, found.late))
        if any(self.damage):
            self.notices.say(damaged(journal_of(self.target), self.damage))

    def refresh(self, *, patiently: bool = False) -> bool:
        """Take in what others have written, and tell whether there was anything.

        What was read before stays as it is for who still looks at it.

        Raises:
            RegisterError: what is there now cannot be trusted.
        """
        try:
            if stamp(self.path) != self.stamp or self.end == NOWHERE:
                self.load(patiently=patiently)
                return True
            return self._read_on()
        except (OSError, ValueError) as error:
            raise unreadable(self.path, error) from error

    def _read_journal(self, target: Path) -> tuple[bytes, End]:
        try:
            return read_journal(journal_of(target))
        except OSError as error:
            raise unreadable(journal_of(target), error) from error

    def _read_on(self) -> bool:
        """Read what was added to the journal since it was last read.

        All of it is read: what was taken in before must still be the same bytes.
        """
        journal = journal_of(self.target)
        with suppress(FileNotFoundError):
            if self.end.is_as(journal.stat()):
                return False
        data, end = read_journal(journal)
        whole = self.end.whole
        if end.whole < whole or zlib.crc32(memoryview(data)[:whole]) != self.end.crc:
            self.load()
            return True
        found = unfolded(data[whole:], end.tail, self.base, self.folded, self.contents, self.target)
        if found.changes:
            self.contents = _replayed(self.contents.snapshot(), found.changes, self.target)
        self.end = end
        self.damage = self.damage.with_more(found.damage)
        self._tell(found)
        return bool(found.changes)


def _replayed(contents: Contents, changes: list[Change], target: Path) -> Contents:
    """Return contents after some changes of the journal."""
    for change in changes:
        try:
            contents = take(contents, change, made_by(contents, change))
        except ImpossibleChangeError as error:
            raise impossible(journal_of(target), change.seq) from error
    return contents
