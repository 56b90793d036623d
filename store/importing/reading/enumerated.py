"""Numbered and lettered lists: under a lead-in they are what bullets are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from store.importing.language.layout_words import lead_in_kind
from store.importing.language.lines import Line

_ITEM = re.compile(r"\(?(\d{1,3}|[a-zåäö]|[ivxl]{1,6})[.)]\s+(\S.*)")
_LETTERS = list("abcdefghijklmnopqrstuvwxyzåäö")
_ROMAN = [
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    *("xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"),
]
_LATER = 8
"""Lines within which a list that begins in the middle goes on."""
_FIRST = ("1", "a", "i")


def with_lists(lines: Sequence[Line]) -> Iterator[Line]:
    """Return the lines, those that begin an item of a list under a lead-in as bullets.

    The items must count, from the first on (1, a or i) or from any number that the next goes on
    from. A list may stand in another. A line that stands alone ends them.
    """
    open_: list[tuple[str, ...]] | None = None
    """The marks that the next item may have, of each list within another; None under no lead-in."""
    for place, line in enumerate(lines):
        item = _item(line) if open_ is not None else None
        if item and open_ is not None and (level := _level(open_, item[1], lines, place)) >= 0:
            del open_[level:]
            open_.append(_following(item[1]))
            yield replace(line, kind="bullet", text=item[2], mark=item[1])
            continue
        if line.kind == "row" or (line.kind == "text" and (line.alone or lead_in_kind(line.text))):
            open_ = [] if line.kind == "text" and lead_in_kind(line.text) else None
        yield line


def _item(line: Line) -> re.Match[str] | None:
    return _ITEM.fullmatch(line.text) if line.kind == "text" else None


def _level(open_: Sequence[tuple[str, ...]], mark: str, lines: Sequence[Line], place: int) -> int:
    """Return how many lists an item's own list stands in, or -1 when it belongs to none."""
    for level in reversed(range(len(open_))):
        if mark in open_[level]:
            return level
    if mark in _FIRST:
        return len(open_)
    later = (_item(line) for line in lines[place + 1 : place + _LATER])
    goes_on = any(item and item[1] in _following(mark) for item in later)
    return 0 if not open_ and mark.isdecimal() and goes_on else -1


def _following(mark: str) -> tuple[str, ...]:
    """Return the marks that the next item can have: i is a letter and a number."""
    if mark.isdecimal():
        return (str(int(mark) + 1),)
    orders = [order for order in (_LETTERS, _ROMAN) if mark in order[:-1]]
    return tuple(order[order.index(mark) + 1] for order in orders)
