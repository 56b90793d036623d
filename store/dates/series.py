"""When a body meets, in words: `tredje tisdagen varje månad kl 16`, some days, every other week."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec import Struct

from store.common.text import one_line
from store.dates.building import Context
from store.dates.meetings import first_day
from store.dates.periods import DateError
from store.dates.reading import NOTHING, read_whole
from store.dates.rules import moments
from store.dates.series_words import (
    CLOCKS,
    EVERY_NTH,
    EXCEPT,
    FREQUENCIES,
    FROM,
    IN_PERIOD,
    IN_WEEKS,
    NOISE,
    PARITY,
    PERIOD,
    PLACE,
    TITLE,
    UNTIL,
    frequency,
    month_numbers,
)
from store.dates.span import Span

_LONGEST = 500
_MOST_DAYS = 60
"""Days that may be counted up one by one."""
_SEPARATOR = re.compile(r"\s*(?:[,;]|\s(?:och|and|samt|&)\s)\s*")
_EVEN = ",".join(str(week) for week in range(2, 54, 2))
_ODD = ",".join(str(week) for week in range(1, 54, 2))
_EXAMPLE = "tredje tisdagen varje månad kl 16"


class Series(Struct, frozen=True):
    """When a body meets: on some days, in order, or by a rule (RFC 5545) from its first one on.

    `minutes` is 0 where no end was named.
    """

    days: tuple[date, ...]
    rule: str | None = None
    start: time | None = None
    minutes: int = 0
    place: str = ""
    text: str = ""

    def first_days(self, count: int) -> list[date]:
        """Return the first days that it gives, at most so many."""
        if self.rule is None:
            return list(self.days[:count])
        begin = datetime.combine(self.days[0], time())
        end = begin + timedelta(days=366 * (count + 1))
        return [one.date() for one, _n in zip(moments(self.rule, begin, end), range(count))]  # noqa: B905 - cut short


class Otherwise(Struct, frozen=True):
    """What a meeting is to be otherwise; None where it stays as it is."""

    day: date | None = None
    start: time | None = None
    minutes: int | None = None
    place: str | None = None
    text: str | None = None
    whole_day: bool = False


class _Rest:
    """What of a text is not understood yet, and what is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.read: list[str] = []

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Take out the first part that fits."""
        found = pattern.search(self.text)
        if found:
            self.read.append(found.group().strip(" ,;"))
            self.text = f"{self.text[: found.start()]} {self.text[found.end() :]}"
        return found

    @property
    def left(self) -> str:
        return " ".join(self.text.split()).strip(" ,;.")

    def refuse(self) -> DateError:
        """Return what was read and what was not."""
        if not self.read:
            return DateError(
                "{text!r} does not say when it meets: write for example {example}, a date, or "
                "several with commas between them",
                text=self.left[:60],
                example=_EXAMPLE,
            )
        return DateError(
            "{rest!r} is not understood; {read} is. Write for example {example}",
            rest=self.left[:60],
            read=", ".join(self.read)[:100],
            example=_EXAMPLE,
        )


def read_series(text: str, context: Context) -> Series:
    """Read when a body meets, by a day that it is read on; a rule begins there unless told.

    Raises: DateError with what was read and what was not, or when it falls on no day.
    """
    rest = _Rest(_checked(text))
    said = _beside(rest)
    days = _days(rest.left, context)
    if days:
        return Series(days, None, **said)
    return Series(*_ruled(rest, context), **said)


def read_otherwise(text: str, context: Context) -> Otherwise:
    """Read what a meeting is to be otherwise: `10 november kl 9 i Rådhuset`, or only one of these.

    Raises: DateError with what was read and what was not.
    """
    rest = _Rest(_checked(text))
    said: dict[str, Any] = {name: value or None for name, value in _beside(rest).items()}
    days = _days(rest.left, context) if rest.left else ()
    if rest.left and len(days) != 1:
        raise rest.refuse()
    return Otherwise(days[0] if days else None, **said)


def _checked(text: str) -> str:
    line = one_line(text)
    if len(line) > _LONGEST:
        raise DateError(
            "{count} characters are more than are read of a meeting: at most {most}",
            count=len(line),
            most=_LONGEST,
        )
    return line


def _beside(rest: _Rest) -> dict[str, Any]:
    """Take out what stands beside the days: what it is, where, and when on the day."""
    title = rest.take(TITLE)
    place = rest.take(PLACE)
    start, minutes = _clock(rest)
    rest.take(NOISE)
    return {
        "start": start,
        "minutes": minutes,
        "place": (place["named"] or place["place"]).strip(" ,") if place else "",
        "text": title["title"].strip() if title else "",
    }


def _clock(rest: _Rest) -> tuple[time | None, int]:
    """Return when it begins and how many minutes it takes."""
    found = next(filter(None, map(rest.take, CLOCKS)), None)
    if found is None:
        return None, 0
    start = _time(found, "")
    if any(map(rest.take, CLOCKS)):
        raise DateError("two times of the day are named: write the one meant")
    end = _time(found, "end") if found["end_hour"] else None
    if end is None:
        return start, 0
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    return start, minutes % (24 * 60)


def _time(found: re.Match[str], which: str) -> time:
    prefix = f"{which}_" if which else ""
    hour, minute = int(found[f"{prefix}hour"]), int(found[f"{prefix}minute"] or 0)
    half = (found["half"] or "").replace(".", "").strip().casefold()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise DateError("{text} is no time of the day", text=found.group().strip()[:20])
    return time(hour, minute)


def _days(text: str, context: Context) -> tuple[date, ...]:
    """Return the days that are counted up; none where anything else stands among them.

    A year behind the last one is that of all, and so is its month where the others have none.
    """
    parts = [part for part in _SEPARATOR.split(text) if part]
    if not parts or len(parts) > _MOST_DAYS:
        return ()
    last = re.search(r"(?<=\s)(?P<tail>[^\W\d_]+\.?(?:\s+[0-9]{4})?)$", parts[-1])
    year = re.search(r"\s[0-9]{4}$", parts[-1])
    found = []
    for part in parts:
        whole = part
        if re.fullmatch(r"(?:den\s+)?[0-9]{1,2}(?::?[ea])?", part) and last:
            whole = f"{part} {last['tail']}"
        elif year and not re.search(r"[0-9]{4}", part):
            whole = f"{part}{year.group()}"
        span = read_whole(whole, context).span
        if span is None or span.first is None or span.precision != "day":
            return ()
        if span.first != span.last:
            return ()
        found.append(span.first)
    return tuple(sorted(set(found)))


def _ruled(rest: _Rest, context: Context) -> tuple[tuple[date, ...], str]:
    """Return the first day of a rule, and the rule."""
    without = rest.take(EXCEPT)
    begin, until = _limits(rest, context)
    parity = rest.take(PARITY)
    more = [IN_WEEKS] if parity else [IN_PERIOD] if until else []
    parts = _frequency(rest, context, more)
    if parity:
        if parts["FREQ"] != "WEEKLY" or "INTERVAL" in parts:
            raise rest.refuse()
        weeks = _EVEN if parity["even"] else _ODD
        parts = {**parts, "FREQ": "YEARLY", "BYWEEKNO": weeks}
    if rest.left:
        raise rest.refuse()
    if without:
        months = set(range(1, 13)) - set(month_numbers(without["months"]))
        parts["BYMONTH"] = ",".join(map(str, sorted(months)))
    if until:
        parts["UNTIL"] = f"{until:%Y%m%d}"
    # Every second week is counted from the first day that fits, not from the week one writes in.
    bare = {name: value for name, value in parts.items() if name != "INTERVAL"}
    first = first_day(_rule(bare), begin)
    return (first,), _rule(parts)


def _rule(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _frequency(rest: _Rest, context: Context, more: Sequence[re.Pattern[str]]) -> dict[str, str]:
    if twofold := rest.take(EVERY_NTH):
        raise DateError(
            "{text!r} may be every other week or the second of each month: write {week} or {month}",
            text=twofold.group().strip(),
            week="varannan onsdag, every other Wednesday",
            month="andra onsdagen varje månad, second Wednesday of the month",
        )
    found = next(filter(None, map(rest.take, (*FREQUENCIES, *more))), None)
    if found is None:
        for part in _SEPARATOR.split(rest.left):
            refused = read_whole(part, context).refused
            if refused not in (None, NOTHING):
                raise DateError(refused.text, **refused.values)
        raise rest.refuse()
    return frequency(found)


def _limits(rest: _Rest, context: Context) -> tuple[date, date | None]:
    """Return the day from which on it meets, and the last one that it may."""
    start, end = rest.take(FROM), rest.take(UNTIL)
    begin = _span(start["from"], context).first if start else None
    until = _until(end["until"], context, begin) if end else None
    period = None if begin and until else rest.take(PERIOD)
    if period:
        span = _span(period["period"], context)
        begin, until = begin or span.first, until or span.last
    begin = begin or context.today
    if until and until < begin:
        raise DateError("{last} is before {first}", first=begin, last=until)
    return begin, until


def _until(text: str, context: Context, begin: date | None) -> date | None:
    """Return the last day of a time; without a year it is the first after the beginning."""
    start = begin or context.today
    years = (start.year, start.year + 1)
    found = [_span(text, Context(year, context.today)).last for year in years]
    return next((one for one in found if one and one >= start), found[0])


def _span(text: str, context: Context) -> Span:
    answer = read_whole(text, context)
    if answer.span is None or answer.span.first is None or answer.span.last is None:
        raise DateError("{text!r} names no days", text=text[:60])
    return answer.span
