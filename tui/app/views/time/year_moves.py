"""How the year is looked at: the week, month or year that is listed, which of its days are seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tui.presentation.day_choice import USUAL_DAYS, DayChoice
from tui.presentation.scale import SPANS, Period, PeriodLength, period, same_day


class YearMoves:
    """The ways from one period to another.

    `as_of` returns the day that is counted from; `moved` is called when another period is to be
    shown.
    """

    def __init__(self, as_of: Callable[[], date | None], moved: Callable[[], None]) -> None:
        self._as_of = as_of
        self._moved = moved
        self._span: PeriodLength = "month"
        self._day: date | None = None
        """A day of the period; None until one moves: the one that is counted from."""
        self.choice = USUAL_DAYS
        """Which days of the calendar are shown."""

    def show_days(self, choice: DayChoice) -> None:
        """Show other days of the calendar."""
        self.choice = choice
        self._moved()

    def period(self, as_of: date) -> Period:
        """Return the period that is listed where one counts from a day."""
        return period(self._span, self._day or as_of)

    @property
    def _here(self) -> Period:
        return self.period(self._as_of() or date.min)

    def choose(self, day: date) -> None:
        """Go to the period that a day is in."""
        self._day = day
        self._moved()

    def step(self, by: int) -> None:
        self.choose(self._here.moved(by).first)

    def leap(self, by: int) -> None:
        first = self._here.first
        self.choose(same_day(first, first.year + by))

    def zoom(self, by: int) -> None:
        place = SPANS.index(self._span) + by
        self._span = SPANS[min(max(place, 0), len(SPANS) - 1)]
        self._moved()

    def to_day(self) -> None:
        self._day = None
        self._moved()

    @property
    def has_bar(self) -> bool:
        return False

    def to_bar(self) -> None:
        """Stay: no row has a bar."""
