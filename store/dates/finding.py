"""Where a text names times: the forms met in it, with the words around that lead them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple, get_args

from store.dates import counting, words
from store.dates.building import Context, cycle_point
from store.dates.cores import AROUND, Build, Core, cores_in
from store.dates.forms import OTHERS, Strength
from store.dates.periods import RECURRING, DateError, Period
from store.dates.span import SpanKind
from store.dates.telling import tells

_KINDS: tuple[SpanKind, ...] = get_args(SpanKind)
_LEADS = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in words.LEADS.items())
_LEAD = re.compile(rf"(?<![\w-])(?:{_LEADS})(?:\s+(?:{words.FILLERS})){{0,2}}\s+$", re.IGNORECASE)
_AFTERWARDS = re.compile(
    r",?\s+(?:" + "|".join(f"(?P<{kind}>{one})" for kind, one in words.AFTERWARDS.items()) + r")\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(rf",?\s+(?:{words.YEARLY})\b", re.IGNORECASE)
_YEARLY_BEFORE = re.compile(
    r"(?<!\w)(?:årligen|(?:varje|each|every)\s+(?:år|year)|annually),?\s+(?:den\s+)?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(rf"\b(?:{words.ABOUT})(?:\s+(?:den|vid|i))?\s+$", re.IGNORECASE)
_RANGE_FROM = re.compile(r"(?:från|from)\b", re.IGNORECASE)
"""Before a time that goes from one day to another: the first of them, and no mere beginning."""
_EDGE = re.compile(r"(?<![\w/])(?<![\w][-–.:,])")
_END = re.compile(r"(?!\w|[/–.:,-]\w|\s*[%°])")
_COUNTED = re.compile(rf"\s+(?:{words.COUNTED})\b", re.IGNORECASE)
"""After bare digits that are an amount."""
_NOT_BEFORE_NUMBERS = frozenset(("vid", "per", "på", "om", "at", "on"))
"""Amounts stand after these where bare digits follow, and no year."""
_CODE = re.compile(r"[A-Z][0-9]", re.IGNORECASE)
_NOT_BEFORE_CODES = frozenset(("på", "om", "at", "on"))
"""A line of the underground stands after these where `T1` follows, and no time."""
_PERSON = re.compile(r"(?:Maj|April|May|June|Augusti|August)\s+[A-ZÅÄÖ][a-zåäö]")
_BEFORE_NAMES = frozenset(("till", "från", "på", "om", "efter", "to", "from", "on", "by", "after"))


_WRITTEN = tuple(
    one for one in OTHERS if one.strength not in {"whole", "spoken"} or one.build is cycle_point
)
"""The forms of what a document says, where nobody speaks of the days around."""


_TOLD = tuple(
    one
    for one in OTHERS
    if one.build
    not in {
        counting.spoken_day,
        counting.coming_weekday,
        counting.weekday_of_week,
        counting.next_period,
        counting.ahead,
    }
)
"""The forms that no day is needed for on which they are said."""


class Met(NamedTuple):
    """A time in a text, with the words around it that say how something stands to it."""

    start: int
    end: int
    strength: Strength
    builds: Sequence[Build]
    kind: SpanKind


def meetings(text: str, *, spoken: bool) -> Iterator[Met]:
    """Return where a sentence names times; they may overlap."""
    if not (spoken or tells(text)):
        return
    cores = [
        core
        for core in cores_in(text, OTHERS if spoken else _WRITTEN)
        if core.strength != "whole"
        and (spoken or core.strength != "spoken")
        and _stands_free(core, text)
        and _names_a_time(core, text)
    ]
    for core in cores:
        yield _with_words(core, cores, text)


def covering(text: str, *, spoken: bool = True) -> Met | None:
    """Return the time that a text is as a whole; None when it is something else."""
    cores = list(cores_in(text, OTHERS if spoken else _TOLD))
    for core in cores:
        met = _with_words(core, cores, text)
        if (met.start, met.end) == (0, len(text)):
            return met
    return None


def _stands_free(core: Core, text: str) -> bool:
    return bool(_EDGE.match(text, core.start) and _END.match(text, core.end))


def _names_a_time(core: Core, text: str) -> bool:
    """Tell whether words that may name a time do so where they stand."""
    if core.strength not in {"weak", "number"}:
        return True
    lead = _lead(core, text)
    if lead is None or _COUNTED.match(text, core.end):
        return False
    said, first = text[core.start : core.end], lead[0].split()[0].casefold()
    if core.strength == "weak":
        return not (
            _is_a_name(core, text) or (_CODE.fullmatch(said) and first in _NOT_BEFORE_CODES)
        )
    return first not in _NOT_BEFORE_NUMBERS


def _is_a_name(core: Core, text: str) -> bool:
    """Tell whether a month's name is a person's or the planet's: `till Maj Ek`, `till Mars`."""
    lead = _lead(core, text)
    if lead is None or lead[0].split()[-1].casefold() not in _BEFORE_NAMES:
        return False
    return bool(_PERSON.match(text, core.start)) or text[core.start : core.end] == "Mars"


def _lead(core: Core, text: str) -> re.Match[str] | None:
    return _LEAD.search(text, max(0, core.start - AROUND), core.start)


def _with_words(core: Core, cores: Sequence[Core], text: str) -> Met:
    """Return a time with the words before and after it; what leads the next time is not its own."""
    lead, start, end = _lead(core, text), core.start, core.end
    kind = _kind(lead, core)
    start = lead.start() if lead else start
    builds = [core.build, *core.more]
    if yearly := _own(_YEARLY.match(text, end), cores, text):
        end = yearly.end()
    if late := _own(_AFTERWARDS.match(text, end), cores, text):
        end, kind = late.end(), next(kind for kind in words.AFTERWARDS if late[kind])
    before = _YEARLY_BEFORE.search(text, max(0, start - AROUND), start)
    start = before.start() if before else start
    if yearly or before:
        builds = [partial(_recurs, build) for build in builds]
    if about := _ABOUT.search(text, max(0, start - AROUND), start):
        start = about.start()
        builds = [partial(_about, text[start:end])]
    return Met(start, end, core.strength, builds, kind)


def _own(
    words_after: re.Match[str] | None, cores: Sequence[Core], text: str
) -> re.Match[str] | None:
    """Return the words after a time, unless they lead the time after them."""
    if words_after is None:
        return None
    begins = (_begin(one, text) for one in cores if one.start >= words_after.end())
    return None if any(one < words_after.end() for one in begins) else words_after


def _begin(core: Core, text: str) -> int:
    """Return where a time begins with the words that lead it."""
    lead = _lead(core, text)
    start = lead.start() if lead else core.start
    yearly = _YEARLY_BEFORE.search(text, max(0, start - AROUND), start)
    return yearly.start() if yearly else start


def _recurs(build: Build, context: Context) -> Period:
    """Return what comes again on the days of a time; in a whole year, on none that are known."""
    period = build(context)
    whole = period.precision in {"year", "years"}
    return RECURRING if whole else period._replace(precision="recurring")


def _about(text: str, _context: Context) -> Period:
    raise DateError("{text} is only about a time: write the earliest or the latest", text=text)


def _kind(lead: re.Match[str] | None, core: Core) -> SpanKind:
    """Return how the words before a time stand to its days."""
    said: SpanKind = next((kind for kind in _KINDS if lead and lead[kind]), "at")
    begins = said == "from" and core.ranged and lead and _RANGE_FROM.match(lead[0])
    if said == "before" and core.ends:
        return "by"
    return core.kind if said == "at" or begins else said
