"""Tables with ruled lines: where their rows and columns are, and which words stand in which."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from store.documents.pdf.contents import Rule
from store.documents.pdf.letters import Box, Word
from store.documents.pdf.rows import SetCell, SetRow, cell_of

_NEAR = 3.0
"""Points that lines of one table may be apart where they meet."""
_FEWEST = 3
"""Lines across that make a table at least where none goes down."""
_WIDE = 0.9
"""Share of the width of a table that a line over a whole row has at least."""
_GUTTER, _WIDE_GUTTER = 0.6, 1.2
"""Times the size of the letters that the gap between two columns is wide at least: on many lines,
where words never part at one place by chance, and on few."""
_MANY_LINES = 4

_EMPTY = SetCell((), 0.0)

GridPlace = tuple[int, int]
"""A row and a column, from 0."""
Area = tuple[int, int]
"""The first place of a cell that may cover several."""


class Grid:
    """A table: the heights of its lines across and the places of those down."""

    def __init__(self, rules: Sequence[Rule], places: Sequence[float] = ()) -> None:
        """`places` are where its columns part, where no lines say so."""
        self.left = min(one.left for one in rules)
        self.top = min(one.top for one in rules)
        self.right = max(one.right for one in rules)
        self.bottom = max(one.bottom for one in rules)
        self._across = [one for one in rules if one.across]
        self._down = [one for one in rules if not one.across]
        self._heights = _distinct((one.top + one.bottom) / 2 for one in self._across)
        self._places = list(places) or _distinct((one.left + one.right) / 2 for one in self._down)

    @property
    def is_table(self) -> bool:
        """Whether it has cells at all, more than one box around a text."""
        return len(self._heights) > 1 and len(self._places) > 2

    def holds(self, word: Word) -> bool:
        """Tell whether a word stands in the table."""
        across, down = word.middle
        return self.left <= across <= self.right and self.top <= down <= self.bottom

    def rows(self, words: Iterable[Word], page: int) -> list[SetRow]:
        """Return the rows.

        What stands in a cell over several rows or columns holds for all of them; over the whole
        width, it stands once.
        """
        areas = self._areas()
        held: dict[Area, list[Word]] = {}
        for word in words:
            across, down = word.middle
            place = _slot(self._heights, down), _slot(self._places, across)
            held.setdefault(areas[place], []).append(word)
        wide, high = len(self._places) - 1, len(self._heights) - 1
        edges = self._reached(held)
        found = {area: cell_of(said, edges[area[1]]) for area, said in held.items()}
        rows = []
        for row in range(high):
            places = [areas[row, column] for column in range(wide)]
            cells = [found.get(area, _EMPTY) for area in places]
            if any(one.lines for one in cells):
                whole = cells if len(set(places)) > 1 else [cells[0], *[_EMPTY] * (wide - 1)]
                rows.append(SetRow(tuple(whole), tuple(self._places), page))
        return rows

    def _reached(self, held: Mapping[Area, Sequence[Word]]) -> dict[int, float]:
        """Return how far to the right the text of each column may go.

        The least room that is left between a line and a text is left on both sides.
        """
        room = min(
            (
                abs(word.left - self._places[area[1]])
                for area, words in held.items()
                for word in words
            ),
            default=0.0,
        )
        return {column: self._places[column + 1] - room for _row, column in held}

    def cells(self) -> list[Box]:
        """Return left, top, right and bottom of each cell, over all the places that it covers."""
        held: dict[Area, list[GridPlace]] = {}
        for place, area in self._areas().items():
            held.setdefault(area, []).append(place)
        return [
            (
                self._places[min(column for _row, column in places)],
                self._heights[min(row for row, _column in places)],
                self._places[max(column for _row, column in places) + 1],
                self._heights[max(row for row, _column in places) + 1],
            )
            for places in held.values()
        ]

    def _areas(self) -> dict[GridPlace, Area]:
        """Return for each place in the table the first place of the cell that covers it.

        A line that is missing says so only where most of its length is drawn.
        """
        wide, high = len(self._places) - 1, len(self._heights) - 1
        down = [list(self._ruled_down(place)) for place in self._places[:wide]]
        over = [list(self._ruled_over(height)) for height in self._heights[:high]]
        areas: dict[GridPlace, Area] = {}
        for row in range(high):
            for column in range(wide):
                areas[row, column] = row, column
                if column and _is_missing(down[column], row):
                    areas[row, column] = areas[row, column - 1]
                elif row and _is_missing(over[row], column):
                    areas[row, column] = areas[row - 1, column]
        return areas

    def _ruled_over(self, height: float) -> Iterator[bool]:
        """Tell for each column whether a line runs across it at a height."""
        near = [one for one in self._across if abs((one.top + one.bottom) / 2 - height) <= _NEAR]
        for left, right in pairwise(self._places):
            middle = (left + right) / 2
            yield any(one.left <= middle <= one.right for one in near)

    def _ruled_down(self, place: float) -> Iterator[bool]:
        """Tell for each row whether a line runs down it at a place."""
        near = [one for one in self._down if abs((one.left + one.right) / 2 - place) <= _NEAR]
        for top, bottom in pairwise(self._heights):
            middle = (top + bottom) / 2
            yield any(one.top <= middle <= one.bottom for one in near)


def _is_missing(ruled: Sequence[bool], place: int) -> bool:
    """Tell whether a line that is drawn beside most cells is not beside one."""
    return not ruled[place] and sum(ruled) * 2 >= len(ruled)


def grids_of(rules: Sequence[Rule], words: Sequence[Word]) -> list[Grid]:
    """Return the tables of a page: lines that meet belong together.

    Lines across that none goes down between make a table where the words leave gaps for columns.
    """
    groups: list[_Group] = []
    for rule in sorted(rules, key=lambda one: one.top):
        touching = [group for group in groups if _meet(rule, group.around)]
        joined = touching[0].rules if touching else []
        for group in touching[1:]:
            joined += group.rules
        joined.append(rule)
        groups = [group for group in groups if group not in touching]
        groups.append(_Group(_around([rule, *(one.around for one in touching)]), joined))
    grids = [Grid(group.rules) for group in groups]
    ruled = [grid for grid in grids if grid.is_table]
    flat = [group for group, grid in zip(groups, grids, strict=True) if not grid.is_table]
    return [*ruled, *_across_only(flat, words)]


def _across_only(groups: Sequence[_Group], words: Sequence[Word]) -> Iterator[Grid]:
    """Return the tables whose rows alone are ruled: lines of one length, one under another."""
    alike: dict[tuple[int, int], list[Rule]] = {}
    for group in groups:
        around = group.around
        # A box, shaded or drawn, around a row is two lines across.
        edges = [one for one in group.rules if one.across] or [around]
        if any(not one.across and one.left > around.left + _NEAR for one in group.rules):
            edges = [
                one for one in edges if one.right - one.left > _WIDE * (around.right - around.left)
            ]
        key = round(around.left / _NEAR), round(around.right / _NEAR)
        alike.setdefault(key, []).extend(edges)
    for rules in alike.values():
        around = _around(rules)
        held = [one for one in words if _stands_in(one, around)]
        if len(_distinct((one.top + one.bottom) / 2 for one in rules)) >= _FEWEST and held:
            grid = Grid(rules, gutters(held, (around.left, around.right)))
            if grid.is_table:
                yield grid


def _stands_in(word: Word, around: Rule) -> bool:
    across, down = word.middle
    return around.left <= across <= around.right and around.top <= down <= around.bottom


def gutters(words: Sequence[Word], around: tuple[float, float]) -> list[float]:
    """Return the edges of columns between two edges: where words leave a gap on every line."""
    size = median(one.size for one in words)
    lines = len(_distinct(one.base for one in words))
    least = (_GUTTER if lines >= _MANY_LINES else _WIDE_GUTTER) * size
    left, right = around
    edges = [left]
    reached = left
    for word in sorted(words, key=lambda one: one.left):
        if word.left - reached > least and reached > left:
            edges.append((reached + word.left) / 2)
        reached = max(reached, word.right)
    return [*edges, right]


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


def _slot(edges: Sequence[float], place: float) -> int:
    """Return between which two edges a place is, counted from 0."""
    return bisect(edges, place, 1, max(len(edges) - 1, 1)) - 1
