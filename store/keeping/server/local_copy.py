"""A register as it was last read, kept on one's own computer: only what came since is asked for.

It holds what its login may read and is as private as a register file. It counts only for the same
register, login and office, and only where the server still has the last step that it knows.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from store.common.collector import uncollected
from store.common.place import Address
from store.common.remade import keep, kept, place_of
from store.keeping.contents import SCHEMA, Contents, nothing
from store.keeping.server.connecting import Connection
from store.keeping.server.identity import Identity
from store.keeping.server.loading import read, steps_in, taken_in

_FORM = "register 1"
_WORTH = 20
"""Steps since it was kept after which it is kept anew."""


class LocalCopy:
    """The copy of one register in a folder."""

    def __init__(self, folder: Path, place: Address, identity: Identity) -> None:
        self._place = place
        self._identity = identity
        self._path = place_of("register", place, folder)
        self._form = f"{_FORM} {SCHEMA} {identity.uid} {identity.login} {identity.office}"
        self._seq = 0

    def read(self, last: int) -> Contents:
        """Return what was kept, nothing when in doubt; `last` is the server's last step."""
        with uncollected():
            found = kept(self._path, self._form, Contents)
        if found is None or not found.history or found.about.folded > last:
            return nothing()
        self._seq = found.about.folded
        return found

    def keep(self, contents: Contents) -> None:
        """Keep what is known now, where it is worth it; where it cannot be, nothing is kept."""
        if contents.about.folded >= self._seq + _WORTH or not self._seq:
            keep(self._path, self._form, contents)

    def remove(self) -> None:
        """Remove it: something in it was forgotten, or belongs to another state of the register."""
        self._seq = 0
        with suppress(OSError):
            self._path.unlink()

    def brought_up(self, line: Connection, last: int) -> Contents:
        """Return the register as it is now, of which only what is not in the copy is read.

        Raises:
            RegisterError: what is there cannot be trusted.
        """
        held = self.read(last)
        known = max(held.history, default=0)
        # The last step that is known is read again: a server put back to an earlier day may have
        # another one of its number.
        since = max(known - 1, 0)
        found = read(line, self._place, self._identity, since)
        if known and (found.forgets or steps_in(found.changes).get(known) != held.history[known]):
            self.remove()
            if since:
                since, found = 0, read(line, self._place, self._identity, 0)
        # From the start on, what stands is read, and nothing is told of what went.
        return taken_in(held if since else nothing(), found, self._place)
