"""What the office says about entries: changed, undone, looked back on and forgotten."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from tui.app.session.refusing import why_no_office
from tui.locale import _

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.entries.entries import Entry
    from store.keeping.forgetting import Personal
    from store.model.records import Status
    from store.model.traits import Kind
    from store.register.register import Register
    from tui.app.session.changing import Changing

Change = Callable[["Changing", "Register", Sequence["Entry"]], object]
"""Begins a change of entries in a register as it is seen."""


class Selected(Protocol):
    """The entries that something is said about, and the register that they are in."""

    @property
    def register(self) -> Register | None: ...
    @property
    def changing(self) -> Changing | None: ...
    def to_change(self) -> Sequence[Entry]: ...
    def on_entries(
        self, found: Callable[[], Sequence[Entry]], then: Callable[[Sequence[Entry]], object]
    ) -> None:
        """Do something with the entries that are found, once it is sure which are meant."""


class EntryChanges:
    """Begins changes of what is selected on a screen."""

    def __init__(self, screen: Screen[Any], selected: Selected) -> None:
        self._screen = screen
        self._selected = selected

    def _begin(self, kinds: Collection[Kind] | None, change: Change) -> None:
        """Begin a change of those that are of some kinds; None for all."""

        def begin(found: Sequence[Entry]) -> None:
            changing = self._selected.changing
            entries = [one for one in found if kinds is None or one.kind in kinds]
            if changing and not entries:
                changing.tell(_("That cannot be said of what is marked."))
            elif changing:
                changing.begin(lambda register: change(changing, register, entries))

        self._selected.on_entries(self._selected.to_change, begin)

    def edit(self, lines: Sequence[str], kinds: Collection[Kind] | None) -> None:
        """Say something about the entries in a form of some lines."""

        def change(changing: Changing, register: Register, entries: Sequence[Entry]) -> None:
            from tui.app.screens.dialogs.edit import EditScreen

            self._screen.app.push_screen(EditScreen(changing, register, entries, lines))

        self._begin(kinds, change)

    def write_note(self) -> None:
        """Show the diary of the entry and write in it; of several, write the same line in each.

        Where nothing can be changed, the diary of one entry can be read.
        """
        changing = self._selected.changing
        why, found = changing and changing.refused(), self._selected.to_change()
        if changing and why and len(found) == 1:
            self._read_diary(changing, found[0], why)
            return

        def change(changing: Changing, register: Register, entries: Sequence[Entry]) -> None:
            from tui.app.screens.dialogs.diary import DiaryScreen

            if said := why_no_office(register):
                changing.tell(said, severity="warning")
            else:
                self._screen.app.push_screen(DiaryScreen(changing, register, entries))

        self._begin(None, change)

    def _read_diary(self, changing: Changing, entry: Entry, why: str) -> None:
        from tui.app.screens.dialogs.diary_read import DiaryReadScreen

        if register := self._selected.register:
            self._screen.app.push_screen(DiaryReadScreen(changing, register, entry, why))

    def set_status(self, status: Status, kinds: Collection[Kind] | None) -> None:
        """Set the own status at once; of several entries, after they were shown."""

        def change(changing: Changing, register: Register, entries: Sequence[Entry]) -> None:
            from store.changes.edits import own_status

            edits = [own_status(one.id, status) for one in entries]
            changing.change(register, entries, edits)

        self._begin(kinds, change)

    def forget(self, fields: tuple[Personal, ...]) -> None:
        """Forget what was written of one entry, once that was asked with another key."""

        def change(changing: Changing, register: Register, entries: Sequence[Entry]) -> None:
            from tui.app.screens.dialogs.forget import ForgetScreen

            if len(entries) > 1:
                changing.tell(_("One entry is forgotten at a time. Take the marks away first."))
            else:
                about = ForgetScreen(changing, register, entries[0], fields)
                self._screen.app.push_screen(about)

        self._begin(None, change)

    def undo(self, *, again: bool, anyones: bool) -> None:
        """Take one's own last change back, or anyone's, or do again what was undone last."""
        if self._selected.changing:
            self._selected.changing.undo(again=again, anyones=anyones)

    def show_thread(self) -> None:
        """Show the matter of the first of the entries through the years."""
        from tui.app.screens.pages.thread import ThreadScreen

        about, changing = next(iter(self._selected.to_change()), None), self._selected.changing
        if about and changing:
            self._screen.app.push_screen(ThreadScreen(changing, about.id))

    def show_history(self) -> None:
        """Show who changed what in the first of the entries."""
        about = next(iter(self._selected.to_change()), None)
        if about:
            self._show_history(about.id)

    def show_changes(self) -> None:
        """Show who changed what in all entries."""
        self._show_history(None)

    def _show_history(self, of: str | None) -> None:
        from tui.app.screens.pages.history import HistoryScreen

        changing = self._selected.changing
        if self._selected.register:
            lens = changing.lens if changing else None
            self._screen.app.push_screen(HistoryScreen(self._selected.register, of, lens))
