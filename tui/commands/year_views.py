"""The views of the year and the years: a second row, whose key comes before a digit of theirs.

The digits alone are taken, letters differ between languages and signs between keyboards: a capital
letter and a digit are the same keys everywhere, and the row can grow.
"""

from __future__ import annotations

from tui.commands.looking import LoadedCommand
from tui.commands.main_ports import HasTravels
from tui.commands.views import VIEWS, ShowView
from tui.locale import N_


class MoreViews(LoadedCommand[HasTravels]):
    id, keys = "views.more", "M"
    title, short = N_("More"), N_("More")
    footer = N_("More views")
    palette = N_("Show the views of the year")
    help = N_("More views: follow-up, money, goals, indicators, parties; then the view's digit")

    @classmethod
    def run(cls, screen: HasTravels) -> None:
        screen.travels.choose_view()


class ShowYearView(ShowView):
    """Shows a view of the second row."""

    opened_by = MoreViews


class ShowFollowUp(ShowYearView):
    id, keys, view = "view.follow_up", "1", "follow_up"
    title, short = N_("Follow-up"), N_("F-up")
    palette = N_("Show what was asked for and what came of it")
    help = N_("What was asked of whom by when, and the answer")


class ShowMoney(ShowYearView):
    id, keys, view = "view.money", "2", "money"
    title, short = N_("Money"), N_("Money")
    palette = N_("Show the money that was asked for and granted")
    help = N_("Asked for, granted, refused, reserved; sums, bars")


class ShowGoals(ShowYearView):
    id, keys, view = "view.goals", "3", "goals"
    title, short = N_("Goals"), N_("Goals")
    palette = N_("Show the goals")
    help = N_("Goals by level, and how documents judge them")


class ShowIndicators(ShowYearView):
    id, keys, view = "view.indicators", "4", "indicators"
    title, short = N_("Indicators"), N_("Ind")
    palette = N_("Show the indicators")
    help = N_("Targets, outcomes, years; those off target first")


class ShowBudget(ShowYearView):
    id, keys, view = "view.budget", "5", "budget"
    title, short = N_("Budget"), N_("Budget")
    palette = N_("Show the budget")
    help = N_("What each body is given, by whose proposal")


class ShowParties(ShowYearView):
    id, keys, view = "view.parties", "6", "parties"
    title, short = N_("Parties"), N_("Parties")
    palette = N_("Show what the parties want")
    help = N_("One subject, a column for each party, in its words")


class ShowMatters(ShowYearView):
    id, keys, view = "view.matters", "7", "matters"
    title, short = N_("Matters"), N_("Matters")
    palette = N_("Show the documents as matters")
    help = N_("A document's points, requests, money, dissents")


YEAR_VIEWS: tuple[type[ShowYearView], ...] = (
    ShowFollowUp,
    ShowMoney,
    ShowGoals,
    ShowIndicators,
    ShowBudget,
    ShowParties,
    ShowMatters,
)
EVERY_VIEW: tuple[type[ShowView], ...] = (*VIEWS, *YEAR_VIEWS)
