"""What would be odd about meetings that are to be entered, beside those that there are."""

from __future__ import annotations

from datetime import date

from store.changes.meetings import meeting_of
from store.dates.series import Series
from store.entries.calendar import Sitting, sittings
from store.entries.clashes import Clash, clashes
from store.survey.survey import Survey

_NEW = ""
"""The id of what is not entered yet."""
_LOOKED_AT = 60
"""Times of a series that are held against the meetings that there are."""


def odd_days(
    survey: Survey, committee: str, series: Series
) -> list[tuple[Sitting, tuple[Clash, ...]]]:
    """Return the first days of a series with which something is odd, and what."""
    first, last = series.days[0], series.first_days(_LOOKED_AT)[-1]
    new = sittings({_NEW: meeting_of(committee, series)}, first, last)
    known = [one for one in survey.sittings(first, last) if one.committee == committee]
    odd = clashes([*new, *known])
    return [(one, odd[one]) for one in new if one in odd]


def odd_day(survey: Survey, sitting: Sitting, day: date, moved: Sitting) -> tuple[Clash, ...]:
    """Return what would be odd about a meeting that is moved to a day."""
    others = [
        one
        for one in survey.sittings(day, day)
        if one.committee == sitting.committee and one.id != sitting.id
    ]
    return clashes([moved, *others]).get(moved, ())
