"""The rules of a series in its own time, without what its start says as well."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, tzinfo

from msgspec import Struct

from store.dates.meetings import checked_rule
from store.dates.periods import LAST_YEAR, DateError
from store.dates.rules import MOST, moments, read_rule
from store.documents.ics.moments import Moment
from store.model.occurrences import begins
from store.model.records import Meeting

LONGEST = timedelta(days=366)
"""How long an event may be, and the stretch in which a rule's times are counted."""
_AHEAD = 50
"""Years of a rule without end that nobody looks beyond."""
_CLOCK = {"BYHOUR": "hour", "BYMINUTE": "minute", "BYSECOND": "second"}


class Series(Struct):
    """A series on its way: the meeting, and the zone that its times are in."""

    meeting: Meeting
    zone: tzinfo | None


def rule_text(found: object) -> str:
    """Return a rule as its file writes it; icalendar gives a text or a value of its own."""
    return found if isinstance(found, str) else str(found.to_ical().decode())  # type: ignore[attr-defined]


def rule_of(series: Series, found: object) -> str:
    """Return a rule as it is worked out here: its end in the time of the series.

    Raises: DateError when it cannot be read, ends before it begins or repeats within a day.
    """
    start = begins(series.meeting)
    parts = [part for part in rule_text(found).strip().upper().split(";") if part]
    kept = [_until(series, part) for part in parts if not _says_nothing(part, start)]
    rule = checked_rule(";".join(kept))
    until = read_rule(rule).until
    if until and until < start:
        raise DateError("its rule ends before it begins")
    return rule


def _says_nothing(part: str, start: datetime) -> bool:
    """Tell what a rule says that its start says as well, or that is so anyway."""
    name, _sign, value = part.partition("=")
    if name in _CLOCK:
        return value.lstrip("0") == str(getattr(start, _CLOCK[name])).lstrip("0")
    return part in {"RSCALE=GREGORIAN", "SKIP=OMIT"}


def _until(series: Series, part: str) -> str:
    """Return the end of a rule in UTC in the time of the series; others as they stand."""
    if not re.fullmatch(r"UNTIL=[0-9]{8}T[0-9]{6}Z", part):
        return part
    try:
        at = datetime.strptime(part, "UNTIL=%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return part  # refused with its rule
    if series.meeting.start is None and at.time() == time():
        return f"UNTIL={at:%Y%m%d}"
    local = Moment(at.replace(tzinfo=None), timed=True, zone=UTC).in_zone(series.zone)
    return f"UNTIL={local:%Y%m%dT%H%M%S}"


def is_cut(rule: str, start: datetime) -> bool:
    """Tell whether a rule has more times than are worked out, within what anybody looks at."""
    read = read_rule(rule)
    a_year = sum(1 for _ in moments(rule, start, start + LONGEST))
    years = read.until.year - start.year + 1 if read.until else _AHEAD
    if read.count is not None:
        return read.count > MOST
    if a_year * years <= MOST:
        return False
    last = read.until or datetime(min(start.year + _AHEAD, LAST_YEAR), 12, 31)
    return len(list(moments(rule, start, last))) == MOST
