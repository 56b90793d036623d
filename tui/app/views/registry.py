"""The views by their names; made when first asked for."""

from __future__ import annotations

from tui.app.views.base import View
from tui.app.views.committees import CommitteesView
from tui.app.views.discrepancies import DiscrepanciesView
from tui.app.views.lists import ActivitiesView, DirectivesView, OverdueView, UpcomingView
from tui.app.views.overview import OverviewView
from tui.app.views.time.timeline import TimelineView
from tui.app.views.time.year import YearView

_VIEWS: dict[str, type[View]] = {
    "overview": OverviewView,
    "committees": CommitteesView,
    "overdue": OverdueView,
    "upcoming": UpcomingView,
    "activities": ActivitiesView,
    "directives": DirectivesView,
    "timeline": TimelineView,
    "year": YearView,
    "discrepancies": DiscrepanciesView,
}


def make_view(name: str) -> View:
    """Return a new view of a name."""
    return _VIEWS[name](id=name)
