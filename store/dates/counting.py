"""Days that are counted from another: today, a weekday, what some words name."""

from __future__ import annotations

from datetime import timedelta

from dateutil.relativedelta import relativedelta

from store.dates import words
from store.dates.building import Words
from store.dates.periods import Period, month_of, single, week_of, year_of
from store.dates.shifts import counted


def spoken_day(found: Words) -> Period:
    """Return today, tomorrow and their like."""
    return single(found.context.today + timedelta(days=words.DAYS[found.text("said")]))


def coming_weekday(found: Words) -> Period:
    """Return the next such weekday from today on."""
    today = found.context.today
    ahead = (words.WEEKDAYS[found.text("weekday")] - today.weekday()) % 7
    return single(today + timedelta(days=ahead))


def past_weekday(found: Words) -> Period:
    """Return the last such weekday before today."""
    today = found.context.today
    back = (today.weekday() - words.PAST_WEEKDAYS[found.text("said")] - 1) % 7 + 1
    return single(today - timedelta(days=back))


def weekday_of_week(found: Words) -> Period:
    """Return a weekday of the last, this or the next week, counted from Monday."""
    today = found.context.today
    monday = today - timedelta(days=today.weekday())
    ahead = 7 * words.STEPS[found.text("step")] + words.WEEKDAYS[found.text("weekday")]
    return single(monday + timedelta(days=ahead))


def next_period(found: Words) -> Period:
    """Return the last, this or the next week, month or year."""
    today, step = found.context.today, words.STEPS[found.text("step")]
    match found.text("unit")[:1]:
        case "v" | "w":
            year_, number, _day = (today + timedelta(weeks=step)).isocalendar()
            return week_of(year_, number)
        case "m":
            moved = today + relativedelta(months=step)
            return month_of(moved.year, moved.month)
        case _:
            return year_of(found.context.year + step)


def ahead(found: Words) -> Period:
    """Return the day that lies some days, weeks, months or years from today."""
    count, unit = found.number("number"), words.UNITS[found.text("unit")]
    back = found.text("sign") in {"-", "−", "sedan", "ago"}
    return single(counted(found.context.today, -count if back else count, unit))
