"""The class of entries on their day: of one, or of all of a table at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from store.entries.columnar import Whole
from store.entries.deadlines import DeadlineClass, class_on, earliest
from store.entries.entries import Entry
from store.model.records import Activity, Listing


def _class_of(entry: Entry) -> DeadlineClass:
    found = entry.deadline
    return found.cls if found else "undated"


def _classes_of(entries: Sequence[Entry]) -> Iterator[DeadlineClass]:
    """Return the classes of entries of one survey; each end date is judged once."""
    known: dict[date, DeadlineClass] = {}
    for entry in entries:
        record = entry.record
        plain = entry.follow_up is None and not entry.past and entry.ruling is None
        plain = plain and type(record) is Activity and not record.withdrawn
        due = earliest(record.listings) if plain else None  # type: ignore[union-attr]
        if due is None:
            yield _class_of(entry)
            continue
        found = known.get(due) or known.setdefault(due, class_on(due, entry.as_of, entry.window))
        if found == "overdue" and due.month == 12 and _names_a_year(record.listings):  # type: ignore[union-attr]
            found = _class_of(entry)
        yield found


def _names_a_year(rows: Sequence[Listing]) -> bool:
    """Tell whether a row ends with a year, by whose words alone nothing may be late."""
    return any(row.end.precision == "year" for row in rows)


class_of = Whole(_class_of, _classes_of)
"""The class of an entry; what has no deadline is undated."""
