"""What commands ask of a screen: each protocol holds what a command needs and no more.

A command names the one it needs; mypy refuses it on a screen that lacks something of it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Collection, Sequence
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from store.entries.entries import Entry
    from store.model.records import Document

Asked = Literal["line", "column", "whose", "sender"]
"""What can be asked of a document while it is taken in."""


class Quits(Protocol):
    """Leaves the app."""

    def quit(self) -> Awaitable[None]: ...


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


class FiltersHere(Protocol):
    """Has a filter of its own."""

    def type_filter(self) -> None: ...
    def step_back(self) -> None:
        """Clear the filter; where nothing is typed, close."""


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


class TakesNotes(Protocol):
    """Writes what the office has noted only where it is asked to."""

    @property
    def can_note(self) -> bool:
        """Whether there can be notes in what is saved."""

    def toggle_notes(self) -> None: ...


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


class Shares(Protocol):
    """Lists what can be shared with one's office."""

    @property
    def any_to_share(self) -> bool: ...
    def share(self) -> None: ...


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
    def ask(self, what: Asked) -> None: ...
    def leave_out(self) -> None: ...
    def stop(self) -> None: ...


class Organises(Protocol):
    """Shows bodies under their organisations, to be corrected and merged."""

    @property
    def may_change(self) -> bool:
        """Whether the register can be changed."""

    @property
    def on_body(self) -> bool:
        """Whether the cursor is on a body of which something can be said."""

    @property
    def in_organisation(self) -> bool:
        """Whether that body is an organisation's."""

    @property
    def any_change(self) -> bool:
        """Whether there is something to undo."""

    def add(self) -> None: ...
    def merge(self) -> None: ...
    def correct(self, field: Literal["name", "aliases", "kind"]) -> None: ...
    def rename_organisation(self) -> None: ...
    def undo(self) -> None: ...


class Ticks(Protocol):
    """A box of lines that are ticked."""

    @property
    def here(self) -> object | None:
        """The line under the cursor, which can be ticked."""

    @property
    def ticked(self) -> Collection[str]: ...
    def toggle(self) -> None: ...
    def show(self) -> None: ...


class TicksPapers(Ticks, Protocol):
    """A box in which documents are ticked to count."""

    @property
    def document_here(self) -> Document | None:
        """The document that the cursor is on; none where it is on a year."""

    def read(self) -> None: ...
