"""Sums of money that was asked for and granted, a sort of lines at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from store.model.money import Adjustment, BudgetKind
from store.survey.money import Sums, summed


class Sort(NamedTuple):
    """What may be added up: lines of other sorts may hold the same money, or are other money.

    `total` are lines that each are a sum for all bodies together, of which those of single bodies
    may be shares. `by` is whose proposals they are, empty for what the documents state themselves.
    """

    total: bool
    by: str
    budget: BudgetKind | None


class SortSum(NamedTuple):
    """What the lines of one sort come to, in mnkr; `unsaid` of them state no amount."""

    sort: Sort
    amounts: Sums
    lines: int
    unsaid: int


def sums_of(adjustments: Iterable[Adjustment]) -> list[SortSum]:
    """Return the sums sort by sort, in the order met; what was withdrawn is left out."""
    sorts: dict[Sort, list[Adjustment]] = {}
    for one in adjustments:
        if not one.withdrawn:
            sorts.setdefault(Sort(one.total, one.by, one.budget), []).append(one)
    return [
        SortSum(sort, summed(lines), len(lines), sum(map(_is_unsaid, lines)))
        for sort, lines in sorts.items()
    ]


def _is_unsaid(one: Adjustment) -> bool:
    return all(getattr(one, name) is None for name in Sums._fields)
