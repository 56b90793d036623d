"""Numbered and lettered lists: under a lead-in they are what bullets are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from store.importing.lines import Line
from store.importing.words import lead_in_kind

_ITEM = re.compile(r"\(?(\d{1,3}|[a-zåäö]|[ivxl]{1,6})[.)]\s+(\S.*)")
_LETTERS = list("abcdefghijklmnopqrstuvwxyzåäö")
_ROMAN = [
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    *("xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"),
]
_FIRST = ("1", "a", "i")


def with_lists(lines: Sequence[Line]) -> Iterator[Line]:
    """Return the lines, those that begin an item of a list under a lead-in as bullets.

    The items must count from the first on: 1, a or i. A line that stands alone ends the list.
    """
    wanted: tuple[str, ...] | None = None
    for line in lines:
        item = _ITEM.fullmatch(line.text) if line.kind == "text" and wanted is not None else None
        if item and wanted is not None and item[1] in wanted:
            wanted = _following(item[1])
            yield replace(line, kind="bullet", text=item[2])
            continue
        if line.kind != "text" or line.alone or lead_in_kind(line.text):
            is_lead = line.kind == "text" and lead_in_kind(line.text)
            wanted = _FIRST if is_lead else None
        yield line


def _following(mark: str) -> tuple[str, ...]:
    """Return the marks that the next item can have: i is a letter and a number."""
    if mark.isdecimal():
        return (str(int(mark) + 1),)
    orders = [order for order in (_LETTERS, _ROMAN) if mark in order[:-1]]
    return tuple(order[order.index(mark) + 1] for order in orders)
