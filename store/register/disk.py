"""A register in step with what keeps it: read on, and written to by steps."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from store.common.errors import Message
from store.keeping.backend import Backend, Draft, Reason, Rewriting, SharedViews, WholeDraft
from store.keeping.contents import Contents
from store.keeping.steps import Change
from store.register.known import Known


class Disk:
    """What keeps a register; what is known keeps step with whatever is done with it."""

    def __init__(self, backend: Backend, known: Known) -> None:
        self._backend = backend
        self._known = known

    @property
    def exists(self) -> bool:
        """Whether it was ever read or written here."""
        return self._backend.exists

    @property
    def seen(self) -> Hashable:
        """The mark of what was last read or written here."""
        return self._backend.seen

    @property
    def foldable(self) -> bool:
        """Whether something is left to be put in order when nobody writes."""
        return self._backend.foldable

    @property
    def writable(self) -> bool:
        """Whether changes can be kept: by how it was opened, and by the rights there are."""
        return self._backend.writable

    @property
    def shared(self) -> SharedViews | None:
        """What an office shares of saved views; None where there are no offices, as in a file."""
        return self._backend.shared

    @property
    def aside(self) -> Sequence[Path]:
        """Files that hold what was known once and a server lost; of a file there are none."""
        return self._backend.aside

    def branch(self) -> Backend:
        """Return the same held by itself: changes to its contents are not seen here."""
        return self._backend.branch()

    def holding(self, contents: Contents) -> Backend:
        """Return other contents of the same register, held in memory to be read only."""
        return self._backend.holding(contents)

    def look(self) -> Hashable:
        """Return the mark of what is kept now; None where that cannot be told."""
        return self._backend.look()

    def refresh(self, *, patiently: bool = False) -> bool:
        """Take in what others have written, and tell whether there was anything.

        Raises:
            RegisterError: what is there now cannot be trusted.
        """
        with self._in_step():
            return self._backend.refresh(patiently=patiently)

    def add(self, draft: Draft, by: str) -> Change | None:
        """Save a change of single values, and return it.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """
        with self._in_step():
            return self._backend.add(draft, by)

    def put(self, contents: Contents, change: Change, reason: Reason) -> Change:
        """Save contents that a change of whole tables leads to, and return the change.

        Raises:
            RegisterError: it was not saved, or the register is not what they were made from.
        """
        with self._in_step():
            return self._backend.put(contents, change, reason)

    def put_made(self, draft: WholeDraft, by: str, reason: Reason) -> Change | None:
        """Save what a draft makes of the register as it is by then, nobody else writing.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """
        with self._in_step():
            return self._backend.put_made(draft, by, reason)

    def rewrite(self, draft: Rewriting, by: str) -> Contents:
        """Replace the register by contents with less in them, and return what it holds then.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """
        with self._in_step():
            return self._backend.rewrite(draft, by)

    def fold(self, by: str = "") -> None:
        """Put in order what was left for when nobody writes: when idle, and at the end.

        Raises:
            RegisterError: it could not be done; nothing is lost by that.
        """
        with self._in_step():
            self._backend.fold(by)

    def rescue(self, by: str = "") -> None:
        """Write again what was saved and is gone, or keep it in a copy.

        Raises:
            RegisterError: it could not be done; it is known here as before.
        """
        with self._in_step():
            self._backend.rescue(by)

    def news(self) -> list[Message]:
        """Return what the user is to know of the disk and has not been told: damage, no locks."""
        return self._backend.notices.take()

    def lost_since(self, before: Disk | None) -> list[Change]:
        """Return the changes that were saved, are in no file now, and were at an earlier reading.

        Without such a reading it is that of the opening. Those that could be written again, or kept
        in a copy beside the register, are none.
        """
        told = {one.mark for one in before._backend.unkept} if before else set()
        return [one for one in self._backend.unkept if one.mark not in told]

    def saved(self, step: str) -> Change | None:
        """Return the change that a step came to whose fate was not known; None if not saved.

        Raises:
            UnreachableError: a server does not answer.
        """
        with self._in_step():
            return self._backend.saved(step)

    def be_patient(self, seconds: float, told: Callable[[], None] = lambda: None) -> None:
        """Try for so long from now on to save where a server does not answer.

        `told` is called when it is tried again.
        """
        self._backend.be_patient(seconds, told)

    def close(self) -> None:
        """Let go of what keeps it, when the program ends."""
        self._backend.close()

    @contextmanager
    def _in_step(self) -> Iterator[None]:
        before = self._known.contents
        try:
            yield
        finally:
            self._known.look_up_anew(before)
