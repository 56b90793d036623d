"""The terms of the filter about time: how their values are read, and what they ask."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from operator import eq, ge, gt, le, lt

from store.common.errors import Message
from store.dates.cycle import Cycle, PointName, point_key
from store.dates.periods import FIRST_YEAR, LAST_YEAR
from store.dates.span import Span, read_cell
from store.entries.entries import Entry
from store.entries.silence import is_followed, is_silent, moved_by, never_heard
from store.filters.checks import Check, Holds
from store.filters.terms import Operator, Term

EVER, MEETING, ALL = "ever", "meeting", "all"
_WORDS = {
    "silent": {"alltid": EVER, "ever": EVER, "always": EVER},
    "year": {"alla": ALL, "all": ALL},
    "before": {"möte": MEETING, "mote": MEETING, "sammanträde": MEETING, "meeting": MEETING},
}
_POINTS: dict[str, PointName] = {
    "t1": "t1", "t2": "t2", "vp": "plan", "plan": "plan", "vb": "annual", "annual": "annual",
    "bokslut": "annual", "avstämning": "reconciliation", "avstamning": "reconciliation",
    "reconciliation": "reconciliation", "budget": "budget",
}  # fmt: skip
_POINT = re.compile(r"([a-zåäö][a-zåäö0-9]*)(?:[- ]?([0-9]{4}))?")
_DAYS = re.compile(r"([0-9]{1,5})\s?([dvw]?)")
_AGE = re.compile(r"[0-9]{1,5}\s?[dvw]")
_EARLIER: dict[Operator, Operator] = {":": ":", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""How a day compares whose age does so."""
_COMPARE: dict[str, Callable[[int, int], bool]] = {
    ":": eq, "<": lt, "<=": le, ">": gt, ">=": ge,
}  # fmt: skip
Read = Span | str | Message
"""What a value was read as: days, a word or key, or why it could not be."""


def read_when(text: str, as_of: date) -> Span | Message:
    """Read a time as a filter names it: `2024-08`, `v38`, `T2`, `våren-2024`, `+2v`."""
    span = read_cell(text)
    if span.last:
        return span
    from store.dates.building import Context
    from store.dates.reading import read_whole

    context = Context.of_day(as_of)
    answer = read_whole(text, context)
    spaced = read_whole(text.replace("-", " "), context) if answer.span is None else answer
    if spaced.span and spaced.span.last:
        return spaced.span
    values = {"value": text, "reason": answer.refused or Message("no time is named")}
    return Message("{value!r} is no date: {reason}", values)


def read_age(operator: Operator, value: str, as_of: date) -> tuple[Operator, Read]:
    """Read how old or how new something is: `>7d` is more than seven days ago, `>2024-05` after.

    What comes is a comparison with a day in both cases.
    """
    if not _AGE.fullmatch(value):
        return operator, read_when(value, as_of)
    return _EARLIER[operator], _since(value, as_of)


def read_value(key: str, value: str, as_of: date) -> Read:
    """Read the value of a term about silence, lateness, meetings or the cycle."""
    if word := _WORDS.get(key, {}).get(value):
        return word
    if key == "year":
        problem = Message("{value!r} is no year such as 2024, nor alla", {"value": value})
        return value if _is_year(value) else problem
    if key in {"late", "moved"}:
        days = _days(value)
        problem = Message("{value!r} is no number of days, such as 30d", {"value": value})
        return problem if days is None else str(days)
    if key == "cycle":
        return _point(value, as_of)
    if key == "silent":
        return _since(value, as_of)
    return read_when(value, as_of)


def _is_year(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) == 4


def _days(value: str) -> int | None:
    match = _DAYS.fullmatch(value)
    return int(match[1]) * (1 if match[2] in {"", "d"} else 7) if match else None


def _point(value: str, as_of: date) -> Read:
    match = _POINT.fullmatch(value)
    name = _POINTS.get(match[1]) if match else None
    year = int(match[2]) if match and match[2] else as_of.year
    if name is None or not FIRST_YEAR <= year <= LAST_YEAR:
        known = ", ".join(("T1", "T2", "VB", "VP", "avstämning", "budget"))
        return Message("{value!r} is none of: {known}", {"value": value, "known": known})
    return point_key(name, year)


def _since(value: str, as_of: date) -> Read:
    """Read since when: days back, a point of the cycle that has been, or a date."""
    days = _days(value)
    if days is not None:
        since = date.fromordinal(max(as_of.toordinal() - days, 1))
        return Span(value, "day", since, since)
    match = _POINT.fullmatch(value)
    if match and (name := _POINTS.get(match[1])):
        return _last_point(name, int(match[2]) if match[2] else None, as_of)
    return read_when(value, as_of)


def _last_point(name: PointName, year: int | None, as_of: date) -> Read:
    if year is None:
        year = as_of.year if Cycle().point(name, as_of.year).last < as_of else as_of.year - 1
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Message("the year {year} is out of reach", {"year": year})
    point = Cycle().point(name, year)
    return Span(point.key, "cycle", point.first, point.last, "at", point.key)


def timed(term: Term) -> Check:
    """Return what a term about time asks of an entry."""
    match term.key:
        case "late":
            return Holds(_late(_COMPARE[term.operator], int(term.value)))
        case "moved":
            return Holds(_moved(_COMPARE[term.operator], int(term.value)))
        case "cycle":
            return Holds(lambda entry: _answered(entry, term.value))
        case "before":
            return Holds(_before(term))
        case _ if term.value == EVER:
            return Holds(never_heard)
        case _:
            span = term.span or Span("")
            return Holds(lambda entry: is_silent(entry, _placed(entry, span).last or date.min))


def _placed(entry: Entry, span: Span) -> Span:
    return entry.calendar.placed(span) if entry.calendar else span


def _late(compare: Callable[[int, int], bool], days: int) -> Callable[[Entry], bool]:
    def test(entry: Entry) -> bool:
        found = entry.deadline
        return found is not None and found.cls == "overdue" and compare(-(found.days or 0), days)

    return test


def _moved(compare: Callable[[int, int], bool], days: int) -> Callable[[Entry], bool]:
    def test(entry: Entry) -> bool:
        moved = moved_by(entry)
        return moved is not None and compare(moved, days)

    return test


def _answered(entry: Entry, key: str) -> bool:
    """Tell whether an entry is to be answered for at a point: it hangs on it or is due by then."""
    found = entry.deadline
    if found is None or found.last is None or found.cls in {"closed", "invalid"}:
        return False
    if found.row.end.point == key:
        return True
    cycle = entry.calendar.cycle if entry.calendar else Cycle()
    days = cycle.answered(key)
    return days is not None and days[0] <= found.last <= days[1]


def _before(term: Term) -> Callable[[Entry], bool]:
    bound = term.span.first if term.span else None

    def test(entry: Entry) -> bool:
        found = entry.deadline
        if found is None or found.last is None or found.cls == "invalid" or not is_followed(entry):
            return False
        if bound:
            return found.last < bound
        if entry.calendar is None:
            return False
        meeting = entry.calendar.next_meeting(entry.leads, entry.as_of)
        return meeting is not None and found.last <= meeting

    return test
