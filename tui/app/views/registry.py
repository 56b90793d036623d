"""The views by their names; made when first asked for."""

from __future__ import annotations

from tui.app.views.base import View
from tui.app.views.committees import CommitteesView
from tui.app.views.discrepancies import DiscrepanciesView
from tui.app.views.entry_lists import Activities, Directives, EntryList, Overdue, Upcoming
from tui.app.views.lists import ListView
from tui.app.views.matters import MattersView
from tui.app.views.money import Money
from tui.app.views.overview import OverviewView
from tui.app.views.parties import PartiesView
from tui.app.views.time.timeline import TimelineView
from tui.app.views.time.year import YearView
from tui.app.views.year_lists import Budgets, FollowUps, Goals, Indicators

_LISTS: dict[str, type[EntryList]] = {
    "overdue": Overdue,
    "upcoming": Upcoming,
    "activities": Activities,
    "directives": Directives,
    "follow_up": FollowUps,
    "money": Money,
    "goals": Goals,
    "indicators": Indicators,
    "budget": Budgets,
}
_VIEWS = {
    "overview": OverviewView,
    "committees": CommitteesView,
    "timeline": TimelineView,
    "year": YearView,
    "discrepancies": DiscrepanciesView,
    "parties": PartiesView,
    "matters": MattersView,
}


def make_view(name: str) -> View:
    """Return a new view of a name."""
    return ListView(_LISTS[name](), id=name) if name in _LISTS else _VIEWS[name](id=name)
