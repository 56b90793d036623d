"""Sums that a matter states beside what they are sums of, and the points that explain a gap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

from msgspec import Struct

from store.common.errors import Message
from store.importing.language.sums import sums_in
from store.importing.matter.adjusting import Told
from store.importing.reading.reading import FigureCheck
from store.model.money import Adjustment

_IN_ALL = re.compile(
    r"\b(?:totalt|sammanlagt|sammantaget|tillsammans|sammanlagd\w*|total\w*)\b", re.I
)
_ADJUSTED = re.compile(r"\b(?:budgetjustering\w*|medges|beviljas|tillförs|fördelas)\b", re.I)
_NEAR = 0.05
"""Mnkr that a sum may be off by what was rounded."""
_MOST_POINTS = 4
"""Points that are tried together, as a sum or as what explains a gap."""
_POINTS = Message("Granted in all, beside points {points}")
_SHARES = Message("{what}: in all, beside the share of each body")
_PARTS = Message("{what}: beside its parts")


class Added(Struct, frozen=True):
    """A sum that is stated and what it was counted to be, and the lines of both sides.

    `text` states it; `gap` are the numbers of the points that the difference is the sum of.
    """

    what: Message
    stated: float
    counted: float
    lines: tuple[int, ...]
    text: str
    gap: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether both are the same but for what was rounded."""
        return abs(self.stated - self.counted) <= _NEAR

    @property
    def check(self) -> FigureCheck:
        """The sum as an import shows it."""
        return FigureCheck(self.what, self.stated, round(self.counted, 3), self.agrees)

    def __str__(self) -> str:
        """Return what disagrees in short, both sums in mnkr and the points in the gap; the text."""
        gap = f" ({', '.join(self.gap)})" if self.gap else ""
        return f"{_said(self.stated)} ≠ {_said(self.counted)}{gap}: {self.text}"


def added(rows: Sequence[Adjustment], told: Iterable[Told]) -> Iterator[Added]:
    """Return the sums that adjustments and sentences of a matter state, beside what they sum up."""
    in_all = {one.number for one in rows if one.total}
    granted = [one for one in rows if one.number and one.granted is not None]
    points = [one for one in granted if one.total or one.number not in in_all]
    for sentence in told:
        stated = _stated(sentence)
        if stated is not None and len(points) > 1 and not sentence.number:
            yield _beside_points(stated, sentence, points)
    for one in rows:
        if one.total and one.granted is not None:
            shares = [other for other in rows if _is_share(other, one)]
            if len(shares) > 1:
                counted = sum(other.granted or 0 for other in shares)
                lines = _lines(one, *shares)
                yield Added(_named(_SHARES, one), one.granted, counted, lines, one.text)
        parts = sum(part.amount or 0 for part in one.parts)
        whole = one.granted if one.granted is not None else one.asked
        if whole is not None and parts > whole + _NEAR:
            yield Added(_named(_PARTS, one), whole, parts, one.source.lines, one.text)


def _stated(told: Told) -> float | None:
    """Return the one sum that a sentence says is granted in all."""
    sums = list(sums_in(told.text))
    if len(sums) != 1 or not sums[0].exact or not _ADJUSTED.search(told.text):
        return None
    return sums[0].amount if _IN_ALL.search(told.text) else None


def _beside_points(stated: float, told: Told, points: Sequence[Adjustment]) -> Added:
    """Hold a sum against all points, or else the fewest that it is the sum of."""
    several = [some for size in range(2, _MOST_POINTS + 1) for some in combinations(points, size)]
    equal = (some for some in (tuple(points), *several) if abs(_sum(some) - stated) <= _NEAR)
    summed = next(equal, tuple(points))
    alone = ((one,) for one in points)
    gap = abs(_sum(summed) - stated)
    explains = (
        some for some in (*alone, *several) if gap > _NEAR and abs(_sum(some) - gap) <= _NEAR
    )
    said = {"points": ", ".join(dict.fromkeys(one.number for one in summed))}
    return Added(
        Message(_POINTS.text, said),
        stated,
        _sum(summed),
        (*told.lines, *_lines(*summed)),
        told.text,
        tuple(dict.fromkeys(one.number for one in next(explains, ()))),
    )


def _sum(rows: Iterable[Adjustment]) -> float:
    return sum(one.granted or 0 for one in rows)


def _is_share(other: Adjustment, total: Adjustment) -> bool:
    same = other.what.casefold() == total.what.casefold()
    return same and not other.total and other.granted is not None and other.budget == total.budget


def _named(what: Message, one: Adjustment) -> Message:
    return Message(what.text, {"what": one.what})


def _lines(*rows: Adjustment) -> tuple[int, ...]:
    return tuple(chain.from_iterable(one.source.lines for one in rows))


def _said(amount: float) -> str:
    return f"{round(amount, 3):g}".replace(".", ",")
