"""Commands of pages that are lists under headings: to read on in, and to go from a row."""

from __future__ import annotations

from typing import Protocol

from tui.commands.base import Command
from tui.locale import N_


class Leafs(Protocol):
    """A page of rows under headings, each of which may be about something."""

    @property
    def on_opening(self) -> bool:
        """Whether the cursor is on a row that can be opened."""

    @property
    def on_printed(self) -> bool:
        """Whether what the cursor is on is printed somewhere."""

    def open_row(self) -> None: ...
    def show_source(self) -> None: ...
    def next_heading(self, by: int) -> None:
        """Go to the next heading, or with -1 to the one before."""


class OpenRow(Command[Leafs]):
    id, keys = "page.open", "enter"
    footer = N_("Open")
    help = N_("Open what the cursor is on")

    @classmethod
    def available(cls, screen: Leafs) -> bool:
        return screen.on_opening

    @classmethod
    def run(cls, screen: Leafs) -> None:
        screen.open_row()


class ReadSource(Command[Leafs]):
    id, keys = "page.source", "o"
    footer = N_("Source")
    help = N_("Open the document at the line where it is printed")

    @classmethod
    def available(cls, screen: Leafs) -> bool:
        return screen.on_printed

    @classmethod
    def run(cls, screen: Leafs) -> None:
        screen.show_source()


class NextHeading(Command[Leafs]):
    id, keys = "page.next", "full_stop"
    footer = N_("Next heading")
    help = N_("Go to the next heading")

    @classmethod
    def run(cls, screen: Leafs) -> None:
        screen.next_heading(1)


class PreviousHeading(Command[Leafs]):
    id, keys = "page.previous", "comma"
    help = N_("Go to the heading, or to the one before")

    @classmethod
    def run(cls, screen: Leafs) -> None:
        screen.next_heading(-1)


LEAFING: tuple[type[Command[Leafs]], ...] = (OpenRow, ReadSource, NextHeading, PreviousHeading)
