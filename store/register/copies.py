"""The copies of a register: written, found beside it, and joined with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from store.changes.joining import Joined, join
from store.common.errors import RegisterError
from store.common.text import one_line
from store.keeping.backend import Backend
from store.keeping.contents import PREFIXES, Contents
from store.keeping.copied import Beside, Copy, own_of, save_copy
from store.keeping.signing import Signed, made
from store.keeping.steps import Change
from store.register.disk import Disk


class Copies:
    """What others made of a register elsewhere, and what is taken in of it."""

    def __init__(self, backend: Backend, disk: Disk) -> None:
        self._backend = backend
        self._disk = disk

    def beside(self) -> list[Beside]:
        """Return the copies of the register and of its journal that lie beside it."""
        return self._backend.beside()

    def save(self, path: Path) -> None:
        """Write what is held to another file, as a register that can be merged later.

        Raises:
            RegisterError: there is such a file, or it cannot be written.
        """
        save_copy(self._backend.contents, path)

    def join(self, copy: Copy, *, by: str, now: datetime) -> Joined:
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
        backend = self._backend
        own = own_of(copy, backend.contents, backend.bases)
        if not own.changes and own.foreign:
            raise RegisterError(
                "{path} does not belong to {register}: it holds changes to another register, or to "
                "a state that is not known here. Nothing was taken in.",
                path=one_line(str(copy.path)),
                register=one_line(str(backend.place)),
            )
        return self.join_changes(own.changes, copy.path.name, by=by, now=now, foreign=own.foreign)

    def join_changes(
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

        self._disk.add(draft, by)
        return joined
