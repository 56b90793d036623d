"""Times that are counted up: `vecka 33 och 34`, `juni, juli och augusti 2026`, `den 1 och 15 mars`.

What the last one says for all of them, a unit, a month or a year, is given to each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from store.dates import words
from store.dates.forms import BESIDE, Strength, filled
from store.dates.periods import Period, joined
from store.dates.telling import DIGIT, words_in
from store.dates.words import any_of

_FILLER = r"(?:(?:senast|i|under|den|vid|på|in|the)\s+){0,2}"
_AND = r"\s+(?:och|samt|and|&|\+|resp\.?|respektive)\s+"
_ANY_AND = rf"(?:{_AND}|\s*[/&+]\s*)"
_COUNTS_UP = re.compile(r"\b(?:och|samt|and|resp|respektive)\b|[/&+]", re.IGNORECASE)
_BY = re.compile(r"\bsenast\b", re.IGNORECASE)
_AFTER_BY = re.compile(r"\bsenast(?:\s+\w+){0,2}\s+$", re.IGNORECASE)
_NAME = re.compile(r"\(\?P<\w+>")
_BESIDE = re.compile(BESIDE, re.IGNORECASE)
_YEARED = re.compile(r"[0-9]{4}")


class _List(NamedTuple):
    """What is counted up: a pattern for all of it, one for an item, and what an item stands for.

    An item's `tail` is also that of the items before it which have none.
    """

    pattern: str
    item: str
    meaning: str
    strength: Strength
    wants: frozenset[str]
    """Words of which one is in all that it matches, `DIGIT` for any digit; none where it varies."""


def _list(
    item: str,
    meaning: str = "{}",
    head: str = "",
    and_: str = _ANY_AND,
    strength: Strength = "strong",
    wants: Iterable[str] = (),
) -> _List:
    plain = _NAME.sub("(?:", filled(item))
    pattern = rf"{head}{plain}(?:\s*,\s*{_FILLER}{plain})*(?:,?{and_}{_FILLER}{plain})"
    return _List(filled(pattern), filled(item), meaning, strength, frozenset(wants))


_MONTHS = any_of(words.MONTHS)
_LISTS = (
    _list(r"(?:v\.?\s*|vecka\s+)?(?P<bare>\d{1,2}\b)(?P<tail><<in-year>>)?", "vecka {}",
          r"(?:veckorna|veckor|vecka|weeks?|v\.?)\s*", wants=[DIGIT]),
    *(
        _list(rf"(?:{one}\s+)?(?P<bare>\d\b)(?P<tail><<in-year>>)?", f"{one} {{}}",
              rf"{one}(?:en)?\s+", wants=(one, f"{one}en"))
        for one in ("kvartal", "tertial", "halvår")
    ),
    _list(r"(?P<bare>[1-4])(?P<tail><<in-year>>)?", "quarter {}", r"quarters?\s+",
          wants=("quarter", "quarters")),
    _list(r"(?:tertialrapport\s+)?(?P<bare>[12]|ett|två|one|two)\b(?P<tail><<in-year>>)?",
          "tertialrapport {}", r"(?:tertialrapport(?:er|erna)?|tertial\s+reports?)\s+",
          wants=("tertialrapport", "tertialrapporter", "tertialrapporterna", "tertial")),
    _list(rf"(?P<bare>{any_of(words.ORDINALS)})(?P<tail>\s+(?:kvartalet|tertialet|halvåret"
          r"|tertialrapporten|quarters?|half)(?:<<in-year>>)?)?", wants=words.ORDINALS),
    _list(r"(?P<bare>T[12])(?:-(?=\s))?(?P<tail>[- ]?rapport(?:en)?(?:<<in-year>>)?)?",
          wants=[DIGIT]),
    _list(r"(?P<bare>[QKTH][1-9])(?P<tail><<in-year>>)?", strength="weak",
          wants=[f"{part}{number}" for part in "qkth" for number in range(1, 10)]),
    _list(rf"(?P<bare>{_MONTHS})\b\.?(?P<tail>(?:\s+månad(?:er)?)?<<in-year>>|\s+månad(?:er)?)?",
          strength="weak", wants=words.MONTHS),
    _list(rf"(?P<bare>{any_of(words.SEASONS)})\b(?P<tail><<in-year>>)?", strength="weak",
          wants=words.SEASONS),
    _list(rf"(?P<bare>(?:den\s+)?\d{{1,2}}(?::?[ea]\b)?\s+(?:{_MONTHS})\b)(?P<tail><<in-year>>)?",
          and_=_AND, wants=words.MONTHS),
    _list(r"(?P<bare>(?:den\s+)?\d{1,2}(?::?[ea]\b)?)"
          rf"(?P<tail>\s+(?:{_MONTHS})\b(?:<<in-year>>)?)?", and_=_AND, wants=words.MONTHS),
    _list(r"(?P<bare>(?:den\s+)?\d{1,2}/\d{1,2})(?P<tail><<in-year>>)?", and_=_AND,
          strength="weak", wants=[DIGIT]),
    _list(r"(?P<bare>\d{4})(?P<tail>\b)", "år {}", r"(?:åren|the\s+years|years)\s+",
          wants=("åren", "years")),
    _list(r"(?P<bare>\d{4})(?P<tail>\b)", "år {}", and_=_AND, strength="number",
          wants=[DIGIT]),
)  # fmt: skip


class Item(NamedTuple):
    """One of them in words of its own; `after` is the one before, where only that has a year."""

    text: str
    after: str = ""


class Listed(NamedTuple):
    """Times that a text counts up: where, and each of them."""

    start: int
    end: int
    strength: Strength
    items: Sequence[Item]


@cache
def _pattern(one: _List) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_NAME.sub('(?:', one.pattern)})(?!\w)", re.IGNORECASE)


@cache
def _item(one: _List) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one.item}", re.IGNORECASE)


def listed(text: str) -> Iterator[Listed]:
    """Return where a text counts times up; they may overlap."""
    if not _COUNTS_UP.search(text):
        return
    said = words_in(text)
    for one in _LISTS:
        if not one.wants or not said.isdisjoint(one.wants):
            for match in _pattern(one).finditer(text):
                if not _BY.search(match[0]) or _AFTER_BY.search(text[: match.start()]):
                    yield _listed(one, match, text)


def _listed(one: _List, match: re.Match[str], text: str) -> Listed:
    """Return a list where it was met, with the year that stands beside its last item."""
    beside = _BESIDE.match(text, match.end())
    end = beside.end() if beside and not beside["bare"] else match.end()
    yeared = one.strength == "weak" and _YEARED.search(match[0])
    items = _items(one, match[0], text[match.end() : end])
    return Listed(match.start(), end, "strong" if yeared else one.strength, items)


def _items(one: _List, text: str, beside: str) -> Sequence[Item]:
    """Return each item with the tail that it has or that stands after a later one."""
    items: list[str] = []
    tail = ""
    for found in reversed(list(_item(one).finditer(text))):
        tail = found["tail"] or tail
        year = "" if _YEARED.search(tail) else beside
        items.append(one.meaning.format(found["bare"]) + tail.replace("quarters", "quarter") + year)
    items.reverse()
    yeared = [bool(_YEARED.search(item)) for item in items]
    return [
        Item(item, items[n - 1] if n and yeared[n - 1] and not yeared[n] and not beside else "")
        for n, item in enumerate(items)
    ]


def grouped(periods: Sequence[Period]) -> Sequence[Period]:
    """Return periods with those that follow on each other in one, to the end of the last."""
    groups: list[Period] = []
    for one in periods:
        if groups and _follows(groups[-1], one):
            groups[-1] = joined(groups[-1], one)
        else:
            groups.append(one)
    return groups


def _follows(one: Period, other: Period) -> bool:
    if one.last is None or other.first is None or one.point or other.point:
        return False
    return 0 <= (other.first - one.last).days <= 1 and one.first is not None
