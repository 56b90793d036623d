"""A register as it lies on the disk: the file, its journal, and the ways to add to them.

A change is saved when its line is in the journal, or when the file has been replaced whole. Before
each of them the file and the journal are compared with what was last read, under a lock; what
someone else wrote is taken in first, and what was saved and is gone is written again. Where no lock
is seen, the same comparison after writing finds what went wrong, and it is done again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from msgspec.structs import replace

from store.common.errors import RegisterError
from store.dates.today import today
from store.keeping import backups
from store.keeping.applying import with_difference
from store.keeping.contents import Contents, encode
from store.keeping.journal import JournalMovedError, journal_of, read_journal
from store.keeping.loaded import TRIES
from store.keeping.reading import read_file, stamp
from store.keeping.refusals import gone, orphaned
from store.keeping.steps import Change
from store.keeping.writing import changed_meanwhile
from store.keeping.written import WrittenFile

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


class RegisterFile(WrittenFile):
    """A file that is held in memory as `contents`, and written through here alone."""

    def __init__(self, path: Path, contents: Contents) -> None:
        super().__init__(path, contents)
        self._backed_up: date | None = None

    def add(self, draft: Draft, by: str) -> Change | None:
        """Write one line of the journal and return the change that was saved with it.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """
        self._refuse_read_only()
        with self._held(by):
            if not self._base:
                self.refresh()
            if not self._base:
                self._back_up("migration", datetime.now().astimezone())
                self._write(self.contents)
            return self._add(draft)

    def put(self, contents: Contents, change: Change, reason: backups.Reason) -> Change:
        """Replace the file by contents that a change leads to, and return the change.

        Raises:
            RegisterError: it was not saved, or the register is not what they were made from.
        """
        self._refuse_read_only()
        with self._held(change.by):
            expected = contents.about.folded
            if self.exists:
                self.refresh()
                self._rescue()
            last = self.contents.history.get(expected)
            if self.contents.about.folded != expected or last != contents.history.get(expected):
                raise changed_meanwhile(self.path)
            return self._put(contents, change, reason)

    def put_made(self, draft: WholeDraft, by: str, reason: backups.Reason) -> Change | None:
        """Replace the file by what a draft makes of it as it is by then, nobody else writing.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """
        self._refuse_read_only()
        with self._held(by):
            if self.exists or stamp(self.path):
                self.refresh()
                self._rescue()
            drafted = draft(self.contents)
            return drafted and self._put(*drafted, reason)

    def rewrite(self, draft: Callable[[Contents], Contents | None], by: str) -> Contents:
        """Replace the file by contents with less in them, and return what it holds then.

        The journal is folded first and must be gone then: no line of it outlives what it says.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """
        self._refuse_read_only()
        with self._held(by):
            self.refresh()
            self._rescue()
            self._empty_journal()
            if less := draft(self.contents):
                self._write(less, 0.0 if self._locks else _SETTLE)
            return self.contents

    def fold(self, by: str) -> None:
        """Put what the journal holds into the file, so that other programs find it there.

        Raises:
            RegisterError: it could not be done; the journal has it all.
        """
        if not (self._end.size or self._spent or self.lost) or not self.writable:
            return
        with self._held(by):
            self.refresh()
            self._rescue()
            if self._end.whole or any(self.damage):
                self._write(self.contents)
            else:
                self._clear_spent()

    def rescue(self, by: str) -> None:
        """Write again what was saved and is gone from the disk, or keep it in a copy.

        Raises:
            RegisterError: it could not be done; it is known here as before.
        """
        if self.lost and self.writable:
            with self._held(by):
                self.refresh()
                self._rescue()
        elif self.lost:
            self.notices.say(gone(self.path, sum(len(one.changes) for one in self.lost)))

    def _add(self, draft: Draft) -> Change | None:
        mine: Change | None = None
        for _ in range(TRIES):
            self.refresh()
            self._rescue()
            if mine and (saved := self._found(mine)):
                return saved
            self._mend()
            mine = draft(self.contents)
            if mine is None:
                return None
            mine = replace(mine, seq=self.contents.about.folded + 1)
            self._back_up_once_a_day(mine.at)
            with suppress(JournalMovedError):
                self._append(mine)
                self._fold_when_large()
                return mine
        raise changed_meanwhile(self.path)

    def _found(self, mine: Change) -> Change | None:
        """Return a change that was written but not found confirmed, once it is read again."""
        made = (one for one in self.contents.history.values() if one.at == mine.at)
        return next((one for one in made if one.mark == mine.mark), None)

    def _mend(self) -> None:
        """Have a damaged journal put away, where the next line would only make it worse."""
        if any(self.damage):
            with suppress(RegisterError):  # the line can be added all the same
                self._write(self.contents)

    def _put(self, contents: Contents, change: Change, reason: backups.Reason) -> Change:
        old = self.contents
        change = replace(with_difference(change, old, contents), seq=old.about.folded + 1)
        history = {**old.history, change.seq: change}
        new = replace(contents, history=history).up_to(change.seq)
        if self.exists:
            self._back_up(reason if self._base else "migration", change.at)
        elif read_journal(journal_of(self._target))[0]:
            raise orphaned(journal_of(self._target))
        self._write(new, 0.0 if self._locks else _SETTLE)
        return change

    def _fold_when_large(self) -> None:
        """Fold a journal that has grown; when it cannot be done now, it holds all the same."""
        size = self._seen.size if self._seen else 0
        if self._end.size > max(_LEAST_FOLDED, size // _SHARE):
            with suppress(RegisterError):
                self._write(self.contents)

    def _back_up_once_a_day(self, now: datetime) -> None:
        """Keep the register as it was before the first edit of a day.

        The edit is safe in the journal also where no backup can be written.
        """
        day = today(now)
        if self._backed_up == day:
            return
        with suppress(RegisterError):
            if not any(one.at.date() == day for one in backups.backups_of(self._target)):
                self._back_up("day", now)
        self._backed_up = day

    def _back_up(self, reason: backups.Reason, now: datetime) -> None:
        """Keep the register as it is; before a migration, the bytes of its earlier form."""
        whole = reason == "migration"
        data = read_file(self.path)[0] if whole else encode(self.contents)
        backups.keep(self._target, data, reason, now)
