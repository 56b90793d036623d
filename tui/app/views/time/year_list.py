"""What falls due in a week, a month or a year, and how many of each week of it are seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import date

from store.common.kept import Key
from store.entries.classes import class_of
from store.entries.entries import Entry
from store.survey.survey import Survey
from tui.app.views.entry_lists import Deadlines
from tui.app.views.time.month_picture import MonthPicture
from tui.app.views.time.year_moves import YearMoves
from tui.app.views.time.year_picture import YearPicture
from tui.commands.base import main_key
from tui.commands.time import Earlier, Farther, Later
from tui.locale import _
from tui.presentation.agenda import Agenda, agenda_of
from tui.presentation.calendar_words import period_name
from tui.presentation.day_choice import DayChoice
from tui.presentation.lens import Lens
from tui.presentation.scale import Period, period, week_place, weeks_of
from tui.presentation.standing import has_template

_AGENDA: Key[Agenda] = Key("agenda of a year")
_WEEKS: Key[tuple[list[int], list[int]]] = Key("own and template, week by week, of a year")
_YEARS: Key[dict[int, list[Entry]]] = Key("years")
_YEAR: Key[_Year] = Key("a year")
_UNPLACED: Key[list[Entry]] = Key("without a valid date")


class _Year:
    """What falls due in each week of a year, dates of their own apart from template ones."""

    def __init__(self, year: int, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.weeks = weeks_of(year)
        self.own: list[list[Entry]] = [[] for _week in self.weeks]
        self.template: list[list[Entry]] = [[] for _week in self.weeks]
        for entry in entries:
            found = entry.deadline
            if found and found.last:
                (self.template if found.template else self.own)[week_place(found.last)].append(
                    entry
                )

    def counts(self, lens: Lens) -> tuple[list[int], list[int]]:
        """Return how many of each week are seen: dates of their own, template ones."""
        own, template = (
            [len(lens.select(week)) for week in part] for part in (self.own, self.template)
        )
        return own, template

    def within(self, one: Period) -> list[Entry]:
        """Return what falls due in a period of this year."""
        if one.span == "year":
            return list(self.entries)
        first, last = week_place(one.first), week_place(one.last)
        met = [
            e for part in (self.own, self.template) for week in part[first : last + 1] for e in week
        ]
        return [entry for entry in met if one.holds(_due(entry) or date.min)]


class YearList(Deadlines):
    """What falls due in the period that one has moved to."""

    def __init__(self, moves: YearMoves) -> None:
        super().__init__()
        self._moves = moves

    def _period(self, survey: Survey) -> Period:
        return self._moves.period(survey.as_of)

    def named(self, lens: Lens) -> Hashable:
        """Return also which period is listed."""
        return super().named(lens), self._period(lens.survey)

    def chosen(self, survey: Survey) -> Sequence[Entry]:
        """Return what falls due in the period; in a whole year also what has no valid date."""
        one = self._period(survey)
        due = _year(survey, one.first.year).within(one)
        return [*due, *_unplaced(survey)] if one.span == "year" else due

    def empty(self, lens: Lens) -> str:
        """Say that nothing falls due in the period."""
        said = _("Nothing falls due: {period}. {earlier} {later} another, {farther} more at once.")
        moves = {"earlier": Earlier, "later": Later, "farther": Farther}
        keys = {name: main_key(one) for name, one in moves.items()}
        return said.format(period=period_name(self._period(lens.survey)), **keys)

    def why_empty(self, lens: Lens) -> str:
        """Blame the filter only where it leaves nothing at all."""
        found = lens.survey.deadlines and any(lens.counts.values())
        return self.empty(lens) if found else super().why_empty(lens)

    def year_picture(self, lens: Lens) -> YearPicture:
        """Count the weeks of the year that the period is in."""
        one = self._period(lens.survey)
        number = one.first.year
        year = _year(lens.survey, number)
        own, template = lens.kept(_WEEKS, lambda: year.counts(lens), of=number)
        unplaced = len(lens.select(_unplaced(lens.survey)))
        agenda = _agenda(lens, number, self._moves.choice)
        return YearPicture(year.weeks, own, template, unplaced, one, lens.as_of, agenda)

    def month_picture(self, lens: Lens) -> MonthPicture:
        """Count the days of the month that the period begins in."""
        one = self._period(lens.survey)
        entries = _year(lens.survey, one.first.year).within(period("month", one.first))
        own = (entry for entry in lens.select(entries) if not has_template(entry))
        agenda = _agenda(lens, one.first.year, self._moves.choice)
        return MonthPicture(Counter(day for day in map(_due, own) if day), agenda, one, lens.as_of)


def _agenda(lens: Lens, number: int, choice: DayChoice) -> Agenda:
    return lens.kept(
        _AGENDA,
        lambda: agenda_of(lens.survey, number, lens.committee, choice),
        of=(number, choice),
    )


def _year(survey: Survey, number: int) -> _Year:
    """Return a year of a survey, made once."""
    entries = survey.kept(_YEARS, lambda: _by_year(survey)).get(number, [])
    return survey.kept(_YEAR, lambda: _Year(number, entries), of=number)


def _by_year(survey: Survey) -> dict[int, list[Entry]]:
    years: dict[int, list[Entry]] = {}
    for entry in survey.deadlines:
        if last := _due(entry):
            years.setdefault(last.year, []).append(entry)
    return years


def _unplaced(survey: Survey) -> list[Entry]:
    return survey.kept(_UNPLACED, lambda: survey.in_class("undated", "invalid"))


def _due(entry: Entry) -> date | None:
    """Return the day by which an entry is due; None where it has none that can be."""
    return None if class_of(entry) == "invalid" or entry.deadline is None else entry.deadline.last
