"""A register in step with its file: read on, and written to by steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from store.common.errors import Message
from store.keeping.backups import Reason
from store.keeping.contents import Contents
from store.keeping.file import Draft, RegisterFile, WholeDraft
from store.keeping.loaded import Mark
from store.keeping.steps import Change
from store.register.known import Known


class Disk:
    """The file of a register; what is known keeps step with whatever is done with it."""

    def __init__(self, file: RegisterFile, known: Known) -> None:
        self._file = file
        self._known = known

    @property
    def exists(self) -> bool:
        """Whether the file was ever read or written here."""
        return self._file.loaded.exists

    @property
    def seen(self) -> Mark:
        """The mark of the file and its journal as last read or written here."""
        return self._file.loaded.seen

    @property
    def writable(self) -> bool:
        """Whether changes can be kept: by how it was opened, and by the file and its folder."""
        return self._file.writable

    def branch(self) -> RegisterFile:
        """Return the same file held by itself: changes to its contents are not seen here."""
        return self._file.branch()

    def refresh(self, *, patiently: bool = False) -> bool:
        """Take in what others have written, and tell whether there was anything.

        Raises:
            RegisterError: what is there now cannot be trusted.
        """
        with self._in_step():
            return self._file.loaded.refresh(patiently=patiently)

    def add(self, draft: Draft, by: str) -> Change | None:
        """Write one line of the journal and return the change that was saved with it.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """
        with self._in_step():
            return self._file.add(draft, by)

    def put(self, contents: Contents, change: Change, reason: Reason) -> Change:
        """Replace the file by contents that a change leads to, and return the change.

        Raises:
            RegisterError: it was not saved, or the register is not what they were made from.
        """
        with self._in_step():
            return self._file.put(contents, change, reason)

    def put_made(self, draft: WholeDraft, by: str, reason: Reason) -> Change | None:
        """Replace the file by what a draft makes of it as it is by then, nobody else writing.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """
        with self._in_step():
            return self._file.put_made(draft, by, reason)

    def rewrite(self, draft: Callable[[Contents], Contents | None], by: str) -> Contents:
        """Replace the register by contents with less in them, and return what it holds then.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """
        with self._in_step():
            return self._file.rewrite(draft, by)

    def fold(self, by: str = "") -> None:
        """Put what the journal holds into the file: when idle, and at the end.

        Raises:
            RegisterError: it could not be done; the journal has it all.
        """
        with self._in_step():
            self._file.fold(by)

    def rescue(self, by: str = "") -> None:
        """Write again what was saved and is gone from the disk, or keep it in a copy beside it.

        Raises:
            RegisterError: it could not be done; it is known here as before.
        """
        with self._in_step():
            self._file.rescue(by)

    def news(self) -> list[Message]:
        """Return what the user is to know of the disk and has not been told: damage, no locks."""
        return self._file.loaded.notices.take()

    def lost_since(self, before: Disk) -> list[Change]:
        """Return the changes that were saved, are in no file now, and were at an earlier reading.

        Those that could be written again, or kept in a copy beside the register, are none.
        """
        told = {one.mark for one in before._file.loaded.unkept}
        return [one for one in self._file.loaded.unkept if one.mark not in told]

    @contextmanager
    def _in_step(self) -> Iterator[None]:
        before = self._known.contents
        try:
            yield
        finally:
            self._known.look_up_anew(before)
