"""The marks before the items of a list in HTML, as a browser shows them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, repeat
from typing import Any

from store.documents.common.blocks import BULLET

_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LAST_ROMAN = 89
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def marks_of(element: Any) -> Iterator[str]:
    """Return the mark of each item of `ul` or `ol`, without an end.

    An `ol` counts from its `start`, an item with a `value` from that on (HTML, 4.4.5).
    """
    if element.tag != "ol":
        return repeat(BULLET)
    return _counted(element)


def _counted(element: Any) -> Iterator[str]:
    number = _whole(element.get("start"), 1)
    for item in element.iterchildren("li"):
        number = _whole(item.get("value"), number)
        yield shown(number, element.get("type") or "1")
        number += 1
    for later in count(number):
        yield shown(later, "1")


def _whole(said: str | None, otherwise: int) -> int:
    try:
        return int((said or "")[:9])
    except ValueError:
        return otherwise


def shown(number: int, kind: str) -> str:
    """Return a number as the mark of an item, in letters where its list counts so."""
    if kind in ("a", "A") and 0 < number <= len(_LETTERS):
        return f"{_LETTERS[number - 1]})"
    if kind in ("i", "I") and 0 < number <= _LAST_ROMAN:
        return f"{_roman(number)})"
    return f"{number}."


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        while number >= value:
            said += letters
            number -= value
    return said
