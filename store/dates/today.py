"""What day it is where the committees meet, and the day that a user asks for."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from store.common.errors import UsageError

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def today(now: datetime | None = None) -> date:
    """The calendar date in Stockholm, now or at the given moment (aware)."""
    return (now or datetime.now(STOCKHOLM)).astimezone(STOCKHOLM).date()


def read_day(text: str) -> date:
    """Read a date as a person types it, `2024-09-16`.

    Raises: UsageError when it is no date.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(
            "{text!r} is not a date: write it as year-month-day, for example 2024-09-16.",
            text=text[:40],
        ) from None


def days_from(day: date, days: int) -> date:
    """Return the date so many days after a day, or before it, within the dates that there are."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
