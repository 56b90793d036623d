"""The lock of a register that is held in memory: who holds it, and whether it keeps others out."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from store.keeping.loaded import LoadedFile
from store.keeping.lock import Hold, held, take_again
from store.keeping.refusals import without_locks
from store.keeping.writing import not_saved


class RegisterLock:
    """The lock beside a file, taken for each writing.

    Attributes:
        works: whether it keeps others out here; None before it was first taken.
    """

    def __init__(self, file: LoadedFile) -> None:
        self._file = file
        self._hold: Hold | None = None
        self.works: bool | None = None

    @contextmanager
    def held(self, by: str) -> Iterator[None]:
        """Hold the lock beside the real file, open to the same people as the file.

        Raises:
            RegisterError: someone else holds it, or the folder may not be written to.
        """
        file = self._file
        if file.mode is None:
            file.mode = self._find_mode()
        with held(file.target, file.mode, file.path, f"{by} ({os.getpid()})") as hold:
            self._hold = hold
            if self.works is None:
                self._learn(works=hold.works)
            yield

    def make_sure(self) -> None:
        """Take the lock again if its file is gone, before anything is put in another's place.

        Raises:
            RegisterError: someone else holds it by now.
        """
        if self._hold and self._hold.is_gone:
            self._learn(works=False)
            take_again(self._hold, self._file.path)

    def _find_mode(self) -> int:
        file = self._file
        try:
            file.target = file.path.resolve()
            return stat.S_IMODE(file.target.stat().st_mode) if file.exists else 0o600
        except (OSError, RuntimeError, ValueError) as error:
            raise not_saved(file.path, error) from error

    def _learn(self, *, works: bool) -> None:
        """Remember whether locks keep others out here, and have it told when they do not."""
        self.works = works
        if not works:
            self._file.notices.say(without_locks(self._file.path))
