"""Commands about the columns of a list: which, how wide, in which order, on how many lines."""

from __future__ import annotations

from typing import ClassVar, Protocol

from tui.commands.base import Command
from tui.commands.looking import LoadedCommand
from tui.commands.main_ports import HasArrangement
from tui.locale import N_


class ChooseColumns(Command[HasArrangement]):
    id, keys = "columns", "z"
    palette = N_("Choose columns")
    help = N_("Choose which columns the list has, how wide and in which order")

    @classmethod
    def available(cls, screen: HasArrangement) -> bool:
        return screen.standing.columned

    @classmethod
    def run(cls, screen: HasArrangement) -> None:
        screen.arranges.choose_columns()


class WrapTexts(LoadedCommand[HasArrangement]):
    """Gives each row of all lists as many lines as its texts need, or one again."""

    id, keys = "wrap", "x"
    palette = N_("Show all of the texts, or a line of each")
    help = N_("Show all of each text in the lists, on as many lines as it needs, or one line again")

    @classmethod
    def run(cls, screen: HasArrangement) -> None:
        screen.arranges.toggle_wrapping()


class ChoosesColumns(Protocol):
    """Lists the columns that a list can have."""

    @property
    def movable(self) -> bool:
        """Whether the column under the cursor is shown, so that it has a place and a width."""

    @property
    def tickable(self) -> bool:
        """Whether the column under the cursor can be taken or left."""

    def toggle(self) -> None: ...
    def move(self, by: int) -> None: ...
    def widen(self, by: int) -> None: ...
    def as_usual(self) -> None: ...
    def done(self) -> None: ...


class TickColumn(Command[ChoosesColumns]):
    id, keys = "columns.toggle", "space"
    footer = N_("On or off")
    help = N_("Show the column, or leave it out")

    @classmethod
    def available(cls, screen: ChoosesColumns) -> bool:
        return screen.tickable

    @classmethod
    def run(cls, screen: ChoosesColumns) -> None:
        screen.toggle()


class WidenColumn(Command[ChoosesColumns]):
    id, keys = "columns.wider", "right,plus"
    footer = N_("Wider")
    help = N_("Make the column wider")
    by: ClassVar[int] = 2
    """Cells."""

    @classmethod
    def available(cls, screen: ChoosesColumns) -> bool:
        return screen.movable and screen.tickable

    @classmethod
    def run(cls, screen: ChoosesColumns) -> None:
        screen.widen(cls.by)


class NarrowColumn(WidenColumn):
    id, keys = "columns.narrower", "left,minus"
    footer = N_("Narrower")
    help = N_("Make the column narrower")
    by = -2


class AdvanceColumn(Command[ChoosesColumns]):
    id, keys = "columns.before", "less_than_sign,shift+up"
    footer = N_("Before")
    help = N_("Move the column before the one that stands before it")
    by: ClassVar[int] = -1

    @classmethod
    def available(cls, screen: ChoosesColumns) -> bool:
        return screen.movable

    @classmethod
    def run(cls, screen: ChoosesColumns) -> None:
        screen.move(cls.by)


class PutBackColumn(AdvanceColumn):
    id, keys = "columns.after", "greater_than_sign,shift+down"
    footer = N_("After")
    help = N_("Move the column after the one that stands after it")
    by = 1


class UsualColumns(Command[ChoosesColumns]):
    id, keys = "columns.usual", "r"
    footer = N_("As usual")
    help = N_("Give the list its own columns again")

    @classmethod
    def run(cls, screen: ChoosesColumns) -> None:
        screen.as_usual()


class KeepColumns(Command[ChoosesColumns]):
    id, keys = "columns.done", "enter,escape"
    footer = N_("Done")
    lasting = True
    help = N_("Go back to the list; what was chosen is remembered for this view")

    @classmethod
    def run(cls, screen: ChoosesColumns) -> None:
        screen.done()


CHOOSING_COLUMNS: tuple[type[Command[ChoosesColumns]], ...] = (
    TickColumn, AdvanceColumn, PutBackColumn, WidenColumn, NarrowColumn, UsualColumns, KeepColumns,
)  # fmt: skip
