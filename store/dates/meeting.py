"""Where a text may name a time: the forms met in it, joined to longer ones, and their leads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import chain
from typing import NamedTuple, get_args

from msgspec.structs import replace

from store.dates import counting, words
from store.dates import offsets as counted
from store.dates.building import Context, Words, cycle_point, day, month, season, two_times
from store.dates.forms import BESIDE, BETWEEN, OTHERS, PART, SIMPLE, Form, Strength
from store.dates.lists import listed
from store.dates.periods import RECURRING, DateError, Part, Period, joined, part_of
from store.dates.span import Kind

Build = Callable[[Context], Period]
_KINDS: tuple[Kind, ...] = get_args(Kind)
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
_MIDST = re.compile(r"\b(?:mellan|between)\s+$", re.IGNORECASE)
_BESIDE = re.compile(BESIDE, re.IGNORECASE)
_PART = re.compile(PART, re.IGNORECASE)
_BETWEEN = re.compile(BETWEEN, re.IGNORECASE)
_RANGE_FROM = re.compile(r"(?:från|from)\b", re.IGNORECASE)
"""Before a time that goes from one day to another: the first of them, and no mere beginning."""
_AROUND = 60
"""Characters before a time that can say how something stands to it."""
_EDGE = re.compile(r"(?<![\w/])(?<![\w][-–.:,])")
_END = re.compile(r"(?!\w|[/–.:,-]\w|\s*[%°])")
_COUNTED = re.compile(
    r"\s+(?:st|kr|kronor|mnkr|tkr|procent|personer|platser|lägenheter|bostäder|kvm|m²|elever|barn"
    r"|hushåll|anställda|invånare|nya)\b",
    re.IGNORECASE,
)
"""After bare digits that are an amount."""
_NOT_BEFORE_NUMBERS = frozenset(("vid", "per", "på", "om", "at", "on"))
"""Amounts stand after these where bare digits follow, and no year."""
_CODE = re.compile(r"[A-Z][0-9]", re.IGNORECASE)
_NOT_BEFORE_CODES = frozenset(("på", "om", "at", "on"))
"""A line of the underground stands after these where `T1` follows, and no time."""
_PERSON = re.compile(r"(?:Maj|April|May|June|Augusti|August)\s+[A-ZÅÄÖ][a-zåäö]")
_BEFORE_NAMES = frozenset(("till", "från", "på", "om", "efter", "to", "from", "on", "by", "after"))
_YEARED = re.compile(r"[0-9]{4}|[-–'’][0-9]{2}\b|\bår(?:et)?\b|\byear\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


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


class _Core(NamedTuple):
    """A form met in a text, without the words around it."""

    start: int
    end: int
    strength: Strength
    build: Build
    kind: Kind = "at"
    ranged: bool = False
    more: Sequence[Build] = ()
    """What else is counted up with it."""


class Met(NamedTuple):
    """A time in a text, with the words around it that say how something stands to it."""

    start: int
    end: int
    strength: Strength
    builds: Sequence[Build]
    kind: Kind


def meetings(text: str, *, spoken: bool) -> Iterator[Met]:
    """Return where a sentence names times; they may overlap."""
    if not (spoken or _tells(text)):
        return
    cores = [
        core
        for core in _cores(text, OTHERS if spoken else _WRITTEN)
        if core.strength != "whole"
        and (spoken or core.strength != "spoken")
        and _stands_free(core, text)
        and _names_a_time(core, text)
    ]
    for core in cores:
        yield _with_words(core, cores, text)


def _tells(text: str) -> bool:
    """Tell quickly whether a text may name a time at all."""
    return bool(_DIGIT.search(text) or words.TELLING.intersection(_WORD.findall(text.casefold())))


def covering(text: str, *, spoken: bool = True) -> Met | None:
    """Return the time that a text is as a whole; None when it is something else."""
    cores = list(_cores(text, OTHERS if spoken else _TOLD))
    for core in cores:
        met = _with_words(core, cores, text)
        if (met.start, met.end) == (0, len(text)):
            return met
    return None


@cache
def _pattern(form: Form) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{form.pattern})(?!\w)", re.IGNORECASE)


def _cores(text: str, forms: Sequence[Form]) -> Iterator[_Core]:
    simple, others = list(_formed(SIMPLE, text)), list(_formed(forms, text))
    longer = [*_joined(simple, text), *_parted(simple, text)]
    yield from chain(others, simple, longer, _listed(text))
    yield from _counted([*others, *simple, *longer], text)


def _listed(text: str) -> Iterator[_Core]:
    """Return the times that are counted up, each of which has its days."""
    for one in listed(text):
        first, *more = (partial(_item, item) for item in one.items)
        yield _Core(one.start, one.end, one.strength, first, more=more)


def _item(item: str, context: Context) -> Period:
    met = covering(item)
    if met is None:
        raise two_times(item)
    return met.builds[0](context)


def _counted(cores: Sequence[_Core], text: str) -> Iterator[_Core]:
    """Return the days that are counted from a time, refused where it is none that is known."""
    for one in counted.offsets(text):
        named = [core for core in cores if counted.names(one, text, core.start)]
        for core in named:
            build = partial(_count, one, core)
            yield _Core(one.start, core.end, "strong", build, one.kind)
        if not named:
            end = counted.end_of_unknown(one, text)
            yield _Core(one.start, end, "strong", partial(_unknown, text[one.start : end]))


def _count(offset: counted.Offset, core: _Core, context: Context) -> Period:
    return counted.count_from(offset, core.build(context))


def _unknown(text: str, _context: Context) -> Period:
    raise counted.unknown_day(text)


def _formed(forms: Sequence[Form], text: str) -> Iterator[_Core]:
    said = frozenset(_WORD.findall(text.casefold()))
    for form in forms:
        if not form.wants or not said.isdisjoint(form.wants):
            for match in _pattern(form).finditer(text):
                yield _core(form, match, text)


def _core(form: Form, match: re.Match[str], text: str) -> _Core:
    """Return a form where it was met, with a year that stands beside it in words or two digits."""
    groups = match.groupdict()
    beside = None
    if form.takes_year and not groups.get("year"):
        beside = _BESIDE.match(text, match.end())
    if beside and beside["bare"] and form.build is not day:
        beside = None
    end = beside.end() if beside else match.end()
    named = beside and form.build in {month, season}
    strength: Strength = "strong" if named else form.strength
    build = partial(_build, form, match, beside)
    return _Core(match.start(), end, strength, build, form.kind, bool(groups.get("to")))


def _build(
    form: Form, match: re.Match[str], beside: re.Match[str] | None, context: Context
) -> Period:
    return form.build(Words(match, context, beside))


def _joined(simple: Sequence[_Core], text: str) -> Iterator[_Core]:
    """Return from one time to another where the words between them say so."""
    for one in simple:
        for other in simple:
            if other.start <= one.end or other.start - one.end > _AROUND:
                continue
            between = _BETWEEN.fullmatch(text, one.end, other.start)
            if between is None or _is_month_and_year(one, other, text):
                continue
            midst = _MIDST.search(text, max(0, one.start - _AROUND), one.start)
            start, strength = midst.start() if midst else one.start, _weaker(one, other)
            if between["either"]:
                build = partial(_one_of_two, text[one.start : other.end])
                yield _Core(one.start, other.end, strength, build)
            elif midst or not between["both"]:
                yeared = bool(_YEARED.search(text, one.start, other.end))
                build = partial(_from_to, one, other, yeared)
                yield _Core(start, other.end, strength, build, ranged=True)


def _is_month_and_year(one: _Core, other: _Core, text: str) -> bool:
    """Tell whether a bare year says whose the time before it is, as in `våren-2024`."""
    return other.strength == "number" and not text[: one.end][-4:].isdecimal()


def _weaker(one: _Core, other: _Core) -> Strength:
    """Return how surely two times name a longer one: two bare numbers may be amounts."""
    return "number" if one.strength == "number" == other.strength else other.strength


def _from_to(one: _Core, other: _Core, yeared: bool, context: Context) -> Period:
    """Return from one time to another; what lacks its year has the other's, or the year before.

    Where neither has one, what would end before it begins ends in the year after.
    """
    last = other.build(context)
    year = last.last.year if last.last else context.year
    first = one.build(replace(context, year=year))
    if first.first and last.last and first.first > last.last:
        if not yeared:
            return joined(first, other.build(replace(context, year=year + 1)))
        first = one.build(replace(context, year=year - 1))
    return joined(first, last)


def _one_of_two(text: str, _context: Context) -> Period:
    raise two_times(text)


def _parted(simple: Sequence[_Core], text: str) -> Iterator[_Core]:
    """Return the beginning, middle or end of a time where the words before it say so."""
    parts: dict[str, Part] = words.PARTS  # type: ignore[assignment]
    for one in simple:
        match = _PART.search(text, max(0, one.start - _AROUND), one.start)
        if match:
            said = (match["part"] or match["middle"]).casefold()
            build = partial(_part, one, parts[said])
            yield _Core(match.start(), one.end, "strong", build)


def _part(one: _Core, part: Part, context: Context) -> Period:
    return part_of(one.build(context), part)


def _stands_free(core: _Core, text: str) -> bool:
    return bool(_EDGE.match(text, core.start) and _END.match(text, core.end))


def _names_a_time(core: _Core, text: str) -> bool:
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


def _is_a_name(core: _Core, text: str) -> bool:
    """Tell whether a month's name is a person's or the planet's: `till Maj Ek`, `resa till Mars`."""
    lead = _lead(core, text)
    if lead is None or lead[0].split()[-1].casefold() not in _BEFORE_NAMES:
        return False
    return bool(_PERSON.match(text, core.start)) or text[core.start : core.end] == "Mars"


def _lead(core: _Core, text: str) -> re.Match[str] | None:
    return _LEAD.search(text, max(0, core.start - _AROUND), core.start)


def _with_words(core: _Core, cores: Sequence[_Core], text: str) -> Met:
    """Return a time with the words before and after it; what leads the next time is not its own."""
    lead, start, end = _lead(core, text), core.start, core.end
    kind = _kind(lead, core)
    start = lead.start() if lead else start
    builds = [core.build, *core.more]
    if yearly := _own(_YEARLY.match(text, end), cores, text):
        end = yearly.end()
    if late := _own(_AFTERWARDS.match(text, end), cores, text):
        end, kind = late.end(), _group(late)
    before = _YEARLY_BEFORE.search(text, max(0, start - _AROUND), start)
    start = before.start() if before else start
    if yearly or before:
        builds = [partial(_recurs, build) for build in builds]
    if about := _ABOUT.search(text, max(0, start - _AROUND), start):
        start = about.start()
        builds = [partial(_about, text[start:end])]
    return Met(start, end, core.strength, builds, kind)


def _own(
    words_after: re.Match[str] | None, cores: Sequence[_Core], text: str
) -> re.Match[str] | None:
    """Return the words after a time, unless they lead the time after them."""
    if words_after is None:
        return None
    begins = (_begin(one, text) for one in cores if one.start >= words_after.end())
    return None if any(one < words_after.end() for one in begins) else words_after


def _begin(core: _Core, text: str) -> int:
    """Return where a time begins with the words that lead it."""
    lead = _lead(core, text)
    start = lead.start() if lead else core.start
    yearly = _YEARLY_BEFORE.search(text, max(0, start - _AROUND), start)
    return yearly.start() if yearly else start


def _group(match: re.Match[str]) -> Kind:
    return next(kind for kind in words.AFTERWARDS if match[kind])


def _recurs(build: Build, context: Context) -> Period:
    """Return what comes again on the days of a time; in a whole year, on none that are known."""
    period = build(context)
    whole = period.precision in {"year", "years"}
    return RECURRING if whole else period._replace(precision="recurring")


def _about(text: str, _context: Context) -> Period:
    raise DateError("{text} is only about a time: write the earliest or the latest", text=text)


def _kind(lead: re.Match[str] | None, core: _Core) -> Kind:
    """Return how the words before a time stand to its days."""
    said: Kind = next((kind for kind in _KINDS if lead and lead[kind]), "at")
    begins = said == "from" and core.ranged and lead and _RANGE_FROM.match(lead[0])
    return core.kind if said == "at" or begins else said
