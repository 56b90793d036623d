"""The marks that Word sets before the paragraphs of a list, which stand nowhere in its text."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from msgspec import Struct

from store.documents.blocks import BULLET

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 9
_PLACE = re.compile(r"%(\d)")


class _Level(Struct, frozen=True):
    form: str
    text: str
    start: int = 1


class Numbering:
    """Counts the lists of one document; a paragraph's mark is asked for once, in order."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self._lists = _lists(numbering)
        self.longest = max(
            (len(one.text) for levels in self._lists.values() for one in levels.values()), default=0
        )
        self._styles = _styles(styles)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def mark(self, paragraph: Any) -> str:
        """Return the mark before a paragraph, empty where it is in no list."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return ""
        style = _value(properties.find(f"{_W}pStyle"))
        number, depth = _reference(properties)
        if number is None:
            number, depth = self._styles.get(style, (None, 0))
        levels = self._lists.get(number or "")
        if levels is None or depth not in levels:
            return ""
        return BULLET if levels[depth].form == "bullet" else self._count(levels, number, depth)

    def _count(self, levels: dict[int, _Level], number: str | None, depth: int) -> str:
        counts = self._counts[number or ""]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]

        def said(place: re.Match[str]) -> str:
            level = int(place[1]) - 1
            return str(counts.get(level, levels[level].start if level in levels else 1))

        return _PLACE.sub(said, levels[depth].text)


def _lists(numbering: Any | None) -> dict[str, dict[int, _Level]]:
    if numbering is None:
        return {}
    forms = {
        one.get(f"{_W}abstractNumId"): {
            level: _level(each)
            for each in one.findall(f"{_W}lvl")
            if (level := _depth(each.get(f"{_W}ilvl"))) is not None
        }
        for one in numbering.findall(f"{_W}abstractNum")
    }
    return {
        one.get(f"{_W}numId"): forms.get(_value(one.find(f"{_W}abstractNumId")), {})
        for one in numbering.findall(f"{_W}num")
    }


def _level(level: Any) -> _Level:
    start = _value(level.find(f"{_W}start"))
    return _Level(
        form=_value(level.find(f"{_W}numFmt")),
        text=_value(level.find(f"{_W}lvlText")),
        start=int(start) if start.isdecimal() and len(start) < _DEEPEST else 1,
    )


def _styles(styles: Any | None) -> dict[str, tuple[str | None, int]]:
    """Return the list that each style puts its paragraphs in."""
    found: dict[str, tuple[str | None, int]] = {}
    for style in [] if styles is None else styles.findall(f"{_W}style"):
        properties = style.find(f"{_W}pPr")
        if properties is not None:
            number, depth = _reference(properties)
            if number is not None:
                found[style.get(f"{_W}styleId")] = number, depth
    return found


def _reference(properties: Any) -> tuple[str | None, int]:
    reference = properties.find(f"{_W}numPr")
    if reference is None:
        return None, 0
    number = reference.find(f"{_W}numId")
    depth = _depth(_value(reference.find(f"{_W}ilvl"))) or 0
    return (None if number is None else _value(number)), depth


def _depth(text: str | None) -> int | None:
    number = int(text) if text and len(text) == 1 and text.isdecimal() else None
    return number if number is not None and number < _DEEPEST else None


def _value(element: Any | None) -> str:
    return "" if element is None else element.get(f"{_W}val") or ""
