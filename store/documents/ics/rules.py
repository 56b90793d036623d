"""Rules of repetition (RFC 5545, 3.3.10) as they are worked out here, in the time of the series."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, tzinfo

from store.dates.meetings import checked_rule
from store.dates.periods import LAST_YEAR, DateError
from store.dates.rules import MOST, read_rule
from store.dates.rules import moments as rule_moments
from store.documents.ics.moments import Moment
from store.model.meetings import Meeting
from store.model.occurrences import begins

_YEAR = timedelta(days=366)
_AHEAD = 50
"""Years of a rule without end that nobody looks beyond."""
_CLOCK = {"BYHOUR": "hour", "BYMINUTE": "minute", "BYSECOND": "second"}


def rule_in(meeting: Meeting, zone: tzinfo | None, found: object) -> str:
    """Return a rule of a meeting in a zone: its end in that time, nothing that goes without saying.

    Raises:
        DateError: it cannot be read, ends before it begins or repeats within a day.
    """
    said = found if isinstance(found, str) else found.to_ical().decode()  # type: ignore[attr-defined]
    start = begins(meeting)
    parts = [part for part in said.strip().upper().split(";") if part]
    kept = [_until(meeting, zone, part) for part in parts if not _says_nothing(part, start)]
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


def _until(meeting: Meeting, zone: tzinfo | None, part: str) -> str:
    """Return the end of a rule in UTC in the time of the series; others as they stand."""
    if not re.fullmatch(r"UNTIL=[0-9]{8}T[0-9]{6}Z", part):
        return part
    try:
        at = datetime.strptime(part, "UNTIL=%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return part  # refused with its rule
    if meeting.start is None and at.time() == time():
        return f"UNTIL={at:%Y%m%d}"
    local = Moment(at.replace(tzinfo=None), timed=True, zone=UTC).in_zone(zone)
    return f"UNTIL={local:%Y%m%dT%H%M%S}"


def is_cut(rule: str, start: datetime) -> bool:
    """Tell whether a rule has more times than are worked out, within what anybody looks at."""
    read = read_rule(rule)
    a_year = sum(1 for _ in rule_moments(rule, start, start + _YEAR))
    years = read.until.year - start.year + 1 if read.until else _AHEAD
    if read.count is not None:
        return read.count > MOST
    if a_year * years <= MOST:
        return False
    last = read.until or datetime(min(start.year + _AHEAD, LAST_YEAR), 12, 31)
    return len(list(rule_moments(rule, start, last))) == MOST
