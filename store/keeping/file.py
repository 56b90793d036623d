"""A register as it lies on the disk: the file, its journal, and the ways to add to them.

A change is saved when its line is in the journal, or when the file has been replaced whole. Before
each of them the file and the journal are compared with what was last read, under a lock; what
someone else wrote is taken in first, and what was saved and is gone is written again. Where no lock
is seen, the same comparison after writing finds what went wrong, and it is done again.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from store.common.errors import RegisterError
from store.keeping.applying import with_difference
from store.keeping.backend import Draft, Reason, Rewriting, WholeDraft
from store.keeping.backing_up import BackingUp
from store.keeping.contents import Contents
from store.keeping.copied import Beside, bases_beside, beside
from store.keeping.journal import JournalMovedError, journal_of, read_journal
from store.keeping.loaded import TRIES, LoadedFile, Mark, mark_of
from store.keeping.locking import RegisterLock
from store.keeping.notices import Notices
from store.keeping.reading import shown, stamp
from store.keeping.refusals import gone, orphaned
from store.keeping.rescuer import Rescuer
from store.keeping.steps import Change
from store.keeping.writer import Writer
from store.keeping.writing import changed_meanwhile, not_saved

_LEAST_FOLDED = 256 * 1024
"""Bytes of a journal that are folded into the file at the earliest while it is in use."""
_SETTLE = 0.1
"""Seconds after which a file that was put in place without a lock is looked at again."""
_SHARE = 8
"""A journal is folded when it is larger than this part of the file: an edit costs the same."""


class RegisterFile:
    """A file that is held in memory as it was `loaded`, and written through here alone."""

    shared: None = None
    aside: Sequence[Path] = ()

    def __init__(self, loaded: LoadedFile, *, read_only: bool = False) -> None:
        self.loaded = loaded
        self._read_only = read_only
        self._lock = RegisterLock(loaded)
        self._writer = Writer(loaded, self._lock)
        self._rescuer = Rescuer(loaded, self._writer)
        self._backups = BackingUp(loaded)

    @property
    def place(self) -> Path:
        """The file as it was named."""
        return self.loaded.path

    @property
    def contents(self) -> Contents:
        """What it holds."""
        return self.loaded.contents

    @property
    def exists(self) -> bool:
        """Whether the file was ever read or written here."""
        return self.loaded.exists

    @property
    def seen(self) -> Mark:
        """The mark of the file and its journal as last read or written here."""
        return self.loaded.seen

    @property
    def foldable(self) -> bool:
        """Whether there is a journal to be put into the file."""
        return self.loaded.seen.size > 0

    @property
    def unkept(self) -> list[Change]:
        """What was saved, is gone from the disk and is known here alone."""
        return self.loaded.unkept

    @property
    def notices(self) -> Notices:
        """What the user is to know of it."""
        return self.loaded.notices

    @property
    def bases(self) -> frozenset[str]:
        """The checksums of the files that it and the copies beside it have been."""
        return bases_beside(self.loaded.path, self.loaded)

    @property
    def writable(self) -> bool:
        """Whether changes can be kept: by the way it was opened, and by the file and folder."""
        if self._read_only or not self.loaded.exists:
            return not self._read_only
        target = self.loaded.target
        return os.access(target, os.W_OK) and os.access(target.parent, os.W_OK)

    def branch(self) -> RegisterFile:
        """Return the same file held by itself: changes to its contents are not seen here."""
        branch = RegisterFile(self.loaded.branch(), read_only=self._read_only)
        branch._lock.works = self._lock.works
        branch._backups.day = self._backups.day
        return branch

    def holding(self, contents: Contents) -> RegisterFile:
        """Return other contents of the same register, held in memory to be read only."""
        return RegisterFile(LoadedFile(self.loaded.path, contents), read_only=True)

    def beside(self) -> list[Beside]:
        """Return the copies of the register and of its journal that lie beside it."""
        return beside(self.loaded.path, self.loaded)

    def look(self) -> Mark | None:
        """Return the mark of the file and its journal as they are now; None if they are not."""
        try:
            return mark_of(self.loaded.path)
        except (OSError, ValueError):
            return None

    def refresh(self, *, patiently: bool = False) -> bool:
        """Take in what others have written, and tell whether there was anything.

        Raises:
            RegisterError: what is there now cannot be trusted.
        """
        return self.loaded.refresh(patiently=patiently)

    def add(self, draft: Draft, by: str) -> Change | None:
        """Write one line of the journal and return the change that was saved with it.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """
        self._refuse_read_only()
        with self._lock.held(by):
            if not self.loaded.base:
                self.loaded.refresh()
            if not self.loaded.base:
                self._backups.keep("migration", datetime.now().astimezone())
                self._writer.write(self.loaded.contents)
            return self._add(draft)

    def put(self, contents: Contents, change: Change, reason: Reason) -> Change:
        """Replace the file by contents that a change leads to, and return the change.

        Raises:
            RegisterError: it was not saved, or the register is not what they were made from.
        """
        self._refuse_read_only()
        with self._lock.held(change.by):
            expected = contents.about.folded
            if self.loaded.exists:
                self.loaded.refresh()
                self._rescuer.rescue()
            held = self.loaded.contents
            last = held.history.get(expected)
            if held.about.folded != expected or last != contents.history.get(expected):
                raise changed_meanwhile(self.loaded.path)
            return self._put(contents, change, reason)

    def put_made(self, draft: WholeDraft, by: str, reason: Reason) -> Change | None:
        """Replace the file by what a draft makes of it as it is by then, nobody else writing.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """
        self._refuse_read_only()
        with self._lock.held(by):
            if self.loaded.exists or stamp(self.loaded.path):
                self.loaded.refresh()
                self._rescuer.rescue()
            drafted = draft(self.loaded.contents)
            return drafted and self._put(*drafted, reason)

    def rewrite(self, draft: Rewriting, by: str) -> Contents:
        """Replace the file by contents with less in them, and return what it holds then.

        The journal is folded first and must be gone then: no line of it outlives what it says.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """
        self._refuse_read_only()
        with self._lock.held(by):
            self.loaded.refresh()
            self._rescuer.rescue()
            self._writer.empty_journal()
            if less := draft(self.loaded.contents):
                self._writer.write(less, 0.0 if self._lock.works else _SETTLE)
            return self.loaded.contents

    def fold(self, by: str) -> None:
        """Put what the journal holds into the file, so that other programs find it there.

        Raises:
            RegisterError: it could not be done; the journal has it all.
        """
        file = self.loaded
        if not (file.end.size or file.spent or file.lost) or not self.writable:
            return
        with self._lock.held(by):
            self.loaded.refresh()
            self._rescuer.rescue()
            if self.loaded.end.whole or any(self.loaded.damage):
                self._writer.write(self.loaded.contents)
            else:
                self._writer.clear_spent()

    def rescue(self, by: str) -> None:
        """Write again what was saved and is gone from the disk, or keep it in a copy.

        Raises:
            RegisterError: it could not be done; it is known here as before.
        """
        if self.loaded.lost and self.writable:
            with self._lock.held(by):
                self.loaded.refresh()
                self._rescuer.rescue()
        elif self.loaded.lost:
            count = sum(len(one.changes) for one in self.loaded.lost)
            self.loaded.notices.say(gone(self.loaded.path, count))

    def close(self) -> None:
        """Do nothing: a file is open only while it is read or written."""

    def saved(self, step: str) -> None:
        """Return nothing: what was not confirmed by the disk was not saved."""

    def _refuse_read_only(self) -> None:
        path = self.loaded.path
        if self._read_only:
            raise RegisterError(
                "{path} was opened to be read only, so nothing was changed.", path=shown(path)
            )
        if not self.writable:
            refused = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            raise not_saved(path, refused)

    def _add(self, draft: Draft) -> Change | None:
        mine: Change | None = None
        for _ in range(TRIES):
            self.loaded.refresh()
            self._rescuer.rescue()
            if mine and (saved := self._found(mine)):
                return saved
            self._mend()
            mine = draft(self.loaded.contents)
            if mine is None:
                return None
            mine = replace(mine, seq=self.loaded.contents.about.folded + 1)
            self._backups.keep_once_a_day(mine.at)
            with suppress(JournalMovedError):
                self._writer.append(mine)
                self._fold_when_large()
                return mine
        raise changed_meanwhile(self.loaded.path)

    def be_patient(self, seconds: float, told: Callable[[], None]) -> None:
        """Do nothing: the lock has a patience of its own."""

    def _found(self, mine: Change) -> Change | None:
        """Return a change that was written but not found confirmed, once it is read again."""
        made = (one for one in self.loaded.contents.history.values() if one.at == mine.at)
        return next((one for one in made if one.mark == mine.mark), None)

    def _mend(self) -> None:
        """Have a damaged journal put away, where the next line would only make it worse."""
        if any(self.loaded.damage):
            with suppress(RegisterError):  # the line can be added all the same
                self._writer.write(self.loaded.contents)

    def _put(self, contents: Contents, change: Change, reason: Reason) -> Change:
        old = self.loaded.contents
        change = replace(with_difference(change, old, contents), seq=old.about.folded + 1)
        history = {**old.history, change.seq: change}
        new = replace(contents, history=history).up_to(change.seq)
        if self.loaded.exists:
            self._backups.keep(reason if self.loaded.base else "migration", change.at)
        elif read_journal(journal_of(self.loaded.target))[0]:
            raise orphaned(journal_of(self.loaded.target))
        self._writer.write(new, 0.0 if self._lock.works else _SETTLE)
        return change

    def _fold_when_large(self) -> None:
        """Fold a journal that has grown; when it cannot be done now, it holds all the same."""
        size = self.loaded.stamp.size if self.loaded.stamp else 0
        if self.loaded.end.size > max(_LEAST_FOLDED, size // _SHARE):
            with suppress(RegisterError):
                self._writer.write(self.loaded.contents)
