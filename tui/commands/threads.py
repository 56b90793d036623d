"""Commands of the page of a matter through the years, and the one that opens it."""

from __future__ import annotations

from typing import ClassVar, Protocol

from store.model.kinds import PRINTED
from tui.commands.base import Command
from tui.commands.main_ports import HasChanges
from tui.locale import N_

_MATTERS = frozenset(one.kind for one in PRINTED)


class Follows(Protocol):
    """Shows the stations of a matter, and what may belong to it."""

    @property
    def on_station(self) -> bool:
        """Whether the cursor is on a station."""

    @property
    def on_other(self) -> bool:
        """Whether that is another than the one asked for."""

    @property
    def may_change(self) -> bool:
        """Whether the register can be changed."""

    @property
    def is_offered(self) -> bool:
        """Whether it is offered, and not yet of the matter."""

    @property
    def any_change(self) -> bool:
        """Whether there is something to undo."""

    def answer(self, *, same: bool) -> None: ...
    def follow(self) -> None: ...
    def show_place(self) -> None: ...
    def undo(self) -> None: ...


class ShowThread(Command[HasChanges]):
    id, keys = "thread", "G"
    palette = N_("Show the matter through the years")
    help = N_("The same matter in other years and papers, and what may be the same")

    @classmethod
    def available(cls, screen: HasChanges) -> bool:
        return screen.standing.about in _MATTERS

    @classmethod
    def run(cls, screen: HasChanges) -> None:
        screen.changes.show_thread()


class Answer(Command[Follows]):
    """Says whether the station under the cursor is of the matter."""

    same: ClassVar[bool]

    @classmethod
    def offered(cls, screen: Follows) -> bool:
        return screen.may_change

    @classmethod
    def run(cls, screen: Follows) -> None:
        screen.answer(same=cls.same)


class SaySame(Answer):
    id, keys, same = "thread.same", "plus", True
    footer = N_("Same")
    help = N_("Say that it is the same matter: it stands among the stations from then on")

    @classmethod
    def available(cls, screen: Follows) -> bool:
        return screen.on_other and screen.is_offered


class SayOther(Answer):
    id, keys, same = "thread.other", "minus", False
    footer = N_("Not the same")
    help = N_("Say that it is another matter: it is not offered again")

    @classmethod
    def available(cls, screen: Follows) -> bool:
        return screen.on_other


class FollowStation(Command[Follows]):
    id, keys = "thread.follow", "enter"
    footer = N_("Follow")
    help = N_("See the matter from this station")

    @classmethod
    def available(cls, screen: Follows) -> bool:
        return screen.on_station

    @classmethod
    def run(cls, screen: Follows) -> None:
        screen.follow()


class ShowPlace(Command[Follows]):
    id, keys = "thread.source", "o"
    footer = N_("Source")
    help = N_("Open the document at the line where it is printed")

    @classmethod
    def available(cls, screen: Follows) -> bool:
        return screen.on_station

    @classmethod
    def run(cls, screen: Follows) -> None:
        screen.show_place()


class UndoAnswer(Command[Follows]):
    id, keys = "thread.undo", "u"
    footer = N_("Undo")
    help = N_("Undo your own last change, whatever it was, and say which it was")

    @classmethod
    def available(cls, screen: Follows) -> bool:
        return screen.any_change

    @classmethod
    def offered(cls, screen: Follows) -> bool:
        return screen.may_change

    @classmethod
    def run(cls, screen: Follows) -> None:
        screen.undo()


FOLLOWING: tuple[type[Command[Follows]], ...] = (
    SaySame, SayOther, FollowStation, ShowPlace, UndoAnswer,
)  # fmt: skip
