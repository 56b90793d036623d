"""The views by their names; made when first asked for."""

from __future__ import annotations

from tui.views.base import View
from tui.views.committees import CommitteesView
from tui.views.discrepancies import DiscrepanciesView
from tui.views.lists import ActivitiesView, DirectivesView, OverdueView, UpcomingView
from tui.views.overview import OverviewView
from tui.views.timeline import TimelineView
from tui.views.year import YearView

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
