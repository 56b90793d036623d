"""The marks that Word sets before the paragraphs of a list, which stand nowhere in its text.

The form is ECMA-376 part 1, 17.9 (numbering). Lists of one form count on from each other, unless
one says where it starts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from store.documents.common.blocks import BULLET
from store.documents.word.styles import DEEPEST, Styles, W, level, value

_PLACE = re.compile(r"%(\d)")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LETTERS = 26


class _Level(Struct, frozen=True):
    form: str
    text: str
    start: int
    style: str = ""


class _List(Struct, frozen=True):
    """The levels of a list, the form that it counts in, and where it says that it starts."""

    form: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """Counts the lists of one document; a paragraph's mark is asked for once, in order."""

    def __init__(self, numbering: Any | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = _lists(numbering, styles)
        of_levels = (one for found in self._lists.values() for one in found.levels.values())
        self.longest = max((len(one.text) for one in of_levels), default=0)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()

    def mark(self, properties: Any | None) -> str:
        """Return the mark before a paragraph of some properties, empty where it is in no list."""
        if properties is None:
            return ""
        style = value(properties.find(f"{W}pStyle"))
        number, depth = self._styles.numbering(style)
        own = properties.find(f"{W}numPr")
        if own is not None:
            number = value(own.find(f"{W}numId")) or number
            said = level(value(own.find(f"{W}ilvl")))
            depth = depth if said is None else said
        found = self._lists.get(number or "")
        if found is None:
            return ""
        if depth is None:
            depth = next((n for n, one in found.levels.items() if one.style == style), 0)
        if depth not in found.levels:
            return ""
        return self._count(number or "", found, depth)

    def _count(self, number: str, found: _List, depth: int) -> str:
        one = found.levels[depth]
        if one.form == "bullet":
            return BULLET
        counts = self._counts[found.form]
        if number not in self._begun:
            self._begun.add(number)
            for deep, start in found.starts.items():
                counts[deep] = start - 1
        counts[depth] = counts.get(depth, one.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]

        def said(place: re.Match[str]) -> str:
            deep = int(place[1]) - 1
            of = found.levels.get(deep, one)
            return _FORMS.get(of.form, str)(max(counts.get(deep, of.start), 0))

        return "" if one.form == "none" else _PLACE.sub(said, one.text).strip()


def _letters(count: int) -> str:
    """Return a, b, … z, aa, bb, …: after z, Word doubles the letter."""
    if count < 1:
        return ""
    return chr(ord("a") + (count - 1) % _LETTERS) * (1 + (count - 1) // _LETTERS)


def _roman(count: int) -> str:
    said = ""
    for worth, letters in _ROMAN:
        times, count = divmod(count, worth)
        said += letters * times
    return said


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "decimalZero": lambda count: f"{count:02d}",
}


def _lists(numbering: Any | None, styles: Styles) -> dict[str, _List]:
    if numbering is None:
        return {}
    forms = {one.get(f"{W}abstractNumId"): one for one in numbering.findall(f"{W}abstractNum")}
    numbers = {one.get(f"{W}numId"): one for one in numbering.findall(f"{W}num")}

    def form_of(number: str) -> Any | None:
        """Return the form of a list; where that only names a style, the form of the style's."""
        named = number
        for _ in range(DEEPEST):
            of = numbers.get(named)
            form = None if of is None else forms.get(value(of.find(f"{W}abstractNumId")))
            link = "" if form is None else value(form.find(f"{W}numStyleLink"))
            if not link:
                return form
            named = styles.numbering(link)[0] or ""
        return None

    return {
        number: _list(form, one)
        for number, one in numbers.items()
        if (form := form_of(number)) is not None
    }


def _list(form: Any, number: Any) -> _List:
    levels = _levels(form)
    starts: dict[int, int] = {}
    for own in number.findall(f"{W}lvlOverride"):
        depth = level(own.get(f"{W}ilvl") or "")
        if depth is None:
            continue
        levels |= _levels(own)
        start = own.find(f"{W}startOverride")
        if start is not None:
            starts[depth] = _whole(value(start))
    return _List(form.get(f"{W}abstractNumId") or "", levels, starts)


def _levels(form: Any) -> dict[int, _Level]:
    return {
        depth: _Level(
            form=value(each.find(f"{W}numFmt")),
            text=value(each.find(f"{W}lvlText")),
            start=_whole(value(each.find(f"{W}start"))),
            style=value(each.find(f"{W}pStyle")),
        )
        for each in form.findall(f"{W}lvl")
        if (depth := level(each.get(f"{W}ilvl") or "")) is not None
    }


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < DEEPEST else 1
