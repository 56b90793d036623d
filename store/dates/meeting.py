"""Where a text may name a time: the forms met in it, joined to longer ones, and their leads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import chain
from typing import NamedTuple, get_args

from msgspec.structs import replace

from store.dates import words
from store.dates.building import Context, Words, two_times
from store.dates.forms import BETWEEN, OTHERS, PART, SIMPLE, Form, Strength
from store.dates.periods import DateError, Part, Period, joined, part_of
from store.dates.span import Kind

_KINDS: tuple[Kind, ...] = get_args(Kind)
_LEADS = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in words.LEADS.items())
_LEAD = re.compile(rf"(?<![\w-])(?:{_LEADS})(?:\s+(?:{words.FILLERS})){{0,2}}\s+$", re.IGNORECASE)
_LATEST = re.compile(rf",?\s+(?:{words.LATEST})\b", re.IGNORECASE)
_ABOUT = re.compile(rf"\b(?:{words.ABOUT})(?:\s+(?:den|vid|i))?\s+$", re.IGNORECASE)
_MIDST = re.compile(r"\b(?:mellan|between)\s+$", re.IGNORECASE)
_PART = re.compile(PART, re.IGNORECASE)
_BETWEEN = re.compile(BETWEEN, re.IGNORECASE)
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
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


class _Core(NamedTuple):
    """A form met in a text, without the words around it."""

    start: int
    end: int
    strength: Strength
    build: Callable[[Context], Period]
    kind: Kind = "at"
    ranged: bool = False


class Met(NamedTuple):
    """A time in a text, with the words around it that say how something stands to it."""

    start: int
    end: int
    strength: Strength
    build: Callable[[Context], Period]
    kind: Kind


def meetings(text: str, *, spoken: bool) -> Iterator[Met]:
    """Return where a sentence names times; they may overlap."""
    if not (spoken or _tells(text)):
        return
    for core in _cores(text):
        heard = core.strength != "whole" and (spoken or core.strength != "spoken")
        if heard and _stands_free(core, text) and _names_a_time(core, text):
            yield _with_words(core, text)


def _tells(text: str) -> bool:
    """Tell quickly whether a text may name a time at all."""
    return bool(_DIGIT.search(text) or words.TELLING.intersection(_WORD.findall(text.casefold())))


def telling(texts: Sequence[str]) -> list[bool]:
    """Tell of many texts quickly whether each may name a time: each word is asked about once."""
    words_of = [text.split() for text in texts]
    told = {word for word in set(chain.from_iterable(words_of)) if _tells(word)}
    return [not told.isdisjoint(some) for some in words_of] if told else [False] * len(texts)


def covering(text: str) -> Met | None:
    """Return the time that a text is as a whole; None when it is something else."""
    for core in _cores(text):
        met = _with_words(core, text)
        if (met.start, met.end) == (0, len(text)):
            return met
    return None


@cache
def _patterns(forms: Sequence[Form]) -> tuple[tuple[re.Pattern[str], Form], ...]:
    return tuple(
        (re.compile(rf"(?<!\w)(?:{one.pattern})(?!\w)", re.IGNORECASE), one) for one in forms
    )


def _cores(text: str) -> Iterator[_Core]:
    simple = list(_formed(SIMPLE, text))
    return chain(_formed(OTHERS, text), simple, _joined(simple, text), _parted(simple, text))


def _formed(forms: Sequence[Form], text: str) -> Iterator[_Core]:
    for pattern, form in _patterns(forms):
        for match in pattern.finditer(text):
            build = partial(_build, form, match)
            ranged = bool(match.groupdict().get("to"))
            yield _Core(*match.span(), form.strength, build, form.kind, ranged)


def _build(form: Form, match: re.Match[str], context: Context) -> Period:
    return form.build(Words(match, context))


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
                build = partial(_from_to, one, other)
                yield _Core(start, other.end, strength, build, ranged=True)


def _is_month_and_year(one: _Core, other: _Core, text: str) -> bool:
    """Tell whether a bare year says whose the time before it is, as in `våren-2024`."""
    return other.strength == "number" and not text[: one.end][-4:].isdecimal()


def _weaker(one: _Core, other: _Core) -> Strength:
    """Return how surely two times name a longer one: two bare numbers may be amounts."""
    return "number" if one.strength == "number" == other.strength else other.strength


def _from_to(one: _Core, other: _Core, context: Context) -> Period:
    """Return from one time to another; what lacks its year has the other's, or the year before."""
    last = other.build(context)
    year = last.last.year if last.last else context.year
    first = one.build(replace(context, year=year))
    if first.first and last.last and first.first > last.last:
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
    return core.strength == "weak" or lead[0].split()[0].casefold() not in _NOT_BEFORE_NUMBERS


def _lead(core: _Core, text: str) -> re.Match[str] | None:
    return _LEAD.search(text, max(0, core.start - _AROUND), core.start)


def _with_words(core: _Core, text: str) -> Met:
    lead, late = _lead(core, text), _LATEST.match(text, core.end)
    start, end = lead.start() if lead else core.start, late.end() if late else core.end
    kind: Kind = "by" if late else _kind(lead, core)
    build = core.build
    if about := _ABOUT.search(text, max(0, start - _AROUND), start):
        start = about.start()
        build = partial(_about, text[start:end])
    return Met(start, end, core.strength, build, kind)


def _about(text: str, _context: Context) -> Period:
    raise DateError("{text} is only about a time: write the earliest or the latest", text=text)


def _kind(lead: re.Match[str] | None, core: _Core) -> Kind:
    """Return how the words before a time stand to its days."""
    said: Kind = next((kind for kind in _KINDS if lead and lead[kind]), "at")
    return core.kind if said == "at" or (said == "from" and core.ranged) else said
