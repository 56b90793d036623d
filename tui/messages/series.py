"""The days that words for meetings give, in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from store.dates.series import Series
from tui.locale import _, ngettext
from tui.messages.wording import weekday


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
