"""Commands of the page of meetings and of the calendar's days, and those that open them."""

from __future__ import annotations

from typing import ClassVar, Protocol

from tui.commands.base import Command
from tui.commands.looking import LoadedCommand
from tui.commands.main_ports import HasDesk
from tui.commands.ports import Ticks
from tui.locale import N_


class TellsMeetings(Protocol):
    """A screen with the days of a year, of whose meetings something can be said."""

    @property
    def may_change(self) -> bool:
        """Whether the register can be changed."""

    @property
    def on_meeting(self) -> bool:
        """Whether the cursor is on a meeting, or a day of one, of which something can be said."""

    @property
    def on_series(self) -> bool:
        """Whether that meeting comes again."""

    @property
    def any_change(self) -> bool:
        """Whether there is something to undo."""

    def enter(self) -> None: ...
    def change(self) -> None: ...
    def cancel(self, *, onwards: bool) -> None: ...
    def set_terms(self) -> None: ...
    def choose_days(self) -> None: ...
    def leap(self, by: int) -> None:
        """Show the year after, or with -1 the one before."""

    def undo(self) -> None: ...
    def save(self) -> None:
        """Ask where to save what is shown."""


class ShowMeetings(LoadedCommand[HasDesk]):
    id, keys = "meetings", "P"
    palette = N_("Show meetings and the days around them, to enter, move and cancel them")
    help = N_("Show the meetings of a year and the days around them; enter, move, cancel")

    @classmethod
    def run(cls, screen: HasDesk) -> None:
        screen.desk.meetings.show()


class ChooseDays(Command[HasDesk]):
    id, keys = "meetings.days", "Z"
    footer = N_("Days")
    palette = N_("Choose which days the calendar shows")
    help = N_("Choose of which kinds and committees the year shows days")

    @classmethod
    def available(cls, screen: HasDesk) -> bool:
        return screen.standing.in_year

    @classmethod
    def run(cls, screen: HasDesk) -> None:
        screen.desk.meetings.choose_days()


class EnterMeeting(Command[TellsMeetings]):
    id, keys = "meetings.new", "N"
    footer = N_("New meeting")
    help = N_("Enter a meeting in words: a day, several, or how it comes again")

    @classmethod
    def offered(cls, screen: TellsMeetings) -> bool:
        return screen.may_change

    @classmethod
    def run(cls, screen: TellsMeetings) -> None:
        screen.enter()


class OfMeeting(Command[TellsMeetings]):
    """Something that is said of the meeting under the cursor."""

    @classmethod
    def available(cls, screen: TellsMeetings) -> bool:
        return screen.on_meeting

    @classmethod
    def offered(cls, screen: TellsMeetings) -> bool:
        return screen.may_change


class ChangeMeeting(OfMeeting):
    id, keys = "meetings.change", "e"
    footer = N_("Move")
    help = N_("Move the meeting or set its time and place, this once or from now on")

    @classmethod
    def run(cls, screen: TellsMeetings) -> None:
        screen.change()


class CancelMeeting(OfMeeting):
    """Cancels the meeting under the cursor."""

    id, keys = "meetings.cancel", "X"
    footer = N_("Cancel it")
    help = N_("Cancel the meeting; it stays in the calendar as cancelled")
    onwards: ClassVar[bool] = False

    @classmethod
    def run(cls, screen: TellsMeetings) -> None:
        screen.cancel(onwards=cls.onwards)


class CancelOnwards(CancelMeeting):
    id, keys = "meetings.end", "E"
    footer = N_("End it")
    help = N_("Cancel this meeting of a series and all that follow")
    onwards = True

    @classmethod
    def available(cls, screen: TellsMeetings) -> bool:
        return screen.on_series


class SetTerms(OfMeeting):
    id, keys = "meetings.terms", "T"
    footer = N_("Terms")
    help = N_("Set how many days before and after its meetings the committee's other days are")

    @classmethod
    def run(cls, screen: TellsMeetings) -> None:
        screen.set_terms()


class ChooseDaysHere(Command[TellsMeetings]):
    id, keys = "meetings.days_here", "Z"
    footer = N_("Days")
    help = N_("Choose of which kinds and committees days are shown")

    @classmethod
    def run(cls, screen: TellsMeetings) -> None:
        screen.choose_days()


class YearBefore(Command[TellsMeetings]):
    id, keys = "meetings.earlier", "H,shift+left"
    footer = N_("Earlier")
    help = N_("Show the year before")

    @classmethod
    def run(cls, screen: TellsMeetings) -> None:
        screen.leap(-1)


class YearAfter(Command[TellsMeetings]):
    id, keys = "meetings.later", "L,shift+right"
    footer = N_("Onward")
    help = N_("Show the year after")

    @classmethod
    def run(cls, screen: TellsMeetings) -> None:
        screen.leap(1)


class UndoMeeting(Command[TellsMeetings]):
    id, keys = "meetings.undo", "u"
    footer = N_("Undo")
    help = N_("Undo your own last change, whatever it was, and say which it was")

    @classmethod
    def available(cls, screen: TellsMeetings) -> bool:
        return screen.any_change

    @classmethod
    def offered(cls, screen: TellsMeetings) -> bool:
        return screen.may_change

    @classmethod
    def run(cls, screen: TellsMeetings) -> None:
        screen.undo()


class ToggleDays(Command[Ticks]):
    id, keys = "days.toggle", "space"
    footer = N_("In or out")
    help = N_("Let these days be shown or not")

    @classmethod
    def available(cls, screen: Ticks) -> bool:
        return screen.here is not None

    @classmethod
    def run(cls, screen: Ticks) -> None:
        screen.toggle()


class ShowDays(Command[Ticks]):
    id, keys = "days.show", "enter"
    footer = N_("Show")
    help = N_("Show the days that are ticked")

    @classmethod
    def run(cls, screen: Ticks) -> None:
        screen.show()


class SaveMeetings(Command[TellsMeetings]):
    id, keys = "meetings.save", "w"
    footer = N_("Save")
    help = N_("Save the meetings that are shown as a calendar, a workbook or another kind of file")

    @classmethod
    def run(cls, screen: TellsMeetings) -> None:
        screen.save()


MEETINGS: tuple[type[Command[TellsMeetings]], ...] = (
    EnterMeeting, ChangeMeeting, CancelMeeting, CancelOnwards, SetTerms, ChooseDaysHere,
    SaveMeetings, UndoMeeting, YearBefore, YearAfter,
)  # fmt: skip
