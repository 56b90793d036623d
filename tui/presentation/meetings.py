"""What would be odd about meetings that are to be entered, beside those that there are."""

from __future__ import annotations

from datetime import date

from store.changes.meetings import meeting_of
from store.dates.series import Otherwise, Series
from store.entries.calendar import Sitting, sittings
from store.entries.clashes import Clash, clashes
from store.survey.survey import Survey

_NEW = ""
"""The id of what is not entered yet."""
_LOOKED_AT = 24
"""Times of a series that are held against the meetings that there are."""


def odd_days(
    survey: Survey, committee: str, series: Series
) -> list[tuple[Sitting, tuple[Clash, ...]]]:
    """Return the first days of a series with which something is odd, and what."""
    first, last = series.days[0], series.first_days(_LOOKED_AT)[-1]
    new = sittings({_NEW: meeting_of(committee, series)}, first, last)
    odd = clashes([*new, *_of_body(survey, committee, first, last)])
    return [(one, odd[one]) for one in new if one in odd]


def odd_when_moved(survey: Survey, sitting: Sitting, said: Otherwise) -> tuple[Clash, ...]:
    """Return what is odd about a meeting once it is set otherwise."""
    moved = sitting._replace(
        day=said.day or sitting.day,
        start=None if said.whole_day else said.start or sitting.start,
        text=sitting.text if said.text is None else said.text,
    )
    met = _of_body(survey, sitting.committee, moved.day, moved.day)
    return clashes([moved, *(one for one in met if one.id != sitting.id)]).get(moved, ())


def _of_body(survey: Survey, committee: str, first: date, last: date) -> list[Sitting]:
    """Return the meetings of one body alone: no other's are worked out while somebody types."""
    meetings = survey.register.meetings.items()
    own = {id_: one for id_, one in meetings if one.committee == committee}
    return sittings(own, first, last)
