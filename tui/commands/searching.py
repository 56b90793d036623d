"""Commands that find words: in all papers, and within the one that is open."""

from __future__ import annotations

from typing import Protocol

from tui.commands.base import Command
from tui.commands.boxes import Take
from tui.commands.looking import LoadedCommand
from tui.commands.main_ports import HasDesk
from tui.locale import N_


class Finds(Protocol):
    """Lists the places where words were found."""

    @property
    def on_hit(self) -> bool:
        """Whether the cursor is on one."""

    @property
    def on_record(self) -> bool:
        """Whether a record is printed there."""

    def pick(self) -> None:
        """Open the paper there."""

    def open_record(self) -> None:
        """Open the record that is printed there."""


class HoldsRecord(Protocol):
    """Shows a paper at a place where a record may be printed."""

    @property
    def on_record(self) -> bool: ...
    def open_record(self) -> None: ...


class Within(Protocol):
    """The search within a paper."""

    @property
    def any_hits(self) -> bool:
        """Whether anything was found."""

    def ask(self) -> None:
        """Ask for what is to be found."""

    def go(self, by: int) -> None:
        """Go on by so many places, round and round."""


class HasPaper(Protocol):
    """A screen that shows a paper in which words can be found."""

    @property
    def within(self) -> Within: ...


class FindInPapers(LoadedCommand[HasDesk]):
    id, keys = "find", "ctrl+f"
    palette = N_("Find in the papers")
    words = N_("search, look for, full text, phrase, misspelt")
    help = N_("Find words in every line of every document, also with a letter wrong")

    @classmethod
    def run(cls, screen: HasDesk) -> None:
        screen.desk.finds.open()


class OpenHit(Command[Finds]):
    id, keys = "find.open", "enter"
    footer = N_("Open the document")
    help = N_("Open the document at the line")

    @classmethod
    def available(cls, screen: Finds) -> bool:
        return screen.on_hit

    @classmethod
    def run(cls, screen: Finds) -> None:
        screen.pick()


class OpenHitRecord(Command[Finds]):
    """Leaves the search for what is printed at a place, in a line where letters are typed."""

    id, keys = "find.record", "ctrl+g"
    footer = N_("Open the entry")
    help = N_("Open the entry that is printed on the line")

    @classmethod
    def available(cls, screen: Finds) -> bool:
        return screen.on_record

    @classmethod
    def run(cls, screen: Finds) -> None:
        screen.open_record()


class OpenRecordHere(Command[HoldsRecord]):
    """Does the same where no letters are typed."""

    id, keys = "source.record", "g"
    footer = N_("Open the entry")
    help = N_("Open the entry that is printed on the line")

    @classmethod
    def available(cls, screen: HoldsRecord) -> bool:
        return screen.on_record

    @classmethod
    def run(cls, screen: HoldsRecord) -> None:
        screen.open_record()


class FindWithin(Command[HasPaper]):
    id, keys = "source.find", "slash,ctrl+f"
    footer = N_("Find")
    help = N_("Find words in this document")

    @classmethod
    def run(cls, screen: HasPaper) -> None:
        screen.within.ask()


class HitCommand(Command[HasPaper]):
    """Something that needs that words were found."""

    @classmethod
    def available(cls, screen: HasPaper) -> bool:
        return screen.within.any_hits


class NextHit(HitCommand):
    id, keys = "source.hit.next", "n"
    footer = N_("Next hit")
    help = N_("Go to the next place where the words stand")

    @classmethod
    def run(cls, screen: HasPaper) -> None:
        screen.within.go(1)


class PreviousHit(HitCommand):
    id, keys = "source.hit.before", "N"
    footer = N_("Hit before")
    help = N_("Go to the place before")

    @classmethod
    def run(cls, screen: HasPaper) -> None:
        screen.within.go(-1)


class TakeWords(Take):
    """Finds what is typed."""

    id, keys = "source.words", "enter"
    footer = N_("Find")
    help = N_("Find what is typed in this document")


WITHIN: tuple[type[Command[HasPaper]], ...] = (FindWithin, NextHit, PreviousHit)
