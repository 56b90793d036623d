"""One command for each view."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import ClassVar

from tui.commands.looking import LoadedCommand
from tui.commands.main_ports import HasViews
from tui.locale import N_


class ShowView(LoadedCommand[HasViews]):
    """Shows a view."""

    view: ClassVar[str]
    title: ClassVar[str]
    short: ClassVar[str]
    """The title where the tabs have no room for it."""

    @classmethod
    def run(cls, screen: HasViews) -> Awaitable[None]:
        return screen.travels.open_view(cls.view)


class ShowOverview(ShowView):
    id, keys, view = "view.overview", "1", "overview"
    title, short = N_("Overview"), N_("Over")
    palette = N_("Show the overview")
    help = N_("What needs attention: counts, the soonest ten, the load")


class ShowCommittees(ShowView):
    id, keys, view = "view.committees", "2", "committees"
    title, short = N_("Committees"), N_("Comm")
    palette = N_("Show the committees")
    help = N_("Every committee, district and company with what concerns it")


class ShowOverdue(ShowView):
    id, keys, view = "view.overdue", "3", "overdue"
    title, short = N_("Late"), N_("Ovd")
    palette = N_("Show what is late")
    help = N_("What is late, by how late")


class ShowUpcoming(ShowView):
    id, keys, view = "view.upcoming", "4", "upcoming"
    title, short = N_("Coming"), N_("Soon")
    palette = N_("Show what is coming")
    help = N_("What is due soon, by how soon")


class ShowActivities(ShowView):
    id, keys, view = "view.activities", "5", "activities"
    title, short = N_("Activities"), N_("Act")
    palette = N_("Show all activities")
    help = N_("All activities")


class ShowDirectives(ShowView):
    id, keys, view = "view.directives", "6", "directives"
    title, short = N_("Directives"), N_("Dir")
    palette = N_("Show all directives")
    help = N_("All directives, owner directives and duties")


class ShowTimeline(ShowView):
    id, keys, view = "view.timeline", "7", "timeline"
    title, short = N_("Timeline"), N_("Time")
    palette = N_("Show the timeline")
    help = N_("All activities as bars from start to end")


class ShowYear(ShowView):
    id, keys, view = "view.year", "8", "year"
    title, short = N_("Year"), N_("Yr")
    palette = N_("Show the wheel of the year")
    words = N_("calendar, meetings, month")
    help = N_("What falls due in each week and month of a year")


class ShowDiscrepancies(ShowView):
    id, keys, view = "view.discrepancies", "9", "discrepancies"
    title, short = N_("Discrepancies"), N_("Disc")
    palette = N_("Show what does not add up")
    help = N_("What the documents say against themselves, and what the import was unsure of")


VIEWS: tuple[type[ShowView], ...] = (
    ShowOverview,
    ShowCommittees,
    ShowOverdue,
    ShowUpcoming,
    ShowActivities,
    ShowDirectives,
    ShowTimeline,
    ShowYear,
    ShowDiscrepancies,
)
