"""A register as it lies on the disk: the file, its journal, and the ways to add to them.

A change is saved when its line is in the journal, or when the file has been replaced whole. Before
each of them the file and the journal are compared with what was last read, under a lock; what
someone else wrote is taken in first. Where no lock is seen, the same comparison after writing
finds what went wrong, and it is done again.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path

from msgspec.structs import replace

from store.dates.today import today
from store.errors import RegisterError
from store.keeping import backups
from store.keeping.applying import ImpossibleChangeError, Made, made_by, take, with_difference
from store.keeping.changes import Change
from store.keeping.contents import Contents, checksum, encode, following
from store.keeping.decoding import decode
from store.keeping.journal import (
    End,
    JournalMovedError,
    append,
    journal_of,
    line_of,
    parse,
    read_tail,
)
from store.keeping.loaded import NOWHERE, TRIES, LoadedFile
from store.keeping.lock import held
from store.keeping.reading import read_file, shown, stamp
from store.keeping.refusals import half_a_character, orphaned, still_in_use
from store.keeping.writing import NotConfirmedError, changed_meanwhile, not_saved, replace_file

_LEAST_FOLDED = 256 * 1024
"""Bytes of a journal that are folded into the file at the earliest while it is in use."""
_SHARE = 8
"""A journal is folded when it is larger than this part of the file: an edit costs the same."""

Draft = Callable[[Contents], Change | None]
"""Makes a change to contents as they are once others' changes are in; None when there is none."""


WholeDraft = Callable[[Contents], tuple[Contents, Change] | None]
"""Makes other contents of those that there are by then, and the change that leads to them."""


class RegisterFile(LoadedFile):
    """A file that is held in memory as `contents`, and written through here alone."""

    def __init__(self, path: Path, contents: Contents) -> None:
        super().__init__(path, contents)
        self.read_only = False
        self._mode: int | None = None
        self._backed_up: date | None = None

    @property
    def writable(self) -> bool:
        """Whether changes can be kept: by the way it was opened, and by the file and folder."""
        if self.read_only or not self.exists:
            return not self.read_only
        return os.access(self._target, os.W_OK) and os.access(self._target.parent, os.W_OK)

    def load(self, *, patiently: bool = False) -> None:
        """Read the file and its journal, and whom it is open to again before it is written."""
        super().load(patiently=patiently)
        self._mode = None

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
            if self.contents.about.folded != expected:
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
            if self._end.size:
                self._write(self.contents)
                if os.path.lexists(journal_of(self._target)):
                    raise still_in_use(journal_of(self._target))
            if less := draft(self.contents):
                self._write(less)
            return self.contents

    def fold(self, by: str) -> None:
        """Put what the journal holds into the file, so that other programs find it there.

        Raises:
            RegisterError: it could not be done; the journal has it all.
        """
        if self._end.whole <= 0 or not self.writable:
            return
        with self._held(by):
            self.refresh()
            if self._end.whole:
                self._write(self.contents)

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise RegisterError(
                "{path} was opened to be read only, so nothing was changed.", path=shown(self.path)
            )
        if not self.writable:
            refused = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            raise not_saved(self.path, refused)

    @contextmanager
    def _held(self, by: str) -> Iterator[None]:
        """Hold the lock beside the real file, open to the same people as the file."""
        if self._mode is None:
            self._mode = self._find_mode()
        with held(self._target, self._mode, self.path, f"{by} ({os.getpid()})"):
            yield

    def _find_mode(self) -> int:
        try:
            self._target = self.path.resolve()
            return stat.S_IMODE(self._target.stat().st_mode) if self.exists else 0o600
        except (OSError, RuntimeError, ValueError) as error:
            raise not_saved(self.path, error) from error

    def _add(self, draft: Draft) -> Change | None:
        mine: Change | None = None
        for _ in range(TRIES):
            before = self.contents.about.folded
            self.refresh()
            if mine and (saved := self._found(mine, before)):
                return saved
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

    def _found(self, mine: Change, before: int) -> Change | None:
        """Return a change that was written but not found confirmed, once it is read again."""
        read = range(before + 1, self.contents.about.folded + 1)
        found = (self.contents.history[seq] for seq in read if seq in self.contents.history)
        return next((one for one in found if replace(one, seq=mine.seq) == mine), None)

    def _append(self, change: Change) -> None:
        made = self._possible(change)
        try:
            self._end = append(self._target, line_of(change, self._base), self._end)
        except OSError as error:
            raise not_saved(self.path, error) from error
        except UnicodeEncodeError as error:
            raise half_a_character(self.path) from error
        except NotConfirmedError:
            self._end = NOWHERE
            raise
        self.contents = take(self.contents, change, made)

    def _possible(self, change: Change) -> Made:
        try:
            return made_by(self.contents, change)
        except ImpossibleChangeError as error:
            raise RegisterError(
                "{path} was not saved: a value in it cannot be ({reason}). Nothing was changed.",
                path=shown(self.path),
                reason=str(error),
            ) from error

    def _put(self, contents: Contents, change: Change, reason: backups.Reason) -> Change:
        old = self.contents
        change = replace(with_difference(change, old, contents), seq=old.about.folded + 1)
        history = {**old.history, change.seq: change}
        new = replace(contents, history=history).up_to(change.seq)
        if self.exists:
            self._back_up(reason if self._base else "migration", change.at)
        elif read_tail(journal_of(self._target))[0]:
            raise orphaned(journal_of(self._target))
        self._write(new)
        return change

    def _write(self, contents: Contents) -> None:
        """Replace the file, once its bytes are known to be readable again."""
        contents = following(contents, self._base)
        try:
            data = encode(contents)
        except UnicodeEncodeError as error:
            raise half_a_character(self.path) from error
        decode(data, shown(self.path))
        try:
            self._seen = replace_file(self.path, data, self._seen)
        except NotConfirmedError:
            self._end = NOWHERE
            raise
        self._base, self._folded = checksum(data), contents.about.folded
        self.contents = contents
        self._retire_journal()

    def _retire_journal(self) -> None:
        """Put the journal away, all of which is in the file now; a failure leaves spent lines."""
        journal = journal_of(self._target)
        spent = journal.with_name(f"{journal.name}.spent")
        with suppress(OSError):
            read, self._end = self._end, NOWHERE
            if read.size:
                journal.replace(spent)
                self._carry_over(spent, read)
                spent.unlink()
            self._end = End()

    def _carry_over(self, spent: Path, read: End) -> None:
        """Write again what someone who saw no lock has added since the journal was read."""
        lines, _ = read_tail(spent, read.whole)
        late = [line.change for raw in lines.split(b"\n")[:-1] if (line := parse(raw))]
        self._end = End()
        for change in late:
            try:
                self._append(replace(change, seq=self.contents.about.folded + 1))
            except JournalMovedError as error:
                raise changed_meanwhile(self.path) from error

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
