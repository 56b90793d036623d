"""A register as it lies on the disk: the file, its journal, and the ways to add to them.

A change is saved when its line is in the journal, or when the file has been replaced whole. Before
each of them the file and the journal are compared with what was last read, under a lock; what
someone else wrote is taken in first, and what was saved and is gone is written again. Where no lock
is seen, the same comparison after writing finds what went wrong, and it is done again.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime

from msgspec.structs import replace

from store.common.errors import RegisterError
from store.dates.today import today
from store.keeping import backups
from store.keeping.applying import with_difference
from store.keeping.contents import Contents, checksum, encode
from store.keeping.journal import JournalMovedError, journal_of, read_journal
from store.keeping.loaded import TRIES, LoadedFile
from store.keeping.locking import RegisterLock
from store.keeping.reading import read_file, shown, stamp
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

Draft = Callable[[Contents], Change | None]
"""Makes a change to contents as they are once others' changes are in; None when there is none."""


WholeDraft = Callable[[Contents], tuple[Contents, Change] | None]
"""Makes other contents of those that there are by then, and the change that leads to them."""


class RegisterFile:
    """A file that is held in memory as it was `loaded`, and written through here alone."""

    def __init__(self, loaded: LoadedFile, *, read_only: bool = False) -> None:
        self.loaded = loaded
        self._read_only = read_only
        self._lock = RegisterLock(loaded)
        self._writer = Writer(loaded, self._lock)
        self._rescuer = Rescuer(loaded, self._writer)
        self._backed_up: date | None = None

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
        branch._backed_up = self._backed_up
        return branch

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
                self._back_up("migration", datetime.now().astimezone())
                self._writer.write(self.loaded.contents)
            return self._add(draft)

    def put(self, contents: Contents, change: Change, reason: backups.Reason) -> Change:
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

    def put_made(self, draft: WholeDraft, by: str, reason: backups.Reason) -> Change | None:
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

    def rewrite(self, draft: Callable[[Contents], Contents | None], by: str) -> Contents:
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
            self._back_up_once_a_day(mine.at)
            with suppress(JournalMovedError):
                self._writer.append(mine)
                self._fold_when_large()
                return mine
        raise changed_meanwhile(self.loaded.path)

    def _found(self, mine: Change) -> Change | None:
        """Return a change that was written but not found confirmed, once it is read again."""
        made = (one for one in self.loaded.contents.history.values() if one.at == mine.at)
        return next((one for one in made if one.mark == mine.mark), None)

    def _mend(self) -> None:
        """Have a damaged journal put away, where the next line would only make it worse."""
        if any(self.loaded.damage):
            with suppress(RegisterError):  # the line can be added all the same
                self._writer.write(self.loaded.contents)

    def _put(self, contents: Contents, change: Change, reason: backups.Reason) -> Change:
        old = self.loaded.contents
        change = replace(with_difference(change, old, contents), seq=old.about.folded + 1)
        history = {**old.history, change.seq: change}
        new = replace(contents, history=history).up_to(change.seq)
        if self.loaded.exists:
            self._back_up(reason if self.loaded.base else "migration", change.at)
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

    def _back_up_once_a_day(self, now: datetime) -> None:
        """Keep the register as it was before the first edit of a day.

        The edit is safe in the journal also where no backup can be written.
        """
        day = today(now)
        if self._backed_up == day:
            return
        with suppress(RegisterError):
            if not any(one.at.date() == day for one in backups.backups_of(self.loaded.target)):
                self._back_up("day", now)
        self._backed_up = day

    def _back_up(self, reason: backups.Reason, now: datetime) -> None:
        """Keep the register as it is; before a migration, the bytes of its earlier form."""
        whole = reason == "migration"
        data = read_file(self.loaded.path)[0] if whole else self._as_held()
        backups.keep(self.loaded.target, data, reason, now)

    def _as_held(self) -> bytes:
        """Return what is held as the bytes of a file.

        Where no journal adds to the file those are its own, which need not be made again, as long
        as they still are what was read.
        """
        file = self.loaded
        if not (file.end.size or file.spent or file.lost):
            with suppress(RegisterError):
                data, _ = read_file(file.path)
                if file.base and checksum(data) == file.base:
                    return data
        return encode(file.contents)
