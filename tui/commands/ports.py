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
