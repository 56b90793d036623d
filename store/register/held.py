"""A register in step with its file: read on, written to by steps, copied and joined with copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Self

from store.changes.joining import Joined, join
from store.common.errors import Message, RegisterError
from store.common.text import one_line
from store.keeping.contents import PREFIXES, Contents
from store.keeping.copied import Beside, Copy, bases_beside, beside, own_of, save_copy
from store.keeping.loaded import Mark
from store.keeping.signing import Signed, made
from store.keeping.steps import Change
from store.register.indexes import Indexes, other_tables
from store.register.known import Known


class Held(Known):
    """What a register knows, in step with its file; `Register` adds the changes people make."""

    @property
    def seen(self) -> Mark:
        """The mark of the file and its journal as last read or written here."""
        return self._file.loaded.seen

    @property
    def writable(self) -> bool:
        """Whether changes can be kept: by how it was opened, and by the file and its folder."""
        return self._file.writable

    def refresh(self, *, patiently: bool = False) -> bool:
        """Take in what others have written, and tell whether there was anything.

        Raises:
            RegisterError: what is there now cannot be trusted.
        """
        with self._settled():
            return self._file.loaded.refresh(patiently=patiently)

    def fold(self, by: str = "") -> None:
        """Put what the journal holds into the file: when idle, and at the end.

        Raises:
            RegisterError: it could not be done; the journal has it all.
        """
        with self._settled():
            self._file.fold(by)

    def rescue(self, by: str = "") -> None:
        """Write again what was saved and is gone from the disk, or keep it in a copy beside it.

        Raises:
            RegisterError: it could not be done; it is known here as before.
        """
        with self._settled():
            self._file.rescue(by)

    def news(self) -> list[Message]:
        """Return what the user is to know of the disk and has not been told: damage, no locks."""
        return self._file.loaded.notices.take()

    def rewrite(self, draft: Callable[[Contents], Contents | None], by: str) -> Contents:
        """Replace the register by contents with less in them, and return what it holds then.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """
        with self._settled():
            return self._file.rewrite(draft, by)

    def copies(self) -> list[Beside]:
        """Return the copies of the register and of its journal that lie beside it."""
        return beside(self.path, self._file.loaded)

    def lost_since(self, before: Self) -> list[Change]:
        """Return the changes that were saved, are in no file now, and were at an earlier reading.

        Those that could be written again, or kept in a copy beside the register, are none.
        """
        told = {one.mark for one in before._file.loaded.unkept}
        return [one for one in self._file.loaded.unkept if one.mark not in told]

    def save_copy(self, path: Path) -> None:
        """Write what is held to another file, as a register that can be merged later.

        Raises:
            RegisterError: there is such a file, or it cannot be written.
        """
        save_copy(self._contents, path)

    def join_copy(self, copy: Copy, *, by: str, now: datetime) -> Joined:
        """Take in what was changed in a copy of this register, or of its journal.

        Raises:
            RegisterError: nothing of it belongs to this register, or it was not saved.
        """
        if copy.contents is None and not copy.lines:
            raise RegisterError(
                "{path} is no copy of a register or of its journal: no change can be read in it. "
                "Nothing was taken in.",
                path=one_line(str(copy.path)),
            )
        own = own_of(copy, self._contents, bases_beside(self.path, self._file.loaded))
        if not own.changes and own.foreign:
            raise RegisterError(
                "{path} does not belong to {register}: it holds changes to another register, or to "
                "a state that is not known here. Nothing was taken in.",
                path=one_line(str(copy.path)),
                register=one_line(str(self.path)),
            )
        return self.join(own.changes, copy.path.name, by=by, now=now, foreign=own.foreign)

    def join(
        self, changes: Sequence[Change], name: str, *, by: str, now: datetime, foreign: int = 0
    ) -> Joined:
        """Take in what was changed elsewhere, field by field, and return what that came to.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """
        joined = Joined()

        def draft(contents: Contents) -> Change | None:
            nonlocal joined
            records = (one.id for table in PREFIXES for one in getattr(contents, table).values())
            joined = join(contents, changes, records, foreign)
            signed = Signed(by, now)
            if not joined.ops:
                return None
            return made(contents, signed, kind="merge", name=name, ops=joined.ops)

        self._add(draft, by)
        return joined

    def _add(self, draft: Callable[[Contents], Change | None], by: str) -> Change | None:
        with self._settled():
            return self._file.add(draft, by)

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """Look things up anew when some work has brought other tables."""
        before = self._contents
        try:
            yield
        finally:
            self._said = self._moves = None
            if other_tables(before, self._contents):
                self._indexes = Indexes(self._contents)
