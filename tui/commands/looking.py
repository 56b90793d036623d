"""Commands about how much is seen, in which order, and on which day."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from tui.commands.base import Command
from tui.commands.main_ports import HasArrangement, HasLooks, HasStanding
from tui.locale import N_

S_contra = TypeVar("S_contra", bound=HasStanding, contravariant=True)


class LoadedCommand(Command[S_contra]):
    """Something that needs the register to be loaded."""

    @classmethod
    def available(cls, screen: S_contra) -> bool:
        return screen.standing.loaded


class FilterList(LoadedCommand[HasLooks]):
    id, keys = "filter", "f,slash"
    footer = N_("Filter")
    palette = N_("Filter")
    words = N_("search, find, narrow")
    help = N_("Type a filter; it works at every key")

    @classmethod
    def run(cls, screen: HasLooks) -> None:
        screen.looks.type_filter()


class LeaveFilter(Command[object]):
    """Tells what the field's own key does."""

    id, keys = "filter.leave", "enter"
    footer = N_("To the list")


class TakeProposed(Command[object]):
    """Tells what the field's own key does while something is proposed."""

    id, keys = "line.complete", "tab"
    footer = N_("Take it")


class ClearFilter(Command[object]):
    """Tells what the step back does in a field with a filter."""

    id, keys = "filter.clear", "escape"
    footer = N_("Clear")


class CancelFilter(Command[object]):
    """Tells what the step back does in an empty field."""

    id, keys = "filter.cancel", "escape"
    footer = N_("Back")


class ChooseCommittee(LoadedCommand[HasLooks]):
    id, keys = "committee", "c"
    footer = N_("Committee")
    palette = N_("Choose a committee")
    help = N_("See what concerns one committee only, or all again")

    @classmethod
    def run(cls, screen: HasLooks) -> None:
        screen.looks.choose_committee()


class SetDay(LoadedCommand[HasLooks]):
    id, keys = "day", "t"
    footer = N_("Day")
    palette = N_("Count from another day")
    help = N_("Choose the day that everything is counted from")

    @classmethod
    def run(cls, screen: HasLooks) -> None:
        screen.looks.choose_day()


class ArrangeCommand(Command[HasArrangement]):
    """Something that needs a list which can be arranged."""

    @classmethod
    def available(cls, screen: HasArrangement) -> bool:
        return screen.standing.arranged


class SortList(ArrangeCommand):
    id, keys = "sort", "s"
    footer = N_("Sort")
    palette = N_("Sort the list")
    help = N_("Sort the list; the same choice again turns it round")

    @classmethod
    def run(cls, screen: HasArrangement) -> None:
        screen.arranges.choose_order()


class GroupList(ArrangeCommand):
    id, keys = "group", "b"
    footer = N_("Group")
    palette = N_("Group the list")
    help = N_("Put the list under headings, or under none")

    @classmethod
    def run(cls, screen: HasArrangement) -> None:
        screen.arranges.choose_grouping()


class ToggleDetail(Command[HasArrangement]):
    id, keys = "detail", "p"
    footer = N_("Pane")
    palette = N_("Show or hide the detail pane")
    help = N_("Show or hide the detail pane")

    @classmethod
    def available(cls, screen: HasArrangement) -> bool:
        return screen.standing.roomy

    @classmethod
    def run(cls, screen: HasArrangement) -> None:
        screen.arranges.toggle_pane()


class WidenDetail(Command[HasArrangement]):
    id, keys = "detail.wider", "less_than_sign"
    palette = N_("Make the detail pane wider")
    help = N_("Make the detail pane wider")
    by: ClassVar[int] = 5
    """Percent of the screen."""

    @classmethod
    def available(cls, screen: HasArrangement) -> bool:
        return cls.by in screen.standing.widths

    @classmethod
    def run(cls, screen: HasArrangement) -> None:
        screen.arranges.widen_pane(cls.by)


class NarrowDetail(WidenDetail):
    id, keys = "detail.narrower", "greater_than_sign"
    palette = N_("Make the detail pane narrower")
    help = N_("Make the detail pane narrower")
    by = -5


class ShowIds(LoadedCommand[HasArrangement]):
    """Shows the ids of entries in the lists, in a column of their own, or hides them."""

    id, keys = "ids", "i"
    palette = N_("Show or hide the ids")
    help = N_("Show or hide the ids of the entries in the lists")

    @classmethod
    def run(cls, screen: HasArrangement) -> None:
        screen.arranges.toggle_ids()


class SeeMine(LoadedCommand[HasLooks]):
    """Goes between one's own committee and all."""

    id, keys = "committee.mine", "m"
    palette = N_("See my committee, or all")
    help = N_("See what concerns my committee, or all again")

    @classmethod
    def run(cls, screen: HasLooks) -> None:
        screen.looks.see_mine()


class ChooseMine(LoadedCommand[HasLooks]):
    id = "committee.choose_mine"
    palette = N_("Choose my committee")
    help = N_("Choose the committee that the app opens with")

    @classmethod
    def run(cls, screen: HasLooks) -> None:
        screen.looks.choose_mine()


class ChooseTheme(Command[HasArrangement]):
    id = "theme"
    palette = N_("Choose colours")
    help = N_("Choose a colour theme")

    @classmethod
    def run(cls, screen: HasArrangement) -> None:
        screen.arranges.choose_theme()
