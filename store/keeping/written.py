"""A register as it is written: a line of the journal, or the file whole and the journal put away.

No line of a journal is removed before it is seen to be in the file that is in place, and none that
cannot be read is removed at all. What others wrote where no lock keeps them out is taken in.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from store.common.errors import RegisterError
from store.keeping import rescuing
from store.keeping.applying import ImpossibleChangeError, Made, made_by, take
from store.keeping.contents import Contents, checksum, encode, following
from store.keeping.decoding import decode
from store.keeping.forgetting import without
from store.keeping.journal import End, JournalMovedError, append, journal_of, read_journal
from store.keeping.lines import line_of
from store.keeping.loaded import NOWHERE, TRIES, LoadedFile
from store.keeping.lock import Hold, held, take_again
from store.keeping.put_aside import damaged_name, spent_files, spent_name
from store.keeping.reading import read_file, shown
from store.keeping.refusals import half_a_character, put_aside, still_in_use, without_locks
from store.keeping.steps import Change
from store.keeping.unfolding import Contained, Damage, read_lines
from store.keeping.writing import NotConfirmedError, changed_meanwhile, not_saved, replace_file

_SPENT_KEPT = 60.0
"""Seconds that a journal's lines are kept where locks don't work, should a slow one have put an
earlier file over the one that has them."""


class WrittenFile(LoadedFile):
    """A file and its journal, written under a lock as far as there are locks."""

    def __init__(self, path: Path, contents: Contents) -> None:
        super().__init__(path, contents)
        self.read_only = False
        self._mode: int | None = None
        self._hold: Hold | None = None
        self._locks: bool | None = None

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
        with held(self._target, self._mode, self.path, f"{by} ({os.getpid()})") as hold:
            self._hold = hold
            if self._locks is None:
                self._learn(works=hold.works)
            yield

    def _find_mode(self) -> int:
        try:
            self._target = self.path.resolve()
            return stat.S_IMODE(self._target.stat().st_mode) if self.exists else 0o600
        except (OSError, RuntimeError, ValueError) as error:
            raise not_saved(self.path, error) from error

    def _learn(self, *, works: bool) -> None:
        """Remember whether locks keep others out here, and have it told when they do not."""
        self._locks = works
        if not works:
            self.notices.say(without_locks(self.path))

    def _make_sure(self) -> None:
        """Take the lock again if its file is gone, before anything is put in another's place."""
        if self._hold and self._hold.is_gone:
            self._learn(works=False)
            take_again(self._hold, self.path)

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

    def _write(self, contents: Contents, settle: float = 0.0) -> None:
        """Replace the file, once its bytes are known to be readable again.

        It is looked at after `settle` seconds, lest someone who saw no lock replaced it as well.
        """
        contents = following(contents, self._base)
        try:
            data = encode(contents)
        except UnicodeEncodeError as error:
            raise half_a_character(self.path) from error
        decode(data, shown(self.path))
        try:
            self._seen = replace_file(self.path, data, self._seen, self._make_sure)
        except NotConfirmedError:
            self._end = NOWHERE
            raise
        time.sleep(settle)
        if read_file(self.path)[0] != data:
            self._end = NOWHERE
            raise changed_meanwhile(self.path)
        self._base, self._folded = checksum(data), contents.about.folded
        self.contents = contents
        self._retire_journal()

    def _retire_journal(self) -> None:
        """Put the journal away, all of which is in the file now; a failure leaves spent lines."""
        read, self._end = self._end, NOWHERE
        try:
            if read.size:
                self._make_sure()
                journal_of(self._target).replace(spent_name(self._target))
            self._end = End()
            self._clear_spent()
        except (OSError, RegisterError):
            self._end = NOWHERE

    def _clear_spent(self) -> None:
        """Remove journals that were put away, once all of their lines are in the register."""
        for spent in spent_files(self._target):
            with suppress(FileNotFoundError):
                self._clear(spent)
        self._spent = spent_files(self._target)
        self.damage = Damage()

    def _clear(self, spent: Path) -> None:
        """Remove a journal, but write again what was added to it since it was read.

        One that cannot be read whole is kept.
        """
        data, end = read_journal(spent)
        lines, damage = read_lines(data, end.tail)
        known = {self._base, *self.contents.about.bases}
        left = [line.change for line in lines if not self._is_in(line.change, line.base in known)]
        if left or any(damage) or any(self.damage):
            journal = journal_of(self._target)
            aside = damaged_name(journal, datetime.now().astimezone())
            spent.rename(aside)
            self.notices.say(put_aside(journal, aside))
        elif self._locks or time.time() - spent.stat().st_mtime > _SPENT_KEPT:
            spent.unlink()

    def _is_in(self, change: Change, continues: bool) -> bool:
        """Tell whether a change of a spent journal is in the register, or could be put there."""
        contained = Contained(self.contents.history)
        if change in contained:
            return True
        change = contained.cleaned(change)
        if not continues or not rescuing.is_possible(self.contents, change):
            return False
        self._write_again(change)
        return True

    def _write_again(self, change: Change) -> None:
        for _ in range(TRIES):
            if change in Contained(self.contents.history):
                return
            with suppress(JournalMovedError):
                self._append(replace(change, seq=self.contents.about.folded + 1))
                return
            self.refresh()
        raise changed_meanwhile(self.path)

    def _rescue(self) -> None:
        """Write again what was saved and is gone from the disk; what cannot be is kept beside."""
        while self.lost:
            lost, self.lost = self.lost, ()
            try:
                for one in lost:
                    self._bring_back(one)
            except BaseException:
                self.lost = (*lost, *self.lost)
                raise

    def _bring_back(self, lost: rescuing.Lost) -> None:
        left: list[Change] = []
        self._forget_again(lost)
        contained = Contained(self.contents.history)  # others bring back what they know
        lost = rescuing.cleaned(lost, self.contents)
        gone = [change for change in lost.changes if change not in contained]
        for change in gone:
            if rescuing.fits(self.contents, change, lost.why):
                self._write_again(rescuing.moved(change, lost.held, self.contents))
            else:
                left.append(change)
        if lost.why == "late":
            return
        if count := len(gone) - len(left):
            self.notices.say(rescuing.written_again(self.path, count))
        if left:
            copy = rescuing.keep_copy(self._target, lost.held, left)
            self.notices.say(rescuing.kept_as_copy(self.path, copy, len(left)))

    def _forget_again(self, lost: rescuing.Lost) -> None:
        """Take out what an earlier file brought back, where that it was forgotten is known here."""
        if lost.why != "gone" or not (steps := rescuing.forgotten(lost, self.contents)):
            return
        self._empty_journal()
        self._write(without(self.contents, steps))

    def _empty_journal(self) -> None:
        """Put into the file what the journal holds, so that no line of it outlives the next one.

        Raises:
            RegisterError: the journal, or one that was put away, is still there.
        """
        if self._end.size or any(self.damage):
            self._write(self.contents)
            if os.path.lexists(journal_of(self._target)):
                raise still_in_use(journal_of(self._target))
