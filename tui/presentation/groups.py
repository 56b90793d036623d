"""Which line of a row list shows which row: groups, their headings, and what is collapsed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import indexOf
from typing import Generic, NamedTuple, TypeVar

R = TypeVar("R")


@dataclass(frozen=True)
class Group(Generic[R]):
    """Rows under a heading; `key` remembers what is collapsed when the title changes.

    The heading tells the number of rows, or `note` in its place.
    """

    title: str
    rows: Sequence[R]
    key: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """What the group is known by from one set of rows to the next."""
        return self.key or self.title


class GroupedRow(NamedTuple, Generic[R]):
    """A line: the group that it belongs to, and its row, or None on the group's heading."""

    group: Group[R]
    row: R | None


class Spot(NamedTuple):
    """Where a row was found; the line is the heading's when its group is collapsed."""

    group: str
    line: int
    hidden: bool


class Lines(Generic[R]):
    """The lines of groups, counted from 0; without `headed` the groups have no headings."""

    def __init__(
        self, groups: Sequence[Group[R]], *, headed: bool, collapsed: Collection[str] = ()
    ) -> None:
        self.groups = tuple(groups)
        self.headed = headed
        self.collapsed = frozenset(collapsed)
        self._starts: list[int] = []
        self._length = 0
        for group in self.groups:
            self._starts.append(self._length)
            self._length += headed + (0 if group.name in self.collapsed else len(group.rows))

    def __len__(self) -> int:
        return self._length

    def at(self, line: int) -> GroupedRow[R]:
        """Return what stands on a line; the line must be one of these."""
        number = bisect_right(self._starts, line) - 1
        group = self.groups[number]
        place = line - self._starts[number] - self.headed
        return GroupedRow(group, None if place < 0 else group.rows[place])

    def heading(self, name: str) -> int | None:
        """Return the line of a group's heading, None when there is no such group."""
        if not self.headed:
            return None
        lines = zip(self._starts, self.groups, strict=True)
        return next((start for start, group in lines if group.name == name), None)

    def next_heading(self, line: int, by: int) -> int | None:
        """Return the line of the next heading below a line, or with `by` < 0 above it."""
        if not self.headed:
            return None
        place = bisect_right(self._starts, line) if by > 0 else bisect_left(self._starts, line) - 1
        return self._starts[place] if 0 <= place < len(self._starts) else None

    def find(self, row_id: str, id_of: Callable[[R], str], first_in: str = "") -> Spot | None:
        """Return where a row is: in the group `first_in`, else in the first that has it."""
        lines = sorted(
            zip(self._starts, self.groups, strict=True), key=lambda pair: pair[1].name != first_in
        )
        for start, group in lines:
            try:
                place = indexOf(map(id_of, group.rows), row_id)
            except ValueError:
                continue
            hidden = group.name in self.collapsed
            return Spot(group.name, start if hidden else start + self.headed + place, hidden)
        return None

    def shown(self) -> Iterator[R]:
        """All rows that have a line, those of collapsed groups left out."""
        return chain.from_iterable(
            group.rows for group in self.groups if group.name not in self.collapsed
        )
