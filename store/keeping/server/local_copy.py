"""A register as it was last read, kept on one's own computer: only what came since is asked for.

It holds what its login may read and is as private as a register file. It counts only for the same
register, login and office, and only where the server still has the last step that it knows.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from uuid import UUID

from msgspec import Struct

from store.common.collector import uncollected
from store.common.errors import Message, RegisterError
from store.common.place import Address
from store.common.remade import keep, kept, place_of
from store.keeping.contents import SCHEMA, Contents
from store.keeping.remnants import clean_files
from store.keeping.rescuing import Lost, cleaned, keep_copy
from store.keeping.server.held import Held, Reading, brought_on, is_behind, read_anew
from store.keeping.server.identity import Identity
from store.keeping.server.loading import Head
from store.keeping.server.refusals import kept_beside, put_back

_FORM = f"register 2 {SCHEMA}"
_WORTH = 20
"""Steps since it was kept after which it is kept anew."""
_ASIDE = "* (copy ????-??-?? ??????*).json"
"""What the files are called in which lost steps are set aside."""
_LONGEST = 60
"""Letters of an address that a file is called after."""


class _Kept(Struct, frozen=True):
    """What stands in the file: whose it is, and what was held."""

    uid: UUID
    login: str
    office: str
    step: str
    contents: Contents


class LocalCopy:
    """The copy of one register in a folder, which is read when this is made.

    Without a folder nothing is kept.
    """

    def __init__(self, folder: Path | None, place: Address) -> None:
        self._place, self._folder = place, folder or Path()
        self._path = folder and place_of("register", place, folder)
        with uncollected():
            self._kept = kept(self._path, _FORM, _Kept) if self._path else None
        self._seq = self._kept.contents.about.folded if self._kept else 0

    @property
    def known(self) -> int:
        """The number of the last step in it; 0 where there is none."""
        return Held(self._kept.contents).known if self._kept else 0

    def brought_on(
        self, identity: Identity, head: Head, read: Reading
    ) -> tuple[Held, Message | None]:
        """Return the register as it is now, and what is to be said of it.

        Only what is not in the copy is read, which is nobody's but the login's and its office's.

        Raises:
            RegisterError: what is there cannot be trusted.
        """
        was, self._kept = self._kept, None
        mine = identity.login, identity.office
        if was is None or not was.contents.history or (was.login, was.office) != mine:
            self._seq = 0
            anew = read_anew(read, self._place)
            clean_files(self.aside, anew.contents)
            return anew, None
        held = Held(was.contents, was.step)
        if is_behind(held, head, identity):
            return read_anew(read, self._place), None
        same = was.uid == identity.uid
        brought = brought_on(held, head, read, self._place, same_register=same, same_office=True)
        if brought.is_anew:
            self.forget(brought.held.contents)
        if not brought.lost:
            return brought.held, None
        lost = cleaned(Lost(was.contents, brought.lost, "gone"), brought.held.contents)
        return brought.held, self._set_aside(lost)

    def keep(self, held: Held, identity: Identity) -> None:
        """Keep what is known now, where it is worth it; where it cannot be, nothing is kept."""
        is_worth = held.contents.about.folded >= self._seq + _WORTH or not self._seq
        if self._path and is_worth:
            who = identity.uid, identity.login, identity.office
            keep(self._path, _FORM, _Kept(*who, held.step, held.contents))

    def remove(self) -> None:
        """Remove it: something in it was forgotten, or belongs to another state of the register."""
        self._seq = 0
        if self._path:
            with suppress(OSError):
                self._path.unlink()

    def forget(self, contents: Contents) -> None:
        """Remove it, and take what the contents of now forget out of what was set aside."""
        self.remove()
        clean_files(self.aside, contents)

    @property
    def aside(self) -> list[Path]:
        """The files in which steps were set aside that a server lost, this one or another.

        One register may have several addresses; what is another's tells so itself.
        """
        return sorted(self._folder.glob(_ASIDE)) if self._path else []

    def _set_aside(self, lost: Lost) -> Message:
        """Keep for good what is known here alone, and return what to say of it."""
        with suppress(RegisterError, OSError):
            target = self._folder / f"{self._place.name[:_LONGEST]}.json"
            copy = keep_copy(target, lost.held, lost.changes)
            copy.chmod(0o600)
            return kept_beside(self._place, copy, len(lost.changes))
        return put_back(self._place, len(lost.changes))
