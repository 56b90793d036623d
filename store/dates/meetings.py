"""When committees meet: single days, rules that repeat, and the days that follow from them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from msgspec import Struct

from store.dates.periods import FIRST_YEAR, LAST_YEAR, DateError
from store.dates.rules import moments, read_rule
from store.dates.terms import Terms
from store.dates.working import after_working_days

_YEARS = 40
"""Within so many years even the rarest rule meets: a leap day that is a Sunday."""


class Derived(Struct, frozen=True):
    """The days that follow from one meeting."""

    papers: date
    notice: date
    meeting: date
    approved: date
    appeal: date


def derived(meeting: date, terms: Terms, last: date | None = None) -> Derived:
    """Return the days that follow from a meeting; `last` is that of one of several days."""
    approved = (last or meeting) + timedelta(days=terms.approval)
    return Derived(
        papers=after_working_days(meeting, -terms.papers),
        notice=after_working_days(meeting, -terms.notice),
        meeting=meeting,
        approved=approved,
        appeal=approved + timedelta(days=terms.announcement + terms.appeal),
    )


def checked_rule(text: str) -> str:
    """Return a rule of repetition (RFC 5545) that can be worked out: `FREQ=MONTHLY;BYDAY=2TH`.

    Raises: DateError when it is none, or repeats more than once a day.
    """
    rule = text.strip().upper().removeprefix("RRULE:")
    if read_rule(rule).until is None:
        _first(rule, datetime(2024, 1, 1))
    return rule


def first_day(rule: str, start: date) -> date:
    """Return the first day of a rule from a day on. Raises: DateError when it has none."""
    if not FIRST_YEAR <= start.year <= LAST_YEAR - _YEARS:
        raise DateError("the year {year} is out of reach", year=f"{start.year:04}")
    return _first(rule, datetime.combine(start, time())).date()


def _first(rule: str, start: datetime) -> datetime:
    far = start.replace(year=start.year + _YEARS, day=1)
    # Counted from a start that is no time of its own, the first would be one too few.
    bare = ";".join(part for part in rule.split(";") if not part.startswith("COUNT="))
    found = next(moments(bare, start, far), None)
    if found is None:
        raise DateError("{rule!r} falls on no day", rule=rule[:60])
    return found
