"""What is odd about the days on which bodies meet: twice on one, entered twice, a day off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from store.dates.working import is_working_day
from store.entries.calendar import Sitting

Clash = Literal["entered twice", "two on a day", "day off"]


def clashes(found: Sequence[Sitting]) -> dict[Sitting, tuple[Clash, ...]]:
    """Return what is odd about meetings, of each that is; cancelled ones clash with nothing.

    Two of a body on a day are the same one entered twice where neither time nor text tells them
    apart; a day off is none that offices work on.
    """
    by_day: dict[tuple[str, date], list[Sitting]] = defaultdict(list)
    for one in found:
        if not one.cancelled:
            by_day[one.committee, one.day].append(one)
    odd = ((one, tuple(_odd(one, others))) for others in by_day.values() for one in others)
    return {one: said for one, said in odd if said}


def _odd(one: Sitting, others: Iterable[Sitting]) -> Iterable[Clash]:
    rest = [other for other in others if other is not one]
    if any(_same(one, other) for other in rest):
        yield "entered twice"
    elif rest:
        yield "two on a day"
    if not is_working_day(one.day):
        yield "day off"


def _same(one: Sitting, other: Sitting) -> bool:
    times = {one.start, other.start} - {None}
    texts = {one.text.casefold(), other.text.casefold()} - {""}
    return len(times) < 2 and len(texts) < 2
