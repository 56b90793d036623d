"""Rules of repetition (RFC 5545, 3.3.10), worked out day by day and never further than is asked.

dateutil works them out as well, but looks for the next day until the year 9999: a rule that falls
on no day, in a file from elsewhere, would hold the program up.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import Literal

from msgspec import Struct

from store.dates.periods import LAST_YEAR, DateError
from store.dates.today import STOCKHOLM

MOST = 4000
"""Times of one rule that are worked out at all: weekly ones of 75 years, daily ones of ten."""
_LONGEST = 400
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY = r"(?:[+-]?[1-9][0-9]?)?(?:MO|TU|WE|TH|FR|SA|SU)"
_FEW = r"[+-]?[1-9][0-9]?"
_MANY = r"[+-]?[1-9][0-9]{0,2}"
_MONTH = r"(?:[1-9]|0[1-9]|1[0-2])"
_PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9][0-9]{0,2}",
    "COUNT": r"[1-9][0-9]{0,3}",
    "UNTIL": r"[0-9]{8}(?:T[0-9]{6}Z?)?",
    "BYDAY": rf"{_WEEKDAY}(?:,{_WEEKDAY})*",
    "BYMONTH": rf"{_MONTH}(?:,{_MONTH})*",
    "BYMONTHDAY": rf"{_FEW}(?:,{_FEW})*",
    "BYYEARDAY": rf"{_MANY}(?:,{_MANY})*",
    "BYWEEKNO": rf"{_FEW}(?:,{_FEW})*",
    "BYSETPOS": rf"{_MANY}(?:,{_MANY})*",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
}
"""What a rule may say, and how: a committee meets at most once a day."""
_ONLY = {
    "BYWEEKNO": {"YEARLY"},
    "BYYEARDAY": {"YEARLY"},
    "BYMONTHDAY": {"DAILY", "MONTHLY", "YEARLY"},
}
"""With which frequencies a part has a meaning."""
_CHOOSING = ("BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO")
Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]


class Rule(Struct, frozen=True):
    """A rule by its parts; `days` are weekdays from 0, the second which of them, 0 for each.

    `until` is the last moment, in the time of the series.
    """

    freq: Frequency
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    days: tuple[tuple[int, int], ...] = ()
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0


@lru_cache(maxsize=1000)
def read_rule(text: str) -> Rule:
    """Read a rule such as `FREQ=MONTHLY;BYDAY=2TH`.

    Raises: DateError when it is none, or repeats more than once a day.
    """
    named = _named(text)
    days = tuple((_WEEKDAYS.index(one[-2:]), int(one[:-2] or 0)) for one in _list(named, "BYDAY"))
    freq = named["FREQ"]
    if any(nth for _day, nth in days) and (freq in {"DAILY", "WEEKLY"} or "BYWEEKNO" in named):
        raise unreadable(text)
    return Rule(
        freq=freq,  # type: ignore[arg-type]  # one of them, by its pattern
        interval=int(named.get("INTERVAL", 1)),
        count=int(named["COUNT"]) if "COUNT" in named else None,
        until=_until(named["UNTIL"], text) if "UNTIL" in named else None,
        days=days,
        months=_numbers(named, "BYMONTH"),
        month_days=_numbers(named, "BYMONTHDAY"),
        year_days=_numbers(named, "BYYEARDAY"),
        weeks=_numbers(named, "BYWEEKNO"),
        positions=_numbers(named, "BYSETPOS"),
        week_start=_WEEKDAYS.index(named.get("WKST", "MO")),
    )


def _named(text: str) -> Mapping[str, str]:
    parts = [part.partition("=") for part in text[:_LONGEST].split(";")]
    named = {name: value for name, _sign, value in parts}
    sound = all(re.fullmatch(_PARTS.get(name, "(?!)"), value) for name, value in named.items())
    if not sound or len(named) < len(parts) or len(text) > _LONGEST or "FREQ" not in named:
        raise unreadable(text)
    freq, both = named["FREQ"], {"COUNT", "UNTIL"} <= named.keys()
    if both or any(freq not in _ONLY.get(name, {freq}) for name in named):
        raise unreadable(text)
    if "BYSETPOS" in named and not any(name in named for name in _CHOOSING):
        raise unreadable(text)
    return named


def unreadable(rule: str) -> DateError:
    """Return the sentence for a rule that is none."""
    return DateError(
        "{rule!r} is no rule of meetings that can be read: write for example {example}",
        rule=rule[:60],
        example="FREQ=MONTHLY;BYDAY=2TH",
    )


def _list(named: Mapping[str, str], name: str) -> list[str]:
    return named[name].split(",") if name in named else []


def _numbers(named: Mapping[str, str], name: str) -> tuple[int, ...]:
    return tuple(map(int, _list(named, name)))


def _until(value: str, rule: str) -> datetime:
    """Return the last moment of a rule: of a day alone its end, of UTC as Stockholm calls it."""
    try:
        day = date(int(value[:4]), int(value[4:6]), int(value[6:8]))
        if len(value) == 8:
            return datetime.combine(day, time.max)
        at = datetime.combine(day, time(int(value[9:11]), int(value[11:13]), int(value[13:15])))
        if value.endswith("Z"):
            return at.replace(tzinfo=UTC).astimezone(STOCKHOLM).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise unreadable(rule) from None
    return at


def moments(text: str, start: datetime, last: datetime) -> Iterator[datetime]:
    """Return when a rule repeats from a start until a moment, at most `MOST` times.

    The start is not among them where the rule passes it over, but counts as one of COUNT.

    Raises: DateError when the rule cannot be read.
    """
    rule = read_rule(text)
    count = MOST if rule.count is None else min(MOST, rule.count)
    end = last if rule.until is None else min(last, rule.until)
    found = (datetime.combine(day, start.time()) for day in _days(rule, start.date(), end.date()))
    for number, moment in enumerate(islice(found, count)):
        if number == 0 and moment != start and rule.count is not None:
            count -= 1
        if moment > end or number >= count:
            return
        yield moment


def _days(rule: Rule, start: date, last: date) -> Iterator[date]:
    fits = _fits(rule, start)
    for period in _periods(rule, start, last):
        chosen = [day for day in period if fits(day)]
        if rule.positions:
            chosen = _at(chosen, rule.positions)
        for day in chosen:
            if day > last:
                return
            if day >= start:
                yield day


def _at(days: list[date], positions: tuple[int, ...]) -> list[date]:
    size = len(days)
    places = {one - 1 if one > 0 else size + one for one in positions}
    return [days[place] for place in sorted(places) if 0 <= place < size]


def _periods(rule: Rule, start: date, last: date) -> Iterator[list[date]]:
    """Return the days of each period that the rule looks at: a day, week, month or year."""
    last = min(last, date(LAST_YEAR, 12, 31))
    if rule.freq in {"DAILY", "WEEKLY"}:
        weekly = rule.freq == "WEEKLY"
        back = (start.weekday() - rule.week_start) % 7 if weekly else 0
        size = 7 if weekly else 1
        for first in range(start.toordinal() - back, last.toordinal() + 1, size * rule.interval):
            yield [date.fromordinal(first + n) for n in range(size)]
    elif rule.freq == "MONTHLY":
        begun = start.year * 12 + start.month - 1
        for month in range(begun, last.year * 12 + last.month, rule.interval):
            year, number = divmod(month, 12)
            size = monthrange(year, number + 1)[1]
            yield [date(year, number + 1, n) for n in range(1, size + 1)]
    else:
        for year in range(start.year, last.year + 1, rule.interval):
            january = date(year, 1, 1)
            yield [january + timedelta(n) for n in range(366 if isleap(year) else 365)]


def _fits(rule: Rule, start: date) -> Callable[[date], bool]:
    """Return what a day of a period must be; what the rule leaves open is as its start has it."""
    months, month_days, weekdays = rule.months, rule.month_days, rule.days
    if not (weekdays or month_days or rule.year_days or rule.weeks):
        if rule.freq == "WEEKLY":
            weekdays = ((start.weekday(), 0),)
        elif rule.freq in {"MONTHLY", "YEARLY"}:
            month_days = (start.day,)
            months = months or ((start.month,) if rule.freq == "YEARLY" else ())
    of_year = rule.freq == "YEARLY" and not months
    each = {weekday for weekday, nth in weekdays if nth == 0}
    counted = [one for one in weekdays if one[1]]

    def fits(day: date) -> bool:
        return (
            (not months or day.month in months)
            and (not month_days or _counted(day.day, _month_size(day), month_days))
            and (not rule.year_days or _counted(*_in_year(day), rule.year_days))
            and (not rule.weeks or _in_weeks(day, rule))
            and (
                not weekdays
                or day.weekday() in each
                or any(_is_nth(day, *one, of_year=of_year) for one in counted)
            )
        )

    return fits


def _month_size(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def _in_year(day: date) -> tuple[int, int]:
    return day.timetuple().tm_yday, 366 if isleap(day.year) else 365


def _counted(place: int, size: int, wanted: tuple[int, ...]) -> bool:
    """Tell whether a place, counted from 1 or back from the end as -1, is among those wanted."""
    return place in wanted or place - size - 1 in wanted


def _is_nth(day: date, weekday: int, nth: int, *, of_year: bool) -> bool:
    if day.weekday() != weekday:
        return False
    place, size = _in_year(day) if of_year else (day.day, _month_size(day))
    return nth == ((place - 1) // 7 + 1 if nth > 0 else -((size - place) // 7 + 1))


def _in_weeks(day: date, rule: Rule) -> bool:
    """Tell whether a day is in a week by its number, which may be one of the year beside."""
    year = next(
        year
        for year in (day.year + 1, day.year, day.year - 1)
        if _first_week(year, rule.week_start) <= day.toordinal()
    )
    first = _first_week(year, rule.week_start)
    after = _first_week(year + 1, rule.week_start)
    return _counted((day.toordinal() - first) // 7 + 1, (after - first) // 7, rule.weeks)


def _first_week(year: int, week_start: int) -> int:
    """Return the first day of a year's first week: the one with four days of the year."""
    fourth = date(year, 1, 4)
    return fourth.toordinal() - (fourth.weekday() - week_start) % 7
