"""What the documents say against themselves: the same thing with other dates, targets, places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, get_args

from msgspec import Struct

from store.dates.span import Span
from store.deadlines import flags, is_invalid
from store.model import Activity, Indicator, Listing, Source
from store.register import Register
from store.text import fold

DiscrepancyKind = Literal[
    "dates differ",
    "leads differ",
    "end before start",
    "unreadable date",
    "twice in a chapter",
    "missing in the lead's chapter",
    "targets differ",
]
KINDS: tuple[DiscrepancyKind, ...] = get_args(DiscrepancyKind)


class Discrepancy(Struct, frozen=True):
    """One thing that does not add up: which records, their text, and where it is printed."""

    kind: DiscrepancyKind
    about: tuple[str, ...]
    text: str
    sources: tuple[Source, ...]


def discrepancies(register: Register) -> list[Discrepancy]:
    """Return everything that does not add up, kind by kind in the order of KINDS."""
    chapters = {row.committee for one in register.activities for row in one.listings}
    found = [
        each
        for one in register.activities
        if not one.withdrawn
        for each in _of_activity(one, chapters)
    ]
    found += _targets(one for one in register.indicators if not one.withdrawn)
    return sorted(found, key=lambda each: KINDS.index(each.kind))


def _of_activity(activity: Activity, chapters: set[str]) -> Iterator[Discrepancy]:
    rows, flagged = activity.listings, flags(activity)
    checks: dict[DiscrepancyKind, Callable[[], Iterable[Listing]]] = {
        "dates differ": lambda: rows if "dates differ" in flagged else (),
        "leads differ": lambda: rows if "leads differ" in flagged else (),
        "end before start": lambda: (row for row in rows if is_invalid(row) and row.end.last),
        "unreadable date": lambda: (row for row in rows if _unreadable(row)),
        "twice in a chapter": lambda: _twice(rows),
        "missing in the lead's chapter": lambda: rows if _missing(activity, chapters) else (),
    }
    for kind, doubtful in checks.items():
        if sources := tuple(row.source for row in doubtful()):
            yield Discrepancy(kind, (activity.id,), activity.text, sources)


def _unreadable(row: Listing) -> bool:
    return any(day.text and not day.last and day.precision == "unknown" for day in _days(row))


def _days(row: Listing) -> tuple[Span, Span]:
    return row.start, row.end


def _twice(rows: Iterable[Listing]) -> list[Listing]:
    """Return the rows that share their chapter and area with another row."""
    places: dict[tuple[str, str | None], list[Listing]] = defaultdict(list)
    for row in rows:
        places[row.committee, row.area].append(row)
    return [row for some in places.values() if len(some) > 1 for row in some]


def _missing(activity: Activity, chapters: set[str]) -> bool:
    """Tell whether somebody leads it who has activities, but not this one, in an own chapter."""
    listed = {row.committee for row in activity.listings}
    return any(lead in chapters and lead not in listed for lead in activity.leads)


def _targets(indicators: Iterable[Indicator]) -> Iterator[Discrepancy]:
    """Find indicators of one name whose targets for a year are not the same everywhere."""
    named: dict[str, list[Indicator]] = defaultdict(list)
    for one in indicators:
        named[fold(one.name)].append(one)
    for same in named.values():
        differing = [one for one in same if len(same) > 1]
        if _differ(differing):
            about = tuple(one.id for one in differing)
            sources = tuple(one.source for one in differing)
            yield Discrepancy("targets differ", about, differing[0].name, sources)


def _differ(indicators: Iterable[Indicator]) -> bool:
    targets: dict[str, set[str]] = defaultdict(set)
    for one in indicators:
        for year, target in one.targets.items():
            if year.isdecimal() and any(char.isdigit() for char in target):
                targets[year].add(_bare(target))
    return any(len(said) > 1 for said in targets.values())


def _bare(target: str) -> str:
    """Return a target without the spaces and the full stop that print it differently."""
    return "".join(fold(target).split()).rstrip(".")
