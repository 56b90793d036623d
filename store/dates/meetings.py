"""When committees meet: single days, rules that repeat, and the days that follow from them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from dateutil.rrule import rrulestr
from msgspec import Struct

from store.dates.periods import FIRST_YEAR, LAST_YEAR, DateError
from store.dates.terms import Terms
from store.dates.working import after_working_days

_WEEKDAY = r"(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)"
_NUMBER = r"-?[1-9][0-9]?"
_PARTS = {
    "FREQ": r"WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9][0-9]?",
    "COUNT": r"[1-9][0-9]{0,2}",
    "UNTIL": r"[0-9]{8}(?:T[0-9]{6}Z?)?",
    "BYDAY": rf"{_WEEKDAY}(?:,{_WEEKDAY})*",
    "BYMONTH": r"(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*",
    "BYMONTHDAY": rf"{_NUMBER}(?:,{_NUMBER})*",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
}
"""What a rule may say, and how; a committee meets at most weekly."""
_LONGEST = 200
_MOST = 4000
"""Meetings of one rule that are worked out at all: weekly ones of 75 years."""
_YEARS = 9
"""Within so many years even the rarest rule meets."""


class Derived(Struct, frozen=True):
    """The days that follow from one meeting."""

    papers: date
    notice: date
    meeting: date
    approved: date
    appeal: date


def derived(meeting: date, terms: Terms) -> Derived:
    """Return the days that follow from a meeting."""
    approved = meeting + timedelta(days=terms.approval)
    return Derived(
        papers=after_working_days(meeting, -terms.papers),
        notice=after_working_days(meeting, -terms.notice),
        meeting=meeting,
        approved=approved,
        appeal=approved + timedelta(days=terms.announcement + terms.appeal),
    )


def checked_rule(text: str) -> str:
    """Return a rule of repetition (RFC 5545) that can be worked out: `FREQ=MONTHLY;BYDAY=2TH`.

    Raises: DateError when it is none, or meets more often than weekly.
    """
    rule = text.strip().upper().removeprefix("RRULE:")
    parts = [part.partition("=") for part in rule[:_LONGEST].split(";")]
    named = {name: value for name, _sign, value in parts}
    sound = all(re.fullmatch(_PARTS.get(name, "(?!)"), value) for name, value in named.items())
    if not sound or len(named) < len(parts) or len(rule) > _LONGEST or "FREQ" not in named:
        raise _unreadable(rule)
    if not _can_be(named):
        raise DateError("{rule!r} falls on no day", rule=rule[:60])
    if not any(_begun(rule, date(2024, 1, 1), date(2032, 12, 31))) and "UNTIL" not in named:
        raise DateError("{rule!r} falls on no day", rule=rule[:60])
    return rule


def _can_be(named: Mapping[str, str]) -> bool:
    """Tell whether a rule can meet at all; to find that it cannot would take all years to come."""
    days = [abs(int(one)) for one in named.get("BYMONTHDAY", "1").split(",")]
    months = [int(one) for one in named.get("BYMONTH", "1").split(",")]
    plain = named["FREQ"] != "WEEKLY" or not re.search(r"[0-9]", named.get("BYDAY", ""))
    alone = "BYMONTHDAY" not in named or ("BYDAY" not in named and named["FREQ"] != "WEEKLY")
    return plain and alone and min(days) <= max(monthrange(2024, one)[1] for one in months)


def _unreadable(rule: str) -> DateError:
    return DateError(
        "{rule!r} is no rule of meetings that can be read: write for example {example}",
        rule=rule[:60],
        example="FREQ=MONTHLY;BYDAY=2TH",
    )


def meeting_days(
    rule: str, start: date, first: date, last: date, skipped: Iterable[date] = ()
) -> list[date]:
    """Return the days between two on which a rule from a start on has a meeting."""
    kept = set(skipped)
    return [day for day in _begun(rule, start, last) if day >= first and day not in kept]


def first_day(rule: str, start: date) -> date:
    """Return the first day of a rule from a day on. Raises: DateError when it has none."""
    if not FIRST_YEAR <= start.year <= LAST_YEAR - _YEARS:
        raise DateError("the year {year} is out of reach", year=f"{start.year:04}")
    found = next(_begun(rule, start, start.replace(year=start.year + _YEARS, day=1)), None)
    if found is None:
        raise DateError("{rule!r} falls on no day", rule=rule[:60])
    return found


def _begun(rule: str, start: date, last: date) -> Iterator[date]:
    """Return the days of a rule up to one; a rule without end is cut there."""
    if last < start or not FIRST_YEAR <= start.year <= LAST_YEAR:
        return
    bare = ";".join(part for part in rule.split(";") if not part.startswith("UNTIL="))
    until = min([last, *_until(rule)])
    try:
        found: Any = rrulestr(bare, dtstart=datetime.combine(start, time()))
        limited = found.replace(until=datetime.combine(until, time()))
        yield from (one.date() for one in islice(limited, _MOST))
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise _unreadable(rule) from error


def _until(rule: str) -> Iterator[date]:
    match = re.search(r"UNTIL=([0-9]{4})([0-9]{2})([0-9]{2})", rule)
    if match:
        try:
            yield date(*map(int, match.groups()))
        except ValueError:
            raise _unreadable(rule) from None
