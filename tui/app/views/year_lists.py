"""The lists of a year: what was asked and answered, goals, indicators, money and budgets."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from store.common.kept import Key
from store.entries.entries import Entry
from store.model.money import BudgetLine
from store.model.records import Indicator
from store.survey.outcomes import Years, years_of
from store.survey.survey import Survey
from tui.app.views.entry_lists import EntryList
from tui.app.views.year_columns import (
    budget_columns,
    follow_up_columns,
    goal_columns,
    indicator_columns,
)
from tui.locale import N_
from tui.messages.cells import Cell, Column
from tui.messages.year_words import AIMS_TOLD, JUDGED
from tui.presentation import arrange, year_arrange
from tui.presentation.arrange import Arrangement
from tui.presentation.asked import ASKING, asked_for
from tui.presentation.groups import Group
from tui.presentation.lens import Lens

_FILLED: Key[Collection[str]] = Key("columns in which something is said")
_LARGEST: Key[float] = Key("largest amount")


class FollowUps(EntryList):
    """What was asked of whom, by when, and what came of it."""

    orders = (
        arrange.END, arrange.CHAPTER, year_arrange.ANSWER, arrange.TEXT, arrange.PRINTED,
        arrange.STATUS,
    )  # fmt: skip
    groupings = (
        *map(
            year_arrange.quoted_apart,
            (
                year_arrange.BY_REPORT, arrange.BY_CHAPTER, year_arrange.BY_ANSWER,
                arrange.BY_STATE, arrange.BY_TYPE, arrange.BY_STATUS, arrange.BY_OWNER,
                year_arrange.BY_DOCUMENT,
            ),
        ),
        arrange.NONE,
    )  # fmt: skip
    usual = Arrangement("end", "report")

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
        year_arrange.BY_LEVEL, year_arrange.BY_JUDGEMENT, arrange.BY_CHAPTER,
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
    optional: Collection[str] = ()
    """The columns that are left out where no entry of the survey says anything in them."""

    def groups(self, lens: Lens) -> list[Group[Entry]]:
        """Return the groups with anything to show."""
        self.survey = lens.survey
        return super().groups(lens)

    def every_column(self) -> list[Column[Entry]]:
        """Return all columns that there may be."""
        raise NotImplementedError

    def columns(self) -> list[Column[Entry]]:
        """Return the columns in which something is said."""
        columns, survey = self.every_column(), self.survey
        if survey is None:
            return columns
        filled = survey.kept(_FILLED, lambda: self._filled(survey), of=self.kind)
        return [one for one in columns if one.key not in self.optional or one.key in filled]

    def _filled(self, survey: Survey) -> Collection[str]:
        wanted = [one for one in self.every_column() if one.key in self.optional]
        every = self.every(survey)
        return {one.key for one in wanted if any(map(_says, map(one.cell, every)))}


def _says(cell: str | Cell) -> bool:
    text = cell.text if isinstance(cell, Cell) else cell
    return bool(text.strip(" –"))


class Indicators(Beside):
    """The indicators with their figures; those off target first."""

    orders = (year_arrange.OFF, arrange.TEXT, arrange.CHAPTER, arrange.PRINTED, arrange.GOAL)
    groupings = (
        year_arrange.BY_AIM, arrange.BY_CHAPTER, arrange.BY_GOAL, year_arrange.BY_DOCUMENT,
        arrange.NONE,
    )  # fmt: skip
    usual = Arrangement("off", "aim")
    kind = "indicator"
    optional = ("outcome", "own", "council", "last", "bar", "years")
    signs = (
        *((one.sign, one.title) for one in AIMS_TOLD.values()),
        ("│", N_("The target, beside the outcome as a bar; whether more is better is not said")),
    )

    def every_column(self) -> list[Column[Entry]]:
        """Return the columns of indicators."""
        return indicator_columns(self._years)

    def _years(self, record: Indicator) -> Years:
        return years_of(record, self.survey) if self.survey else {}


class Budgets(Beside):
    """What each body is given for running and investing."""

    orders = (arrange.CHAPTER, year_arrange.COST, arrange.PRINTED, arrange.TEXT)
    groupings = (year_arrange.BY_MONEY, arrange.BY_CHAPTER, year_arrange.BY_DOCUMENT, arrange.NONE)
    usual = Arrangement("chapter", "money")
    kind = "budget"
    optional = ("income",)

    def every_column(self) -> list[Column[Entry]]:
        """Return the columns of budget lines."""
        return budget_columns(self._largest)

    def _largest(self) -> float:
        survey = self.survey
        if survey is None:
            return 0
        records = (one.record for one in survey.budgets)
        costs = (abs(one.cost or 0) for one in records if isinstance(one, BudgetLine))
        return survey.kept(_LARGEST, lambda: max(costs, default=0), of="budget")
