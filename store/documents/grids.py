"""Tables with ruled lines: where their rows and columns are, and which words stand in which."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store.documents.blocks import joined
from store.documents.page_contents import Rule, Word

_NEAR = 3.0
"""Points that lines of one table may be apart where they meet."""


class Grid:
    """A table: the heights of its lines across and the places of those down."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.left = min(one.left for one in rules)
        self.top = min(one.top for one in rules)
        self.right = max(one.right for one in rules)
        self.bottom = max(one.bottom for one in rules)
        self._heights = _distinct((one.top + one.bottom) / 2 for one in rules if one.across)
        self._places = _distinct((one.left + one.right) / 2 for one in rules if not one.across)

    @property
    def is_table(self) -> bool:
        """Whether it has cells at all, more than one box around a text."""
        return len(self._heights) > 1 and len(self._places) > 2

    def holds(self, word: Word) -> bool:
        """Tell whether a word stands in the table."""
        across, down = _middle(word)
        return self.left <= across <= self.right and self.top <= down <= self.bottom

    def rows(self, words: Iterable[Word]) -> list[list[str]]:
        """Return the cells of each row, a line broken in a cell joined again."""
        cells: dict[tuple[int, int], list[Word]] = {}
        for word in words:
            across, down = _middle(word)
            place = _slot(self._heights, down), _slot(self._places, across)
            cells.setdefault(place, []).append(word)
        wide, high = len(self._places) - 1, len(self._heights) - 1
        rows = []
        for row in range(high):
            texts = [_text(cells.get((row, column), [])) for column in range(wide)]
            if any(texts):
                rows.append(texts)
        return rows


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """Return the tables of a page: lines that meet belong together."""
    groups: list[_Group] = []
    for rule in sorted(rules, key=lambda one: one.top):
        touching = [group for group in groups if _meet(rule, group.around)]
        merged = _Group(_around([rule, *(one.around for one in touching)]), [rule])
        for group in touching:
            merged.rules.extend(group.rules)
        groups = [group for group in groups if group not in touching]
        groups.append(merged)
    grids = (Grid(group.rules) for group in groups)
    return [grid for grid in grids if grid.is_table]


class _Group(NamedTuple):
    around: Rule
    rules: list[Rule]


def _around(rules: Sequence[Rule]) -> Rule:
    return Rule(
        min(one.left for one in rules),
        min(one.top for one in rules),
        max(one.right for one in rules),
        max(one.bottom for one in rules),
    )


def _meet(one: Rule, other: Rule) -> bool:
    beside = one.right + _NEAR < other.left or other.right + _NEAR < one.left
    above = one.bottom + _NEAR < other.top or other.bottom + _NEAR < one.top
    return not (beside or above)


def _distinct(places: Iterable[float]) -> list[float]:
    """Return places in order, those nearly the same once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _middle(word: Word) -> tuple[float, float]:
    return (word.left + word.right) / 2, (word.top + word.bottom) / 2


def _slot(edges: Sequence[float], place: float) -> int:
    """Return between which two edges a place is, counted from 0."""
    return min(max(bisect(edges, place) - 1, 0), max(len(edges) - 2, 0))


def _text(words: Sequence[Word]) -> str:
    """Return the words of a cell, line by line."""
    text, line = "", list[Word]()
    for word in sorted(words, key=lambda one: (one.bottom, one.left)):
        if line and word.bottom - line[0].bottom > word.size / 2:
            text, line = joined(text, _said(line)), []
        line.append(word)
    return joined(text, _said(line))


def _said(line: Sequence[Word]) -> str:
    return " ".join(word.text for word in sorted(line, key=lambda one: one.left))
