"""Commands about the entry under the cursor, on any screen that has one."""

from __future__ import annotations

from tui.commands.base import Command
from tui.commands.main_ports import HasMarks, HasTravels
from tui.commands.ports import Copies, ShowsPlaces, ShowsSource
from tui.locale import N_


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


class ShowSource(Command[ShowsSource]):
    id, keys = "source", "o"
    footer = N_("Source")
    palette = N_("Show the source")
    help = N_("Open the document at the line where it is printed")

    @classmethod
    def available(cls, screen: ShowsSource) -> bool:
        return screen.entry is not None and bool(screen.entry.sources)

    @classmethod
    def run(cls, screen: ShowsSource) -> None:
        screen.show_source()


class CopyCitation(Command[Copies]):
    id, keys = "copy", "y"
    footer = N_("Copy")
    palette = N_("Copy with citation")
    words = N_("clipboard, paste, quote")
    help = N_("Copy the entry, or all marked ones, with document and line")

    @classmethod
    def available(cls, screen: Copies) -> bool:
        return screen.any_to_copy

    @classmethod
    def run(cls, screen: Copies) -> None:
        screen.copy_citation()


class NextPlace(Command[ShowsPlaces]):
    """Goes to the next place where the entry is printed."""

    id, keys = "source.next", "m"
    footer = N_("Next place")
    help = N_("Go to the next place where it is printed")

    @classmethod
    def available(cls, screen: ShowsPlaces) -> bool:
        return screen.several_places

    @classmethod
    def run(cls, screen: ShowsPlaces) -> None:
        screen.show_next_place()


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
