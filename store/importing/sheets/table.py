"""A table, wherever it stands: what its columns become, and its rows with their lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from store.documents.common.column_names import key
from store.documents.common.rows import Row
from store.importing.language.figures import FigureColumns
from store.importing.reading.columns import SheetColumn

_ACTIVITIES = {"aktivitet", "aktiviteter", "activity", "activities"}

Numbered = tuple[int, Row]
"""A row with its line."""


class SheetTable(Struct, frozen=True):
    """The rows under a header on a line, with the line of each, and what stands over them.

    `above` are rows of one cell right over the header; `again` where the one before had it too;
    `parts` are all the lines of rows that stand on several, by the first.
    """

    title: str
    line: int
    columns: tuple[SheetColumn, ...]
    figures: FigureColumns
    rows: tuple[Numbered, ...]
    above: tuple[Numbered, ...] = ()
    again: bool = False
    parts: Mapping[int, tuple[int, ...]] = {}

    @property
    def fields(self) -> dict[str, int]:
        return {one.field: one.place for one in self.columns if one.field}

    @property
    def is_dated(self) -> bool:
        """Whether a column says when."""
        return bool({"start", "end"} & self.fields.keys())

    @property
    def is_of_activities(self) -> bool:
        """Whether its rows are activities by what they are called, also without a time."""
        return key(self.name_of("text")) in _ACTIVITIES

    @property
    def says_what(self) -> bool:
        """Whether a column says what is to be done or measured; else its rows are goals."""
        return bool({"text", "indicator"} & self.fields.keys())

    @property
    def is_bare(self) -> bool:
        """Whether many rows have nothing beside their first words."""
        bare = sum(bool(sole(row)) for _line, row in self.rows)
        return 2 * bare > len(self.rows)

    def name_of(self, field: str) -> str:
        """Return the name of the column that is a field, empty where none is."""
        return next((one.name for one in self.columns if one.field == field), "")

    def lines_of(self, line: int) -> tuple[int, ...]:
        """Return all the lines of the row that begins on a line."""
        return self.parts.get(line, (line,))


def sole(cells: Sequence[str]) -> str:
    """Return what a row holds that holds one thing only, once or in several cells, else nothing."""
    filled = {cell for cell in cells if cell}
    return filled.pop() if len(filled) == 1 else ""
