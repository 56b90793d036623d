"""Commands about how much is seen, in which order, and on which day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from tui.commands.base import Command
from tui.locale import N_

if TYPE_CHECKING:
    from tui.app.screens.main.main import MainScreen
    from tui.app.views.base import View


class LookCommand(Command[Any]):
    """Something that needs the register to be loaded."""

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        return screen.lens is not None


class FilterList(LookCommand):
    id, keys = "filter", "f,slash"
    footer = N_("Filter")
    palette = N_("Filter")
    help = N_("Type a filter; it works at every key")

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        screen.filter_bar.field.focus()


class LeaveFilter(Command[Any]):
    """Tells what the field's own key does."""

    id, keys = "filter.leave", "enter"
    footer = N_("To the list")


class ClearFilter(Command[Any]):
    """Tells what the step back does in a field with a filter."""

    id, keys = "filter.clear", "escape"
    footer = N_("Clear")


class CancelFilter(Command[Any]):
    """Tells what the step back does in an empty field."""

    id, keys = "filter.cancel", "escape"
    footer = N_("Back")


class ChooseCommittee(LookCommand):
    id, keys = "committee", "c"
    footer = N_("Committee")
    palette = N_("Choose a committee")
    help = N_("See what concerns one committee only, or all again")

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        from tui.app.screens.dialogs.choosers import committee_chooser

        if screen.lens:
            screen.app.push_screen(committee_chooser(screen.lens), screen.choose_committee)


class SetDay(LookCommand):
    id, keys = "day", "t"
    footer = N_("Day")
    palette = N_("Count from another day")
    help = N_("Choose the day that everything is counted from")

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        from tui.app.screens.dialogs.ask_day import AskDayScreen

        if screen.lens:
            screen.app.push_screen(AskDayScreen(screen.lens.as_of), screen.choose_day)


class ArrangeCommand(LookCommand):
    """Something that needs a list which can be arranged."""

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        return screen.view is not None and screen.view.arrangement is not None


class SortList(ArrangeCommand):
    id, keys = "sort", "s"
    footer = N_("Sort")
    palette = N_("Sort the list")
    help = N_("Sort the list; the same choice again turns it round")

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        from tui.app.screens.dialogs.choosers import sort_chooser

        view = screen.view
        if view and view.arrangement:
            screen.app.push_screen(sort_chooser(view), lambda key: cls._sort(screen, view, key))

    @staticmethod
    def _sort(screen: MainScreen, view: View, key: str | None) -> None:
        if key is not None and view.arrangement:
            view.rearrange(view.arrangement.ordered_by(key))
            screen.show_frame()


class GroupList(ArrangeCommand):
    id, keys = "group", "b"
    footer = N_("Group")
    palette = N_("Group the list")
    help = N_("Put the list under headings, or under none")

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        from tui.app.screens.dialogs.choosers import group_chooser

        view = screen.view
        if view and view.arrangement:
            screen.app.push_screen(group_chooser(view), lambda key: cls._group(screen, view, key))

    @staticmethod
    def _group(screen: MainScreen, view: View, key: str | None) -> None:
        if key is not None and view.arrangement:
            view.rearrange(view.arrangement.grouped_by(key))
            screen.show_frame()


class ToggleDetail(LookCommand):
    id, keys = "detail", "p"
    footer = N_("Pane")
    palette = N_("Show or hide the detail pane")
    help = N_("Show or hide the detail pane")

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        return screen.view is not None and screen.view.has_pane and screen.roomy

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        screen.toggle_class("-no-pane")
        screen.take_focus()


class WidenDetail(ToggleDetail):
    id, keys = "detail.wider", "less_than_sign"
    footer = ""
    palette = N_("Make the detail pane wider")
    help = N_("Make the detail pane wider")
    by: ClassVar[int] = 5

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        return screen.width_with(cls.by) is not None

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        screen.pane_width = screen.width_with(cls.by)
        screen.fit_panes()


class NarrowDetail(WidenDetail):
    id, keys = "detail.narrower", "greater_than_sign"
    palette = N_("Make the detail pane narrower")
    help = N_("Make the detail pane narrower")
    by = -5


class ShowIds(LookCommand):
    """Shows the ids of entries in the lists, in a column of their own, or hides them."""

    id, keys = "ids", "i"
    palette = N_("Show or hide the ids")
    help = N_("Show or hide the ids of the entries in the lists")

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        screen.toggle_ids()


class SeeMine(LookCommand):
    """Goes between one's own committee and all."""

    id, keys = "committee.mine", "m"
    palette = N_("See my committee, or all")
    help = N_("See what concerns my committee, or all again")

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        mine = screen.my_committee
        if mine is None:
            ChooseMine.run(screen)
        elif screen.lens:
            screen.choose_committee("" if screen.lens.committee == mine else mine)


class ChooseMine(LookCommand):
    id = "committee.choose_mine"
    palette = N_("Choose my committee")
    help = N_("Choose the committee that the app opens with")

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        from tui.app.screens.dialogs.choosers import committee_chooser

        if screen.lens:
            mine = screen.lens.scoped(screen.my_committee)
            chooser = committee_chooser(mine, N_("Which committee is mine?"))
            screen.app.push_screen(chooser, screen.choose_mine)


class ChooseTheme(Command[Any]):
    id = "theme"
    palette = N_("Choose colours")
    help = N_("Choose a colour theme")

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        from tui.app.screens.dialogs.choosers import theme_chooser

        def choose(name: str | None) -> None:
            if name is not None:
                screen.app.theme = name

        screen.app.push_screen(theme_chooser(screen.app), choose)
