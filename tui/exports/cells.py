"""The cells of a sheet that is written row by row: one a column, filled anew for each row."""

from __future__ import annotations

from copy import copy
from datetime import date, datetime
from typing import Any, Self

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font

from tui.exports.report import Value

_DAY = "yyyy-mm-dd"


class ColumnCell(Cell):  # type: ignore[misc]  # openpyxl has no types of its own
    """The cell of a column, whose style is worked out once and which takes text as text.

    openpyxl looks up the style of each cell that it is given, and asks for its name for an error
    that it catches itself: together that takes longer than to write it.
    """

    has_style = True
    _style: Any

    def __init__(self, sheet: Any, *, head: bool = False) -> None:
        super().__init__(sheet)
        self.alignment = Alignment(wrap_text=True, vertical="top")
        if head:
            self.font = Font(bold=True)
        self._styles: dict[type, int] = {}
        for kind, shown in ((object, "General"), (date, _DAY), (datetime, f"{_DAY} hh:mm")):
            self._style = copy(self._style)  # the workbook keeps the one that was numbered
            self.number_format = shown
            self._styles[kind] = super().style_id
        self._plain = self._styles[object]
        self._number = self._plain

    def __repr__(self) -> str:
        return type(self).__name__

    @property
    def style_id(self) -> int:
        """The number of its style in the workbook."""
        return self._number

    def filled(self, value: Value) -> Self:
        """Return the cell with a value in it; it is written before the next one comes."""
        self._value = value
        self._number = self._styles.get(type(value), self._plain)
        if isinstance(value, str):
            self.data_type = "s"
        else:
            self.data_type = "d" if isinstance(value, date) else "n"
        return self
