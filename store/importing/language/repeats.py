"""The occurrences of one task: rows in the same words for periods that do not overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from store.model.records import Activity, Listing

_MOSTLY = 0.5
"""The share of their days that two lists' periods have in common when they mean one occurrence."""
_FAR = 10**8
"""Farther than any two days are apart."""


class Period(Struct, frozen=True):
    """The first and last day of a row, as ordinals; without a printed start those of its end."""

    first: int
    last: int
    started: bool = True


def period_of(row: Listing) -> Period | None:
    """Return the period of a row; None where it has no end, or one before its start."""
    due, start = row.end.due, row.start.first
    if due is None or (start is not None and due < start):
        return None
    last = due.toordinal()
    if start is not None:
        return Period(start.toordinal(), last)
    first = row.end.first.toordinal() if row.end.first else last
    return Period(min(first, last), last, started=False)


def period_of_activity(activity: Activity) -> Period | None:
    """Return the period of an activity: of its row that ends first, as its deadline is."""
    periods = [one for row in activity.listings if (one := period_of(row))]
    return min(periods, key=lambda one: one.last, default=None)


def distance(one: Period | None, other: Period | None) -> int:
    """Return how far apart two periods are, in half days: their ends where one has no start."""
    if one is None or other is None:
        return 0 if one is other else _FAR
    if one.started and other.started:
        return abs(one.first + one.last - other.first - other.last)
    return 2 * abs(one.last - other.last)


def shared_days(one: Period, other: Period) -> int:
    """Return how many days two periods share; a day on which one takes over is none."""
    shared = min(one.last, other.last) - max(one.first, other.first) + 1
    takes_over = shared == 1 and one.first < one.last and other.first < other.last
    return 0 if takes_over else max(shared, 0)


class Times:
    """The periods of the occurrences of one task, to find the one that another is nearest to."""

    def __init__(self, periods: Mapping[int, Period | None]) -> None:
        self._periods = periods
        self._orders = [
            (key, sorted((key(period), place) for place, period in periods.items() if period))
            for key in (_last, _middle)
        ]

    def nearest(self, period: Period | None) -> tuple[int, int] | None:
        """Return how far the nearest is and its place; None where no time says which is meant."""
        if len(self._periods) == 1:
            near = set(self._periods)
        elif period is None:
            near = {place for place, one in self._periods.items() if one is None}
        else:
            near = set(self._around(period))
        return min(((distance(period, self._periods[one]), one) for one in near), default=None)

    def _around(self, period: Period) -> Iterator[int]:
        for key, order in self._orders:
            at = bisect_left(order, (key(period), -1))
            yield from (place for _day, place in order[max(at - 1, 0) : at + 1])


def _last(period: Period) -> int:
    return period.last


def _middle(period: Period) -> int:
    return period.first + period.last


def split(rows: Sequence[Listing]) -> list[tuple[Listing, ...]]:
    """Part the rows of one task into its occurrences, the first row first.

    It has several where one chapter lists it for periods that do not overlap. What mostly shares
    its days with one of them belongs to it, also in another chapter; what is undated, or mostly
    none of them, stands for itself: done with one, the others are still to be done.
    """
    if len(rows) == len({(row.committee, row.area) for row in rows}):
        return [tuple(rows)]
    parts = _split([(place, row, period_of(row)) for place, row in enumerate(rows)])
    return [tuple(rows[place] for place in sorted(part)) for part in sorted(parts, key=min)]


_Row = tuple[int, Listing, Period | None]
"""A row with its place among all of its task, and its period."""


class _Occurrence(Struct):
    """The period of an occurrence's first row, and the places of all of its rows."""

    period: Period
    places: list[int]


def _split(rows: Sequence[_Row]) -> Iterator[list[int]]:
    left = list(rows)
    while series := [list(_occurrences(one)) for one in _by_chapter(left) if _comes_again(one)]:
        most = max(series, key=len)
        for chapter in _by_chapter(left):
            _attach(chapter, most)
        yield from (one.places for one in most)
        taken = {place for one in most for place in one.places}
        undated = [row for row in left if row[2] is None]
        if undated:
            yield [place for place, _row, _period in undated]
        left = [row for row in left if row[2] and row[0] not in taken]
    if left:
        yield [place for place, _row, _period in left]


_Dated = tuple[int, Period]


def _by_chapter(rows: Iterable[_Row]) -> list[list[_Dated]]:
    """Return what each chapter lists with a period, what ends first at its beginning."""
    found: dict[tuple[str, str | None], list[_Dated]] = defaultdict(list)
    for place, row, period in rows:
        if period:
            found[row.committee, row.area].append((place, period))
    return [sorted(one, key=lambda each: (each[1].last, each[1].first)) for one in found.values()]


def _comes_again(rows: Sequence[_Dated]) -> bool:
    """Tell whether a period begins after another has ended."""
    latest = max((period for _place, period in rows), key=lambda one: one.first)
    return not shared_days(rows[0][1], latest)


def _occurrences(rows: Iterable[_Dated]) -> Iterator[_Occurrence]:
    part: _Occurrence | None = None
    for place, period in rows:
        if part and _mostly(part.period, period):
            part.places.append(place)
            continue
        if part:
            yield part
        part = _Occurrence(period, [place])
    if part:
        yield part


def _attach(chapter: Iterable[_Dated], most: Sequence[_Occurrence]) -> None:
    """Lay what a chapter lists to the occurrences of another, one of its own to each."""
    lasts = [one.period.last for one in most]
    known = {place for one in most for place in one.places}
    free = set(range(len(most)))
    for part in _occurrences(one for one in chapter if one[0] not in known):
        near = bisect_left(lasts, part.period.last)
        fitting = [n for n in range(near - 1, near + 3) if n in free]
        fitting = [n for n in fitting if _mostly(part.period, most[n].period)]
        if fitting:
            best = min(fitting, key=lambda n: distance(part.period, most[n].period))
            free.remove(best)
            most[best].places += part.places


def _mostly(one: Period, other: Period) -> bool:
    if not (one.started and other.started):
        return shared_days(one, other) > 0
    days = max(one.last, other.last) - min(one.first, other.first) + 1
    return shared_days(one, other) > _MOSTLY * days
