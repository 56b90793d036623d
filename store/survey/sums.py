"""Sums of money that was asked for and granted, in which nothing is counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from store.model.money import Adjustment, BudgetKind

AMOUNTS = ("asked", "granted", "refused", "reserved")
"""What may become of money, by the fields of an adjustment."""


class Sum(Struct, frozen=True):
    """What the lines of one sort come to, in mnkr; an amount is None where no line states it.

    `total` are lines that each are a sum for all bodies together: the lines of single bodies may
    be shares of them, so that the two sorts are never added. `by` is whose proposals they are,
    empty for what the documents state themselves. `unsaid` lines state no amount.
    """

    total: bool
    by: str
    budget: BudgetKind | None
    lines: int
    unsaid: int
    asked: float | None
    granted: float | None
    refused: float | None
    reserved: float | None


def sums_of(adjustments: Iterable[Adjustment]) -> list[Sum]:
    """Return the sums, a sort at a time in the order met; what was withdrawn is left out.

    Money for running and for investing, and what different parties propose, are sorts of their
    own.
    """
    sorts: dict[tuple[bool, str, BudgetKind | None], list[Adjustment]] = {}
    for one in adjustments:
        if not one.withdrawn:
            sorts.setdefault((one.total, one.by, one.budget), []).append(one)
    return [_sum(*sort, lines) for sort, lines in sorts.items()]


def _sum(total: bool, by: str, budget: BudgetKind | None, lines: Sequence[Adjustment]) -> Sum:
    amounts = {name: _added(getattr(one, name) for one in lines) for name in AMOUNTS}
    unsaid = sum(all(getattr(one, name) is None for name in AMOUNTS) for one in lines)
    return Sum(total, by, budget, len(lines), unsaid, **amounts)


def _added(amounts: Iterable[float | None]) -> float | None:
    """Return a sum as exact as its amounts are printed: to a millionth of a krona."""
    stated = [one for one in amounts if one is not None]
    return round(sum(stated), 6) if stated else None
