"""Meetings in words: how they stand, and what is odd about their days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from store.dates.series import Series
from store.entries.calendar import Sitting
from store.entries.clashes import Clash
from tui.locale import N_, _, ngettext
from tui.messages.wording import in_words, weekday

CLASHES: dict[Clash, str] = {
    "entered twice": N_("entered twice"),
    "two on a day": N_("two meetings the same day"),
    "day off": N_("not a working day"),
}
"""What is odd about the day of a meeting."""


def clash_words(found: Iterable[Clash]) -> list[str]:
    """Return what is odd about a meeting in words."""
    return [_(CLASHES[one]) for one in found]


def standing_words(sitting: Sitting, as_of: date) -> Iterator[str]:
    """Return how far off a meeting is, or that it is cancelled, and from where it was moved."""
    yield _("cancelled") if sitting.cancelled else in_words((sitting.day - as_of).days)
    if sitting.moved_from:
        yield _("moved from {day}").format(day=sitting.moved_from)


def first_days_words(series: Series, as_of: date, count: int) -> str:
    """Return the first days that a series gives, when on them and where, and whether any has been.

    At most `count` days are named.
    """
    days = series.first_days(count + 1)
    named = ", ".join(f"{day} {weekday(day)}" for day in days[:count])
    more = " …" if len(days) > count else ""
    told = ", ".join(filter(None, (_times(series), series.place, series.text)))
    said = _("Meets {days}{more}; {told}.").format(days=named, more=more, told=told)
    past = sum(day < as_of for day in days[:count])
    if past:
        been = ngettext("{count} of these days has been.", "{count} of these days have been.", past)
        said = f"{said} {been.format(count=past)}"
    return said


def _times(series: Series) -> str:
    if series.start is None:
        return _("whole days")
    begin = datetime.combine(date.min, series.start)
    end = begin + timedelta(minutes=series.minutes)
    return f"{begin:%H:%M}–{end:%H:%M}" if series.minutes else f"{begin:%H:%M}"
