"""Commands that go through time, in the views that show it."""

from __future__ import annotations

from tui.commands.base import Command
from tui.commands.main_ports import HasTime
from tui.locale import N_


class TimeCommand(Command[HasTime]):
    """Something that needs a view of time."""

    @classmethod
    def available(cls, screen: HasTime) -> bool:
        return screen.standing.in_time


class Earlier(TimeCommand):
    id, keys = "time.earlier", "left,h"
    footer = N_("Earlier")
    help = N_("Earlier: a step of the timeline, or the week, month or year before")

    @classmethod
    def run(cls, screen: HasTime) -> None:
        screen.time.step(-1)


class Later(TimeCommand):
    id, keys = "time.later", "right,l"
    footer = N_("Onward")
    help = N_("Later: a step of the timeline, or the next week, month or year")

    @classmethod
    def run(cls, screen: HasTime) -> None:
        screen.time.step(1)


class MuchEarlier(TimeCommand):
    id, keys = "time.much_earlier", "shift+left,H"
    palette = N_("Go back a whole window or a year")
    help = N_("Back by a whole window of the timeline, or by a year")

    @classmethod
    def run(cls, screen: HasTime) -> None:
        screen.time.leap(-1)


class MuchLater(TimeCommand):
    id, keys = "time.much_later", "shift+right,L"
    palette = N_("Go forward a whole window or a year")
    help = N_("Forward by a whole window of the timeline, or by a year")

    @classmethod
    def run(cls, screen: HasTime) -> None:
        screen.time.leap(1)


class Closer(TimeCommand):
    id, keys = "time.closer", "plus"
    footer = N_("Zoom in")
    palette = N_("See less time, closer")
    help = N_("See less time, closer; in the wheel of the year a month, then a week")

    @classmethod
    def run(cls, screen: HasTime) -> None:
        screen.time.zoom(-1)


class Farther(TimeCommand):
    id, keys = "time.farther", "minus"
    footer = N_("Zoom out")
    palette = N_("See more time at once")
    help = N_("See more time at once; in the wheel of the year a month, then all of it")

    @classmethod
    def run(cls, screen: HasTime) -> None:
        screen.time.zoom(1)


class ToDay(TimeCommand):
    id, keys = "time.day", "d"
    footer = N_("To the day")
    palette = N_("Go to the day that is counted from")
    help = N_("Go to the day that everything is counted from")

    @classmethod
    def run(cls, screen: HasTime) -> None:
        screen.time.to_day()


class ToBar(TimeCommand):
    id, keys = "time.bar", "r"
    footer = N_("The row's bar")
    palette = N_("Go to the bar of the row")
    help = N_("Go to the bar of the row under the cursor")

    @classmethod
    def available(cls, screen: HasTime) -> bool:
        return screen.standing.has_bar

    @classmethod
    def run(cls, screen: HasTime) -> None:
        screen.time.to_bar()


class ShowMonth(TimeCommand):
    id = "time.calendar"
    palette = N_("The month as a calendar, or the strip of the year again")
    words = N_("calendar, meetings")
    help = N_("Show the month as a calendar beside the list, in the wheel of the year")

    @classmethod
    def available(cls, screen: HasTime) -> bool:
        return screen.standing.in_year

    @classmethod
    def run(cls, screen: HasTime) -> None:
        screen.time.toggle_calendar()


TIME: tuple[type[TimeCommand], ...] = (
    Earlier, Later, MuchEarlier, MuchLater, Closer, Farther, ToDay, ToBar, ShowMonth,
)  # fmt: skip
