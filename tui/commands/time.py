"""Commands that go through time, in the views that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands.base import Command
from tui.locale import N_

if TYPE_CHECKING:
    from tui.app.screens.main.main import MainScreen
    from tui.app.views.time.timeview import TimeView

_VIEWS = {"timeline", "year"}


class TimeCommand(Command[Any]):
    """Something that needs a view of time."""

    @staticmethod
    def view(screen: MainScreen) -> TimeView | None:
        """Return the view, if it is one of time."""
        if screen.lens is None or screen.shown not in _VIEWS:
            return None
        from tui.app.views.time.timeview import TimeView

        return screen.view if isinstance(screen.view, TimeView) else None

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        return cls.view(screen) is not None

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        view = cls.view(screen)
        if view:
            cls.go(view)
            screen.show_status()

    @classmethod
    def go(cls, view: TimeView) -> None:
        """Go there."""
        raise NotImplementedError


class Earlier(TimeCommand):
    id, keys = "time.earlier", "left,h"
    footer = N_("Earlier")
    help = N_("Earlier: a step of the timeline, or the week, month or year before")

    @classmethod
    def go(cls, view: TimeView) -> None:
        view.step(-1)


class Later(TimeCommand):
    id, keys = "time.later", "right,l"
    footer = N_("Onward")
    help = N_("Later: a step of the timeline, or the next week, month or year")

    @classmethod
    def go(cls, view: TimeView) -> None:
        view.step(1)


class MuchEarlier(TimeCommand):
    id, keys = "time.much_earlier", "shift+left,H"
    palette = N_("Go back a whole window or a year")
    help = N_("Back by a whole window of the timeline, or by a year")

    @classmethod
    def go(cls, view: TimeView) -> None:
        view.leap(-1)


class MuchLater(TimeCommand):
    id, keys = "time.much_later", "shift+right,L"
    palette = N_("Go forward a whole window or a year")
    help = N_("Forward by a whole window of the timeline, or by a year")

    @classmethod
    def go(cls, view: TimeView) -> None:
        view.leap(1)


class Closer(TimeCommand):
    id, keys = "time.closer", "plus,z"
    footer = N_("Zoom in")
    palette = N_("See less time, closer")
    help = N_("See less time, closer; in the wheel of the year a month, then a week")

    @classmethod
    def go(cls, view: TimeView) -> None:
        view.zoom(-1)


class Farther(TimeCommand):
    id, keys = "time.farther", "minus,x"
    footer = N_("Zoom out")
    palette = N_("See more time at once")
    help = N_("See more time at once; in the wheel of the year a month, then all of it")

    @classmethod
    def go(cls, view: TimeView) -> None:
        view.zoom(1)


class ToDay(TimeCommand):
    id, keys = "time.day", "d"
    footer = N_("To the day")
    palette = N_("Go to the day that is counted from")
    help = N_("Go to the day that everything is counted from")

    @classmethod
    def go(cls, view: TimeView) -> None:
        view.to_day()


class ToBar(TimeCommand):
    id, keys = "time.bar", "r"
    footer = N_("The row's bar")
    palette = N_("Go to the bar of the row")
    help = N_("Go to the bar of the row under the cursor")

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        view = cls.view(screen)
        return view is not None and view.has_bar

    @classmethod
    def go(cls, view: TimeView) -> None:
        view.to_bar()


class ShowMonth(TimeCommand):
    id = "time.calendar"
    palette = N_("The month as a calendar, or the strip of the year again")
    help = N_("Show the month as a calendar beside the list, in the wheel of the year")

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        return cls.view(screen) is not None and screen.shown == "year"

    @classmethod
    def go(cls, view: TimeView) -> None:
        from tui.app.views.time.year import YearView

        if isinstance(view, YearView):
            view.toggle_calendar()


TIME: tuple[type[Command[Any]], ...] = (
    Earlier, Later, MuchEarlier, MuchLater, Closer, Farther, ToDay, ToBar, ShowMonth,
)  # fmt: skip
