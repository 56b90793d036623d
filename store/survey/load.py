"""How much committees have to do: what is said to each, and what it leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from store.entries.entries import Entry
from store.model.kinds import traits_of
from store.model.records import Listing


def load_of(
    directives: Sequence[Entry],
    activities: Sequence[Entry],
    overdue: Sequence[Entry],
    upcoming: Sequence[Entry],
) -> dict[str, Counter[str]]:
    """Return per committee: directives, listings, leads, and led ones overdue or upcoming."""
    counted: dict[str, Iterable[str]] = {
        "directives": _said_to(directives, quoted=False),
        "quoted": _said_to(directives, quoted=True),
        "listings": (row.committee for one in activities for row in listings_of(one)),
        "leads": _led(activities),
        "overdue": _led(overdue),
        "upcoming": _led(upcoming),
    }
    load: dict[str, Counter[str]] = {}
    for what, names in counted.items():
        for name, count in Counter(names).items():
            load.setdefault(name, Counter())[what] = count
    return load


def _said_to(entries: Iterable[Entry], *, quoted: bool) -> Iterator[str]:
    """Return to whom directives are said; what is only quoted is counted apart."""
    return (name for entry in entries if entry.quoted == quoted for name in entry.chapters)


def listings_of(entry: Entry) -> Sequence[Listing]:
    """Return the printed rows of an activity; none of anything else."""
    return traits_of(entry.record).rows(entry.record)


def _led(entries: Iterable[Entry]) -> Iterator[str]:
    """Return who leads, once for each entry."""
    return (name for entry in entries for name in entry.leads)
