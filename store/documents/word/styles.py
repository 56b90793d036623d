"""What the styles of a Word document say of paragraphs and runs, each with the one it is based on.

The form is ECMA-376 part 1, 17.7: what a style does not say, the one that it is based on does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST = 9
"""Levels that lists and headings have."""
_MOST_BASES = 20
"""Styles that a style is based on, one upon another, at most; a circle ends here."""
_HEADING = re.compile(r"(?:heading|rubrik|title|titel)\s*\d?")
_NO = ("0", "false", "off")


class Styles:
    """The styles of one document by their ids."""

    def __init__(self, styles: Any | None) -> None:
        found = [] if styles is None else styles.findall(f"{W}style")
        self._styles = {one.get(f"{W}styleId"): one for one in found}

    def bases(self, style: str) -> Iterator[Any]:
        """Return a style, the one it is based on, and so on."""
        for _ in range(_MOST_BASES):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = value(found.find(f"{W}basedOn"))

    def numbering(self, style: str) -> tuple[str | None, int | None]:
        """Return the list and the level that a style puts its paragraphs in, where it does."""
        number, depth = None, None
        for one in self.bases(style):
            reference = one.find(f"{W}pPr/{W}numPr")
            if reference is None:
                continue
            number = number or value(reference.find(f"{W}numId")) or None
            depth = level(value(reference.find(f"{W}ilvl"))) if depth is None else depth
            if number:
                break
        return number, depth

    def is_heading(self, properties: Any | None) -> bool:
        """Tell whether a paragraph of some properties is a heading."""
        if properties is None:
            return False
        own = properties.find(f"{W}outlineLvl")
        if own is not None:
            return level(value(own)) is not None
        return any(map(_is_heading, self.bases(value(properties.find(f"{W}pStyle")))))

    def hides(self, properties: Any | None) -> bool:
        """Tell whether a run of some properties is hidden from the reader."""
        if properties is None:
            return False
        own = properties.find(f"{W}vanish")
        if own is not None:
            return is_on(own)
        for style in self.bases(value(properties.find(f"{W}rStyle"))):
            said = style.find(f"{W}rPr/{W}vanish")
            if said is not None:
                return is_on(said)
        return False


def _is_heading(style: Any) -> bool:
    outline = style.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None and level(value(outline)) is not None:
        return True
    name = value(style.find(f"{W}name")) or style.get(f"{W}styleId") or ""
    return _HEADING.fullmatch(name.casefold()) is not None


def is_on(element: Any | None) -> bool:
    """Tell whether a property is there and not turned off."""
    return element is not None and (element.get(f"{W}val") or "").casefold() not in _NO


def level(text: str) -> int | None:
    """Return a level of lists or headings, from 0; None of what is none."""
    number = int(text) if len(text) == 1 and text.isdecimal() else None
    return number if number is not None and number < DEEPEST else None


def value(element: Any | None) -> str:
    """Return the value of an element; empty of none."""
    return "" if element is None else element.get(f"{W}val") or ""
