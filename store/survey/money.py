"""What decisions grant in all, held against the shares that are printed of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from store.common.kept import Key
from store.entries.entries import Entry
from store.model.money import Adjustment
from store.survey.survey import Survey

_NEAR = 0.05
"""Mnkr by which amounts may differ that are printed with one decimal."""
_MOST_POINTS = 2
"""Points that are tried together to make up a gap; of more, some would fit by chance."""
_CHECKS: Key[dict[str, Check]] = Key("sums held against decisions")


def _sum(amounts: Iterable[float | None]) -> float | None:
    """Return a sum as exact as its amounts are printed; None where nothing is stated."""
    known = [one for one in amounts if one is not None]
    return round(sum(known), 6) if known else None


class Check(NamedTuple):
    """What a decision grants in all beside the sum of its shares, in mnkr."""

    stated: float
    summed: float
    as_large: tuple[Adjustment, ...] = ()
    """Other points that together are as large as the gap; none where there are no such."""

    @property
    def agrees(self) -> bool:
        return abs(self.stated - self.summed) < _NEAR


def checks_of(survey: Survey) -> dict[str, Check]:
    """Return the checks of all totals whose shares are known, by the ids of the totals."""
    return survey.kept(_CHECKS, lambda: _checks([*_adjustments(survey.of("adjustment"))]))


def _adjustments(entries: Iterable[Entry]) -> Iterable[Adjustment]:
    return (one.record for one in entries if isinstance(one.record, Adjustment))


def _checks(records: Sequence[Adjustment]) -> dict[str, Check]:
    found = {}
    for total in records:
        if total.granted is None:
            continue
        shares = [one for one in records if _is_share(one, total)]
        added = _sum(one.amount for one in total.parts)
        if shares:
            added = _sum(one.granted for one in shares)
        if added is not None:
            others = [one for one in records if one not in shares and one is not total]
            found[total.id] = _held(total, added, others)
    return found


def _is_share(one: Adjustment, total: Adjustment) -> bool:
    """Tell whether a row is a body's share of a total: of the same point and the same money."""
    return (
        total.total
        and not one.total
        and bool(total.number)
        and (one.number, one.budget, one.by) == (total.number, total.budget, total.by)
        and one.source.document == total.source.document
    )


def _held(total: Adjustment, added: float, others: Sequence[Adjustment]) -> Check:
    check = Check(total.granted or 0, added)
    if check.agrees:
        return check
    fitting = [
        one
        for one in others
        if one.source.document == total.source.document
        and one.budget == total.budget
        and one.by == total.by
        and one.number
        and one.granted
    ]
    return check._replace(as_large=_making(check.summed - check.stated, fitting))


def _making(gap: float, rows: Sequence[Adjustment]) -> tuple[Adjustment, ...]:
    """Return the fewest rows that together are a gap, if there are such."""
    for count in range(1, _MOST_POINTS + 1):
        for some in combinations(rows, count):
            if abs(sum(one.granted or 0 for one in some) - abs(gap)) < _NEAR:
                return some
    return ()
