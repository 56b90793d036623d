"""Columns that hold times though their names may mean something else, told by their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from store.dates.cells import read_words
from store.documents.common.column_names import key
from store.importing.reading.columns import SheetColumn

_MAYBE = {
    "implementation", "genomförande", "gjennomføring", "gennemførelse", "year", "år", "period",
    "planering", "plan", "årtal",
}  # fmt: skip
_UNSAID = re.compile(r"n\.?/?[ad]\.?|tbd|\W+", re.I)
_ANY_YEAR = 2000
"""Of what a cell says only whether it is a time is asked."""


def with_times(
    columns: Sequence[SheetColumn], rows: Sequence[Sequence[str]]
) -> tuple[SheetColumn, ...]:
    """Return columns of tasks, the one that holds times by most of its cells as their end."""
    fields = {one.field for one in columns}
    if "text" not in fields or fields & {"start", "end"}:
        return tuple(columns)
    maybe = (one for one in columns if one.field is None and key(one.name) in _MAYBE)
    found = next((one for one in maybe if _holds_times(one.place, rows)), None)
    return tuple(replace(one, field="end") if one is found else one for one in columns)


def _holds_times(place: int, rows: Sequence[Sequence[str]]) -> bool:
    cells = (row[place] for row in rows if place < len(row))
    filled = [cell for cell in cells if cell and not _UNSAID.fullmatch(cell)]
    times = sum(read_words(cell, _ANY_YEAR).precision != "unknown" for cell in filled)
    return 2 * times >= max(len(filled), 1)
