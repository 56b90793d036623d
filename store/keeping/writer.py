"""A register as it is written: a line of the journal, or the file whole and the journal put away.

No line of a journal is removed before it is seen to be in the file that is in place, and none that
cannot be read is removed at all. What others wrote where no lock keeps them out is taken in.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from store.common.errors import RegisterError
from store.keeping.applying import ImpossibleChangeError, Made, made_by, take
from store.keeping.contents import Contents, checksum, encode, following
from store.keeping.decoding import decode
from store.keeping.journal import End, JournalMovedError, append, journal_of, read_journal
from store.keeping.lines import line_of
from store.keeping.loaded import NOWHERE, TRIES, LoadedFile
from store.keeping.locking import RegisterLock
from store.keeping.put_aside import damaged_name, spent_files, spent_name
from store.keeping.reading import read_file, shown
from store.keeping.refusals import half_a_character, impossible_value, put_aside, still_in_use
from store.keeping.rescuing import is_possible
from store.keeping.steps import Change
from store.keeping.unfolding import Contained, Damage, read_lines
from store.keeping.writing import NotConfirmedError, changed_meanwhile, not_saved, replace_file

_SPENT_KEPT = 60.0
"""Seconds that a journal's lines are kept where locks don't work, should a slow one have put an
earlier file over the one that has them."""


class Writer:
    """Adds lines to the journal of a file that is held in memory, and replaces the file."""

    def __init__(self, file: LoadedFile, lock: RegisterLock) -> None:
        self._file = file
        self._lock = lock

    def append(self, change: Change) -> None:
        """Add the line of a change to the journal.

        Raises:
            JournalMovedError: the journal is not as it was last read, or not where it counts.
            NotConfirmedError: it is not known whether it was added.
            RegisterError: it was not saved, and nothing is changed.
        """
        file, made = self._file, self._possible(change)
        try:
            file.end = append(file.target, line_of(change, file.base), file.end)
        except OSError as error:
            raise not_saved(file.path, error) from error
        except UnicodeEncodeError as error:
            raise half_a_character(file.path) from error
        except NotConfirmedError:
            file.end = NOWHERE
            raise
        file.contents = take(file.contents, change, made)

    def _possible(self, change: Change) -> Made:
        try:
            return made_by(self._file.contents, change)
        except ImpossibleChangeError as error:
            raise impossible_value(self._file.path, error) from error

    def write(self, contents: Contents, settle: float = 0.0) -> None:
        """Replace the file, once its bytes are known to be readable again.

        It is looked at after `settle` seconds, lest someone who saw no lock replaced it as well.

        Raises:
            NotConfirmedError: it is not known whether it was replaced.
            RegisterError: it was not, or not for long.
        """
        file, contents = self._file, following(contents, self._file.base)
        try:
            data = encode(contents)
        except UnicodeEncodeError as error:
            raise half_a_character(file.path) from error
        decode(data, shown(file.path))
        try:
            file.stamp = replace_file(file.path, data, file.stamp, self._lock.make_sure)
        except NotConfirmedError:
            file.end = NOWHERE
            raise
        time.sleep(settle)
        if read_file(file.path)[0] != data:
            file.end = NOWHERE
            raise changed_meanwhile(file.path)
        file.base, file.folded = checksum(data), contents.about.folded
        file.contents = contents
        self._retire_journal()

    def _retire_journal(self) -> None:
        """Put the journal away, all of which is in the file now; a failure leaves spent lines."""
        read, self._file.end = self._file.end, NOWHERE
        try:
            if read.size:
                self._lock.make_sure()
                journal_of(self._file.target).replace(spent_name(self._file.target))
            self._file.end = End()
            self.clear_spent()
        except (OSError, RegisterError):
            self._file.end = NOWHERE

    def clear_spent(self) -> None:
        """Remove journals that were put away, once all of their lines are in the register.

        Raises:
            OSError: one cannot be read or removed.
            RegisterError: a line of one that was not in the register could not be added.
        """
        for spent in spent_files(self._file.target):
            with suppress(FileNotFoundError):
                self._clear(spent)
        self._file.spent = spent_files(self._file.target)
        self._file.damage = Damage()

    def _clear(self, spent: Path) -> None:
        """Remove a journal, but write again what was added to it since it was read.

        One that cannot be read whole is kept.
        """
        data, end = read_journal(spent)
        lines, damage = read_lines(data, end.tail)
        known = {self._file.base, *self._file.contents.about.bases}
        left = [line.change for line in lines if not self._is_in(line.change, line.base in known)]
        if left or any(damage) or any(self._file.damage):
            journal = journal_of(self._file.target)
            aside = damaged_name(journal, datetime.now().astimezone())
            spent.rename(aside)
            self._file.notices.say(put_aside(journal, aside))
        elif self._lock.works or time.time() - spent.stat().st_mtime > _SPENT_KEPT:
            spent.unlink()

    def _is_in(self, change: Change, continues: bool) -> bool:
        """Tell whether a change of a spent journal is in the register, or could be put there."""
        contained = Contained(self._file.contents.history)
        if change in contained:
            return True
        change = contained.cleaned(change)
        if not continues or not is_possible(self._file.contents, change):
            return False
        self.write_again(change)
        return True

    def write_again(self, change: Change) -> None:
        """Add the line of a change that was saved before, unless the register has it.

        Raises:
            RegisterError: it was not saved.
        """
        for _ in range(TRIES):
            if change in Contained(self._file.contents.history):
                return
            with suppress(JournalMovedError):
                self.append(replace(change, seq=self._file.contents.about.folded + 1))
                return
            self._file.refresh()
        raise changed_meanwhile(self._file.path)

    def empty_journal(self) -> None:
        """Put into the file what the journal holds, so that no line of it outlives the next one.

        Raises:
            RegisterError: the journal, or one that was put away, is still there.
        """
        if self._file.end.size or any(self._file.damage):
            self.write(self._file.contents)
            if os.path.lexists(journal_of(self._file.target)):
                raise still_in_use(journal_of(self._file.target))
