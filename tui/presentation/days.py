"""The days of the calendar that are shown, and what each of them is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from store.dates.cycle import CyclePoint
from store.dates.meetings import derived
from store.entries.calendar import Sitting
from store.survey.survey import Survey
from tui.locale import _
from tui.presentation.day_choice import DAYS, KINDS, DayChoice, DayKind


class CalendarDay(NamedTuple):
    """A day of the calendar: of which kind, and the meeting or the point of the cycle it is of."""

    day: date
    kind: DayKind
    sitting: Sitting | None = None
    point: CyclePoint | None = None

    @property
    def id(self) -> str:
        """What it is known by, wherever it is moved to."""
        if self.sitting is None:
            return f"{self.kind} {self.point.key if self.point else ''}"
        due = self.sitting.moved_from or self.sitting.day
        return f"{self.kind} {self.sitting.id} {due}"


def days_around(survey: Survey, sitting: Sitting, choice: DayChoice) -> Iterator[CalendarDay]:
    """Return the days of a meeting that are shown: its own, and those that follow from it."""
    if "meeting" in choice.kinds:
        yield CalendarDay(sitting.day, "meeting", sitting)
    if sitting.cancelled:
        return
    days = derived(sitting.day, survey.register.meeting_terms(sitting.committee), sitting.last)
    for kind in ("papers", "notice", "approved", "appeal"):
        if kind in choice.kinds:
            yield CalendarDay(getattr(days, kind), kind, sitting)


def days_of_year(
    survey: Survey, year: int, committee: str | None, choice: DayChoice
) -> list[CalendarDay]:
    """Return the days of a year that are shown, in order; cancelled meetings are among them."""
    met = survey.sittings(date(max(year - 1, 1), 1, 1), date(min(year + 1, 9999), 12, 31))
    found = [
        day
        for one in met
        if choice.shows(one, committee)
        for day in days_around(survey, one, choice)
    ]
    if "point" in choice.kinds:
        points = survey.calendar.cycle.within(year)
        found += (CalendarDay(one.last, "point", point=one) for one in points)
    kept = (one for one in found if one.day.year == year)
    return sorted(kept, key=lambda one: (one.day, KINDS.index(one.kind), one.id))


def said_day(one: CalendarDay) -> str:
    """Return a day that follows from a meeting in words: what it is, and of which meeting."""
    assert one.sitting
    said = _("{day} {kind}: {committee}, meeting {meeting}")
    return said.format(
        day=one.day, kind=_(DAYS[one.kind]), committee=one.sitting.committee,
        meeting=one.sitting.day,
    )  # fmt: skip
