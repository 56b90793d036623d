"""What the names alone make certain: which records of other years are of the same matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

from store.model.kinds import Record
from store.model.records import Activity, Directive, Goal, Indicator
from store.threads.words import Names, letters

_TELLING = 5
"""Words that a wording has at least where it alone decides."""


def certain_key(record: Record, names: Names) -> Hashable:
    """Return what records have in common that are of one matter by their names; None for no name.

    Of an indicator it is the name, of a goal the text; of what is to be done, whom it is said to
    as well. Years, case and signs do not count, and names that changed are the same.
    """
    if isinstance(record, Indicator):
        return ("indicator", letters(names.today(record.name)))
    if isinstance(record, Goal):
        return _worded("goal", record.text, names)
    if isinstance(record, Directive):
        return _worded(f"{record.kind} {record.committee}", record.text, names)
    if isinstance(record, Activity):
        return _worded(f"activity {record.listings[0].committee}", record.text, names)
    return None


def _worded(kind: str, text: str, names: Names) -> Hashable:
    if len(text.split()) < _TELLING:
        return None
    return (kind, letters(names.today(text)))


def by_key(records: Iterable[Record], names: Names) -> Mapping[Hashable, list[Record]]:
    """Return the records of each key, in their order."""
    found: dict[Hashable, list[Record]] = defaultdict(list)
    for record in records:
        if (key := certain_key(record, names)) is not None:
            found[key].append(record)
    return found
