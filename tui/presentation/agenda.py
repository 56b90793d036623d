"""What a year holds beside deadlines: the points of the steering cycle, and meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from store.dates.cycle import CyclePoint
from store.entries.calendar import Sitting
from store.entries.clashes import clashes
from store.model.occurrences import Held
from store.survey.survey import Survey
from tui.locale import _
from tui.messages.meetings import clash_words
from tui.messages.wording import point_name, short_point
from tui.presentation.day_choice import USUAL_DAYS, DayChoice
from tui.presentation.days import CalendarDay, days_of_year, said_day
from tui.presentation.scale import Period, same_day, week_place

PROPOSED = "~"


class Agenda(Struct, frozen=True):
    """The points and meetings of a year; cancelled meetings are none."""

    points: Sequence[CyclePoint] = ()
    sittings: Sequence[Sitting] = ()
    around: Sequence[CalendarDay] = ()
    """Days that follow from meetings, where they are shown."""

    def named(self, year: int) -> Iterator[tuple[date, str]]:
        """Return the points whose last day is in a year, proposed ones marked."""
        for point in self.points:
            if point.last.year == year:
                name = short_point(point.name)
                yield point.last, f"{PROPOSED}{name}" if point.proposed else name

    def meetings_by_week(self, weeks: int) -> list[int]:
        """Return how many meetings each week of the year has."""
        counted = Counter(week_place(one.day) for one in self.sittings)
        return [counted[place] for place in range(weeks)]

    def on(self, day: date) -> tuple[bool, bool]:
        """Tell whether a point ends on a day, and whether a committee meets."""
        ends = any(point.last == day for point in self.points)
        return ends, any(one.day == day for one in self.sittings)

    def said(self, period: Period) -> str:
        """Return what of it lies in a period, the soonest first."""
        said = " · ".join(text for _day, text in sorted(self._within(period)))
        return said or _("No reports or meetings then.")

    def _within(self, period: Period) -> Iterator[tuple[date, str]]:
        for point in self.points:
            if point.first <= period.last and period.first <= point.last:
                yield point.last, said_point(point)
        met = [one for one in self.sittings if period.first <= one.day <= period.last]
        odd = clashes(met)
        for one in met:
            words = ", ".join(clash_words(odd.get(one, ())))
            yield one.day, f"{said_sitting(one)} (! {words})" if words else said_sitting(one)
        for day in self.around:
            if period.first <= day.day <= period.last:
                yield day.day, said_day(day)


def said_point(point: CyclePoint) -> str:
    """Return a point with its last day, and whether it is only proposed."""
    mark = f" ({_('proposed')})" if point.proposed else ""
    return f"{point_name(point.key)} {point.last}{mark}"


def said_sitting(one: Sitting) -> str:
    """Return on which day and when which committee meets, where, and what is otherwise."""
    said = _("{day} {committee} meets").format(day=when_words(one), committee=one.committee)
    moved = _("moved from {day}").format(day=one.moved_from) if one.moved_from else ""
    return ", ".join(filter(None, (said, one.text, one.place, moved)))


def when_words(one: Sitting | Held) -> str:
    """Return the day of a meeting and its time, or its first and last day."""
    last = one.last or one.day
    day = f"{one.day} – {last}" if last > one.day else str(one.day)
    if one.start is None:
        return day
    time = f"{one.start:%H:%M}–{one.end:%H:%M}" if one.end else f"{one.start:%H:%M}"
    return f"{day} {time}"


NO_AGENDA = Agenda()


def agenda_of(
    survey: Survey, year: int, committee: str | None, choice: DayChoice = USUAL_DAYS
) -> Agenda:
    """Return the days of a year that are shown, of one committee's meetings or all."""
    days = days_of_year(survey, year, committee, choice)
    points = tuple(survey.calendar.cycle.within(year)) if "point" in choice.kinds else ()
    met = [one.sitting for one in days if one.kind == "meeting" and one.sitting]
    kept = [one for one in met if not one.cancelled]
    around = [one for one in days if one.kind not in {"meeting", "point"}]
    return Agenda(points, kept, around)


def next_agenda(survey: Survey) -> Agenda:
    """Return the points and meetings of the year that begins with the day counted from."""
    day = survey.as_of
    until = same_day(day, day.year + 1)
    cycle = survey.calendar.cycle
    points = {one.key: one for year in (day.year, until.year) for one in cycle.within(year)}
    met = [one for one in survey.sittings(day, until) if not one.cancelled]
    return Agenda(sorted(points.values(), key=lambda one: one.last), met)
