"""The lists of a year: what was asked and answered, goals, indicators, money and budgets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.common.kept import Key
from store.entries.entries import Entry
from store.model.money import Adjustment, BudgetLine
from store.model.records import Indicator
from store.survey.money import Check, checks_of
from store.survey.outcomes import Years, years_of
from store.survey.sums import Sum, sums_of
from store.survey.survey import Survey
from tui.app.views.entry_lists import EntryList
from tui.app.views.year_columns import (
    budget_columns,
    follow_up_columns,
    goal_columns,
    indicator_columns,
    money_columns,
)
from tui.locale import N_, _
from tui.messages.cells import Column
from tui.messages.following import AMOUNTS
from tui.messages.wording import number
from tui.messages.year_words import AIMS_TOLD, JUDGED, MONEY
from tui.presentation import arrange, year_arrange
from tui.presentation.arrange import Arrangement
from tui.presentation.asked import ASKING, asked_for
from tui.presentation.groups import Group
from tui.presentation.lens import Lens

_LARGEST: Key[float] = Key("largest amount")


class FollowUps(EntryList):
    """What was asked of whom, by when, and what came of it."""

    orders = (
        arrange.END, arrange.CHAPTER, year_arrange.ANSWER, arrange.TEXT, arrange.PRINTED,
        arrange.STATUS,
    )  # fmt: skip
    groupings = (
        arrange.BY_CHAPTER, year_arrange.BY_REPORT, year_arrange.BY_ANSWER, arrange.BY_STATE,
        arrange.BY_TYPE, arrange.BY_STATUS, arrange.BY_OWNER, year_arrange.BY_DOCUMENT,
        arrange.NONE,
    )  # fmt: skip
    usual = Arrangement("end", "chapter")

    def columns(self) -> list[Column[Entry]]:
        """Return the columns of requests."""
        return follow_up_columns()

    def every(self, survey: Survey) -> Sequence[Entry]:
        """Return all requests and assignments."""
        return asked_for(survey)

    def held(self, lens: Lens) -> int:
        """Return how many requests and assignments the register holds."""
        return sum(one.kind in ASKING for one in lens.register.directives)


class Goals(EntryList):
    """The goals, and how the documents judge them."""

    orders = (year_arrange.JUDGEMENT, arrange.PRINTED, arrange.TEXT)
    groupings = (
        arrange.BY_TYPE, year_arrange.BY_JUDGEMENT, arrange.BY_CHAPTER,
        year_arrange.BY_DOCUMENT, arrange.NONE,
    )  # fmt: skip
    usual = Arrangement("judgement", "type")
    kind = "goal"
    signs = tuple((one.sign, one.title) for one in JUDGED.values())

    def columns(self) -> list[Column[Entry]]:
        """Return the columns of goals."""
        return goal_columns()


class Beside(EntryList):
    """Entries of which a cell says how they are beside the others of their survey."""

    survey: Survey | None = None
    """What was shown last."""

    def groups(self, lens: Lens) -> list[Group[Entry]]:
        """Return the groups with anything to show."""
        self.survey = lens.survey
        return super().groups(lens)


class Indicators(Beside):
    """The indicators with their figures; those off target first."""

    orders = (year_arrange.OFF, arrange.TEXT, arrange.CHAPTER, arrange.PRINTED, arrange.GOAL)
    groupings = (
        year_arrange.BY_AIM, arrange.BY_CHAPTER, arrange.BY_GOAL, year_arrange.BY_DOCUMENT,
        arrange.NONE,
    )  # fmt: skip
    usual = Arrangement("off", "aim")
    kind = "indicator"
    signs = (
        *((one.sign, one.title) for one in AIMS_TOLD.values()),
        ("│", N_("The target, beside the outcome as a bar; whether more is better is not said")),
    )

    def columns(self) -> list[Column[Entry]]:
        """Return the columns of indicators."""
        return indicator_columns(self._years)

    def _years(self, record: Indicator) -> Years:
        return years_of(record, self.survey) if self.survey else {}


class Money(Beside):
    """What was asked for, granted, refused and reserved, with sums under each heading."""

    orders = (arrange.PRINTED, year_arrange.AMOUNT, arrange.CHAPTER, arrange.TEXT)
    groupings = (
        arrange.BY_CHAPTER, year_arrange.BY_POINT, year_arrange.BY_MONEY, year_arrange.BY_FUND,
        year_arrange.BY_PROPOSER, year_arrange.BY_DOCUMENT, arrange.NONE,
    )  # fmt: skip
    usual = Arrangement("printed", "chapter")
    kind = "adjustment"
    signs = (
        ("≠", N_("The shares that are printed do not add up to what the decision says")),
        ("=", N_("The shares that are printed add up to what the decision says")),
    )

    def columns(self) -> list[Column[Entry]]:
        """Return the columns of money."""
        return money_columns(self._largest, self._checks)

    def _largest(self) -> float:
        return largest_of(self.survey) if self.survey else 0

    def _checks(self) -> dict[str, Check]:
        return checks_of(self.survey) if self.survey else {}

    def groups(self, lens: Lens) -> list[Group[Entry]]:
        """Return the groups, each with its sums in its heading."""
        return [replace(one, note=_noted(one)) for one in super().groups(lens)]


def _noted(group: Group[Entry]) -> str:
    """Return how many rows there are and what they come to; sorts that are not added stand apart.

    The document's own come before proposals of parties, and bodies' shares before totals.
    """
    records = [one.record for one in group.rows if isinstance(one.record, Adjustment)]
    sums = sums_of(records)
    sums = [one for one in sums if not one.by] or sums
    sums = [one for one in sums if not one.total] or sums
    return "; ".join(filter(None, (str(len(group.rows)), *_told(sums))))


def _told(sums: Sequence[Sum]) -> Iterator[str]:
    kinds = {one.budget for one in sums}
    for one in sums:
        amounts = [
            f"{_(title).lower()} {number(amount)}"
            for name, title in AMOUNTS.items()
            if (amount := getattr(one, name)) is not None
        ]
        kind = _(MONEY[one.budget or ""]) + " " if len(kinds) > 1 and amounts else ""
        yield kind + " · ".join(amounts)


def largest_of(survey: Survey) -> float:
    """Return the largest amount that was asked for, granted or reserved."""
    return survey.kept(_LARGEST, lambda: max(_amounts(survey), default=0), of="adjustment")


def _amounts(survey: Survey) -> Sequence[float]:
    records = [one.record for one in survey.of("adjustment")]
    return [
        abs(amount)
        for one in records
        if isinstance(one, Adjustment)
        for amount in (one.asked, one.granted, one.reserved)
        if amount is not None
    ]


class Budgets(Beside):
    """What each body is given for running and investing."""

    orders = (arrange.CHAPTER, year_arrange.COST, arrange.PRINTED, arrange.TEXT)
    groupings = (year_arrange.BY_MONEY, arrange.BY_CHAPTER, year_arrange.BY_DOCUMENT, arrange.NONE)
    usual = Arrangement("chapter", "money")
    kind = "budget"

    def columns(self) -> list[Column[Entry]]:
        """Return the columns of budget lines."""
        return budget_columns(self._largest)

    def _largest(self) -> float:
        survey = self.survey
        if survey is None:
            return 0
        records = (one.record for one in survey.budgets)
        costs = (abs(one.cost or 0) for one in records if isinstance(one, BudgetLine))
        return survey.kept(_LARGEST, lambda: max(costs, default=0), of="budget")
