"""Days that lie so many days, working days, weeks, months or years from another."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from store.dates.periods import DateError
from store.dates.working import after_working_days

_FARTHEST = 9999
"""Days, weeks or years ahead that are counted at all."""
_MONTHS_IN = {"quarters": ("months", 3), "half-years": ("months", 6)}


def counted(day: date, count: int, unit: str) -> date:
    """Return the day that lies so many units after a day, before it for a negative count.

    Raises: DateError when it is too far to count, or no unit of time.
    """
    far = DateError("{count} is too far to count", count=abs(count))
    if abs(count) > _FARTHEST:
        raise far
    try:
        if unit == "working":
            return after_working_days(day, count)
        name, size = _MONTHS_IN.get(unit, (unit, 1))
        steps: dict[str, Any] = {name: count * size}
        return day + relativedelta(**steps)
    except (OverflowError, TypeError, ValueError):
        raise far from None
