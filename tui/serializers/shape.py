"""What the JSON output is made of, and how it says where something is printed."""

from __future__ import annotations

from typing import Any

from store.entries.entries import Entry
from store.model.records import Source

Shape = dict[str, Any]
UNIT = "mnkr"
"""What amounts of money are in."""


def source_shape(source: Source | None) -> Shape | None:
    """Return where something is printed, None where it is nowhere."""
    if source is None:
        return None
    return {"document": source.document, "page": source.page, "lines": source.lines}


def paper_shape(entry: Entry) -> Shape:
    """Return the document that an entry stands in first, and its year where that is known."""
    first = next(iter(entry.sources), None)
    name = first.document if first else None
    years = entry.calendar.years_of([name]) if entry.calendar and name else ()
    return {"document": name, "year": next(iter(years), None) or None}


def city_status_shape(entry: Entry) -> Shape | None:
    """Return what the city reports; `text` is more of its words: an analysis, a row of figures."""
    status = entry.follow_up.city_status if entry.follow_up else None
    if status is None:
        return None
    return {
        "status": status.status,
        "document": status.document,
        "date": status.date,
        **also(text=status.text),
    }


def also(**values: object) -> Shape:
    """Return what only some entries have: keys beyond the contract's, where there is a value."""
    return {name: value for name, value in values.items() if value}
