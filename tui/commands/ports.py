"""What commands ask of a screen: each protocol holds what a command needs and no more.

A command names the one it needs; mypy refuses it on a screen that lacks something of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from store.entries.entries import Entry, Kind
    from store.keeping.forgetting import Personal
    from store.model.records import Status
    from store.register.register import Register


class Quits(Protocol):
    """Leaves the app."""

    def quit(self) -> None: ...


class Closes(Protocol):
    """Lies over another screen and can be closed without an answer."""

    def dismiss(self, result: None = None) -> object: ...


class Helps(Protocol):
    """Tells what can be done on it."""

    def show_help(self) -> None: ...


class Guides(Protocol):
    """Leads to the guide."""

    def show_guide(self) -> None: ...


class ShowsSource(Protocol):
    """Shows an entry, and where it is printed."""

    @property
    def entry(self) -> Entry | None: ...
    def show_source(self) -> None: ...


class Copies(Protocol):
    """Has entries that can be copied."""

    @property
    def any_to_copy(self) -> bool: ...
    def copy_citation(self) -> None: ...


class Changes(Protocol):
    """Changes a register: what is said about its entries, and what was said before."""

    def edit(
        self, found: Sequence[Entry], lines: Sequence[str], kinds: Collection[Kind] | None
    ) -> None:
        """Open the form with some lines for entries, those of some kinds."""

    def set_status(
        self, found: Sequence[Entry], status: Status, kinds: Collection[Kind] | None
    ) -> None:
        """Set the own status of entries, those of some kinds."""

    def undo(self, *, again: bool = False) -> None:
        """Take the last step back, or do again what was undone last."""

    def ask_forget(self, found: Sequence[Entry], fields: tuple[Personal, ...]) -> None:
        """Ask before fields of one entry are forgotten for good."""


class Changeable(Protocol):
    """Has entries that something can be said about."""

    @property
    def register(self) -> Register | None: ...
    @property
    def changing(self) -> Changes | None: ...
    def can_change(self, kinds: Collection[Kind] | None = None) -> bool: ...
    def to_change(self) -> Sequence[Entry]: ...
    def on_entries(
        self, found: Callable[[], Sequence[Entry]], then: Callable[[Sequence[Entry]], object]
    ) -> None: ...
    def show_history(self, about: str | None) -> None:
        """Show what was changed in the entry of an id, or in all."""


class Asks(Protocol):
    """Asks a question that is answered with yes or no."""

    def dismiss(self, result: bool) -> object: ...


class AsksOfMarks(Asks, Protocol):
    """Asks whether marked rows that the list does not show are meant too."""

    @property
    def any_here(self) -> bool:
        """Whether the list shows a marked row."""


class Picks(Protocol):
    """Has a list to choose from."""

    def pick(self) -> None: ...


class Takes(Protocol):
    """Has a line to type in."""

    def take(self) -> None: ...


class Saves(Protocol):
    """Has something to save."""

    def save(self) -> None: ...


class SavesShown(Saves, Protocol):
    """Shows a change before it is saved."""

    @property
    def change(self) -> object | None:
        """What would be saved; None where nothing would change."""


class Replaces(Protocol):
    """Saves under a name that something may have already."""

    @property
    def taken(self) -> object:
        """What was found to have the name; nothing that counts as true where it is free."""

    def replace(self) -> None: ...


class CopiesAnyway(Protocol):
    """Offers a file for what is more than every terminal takes."""

    @property
    def instead(self) -> str:
        """What to say when it was copied after all; empty where a file was asked for."""

    def copy(self) -> None: ...


class Settles(Protocol):
    """Shows values that someone else changed at the same time."""

    def settle(self, *, mine: bool) -> None: ...


class Forgets(Protocol):
    """Shows what would be forgotten for good."""

    @property
    def begun(self) -> bool: ...
    def forget(self) -> None: ...


class Deletes(Protocol):
    """Lists what can be deleted and brought back."""

    @property
    def any_to_delete(self) -> bool: ...
    @property
    def any_to_restore(self) -> bool: ...
    def delete(self) -> None: ...
    def restore(self) -> None: ...


class ShowsPlaces(Protocol):
    """Shows the places where an entry is printed."""

    @property
    def several_places(self) -> bool: ...
    def show_next_place(self) -> None: ...


class Begins(Protocol):
    """Offers ways to a first register."""

    def begin(self) -> None: ...


class Reviews(Protocol):
    """Shows what was found in a document, to be gone through before it is written."""

    @property
    def ready(self) -> bool:
        """Whether there is something to write."""

    @property
    def lines_here(self) -> Sequence[int]:
        """The lines of the document that the cursor's row is about."""

    @property
    def is_sheet(self) -> bool:
        """Whether the document has columns to say something of."""

    def take_in(self) -> None: ...
    def accept(self) -> None: ...
    def ask_line(self) -> None: ...
    def leave_out(self) -> None: ...
    def ask_column(self) -> None: ...
    def stop(self) -> None: ...
