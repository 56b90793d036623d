"""What keeps a register: the small interface of a file and of a database alike."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Literal, Protocol

from store.common.errors import RegisterError
from store.common.place import Place
from store.keeping.contents import Contents
from store.keeping.copied import Beside
from store.keeping.notices import Notices
from store.keeping.steps import Change

Draft = Callable[[Contents], Change | None]
"""Makes a change to contents as they are once others' changes are in; None when there is none."""
WholeDraft = Callable[[Contents], tuple[Contents, Change] | None]
"""Makes other contents of those that there are by then, and the change that leads to them."""
Rewriting = Callable[[Contents], Contents | None]
"""Makes contents with less in them; None where there is nothing to leave out."""
Reason = Literal["import", "restore", "merge", "day", "migration"]
"""Why a register is kept as it was before."""


class UnreachableError(RegisterError):
    """A server does not answer; what was to be saved can be sent again when it does.

    Attributes:
        step: what the step is known by whose fate is not known; empty where none was saved.
    """

    step: str = ""


class SharedViews(Protocol):
    """What an office shares of saved views: texts by their names."""

    @property
    def office(self) -> str:
        """Which office it is; empty where whoever reads belongs to none."""

    def read(self) -> list[tuple[str, str]]:
        """Return the names and what stands under them.

        Raises:
            RegisterError: they cannot be read.
        """

    def put(self, name: str, body: str) -> None:
        """Share a text under a name, in the place of the one that has it.

        Raises:
            RegisterError: it was not saved.
        """

    def remove(self, name: str) -> None:
        """Share what is under a name no longer.

        Raises:
            RegisterError: it was not saved.
        """


class Backend(Protocol):
    """A register that is held in memory as it was read, and written through here alone."""

    @property
    def place(self) -> Place:
        """Where it is kept, as it was named."""

    @property
    def contents(self) -> Contents:
        """What it holds."""

    @property
    def exists(self) -> bool:
        """Whether it was ever read or written here."""

    @property
    def seen(self) -> Hashable:
        """The mark of what was last read or written here."""

    @property
    def writable(self) -> bool:
        """Whether changes can be kept: by the way it was opened, and by the rights there are."""

    @property
    def foldable(self) -> bool:
        """Whether something is left to be put in order when nobody writes."""

    @property
    def unkept(self) -> list[Change]:
        """What was saved, is gone from where it was kept and is known here alone."""

    @property
    def notices(self) -> Notices:
        """What the user is to know of it."""

    @property
    def bases(self) -> frozenset[str]:
        """The checksums of the files that it is and was, by which copies are known."""

    @property
    def shared(self) -> SharedViews | None:
        """What an office shares of saved views; None where there are no offices, as in a file."""

    @property
    def aside(self) -> Sequence[Path]:
        """Files that hold what was known of it once, by whoever is at this computer."""

    def look(self) -> Hashable:
        """Return the mark of what is kept now; None where that cannot be told."""

    def branch(self) -> Backend:
        """Return the same held by itself: changes to its contents are not seen here."""

    def holding(self, contents: Contents) -> Backend:
        """Return other contents of the same register, held in memory to be read only."""

    def beside(self) -> list[Beside]:
        """Return the copies that lie beside it."""

    def refresh(self, *, patiently: bool = False) -> bool:
        """Take in what others have written, and tell whether there was anything.

        Raises:
            RegisterError: what is there now cannot be trusted.
            UnreachableError: a server does not answer.
        """

    def add(self, draft: Draft, by: str) -> Change | None:
        """Save a change of single values, and return it.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
            UnreachableError: a server does not answer; whether it was saved may not be known.
        """

    def put(self, contents: Contents, change: Change, reason: Reason) -> Change:
        """Save contents that a change of whole tables leads to, and return the change.

        Raises:
            RegisterError: it was not saved, or the register is not what they were made from.
        """

    def put_made(self, draft: WholeDraft, by: str, reason: Reason) -> Change | None:
        """Save what a draft makes of the register as it is by then, nobody else writing.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """

    def rewrite(self, draft: Rewriting, by: str) -> Contents:
        """Save contents with less in them, and return what it holds then.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """

    def fold(self, by: str) -> None:
        """Put in order what was left for when nobody writes.

        Raises:
            RegisterError: it could not be done; nothing is lost by that.
        """

    def rescue(self, by: str) -> None:
        """Write again what was saved and is gone, or keep it in a copy.

        Raises:
            RegisterError: it could not be done; it is known here as before.
        """

    def close(self) -> None:
        """Let go of it; the same for its branches."""

    def saved(self, step: str) -> Change | None:
        """Return the change that a step came to whose fate was not known; None if it was not saved.

        Raises:
            UnreachableError: a server does not answer.
        """

    def be_patient(self, seconds: float, told: Callable[[], None]) -> None:
        """Try for so long from now on to save where a server does not answer.

        `told` is called when it is tried again.
        """
