"""What the documents say against themselves: the same thing with other dates, targets, places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, get_args

from msgspec import Struct

from store.common.text import fold
from store.dates.span import Span
from store.entries.deadlines import flags, is_invalid
from store.model.records import Activity, Indicator, Irregularity, Listing, Source
from store.register.register import Register

DiscrepancyKind = Literal[
    "dates differ",
    "leads differ",
    "end before start",
    "unreadable date",
    "twice in a chapter",
    "missing in the lead's chapter",
    "targets differ",
    "sums differ",
    "shares differ",
]
KINDS: tuple[DiscrepancyKind, ...] = get_args(DiscrepancyKind)
STATED: dict[str, DiscrepancyKind] = {
    "sum beside its parts": "sums differ",
    "share beside its counts": "shares differ",
}
"""What an import tells of figures that a document states against themselves, by its kind."""


class Discrepancy(Struct, frozen=True, gc=False):
    """One thing that does not add up: which records, their text, and where it is printed.

    `values` are what cannot all be right, or who or what is lacking; `what` says of which date
    or year they are. Figures that are stated in a document are about no record.
    """

    kind: DiscrepancyKind
    about: tuple[str, ...]
    text: str
    sources: tuple[Source, ...]
    values: tuple[str, ...] = ()
    what: str = ""


class _Finding(NamedTuple):
    """What is wrong with an activity: the rows in doubt and what they say."""

    kind: DiscrepancyKind
    rows: Sequence[Listing]
    values: Iterable[str]
    what: str = ""


def discrepancies(
    register: Register,
    activities: Sequence[Activity] | None = None,
    indicators: Sequence[Indicator] | None = None,
    doubts: Sequence[Irregularity] | None = None,
) -> list[Discrepancy]:
    """Return everything that does not add up, kind by kind in the order of KINDS.

    Among these activities, indicators and doubts; all that the register has unless told.
    """
    doubts = register.irregularities if doubts is None else doubts
    activities = register.activities if activities is None else activities
    indicators = register.indicators if indicators is None else indicators
    chapters = {row.committee for one in activities for row in one.listings}
    found = [
        Discrepancy(
            each.kind,
            (one.id,),
            one.text,
            tuple(row.source for row in each.rows),
            tuple(dict.fromkeys(each.values)),
            each.what,
        )
        for one in activities
        if not one.withdrawn
        for each in _of_activity(one, chapters, register)
    ]
    found += _targets(one for one in indicators if not one.withdrawn)
    found += map(_stated, (one for one in doubts if one.kind in STATED))
    order = {kind: place for place, kind in enumerate(KINDS)}
    return sorted(found, key=lambda each: order[each.kind])


def _stated(doubt: Irregularity) -> Discrepancy:
    """Return figures that an import told of: both of them, then the words that state one."""
    values, _, text = doubt.text.partition(": ")
    said = tuple(values.split(" ≠ "))
    return Discrepancy(STATED[doubt.kind], (), text or values, (doubt.source,), said)


def _of_activity(activity: Activity, chapters: set[str], register: Register) -> Iterator[_Finding]:
    rows = activity.listings
    if len(rows) > 1:
        yield from _between(activity)
    if backwards := [row for row in rows if row.end.last and is_invalid(row)]:
        dates = (_printed(day) for row in backwards[:1] for day in _days(row))
        yield _Finding("end before start", backwards, dates)
    if garbled := [row for row in rows if any(map(_unreadable, _days(row)))]:
        printed = (day.text for row in garbled for day in _days(row) if _unreadable(day))
        yield _Finding("unreadable date", garbled, printed)
    listed = {row.committee for row in rows}
    lacking = (one for one in activity.leads if one in chapters and one not in listed)
    # What stands in the chapter of a group stands in that of its members.
    if missing := [one for one in lacking if listed.isdisjoint(register.groups_of(one))]:
        yield _Finding("missing in the lead's chapter", rows, missing)


def _between(activity: Activity) -> Iterator[_Finding]:
    """Find where the rows of one activity say different things, or the same thing twice."""
    rows, flagged = activity.listings, flags(activity)
    sound = [row for row in rows if not is_invalid(row)]
    if "dates differ" in flagged:
        yield _Finding("dates differ", rows, (_printed(row.end) for row in sound), "end")
    elif len({row.start.first for row in sound}) > 1:
        yield _Finding("dates differ", rows, (_printed(row.start) for row in sound), "start")
    if "leads differ" in flagged:
        leads = {frozenset(row.leads): ", ".join(row.leads) for row in rows}
        yield _Finding("leads differ", rows, leads.values())
    if twice := _twice(rows):
        yield _Finding("twice in a chapter", twice, (row.area or row.committee for row in twice))


def _unreadable(day: Span) -> bool:
    return bool(day.text) and not day.last and day.precision == "unknown"


def _days(row: Listing) -> tuple[Span, Span]:
    return row.start, row.end


def _printed(day: Span) -> str:
    return day.last.isoformat() if day.precision == "day" and day.last else day.text


def _twice(rows: Iterable[Listing]) -> list[Listing]:
    """Return the rows that share their chapter and area with another row."""
    places: dict[tuple[str, str | None], list[Listing]] = defaultdict(list)
    for row in rows:
        places[row.committee, row.area].append(row)
    return [row for some in places.values() if len(some) > 1 for row in some]


def _targets(indicators: Iterable[Indicator]) -> Iterator[Discrepancy]:
    """Find indicators of one name whose targets for a year are not the same everywhere."""
    named: dict[str, list[Indicator]] = defaultdict(list)
    for one in indicators:
        named[fold(one.name)].append(one)
    for same in named.values():
        year, values = _differing(same) if len(same) > 1 else ("", ())
        if year:
            about = tuple(one.id for one in same)
            sources = tuple(one.source for one in same)
            yield Discrepancy("targets differ", about, same[0].name, sources, values, year)


def _differing(indicators: Iterable[Indicator]) -> tuple[str, tuple[str, ...]]:
    """Return the first year that has different targets, and those targets as first printed."""
    targets: dict[str, dict[str, str]] = defaultdict(dict)
    for one in indicators:
        for year, target in one.targets.items():
            if year.isdecimal() and any(char.isdigit() for char in target):
                targets[year].setdefault(_bare(target), target)
    differing = (year for year, said in sorted(targets.items()) if len(said) > 1)
    year = next(differing, "")
    return year, tuple(targets[year].values()) if year else ()


def _bare(target: str) -> str:
    """Return a target without the spaces and the full stop that print it differently."""
    return "".join(fold(target).split()).rstrip(".")
