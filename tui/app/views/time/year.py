"""The wheel of the year: the weeks with their load, and what falls due in the one chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from store.common.kept import Key
from store.entries.classes import class_of
from store.entries.entries import Entry
from store.survey.survey import Survey
from tui.app.views.time.month_grid import MonthGrid
from tui.app.views.time.month_picture import DUE, MEETING, POINT, MonthPicture
from tui.app.views.time.timeview import TimeView
from tui.app.views.time.year_picture import CURSOR, YearPicture
from tui.app.views.time.year_strip import YearStrip
from tui.app.widgets.bars import tower
from tui.app.widgets.detail_pane import DetailPane
from tui.commands.base import main_key
from tui.commands.time import Earlier, Farther, Later
from tui.locale import N_, _
from tui.presentation import timebar
from tui.presentation.agenda import PROPOSED, Agenda, agenda_of
from tui.presentation.calendar_words import period_name
from tui.presentation.lens import Lens
from tui.presentation.scale import (
    SPANS,
    Period,
    PeriodLength,
    period,
    same_day,
    week_place,
    weeks_of,
)
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


class YearView(TimeView):
    """A strip of the year over the list of what falls due in a week, month or all of it."""

    signs = (
        (f"{tower(1, 2, 1)} {tower(1, 1, 1)}", N_("How many end dates the week has")),
        (timebar.TEMPLATE, N_("A template date, set by nobody")),
        (PROPOSED, N_("A report's usual time, which nobody has set")),
        (timebar.TODAY, N_("The day that everything is counted from")),
        (f"{DUE} {POINT} {MEETING}", N_("In the calendar: an end date, a report, a meeting")),
        (CURSOR, N_("The week, month or year that is listed")),
    )

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._span: PeriodLength = "month"
        self._day: date | None = None
        """A day of the period; None until one moves: the one that is counted from."""

    def compose(self) -> ComposeResult:
        """Make the strip, the list and the pane."""
        yield YearStrip()
        with Horizontal(id="year-below"):
            yield MonthGrid()
            yield self.make_list()
            yield DetailPane()

    def prepare(self, lens: Lens) -> None:
        """Count the weeks as well."""
        super().prepare(lens)
        self._picture(lens)

    def show(self, lens: Lens) -> None:
        """Show the year through a lens."""
        super().show(lens)
        self.query_one(YearStrip).show(self._picture(lens))
        self.query_one(MonthGrid).show(self._month(lens))

    def toggle_calendar(self) -> None:
        """Show the month as a calendar beside the list, or the strip of the year over it again."""
        grid, strip = self.query_one(MonthGrid), self.query_one(YearStrip)
        grid.display, strip.display = strip.display, not strip.display
        self.set_class(grid.display, "-calendar")

    def _month(self, lens: Lens) -> MonthPicture:
        one = self._period(lens.survey)
        entries = _year(lens.survey, one.first.year).within(period("month", one.first))
        own = (entry for entry in lens.select(entries) if not has_template(entry))
        agenda = self._agenda(lens, one.first.year)
        return MonthPicture(Counter(day for day in map(_due, own) if day), agenda, one, lens.as_of)

    def _agenda(self, lens: Lens, number: int) -> Agenda:
        return lens.kept(_AGENDA, lambda: agenda_of(lens.survey, number, lens.committee), of=number)

    def _period(self, survey: Survey) -> Period:
        return period(self._span, self._day or survey.as_of)

    def named(self, lens: Lens) -> Hashable:
        """Return also which period is listed."""
        return super().named(lens), self._period(lens.survey)

    def chosen(self, survey: Survey) -> Sequence[Entry]:
        """Return what falls due in the period; in a whole year also what has no valid date."""
        one = self._period(survey)
        due = _year(survey, one.first.year).within(one)
        return [*due, *_unplaced(survey)] if one.span == "year" else due

    def _picture(self, lens: Lens) -> YearPicture:
        one = self._period(lens.survey)
        number = one.first.year
        year = _year(lens.survey, number)
        own, template = lens.kept(_WEEKS, lambda: year.counts(lens), of=number)
        unplaced = len(lens.select(_unplaced(lens.survey)))
        agenda = self._agenda(lens, number)
        return YearPicture(year.weeks, own, template, unplaced, one, lens.as_of, agenda)

    def empty(self, lens: Lens) -> str:
        """Say that nothing falls due in the period."""
        said = _("Nothing falls due: {period}. {earlier} {later} another, {farther} more at once.")
        moves = {"earlier": Earlier, "later": Later, "farther": Farther}
        keys = {name: main_key(one) for name, one in moves.items()}
        return said.format(period=period_name(self._period(lens.survey)), **keys)

    def _why_empty(self, lens: Lens) -> str:
        """Blame the filter only where it leaves nothing at all."""
        found = lens.survey.deadlines and any(lens.counts.values())
        return self.empty(lens) if found else super()._why_empty(lens)

    def _see(self, day: date) -> None:
        self._day = day
        self._show_again()

    def _show_again(self) -> None:
        if self._lens:
            self.show(self._lens)

    @property
    def _here(self) -> Period:
        return self._period(self._lens.survey) if self._lens else period(self._span, date.min)

    def step(self, by: int) -> None:
        self._see(self._here.moved(by).first)

    def leap(self, by: int) -> None:
        first = self._here.first
        self._see(same_day(first, first.year + by))

    def zoom(self, by: int) -> None:
        place = SPANS.index(self._span) + by
        self._span = SPANS[min(max(place, 0), len(SPANS) - 1)]
        self._show_again()

    def to_day(self) -> None:
        self._day = None
        self._show_again()

    @on(YearStrip.Chosen)
    def _choose(self, event: YearStrip.Chosen) -> None:
        event.stop()
        self._see(event.week.first)
        self.take_focus()


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
