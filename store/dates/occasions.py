"""From the words for feasts, elections and the document's own periods to their days."""

from __future__ import annotations

from store.dates.building import Words
from store.dates.feasts import election_of, feast_of, mandate_of, next_election_year
from store.dates.periods import DateError, Period, day_of, joined, year_of
from store.dates.words import FEASTS

_PLANNED = 3
"""Years of a plan of which the budget's own is the first (Kommunallag 2017:725, 11 kap. 6 §)."""


def feast(found: Words) -> Period:
    """Return the days of a feast."""
    return feast_of(found.year, FEASTS[found.text("feast")])


def july_or_christmas(found: Words) -> Period:
    """Refuse `jul` with a year and nothing that tells whether it is Christmas or July."""
    raise DateError(
        "{text} may mean Christmas or July: write jul with its day, juli, or före jul",
        text=found.text("said"),
    )


def election(found: Words) -> Period:
    """Return the day of the general elections of a year, or of the next ones from it on."""
    return election_of(next_election_year(found.year) if "next" in found else found.year)


def coming_years(found: Words) -> Period:
    """Return so many years from the document's own on."""
    return _years(found.year, found.year + found.number("number") - 1)


def planned_years(found: Words) -> Period:
    """Return the years that a budget plans for."""
    return _years(found.year, found.year + _PLANNED - 1)


def mandate(found: Words) -> Period:
    """Return the years of the mandate that the document's year belongs to, or of the next one."""
    first, last = mandate_of(found.year)
    return _years(last + 1, last + last - first + 1) if "next" in found else _years(first, last)


def end_of_mandate(found: Words) -> Period:
    """Return the last day of a mandate's years."""
    return day_of(mandate_of(found.year)[1], 12, 31)


def end_of_plan(found: Words) -> Period:
    """Return the last day of the years that a budget plans for."""
    return day_of(found.year + _PLANNED - 1, 12, 31)


def _years(first: int, last: int) -> Period:
    return joined(year_of(first), year_of(last))._replace(precision="years")
