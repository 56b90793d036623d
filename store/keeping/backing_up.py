"""A register file kept as it was: before the first edit of a day, and before what changes much."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

from store.common.errors import RegisterError
from store.dates.today import today
from store.keeping import backups
from store.keeping.backend import Reason
from store.keeping.contents import checksum, encode
from store.keeping.loaded import LoadedFile
from store.keeping.reading import read_file


class BackingUp:
    """Writes the backups of a file; `day` is the last on which there is one for its edits."""

    def __init__(self, loaded: LoadedFile) -> None:
        self._loaded = loaded
        self.day: date | None = None

    def keep_once_a_day(self, now: datetime) -> None:
        """Keep the register as it was before the first edit of a day.

        The edit is safe in the journal also where no backup can be written.
        """
        day = today(now)
        if self.day == day:
            return
        with suppress(RegisterError):
            if not any(one.at.date() == day for one in backups.backups_of(self._loaded.target)):
                self.keep("day", now)
        self.day = day

    def keep(self, reason: Reason, now: datetime) -> None:
        """Keep the register as it is; before a migration, the bytes of its earlier form.

        Raises:
            RegisterError: it cannot be written.
        """
        whole = reason == "migration"
        data = read_file(self._loaded.path)[0] if whole else self._as_held()
        backups.keep(self._loaded.target, data, reason, now)

    def _as_held(self) -> bytes:
        """Return what is held as the bytes of a file.

        Where no journal adds to the file those are its own, which need not be made again, as long
        as they still are what was read.
        """
        file = self._loaded
        if not (file.end.size or file.spent or file.lost):
            with suppress(RegisterError):
                data, _ = read_file(file.path)
                if file.base and checksum(data) == file.base:
                    return data
        return encode(file.contents)
