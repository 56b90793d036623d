"""A month as a calendar: its weeks as lines, with what falls due and happens on each day."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from tui.app.widgets.sheet import MUTED
from tui.locale import _
from tui.messages.wording import week, weekday_name
from tui.presentation.agenda import Agenda
from tui.presentation.calendar_words import month
from tui.presentation.scale import Period

DUE, POINT, MEETING = "▪", "◆", "•"
_CELL = 5
_WEEK = 6
_TODAY = "bold reverse"
_CHOSEN = "$text-accent"


@dataclass(frozen=True, slots=True)
class MonthPicture:
    """What falls due on each day of a month, its meetings and reports, and where one is."""

    due: Mapping[date, int]
    agenda: Agenda
    period: Period
    as_of: date

    def lines(self) -> list[Content]:
        """Return the name of the month, the weekdays, a line for each week, and the signs."""
        first = self.period.first
        title = Content.styled(f"{month(first)} {first.year:04}", "bold $text-primary")
        days = "".join(weekday_name(number)[:2].rjust(2).ljust(_CELL) for number in range(7))
        weeks = Calendar().monthdatescalendar(first.year, first.month)
        signs = f"{DUE} {_('due')}  {POINT} {_('report')}  {MEETING} {_('meeting')}"
        return [
            title,
            Content.styled(" " * _WEEK + days, MUTED),
            *(self._week(one) for one in weeks),
            Content(""),
            Content.styled(signs, MUTED),
        ]

    def _week(self, days: list[date]) -> Content:
        name = week(days[0]).split(" 2")[0]
        cells = [part for day in days for part in self._day(day)]
        return Content.assemble((name.ljust(_WEEK), MUTED), *cells)

    def _day(self, day: date) -> list[tuple[str, str]]:
        if day.month != self.period.first.month:
            return [(" " * _CELL, "")]
        point, meets = self.agenda.on(day)
        signs = (
            f"{DUE if self.due.get(day) else ' '}{POINT if point else MEETING if meets else ' '}"
        )
        return [(f"{day.day:>2}", self._look(day)), (signs.ljust(_CELL - 2), "$text-primary")]

    def _look(self, day: date) -> str:
        if day == self.as_of:
            return _TODAY
        return _CHOSEN if self.period.span == "week" and self.period.holds(day) else ""
