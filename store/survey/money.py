"""What was asked for, granted, refused and reserved: summed, and held against what is decided.

What a party proposes is never added to what a document itself says.
"""

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


class Sums(NamedTuple):
    """Amounts in mnkr; None where nothing says any."""

    asked: float | None
    granted: float | None
    refused: float | None
    reserved: float | None


def summed(records: Iterable[Adjustment]) -> Sums:
    """Return the sums of what some rows say; a total and its shares are never added up.

    Where rows are of parties and of the document itself, only the document's own count.
    """
    rows = list(records)
    if not all(one.by for one in rows):
        rows = [one for one in rows if not one.by]
    if not all(one.total for one in rows):
        rows = [one for one in rows if not one.total]
    return Sums(*(_sum(getattr(one, name) for one in rows) for name in Sums._fields))


def _sum(amounts: Iterable[float | None]) -> float | None:
    known = [one for one in amounts if one is not None]
    return sum(known) if known else None


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
