"""Days and times as a calendar has them: in which zone, and what they are called in Stockholm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from store.common.text import one_line
from store.dates.periods import FIRST_YEAR, LAST_YEAR, DateError
from store.dates.today import STOCKHOLM
from store.documents.ics.components import CalendarEntry

_WHOLE_DAY = re.compile(r"[0-9]{8}\s*")


class Moment(NamedTuple):
    """A moment in its zone, where None is Stockholm; of a whole day, its midnight.

    `strange` is the name of a zone that nobody knows; the moment is read as Stockholm's.
    """

    local: datetime
    timed: bool = False
    zone: tzinfo | None = None
    strange: str = ""

    @property
    def day(self) -> date:
        """The day that it is in Stockholm."""
        return self.in_zone(None).date()

    def in_zone(self, zone: tzinfo | None) -> datetime:
        """Return the same moment as another zone calls it; a whole day is one in every zone."""
        if not self.timed or self.zone is zone:
            return self.local
        aware = self.local.replace(tzinfo=self.zone or STOCKHOLM)
        return aware.astimezone(zone or STOCKHOLM).replace(tzinfo=None)


def values(entry: CalendarEntry, name: str) -> list[Any]:
    """Return all properties of a name; icalendar gives one alone, and several as a list."""
    found = entry.component.get(name)
    return [] if found is None else found if isinstance(found, list) else [found]


def text(entry: CalendarEntry, name: str, most: int = 500) -> str:
    """Return the first text of a name, on one line; whatever it is, never as Python shows it."""
    for found in values(entry, name):
        raw = found if isinstance(found, str) else found.to_ical().decode("utf-8", "replace")
        if said := one_line(raw)[:most]:
            return said
    return ""


def moment(entry: CalendarEntry, name: str) -> Moment | None:
    """Return the first moment of a name, None where there is none.

    Raises: DateError when it cannot be read.
    """
    for found in values(entry, name):
        return _moment(entry, name, found, _dt(found))
    return None


def moments(entry: CalendarEntry, name: str) -> Iterator[tuple[Moment, timedelta | None]]:
    """Return the moments of a list such as EXDATE, and how long each is where it says so.

    Raises: DateError when one cannot be read.
    """
    for found in values(entry, name):
        if isinstance(found, str):  # what icalendar could not read; an empty one says nothing
            if found.strip():
                raise no_date(found)
            continue
        for one in found.dts:
            value = one.dt
            start, end = value if isinstance(value, tuple) else (value, None)
            lasts = end - start if isinstance(end, date) else end
            yield _moment(entry, name, found, start), lasts


def duration(entry: CalendarEntry) -> timedelta | None:
    """Return how long an event is, where it says so. Raises: DateError when it cannot be read."""
    for found in values(entry, "DURATION"):
        value = _dt(found)
        if not isinstance(value, timedelta):
            raise no_date(str(value))
        return value
    return None


def _dt(found: Any) -> Any:
    """Return the value of a property. A broken one raises a ValueError even for hasattr."""
    if isinstance(found, str):
        raise no_date(found)
    return found.dt


def no_date(value: str) -> DateError:
    """Return the sentence for what is no date."""
    return DateError("{value!r} is no date", value=one_line(value)[:40])


def _moment(entry: CalendarEntry, name: str, found: Any, value: Any) -> Moment:
    if not isinstance(value, date):
        raise no_date(str(value))
    if not FIRST_YEAR < value.year < LAST_YEAR:
        raise DateError("the year {year} is out of reach", year=f"{value.year:04}")
    if not isinstance(value, datetime) or _is_day(entry, name, found):
        return Moment(datetime.combine(value, time()))
    local = value.replace(tzinfo=None, fold=0, microsecond=0)
    if value.tzinfo is None:
        strange = str(found.params.get("TZID", ""))
        return Moment(local, timed=True, strange=one_line(strange)[:100])
    ours = _same_clocks(value.tzinfo, STOCKHOLM, value.year)
    return Moment(local, timed=True, zone=None if ours else value.tzinfo)


def _is_day(entry: CalendarEntry, name: str, found: Any) -> bool:
    """Tell a day that has a time zone beside it, which icalendar gives as its midnight."""
    if str(found.params.get("VALUE", "")).upper() == "DATE":
        return True
    raw = [one.rpartition(":")[2] for one in entry.lines if one.upper().startswith(name)]
    return bool(raw) and all(map(_WHOLE_DAY.fullmatch, raw))


def zone_name(zone: tzinfo | None, year: int) -> str | None:
    """Return the name in the time zone database of a zone, or of one whose clocks go as its.

    Raises: DateError when there is none.
    """
    if zone is None:
        return None
    if zone is UTC or _same_clocks(zone, UTC, year):
        return "UTC"
    if isinstance(zone, ZoneInfo) and zone.key:
        return str(zone.key)
    return _found_name(zone, year)


@lru_cache(maxsize=64)
def _found_name(zone: tzinfo, year: int) -> str:
    for name in sorted(available_timezones()):
        if "/" in name and _same_clocks(zone, ZoneInfo(name), year):
            return name
    raise DateError("its time zone is like none that is known")


@lru_cache(maxsize=2000)
def _same_clocks(zone: tzinfo, other: tzinfo, year: int) -> bool:
    """Tell whether two zones have the same time from a year on, as far as they can be asked."""
    return all(
        at.replace(tzinfo=zone).utcoffset() == at.replace(tzinfo=other).utcoffset()
        for at in _samples(min(max(year, FIRST_YEAR + 1), LAST_YEAR - 4))
    )


@lru_cache(maxsize=300)
def _samples(year: int) -> Sequence[datetime]:
    return [
        datetime(year + n, month, day, 12) for n in (0, 1, 3) for month in range(1, 13)
        for day in (1, 15, 27)
    ]  # fmt: skip
