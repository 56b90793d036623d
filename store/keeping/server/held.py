"""A register as it was read from a server, brought on to what the server has now.

A server that was put back to an earlier day, or another one that took over and had not got the last
steps, does not go on from what was read: all is read anew then, and what is gone is told.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from store.common.place import Address
from store.keeping.contents import Contents, nothing
from store.keeping.rescuing import lost
from store.keeping.server.identity import Identity
from store.keeping.server.loading import Found, Head, taken_in
from store.keeping.steps import Change

Reading = Callable[[int], Found]
"""Reads what came after a step."""


class Held(Struct, frozen=True):
    """A register as it was read, and what its last step is called of those that may be read.

    By its name a step is the same one wherever the register goes; by its number it is not.
    """

    contents: Contents
    step: str = ""

    @property
    def known(self) -> int:
        """The number of the last step that may be read; 0 where there is none."""
        seq, history = self.contents.about.folded, self.contents.history
        return seq if seq in history else max(history, default=0)

    @property
    def last(self) -> tuple[int, str]:
        """The number of the last step, and what it is called; nothing where it may not be read."""
        seq = self.contents.about.folded
        return seq, self.step if seq in self.contents.history else ""


class Brought(Struct, frozen=True):
    """A register brought on.

    Attributes:
        held: as it is now.
        is_new: whether there was anything.
        is_anew: whether all of it was read: something in what was held does not count any more.
        lost: the steps that were held and that the server has no more.
    """

    held: Held
    is_new: bool = False
    is_anew: bool = False
    lost: tuple[Change, ...] = ()


def brought_on(
    held: Held, head: Head, read: Reading, place: Address, *, same_register: bool, same_office: bool
) -> Brought:
    """Return a register as it is now, of which only what came since is read where that will do.

    All is read anew as well where something was forgotten, and where the login has come to another
    office, whose notes are others.

    Raises:
        RegisterError: what is there cannot be trusted.
    """
    last = held.contents.about.folded
    goes_on = same_register and head.seq >= last and head.known == held.step
    if goes_on and same_office:
        if head.seq == last:
            return Brought(held)
        if last and not (found := read(last)).forgets:
            new = taken_in(held.contents, found, place)
            return Brought(Held(new, found.last), is_new=True)
    anew = read_anew(read, place)
    gone = lost(held.contents, "", anew.contents, "") if same_office and not goes_on else None
    return Brought(anew, is_new=True, is_anew=True, lost=gone.changes if gone else ())


def read_anew(read: Reading, place: Address) -> Held:
    """Return a register as it is now, all of which is read.

    Raises:
        RegisterError: what is there cannot be trusted.
    """
    found = read(0)
    return Held(taken_in(nothing(), found, place), found.last)


def is_behind(held: Held, head: Head, identity: Identity) -> bool:
    """Tell whether a standby has not got all of what was read elsewhere: it may still come."""
    return head.seq < held.contents.about.folded and not identity.takes_changes
