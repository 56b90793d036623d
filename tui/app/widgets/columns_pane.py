"""A pane of texts side by side, one of them chosen; below each other where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from tui.app.widgets.sheet import Block, lay_out
from tui.app.widgets.text_pane import TextPane

_LEAST = 24
"""Cells that a column needs."""
_BETWEEN = " │ "
_HERE, _NOT_HERE = "▸ ", "  "


class Column(NamedTuple):
    """A text and what stands over it."""

    title: Content
    blocks: Sequence[Block]


class ColumnsPane(TextPane):
    """As many columns as there is room for, the chosen one always among them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *TextPane.BINDINGS,
        Binding("left,h", "choose(-1)", "Before", show=False, id="column.before"),
        Binding("right,l", "choose(1)", "Next", show=False, id="column.next"),
        Binding("x", "unfold", "Unfold", show=False, id="column.unfold"),
    ]

    class Chosen(Message):
        """Another column is the chosen one."""

    class Unfolded(Message):
        """What is folded is to be shown, or folded again."""

    _columns: Sequence[Column] = ()
    _lines: Sequence[Content] = ()
    _starts: Sequence[int] = ()
    """The lines on which the columns begin where they stand below each other."""
    chosen = 0
    """The place of the chosen column."""

    def show(self, columns: Sequence[Column], chosen: int = 0) -> None:
        """Show other columns from the top, one of them chosen."""
        self._columns = columns
        self.chosen = chosen
        self.refresh_lines_of_text()
        self.show_line(0)

    def action_choose(self, by: int) -> None:
        """Choose the next column, or the one before."""
        place = max(0, min(self.chosen + by, len(self._columns) - 1))
        if place != self.chosen:
            self.chosen = place
            self.refresh_lines_of_text()
            self.show_line(self._starts[place] if self._starts else 0)
            self.post_message(self.Chosen())

    def action_unfold(self) -> None:
        """Ask for what is folded."""
        self.post_message(self.Unfolded())

    def lay_out(self, width: int) -> int:
        """Lay the columns beside each other as far as the width goes, or below each other."""
        count = min(len(self._columns), (width + len(_BETWEEN)) // (_LEAST + len(_BETWEEN)))
        self._starts = ()
        if count > 1:
            self._lines = self._beside(width, count)
        else:
            self._lines = self._below(width)
        return len(self._lines)

    def _beside(self, width: int, count: int) -> list[Content]:
        first = max(0, min(self.chosen - count + 1, len(self._columns) - count))
        first = min(first, self.chosen)
        each = (width - (count - 1) * len(_BETWEEN)) // count
        columns = [self._column(place, each) for place in range(first, first + count)]
        blank = Content(" " * each)
        rows = zip_longest(*columns, fillvalue=blank)
        between = Content.styled(_BETWEEN, "$foreground-muted")
        return [between.join(_padded(one, each) for one in row) for row in rows]

    def _below(self, width: int) -> list[Content]:
        lines: list[Content] = []
        starts = []
        for place in range(len(self._columns)):
            starts.append(len(lines))
            lines += [*self._column(place, width), Content()]
        self._starts = starts
        return lines

    def _column(self, place: int, width: int) -> list[Content]:
        column, here = self._columns[place], place == self.chosen
        sign = _HERE if here else _NOT_HERE
        style = "bold underline $text-primary" if here else "bold"
        title = Content.assemble(sign, column.title.stylize(style)).truncate(width, ellipsis=True)
        return [title, Content(), *lay_out(column.blocks, width)]

    def line(self, number: int) -> Content:
        """Return a line."""
        return self._lines[number]


def _padded(line: Content, width: int) -> Content:
    return line.pad_right(max(0, width - line.cell_length))
