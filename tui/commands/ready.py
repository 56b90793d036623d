"""Views of time that are ready to be shown: a list and its filter, by a command of the palette."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import ClassVar

from tui.commands.looking import LoadedCommand
from tui.commands.main_ports import HasTravels
from tui.locale import N_


class ReadyView(LoadedCommand[HasTravels]):
    """Shows activities through a filter; a step back leads to where one was."""

    filter: ClassVar[str]

    @classmethod
    def run(cls, screen: HasTravels) -> Awaitable[None]:
        return screen.travels.show_ready(cls.filter)


class BeforeMeeting(ReadyView):
    id, filter = "ready.meeting", "före:möte"
    palette = N_("Before the next meeting of those who lead")
    help = N_("What is due no later than the next meeting of the committee that leads it")


class ToAnswerFirst(ReadyView):
    id, filter = "ready.t1", "cykel:T1"
    palette = N_("To answer for in tertial report 1")
    help = N_("What hangs on tertial report 1, or is due by then")


class ToAnswerSecond(ReadyView):
    id, filter = "ready.t2", "cykel:T2"
    palette = N_("To answer for in tertial report 2")
    help = N_("What hangs on tertial report 2, or is due after the first and by then")


class ToAnswerYear(ReadyView):
    id, filter = "ready.annual", "cykel:VB"
    palette = N_("To answer for in the annual report")
    help = N_("What hangs on the annual report, or is due after the tertial reports")


class WithoutWord(ReadyView):
    id, filter = "ready.silent", "tyst:90d -klass:avslutad"
    palette = N_("Without a word for 90 days")
    help = N_("What nobody has said anything about for 90 days")


class OwnDates(ReadyView):
    id, filter = "ready.own", "schablon:nej"
    palette = N_("With dates of their own, no template")
    help = N_("Activities whose dates somebody set for them")


READY: tuple[type[ReadyView], ...] = (
    BeforeMeeting,
    ToAnswerFirst,
    ToAnswerSecond,
    ToAnswerYear,
    WithoutWord,
    OwnDates,
)
