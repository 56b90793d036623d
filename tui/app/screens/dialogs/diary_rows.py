"""The lines of a diary as rows, the last one first, each on as many as it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.entries.entries import Entry
from store.model.diary import NoteLine
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import hanging
from tui.locale import _
from tui.messages.cells import Cell, Column
from tui.messages.diary import day_of, newest_first

if TYPE_CHECKING:
    from store.register.register import Register

_TEXT = 40
"""Cells of the text beside the day and the name."""


@dataclass(frozen=True, slots=True)
class DiaryRow:
    """A row of the list: the line that it is of, and a part of its text."""

    id: str
    line_id: str
    line: NoteLine
    text: str
    is_first: bool


def diary_columns() -> list[Column[DiaryRow]]:
    """Return the columns of the list: day, name and text."""
    return [
        Column("day", _("Day"), lambda row: _once(row, day_of(row.line)), width=11),
        Column("by", _("Who"), lambda row: _once(row, row.line.by or "–"), width=12),
        Column("text", _("Note"), lambda row: row.text, min_width=20),
    ]


def _once(row: DiaryRow, said: str) -> Cell:
    return Cell(said if row.is_first else "", "quiet")


def diary_rows(register: Register, entry: Entry) -> Iterator[DiaryRow]:
    """Return the rows that an entry's diary takes, so that nothing of it is cut."""
    for line_id, line in newest_first(register.follow_up(entry.id)):
        parts = [part for text in line.text.split("\n") for part in hanging(plain(text), _TEXT, 0)]
        for number, part in enumerate(parts):
            yield DiaryRow(f"{line_id}/{number}", line_id, line, part.plain, not number)
