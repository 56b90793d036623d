"""What the views of time share: the same keys move and zoom in each of them."""

from __future__ import annotations

from collections.abc import Sequence

from store.entries.entries import Entry
from store.survey.survey import Survey
from tui.app.views.columns import deadline_columns
from tui.app.views.lists import ACTIVITY_GROUPINGS, ACTIVITY_ORDERS, ListView
from tui.app.widgets.rows.level import LevelRowList
from tui.messages.cells import Column
from tui.presentation import arrange
from tui.presentation.arrange import Arrangement
from tui.presentation.lateness import BY_DATES, tailed


class TimeView(ListView):
    """A list of deadlines beside or under a picture of time, whose arrows go through time."""

    list_class = LevelRowList[Entry]
    orders = ACTIVITY_ORDERS
    groupings = (
        BY_DATES, tailed(arrange.BY_STATE), *map(tailed, ACTIVITY_GROUPINGS), arrange.NONE,
    )  # fmt: skip
    arrangement = Arrangement("end", "dates")

    def columns(self) -> list[Column[Entry]]:
        """Return the columns of deadlines of any kind."""
        return deadline_columns()

    def every(self, survey: Survey) -> Sequence[Entry]:
        """Return everything that has a deadline."""
        return survey.deadlines

    def step(self, by: int) -> None:
        """Go a little forward in time, or with -1 back."""
        raise NotImplementedError

    def leap(self, by: int) -> None:
        """Go far forward in time, or with -1 back."""
        raise NotImplementedError

    def zoom(self, by: int) -> None:
        """See more time at once, or with -1 less."""
        raise NotImplementedError

    def to_day(self) -> None:
        """Go to the day that everything is counted from."""
        raise NotImplementedError

    @property
    def has_bar(self) -> bool:
        """Tell whether the row under the cursor has a bar to go to."""
        return False

    def to_bar(self) -> None:
        """Go to the bar of the row under the cursor."""
