"""Which forms of time are met in a text, joined to longer ones, without the words around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from store.dates import building, occasions, words
from store.dates import offsets as counted
from store.dates.building import Context, Words, day, month, season, two_times
from store.dates.forms import BESIDE, BETWEEN, OTHERS, PART, SIMPLE, Form, Strength
from store.dates.lists import Item, listed
from store.dates.periods import Part, Period, joined, part_of
from store.dates.span import SpanKind
from store.dates.telling import words_in

Build = Callable[[Context], Period]
_MIDST = re.compile(r"\b(?:mellan|between)\s+$", re.IGNORECASE)
_BESIDE = re.compile(BESIDE, re.IGNORECASE)
_PART = re.compile(PART, re.IGNORECASE)
_BETWEEN = re.compile(BETWEEN, re.IGNORECASE)
_YEARED = re.compile(r"[0-9]{4}|[-–'’][0-9]{2}\b|\bår(?:et)?\b|\byear\b", re.IGNORECASE)
_ENDS = {building.last_day, building.end_of_month, occasions.end_of_mandate, occasions.end_of_plan}
AROUND = 60
"""Characters before a time that can say how something stands to it."""


class Core(NamedTuple):
    """A form met in a text, without the words around it."""

    start: int
    end: int
    strength: Strength
    build: Build
    kind: SpanKind = "at"
    ranged: bool = False
    more: Sequence[Build] = ()
    """What else is counted up with it."""
    ends: bool = False
    """Whether it is where a longer time ends: what is done before that is done by its last day."""


@cache
def _pattern(form: Form) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{form.pattern})(?!\w)", re.IGNORECASE)


def cores_in(text: str, forms: Sequence[Form] = OTHERS) -> Iterator[Core]:
    """Return the times of a text, the single ones by the simple forms and these others."""
    simple, others = list(_formed(SIMPLE, text)), list(_formed(forms, text))
    longer = [*_joined(simple, text), *_parted(simple, text)]
    yield from chain(others, simple, longer, _listed(text))
    yield from _counted([*others, *simple, *longer], text)


def _listed(text: str) -> Iterator[Core]:
    """Return the times that are counted up, each of which has its days."""
    for one in listed(text):
        first, *more = (partial(_item, item) for item in one.items)
        yield Core(one.start, one.end, one.strength, first, more=more)


def _item(item: Item, context: Context) -> Period:
    """Return one of several times; without a year it is the next such after the one before."""
    if not item.after:
        return _whole(item.text, context)
    before = _whole(item.after, context)
    year = before.last.year if before.last else context.year
    found = _whole(item.text, replace(context, year=year))
    if found.first and before.first and found.first < before.first:
        return _whole(item.text, replace(context, year=year + 1))
    return found


def _whole(text: str, context: Context) -> Period:
    cores = (one for one in cores_in(text) if (one.start, one.end) == (0, len(text)))
    if (found := next(cores, None)) is None:
        raise two_times(text)
    return found.build(context)


def _counted(cores: Sequence[Core], text: str) -> Iterator[Core]:
    """Return the days that are counted from a time, refused where it is none that is known."""
    for one in counted.offsets(text):
        named = [core for core in cores if counted.names(one, text, core.start)]
        for core in named:
            build = partial(_count, one, core)
            yield Core(one.start, core.end, "strong", build, one.kind)
        if not named:
            end = counted.end_of_unknown(one, text)
            yield Core(one.start, end, "strong", partial(_unknown, text[one.start : end]))


def _count(offset: counted.Offset, core: Core, context: Context) -> Period:
    return counted.count_from(offset, core.build(context))


def _unknown(text: str, _context: Context) -> Period:
    raise counted.unknown_day(text)


def _formed(forms: Sequence[Form], text: str) -> Iterator[Core]:
    said = words_in(text)
    for form in forms:
        if not form.wants or not said.isdisjoint(form.wants):
            for match in _pattern(form).finditer(text):
                yield _core(form, match, text)


def _core(form: Form, match: re.Match[str], text: str) -> Core:
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
    ranged, ends = bool(groups.get("to")), form.build in _ENDS
    return Core(match.start(), end, strength, build, form.kind, ranged, ends=ends)


def _build(
    form: Form, match: re.Match[str], beside: re.Match[str] | None, context: Context
) -> Period:
    return form.build(Words(match, context, beside))


def _joined(simple: Sequence[Core], text: str) -> Iterator[Core]:
    """Return from one time to another where the words between them say so."""
    for one in simple:
        for other in simple:
            if other.start <= one.end or other.start - one.end > AROUND:
                continue
            between = _BETWEEN.fullmatch(text, one.end, other.start)
            if between is None or _is_month_and_year(one, other, text):
                continue
            midst = _MIDST.search(text, max(0, one.start - AROUND), one.start)
            start, strength = midst.start() if midst else one.start, _weaker(one, other)
            if between["either"]:
                build = partial(_one_of_two, text[one.start : other.end])
                yield Core(one.start, other.end, strength, build)
            elif midst or not between["both"]:
                yeared = bool(_YEARED.search(text, one.start, other.end))
                build = partial(_from_to, one, other, yeared)
                yield Core(start, other.end, strength, build, ranged=True)


def _is_month_and_year(one: Core, other: Core, text: str) -> bool:
    """Tell whether a bare year says whose the time before it is, as in `våren-2024`."""
    return other.strength == "number" and not text[: one.end][-4:].isdecimal()


def _weaker(one: Core, other: Core) -> Strength:
    """Return how surely two times name a longer one: two bare numbers may be amounts."""
    return "number" if one.strength == "number" == other.strength else other.strength


def _from_to(one: Core, other: Core, yeared: bool, context: Context) -> Period:
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


def _parted(simple: Sequence[Core], text: str) -> Iterator[Core]:
    """Return the beginning, middle or end of a time where the words before it say so."""
    parts: dict[str, Part] = words.PARTS  # type: ignore[assignment]
    for one in simple:
        match = _PART.search(text, max(0, one.start - AROUND), one.start)
        if match:
            said = (match["part"] or match["middle"]).casefold()
            build = partial(_part, one, parts[said])
            yield Core(match.start(), one.end, "strong", build)


def _part(one: Core, part: Part, context: Context) -> Period:
    return part_of(one.build(context), part)
