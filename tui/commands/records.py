"""Commands about the entry under the cursor, on any screen that has one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from tui.commands.base import Command
from tui.commands.main_ports import HasMarks, HasTravels
from tui.locale import N_, _

if TYPE_CHECKING:
    from textual.app import App

    from store.entries.entries import Entry
    from store.register.register import Register
    from tui.app.screens.pages.source import SourceScreen


class Showing(Protocol):
    """A screen that shows an entry of a register."""

    @property
    def app(self) -> App[object]: ...
    @property
    def entry(self) -> Entry | None: ...
    @property
    def register(self) -> Register | None: ...
    def to_copy(self) -> Sequence[Entry]: ...
    def on_entries(
        self, found: Callable[[], Sequence[Entry]], then: Callable[[Sequence[Entry]], object]
    ) -> None: ...


class EntryCommand(Command):
    """Something that is done with an entry."""

    @classmethod
    def available(cls, screen: Showing) -> bool:
        return screen.entry is not None


class OpenEntry(Command[HasTravels]):
    id, keys = "open", "enter"
    footer = N_("Open")
    help = N_("Open what the cursor is on")

    @classmethod
    def available(cls, screen: HasTravels) -> bool:
        return screen.standing.entry is not None or screen.standing.on_row

    @classmethod
    def run(cls, screen: HasTravels) -> None:
        screen.travels.open_entry()


class ShowSource(EntryCommand):
    id, keys = "source", "o"
    footer = N_("Source")
    palette = N_("Show the source")
    help = N_("Open the document at the line where it is printed")

    @classmethod
    def available(cls, screen: Showing) -> bool:
        return screen.entry is not None and bool(screen.entry.sources)

    @classmethod
    def run(cls, screen: Showing) -> None:
        from tui.app.screens.pages.source import SourceScreen

        if screen.entry and screen.register:
            screen.app.push_screen(SourceScreen(screen.entry, screen.register))


class CopyCitation(EntryCommand):
    id, keys = "copy", "y"
    footer = N_("Copy")
    palette = N_("Copy with citation")
    help = N_("Copy the entry, or all marked ones, with document and line")

    @classmethod
    def run(cls, screen: Showing) -> None:
        from tui.app.views.pane.citation import citation, copied

        entries = screen.to_copy()
        screen.app.copy_to_clipboard("\n\n".join(map(citation, entries)))
        screen.app.notify(copied(entries), title=_("Copied"), markup=False)


class NextPlace(Command):
    """Goes to the next place where the entry is printed."""

    id, keys = "source.next", "n"
    footer = N_("Next place")
    help = N_("Go to the next place where it is printed")

    @classmethod
    def available(cls, screen: SourceScreen) -> bool:
        return len(screen.entry.sources) > 1

    @classmethod
    def run(cls, screen: SourceScreen) -> None:
        screen.show_place(screen.number + 1)


class MarkCommand(Command[HasMarks]):
    """Something that needs a list whose rows can be marked."""

    @classmethod
    def available(cls, screen: HasMarks) -> bool:
        return screen.standing.markable


class MarkEntry(MarkCommand):
    id, keys = "mark", "space"
    footer = N_("Mark")
    help = N_("Mark the row, or all rows under a heading")

    @classmethod
    def run(cls, screen: HasMarks) -> None:
        screen.selection.mark_row()


class MarkAll(MarkCommand):
    id, keys = "mark.all", "a"
    palette = N_("Mark all shown")
    help = N_("Mark all rows that are shown, or none")

    @classmethod
    def run(cls, screen: HasMarks) -> None:
        screen.selection.mark_all()
