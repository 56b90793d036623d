"""Columns of a row list: what a cell shows, and text cut to a width in terminal cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Generic, Literal, NamedTuple, TypeVar

from rich.cells import cell_len, get_character_cell_size

from store.common.text import one_line

if TYPE_CHECKING:
    from rich.console import Console

R = TypeVar("R")
Look = Literal["plain", "strong", "quiet", "late", "today", "soon", "odd"]
LOOKS: tuple[Look, ...] = ("plain", "strong", "quiet", "late", "today", "soon", "odd")

GAP = 2
"""Cells between two columns."""

_ENOUGH = 4096
"""Characters cleaned at first; a longer text hardly ever shows more of itself than that."""


class Cell(NamedTuple):
    """The text of a cell and its look; a plain str does for the look "plain"."""

    text: str
    look: Look = "plain"


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column; widths in terminal cells, `width` None shares what the others leave by `weight`.

    One of weight 0 gets none of that. Where the width does not suffice, the columns with the
    highest `priority` go first; one that asks for `room` is there only in a list of so many cells.
    What `spills` goes on over the columns after it that have nothing in a row. A subclass may draw
    its cells.
    """

    head_lines: ClassVar[int] = 1
    """Lines above the rows that the column has something to say in."""
    scaled: ClassVar[bool] = False
    """Whether its head is a scale, where each sign stands over the cell that it is about."""
    drawn: ClassVar[bool] = False
    """Whether its cells are pictures, which never take more than a line."""

    key: str
    title: str
    cell: Callable[[R], str | Cell]
    width: int | None = None
    min_width: int = 8
    weight: int = 1
    align: Literal["left", "right"] = "left"
    priority: int = 0
    room: int = 0
    spills: bool = False

    @property
    def least(self) -> int:
        """The cells that the column needs to be shown at all."""
        return self.min_width if self.width is None else self.width

    def head(self, width: int, above: int) -> str:  # noqa: ARG002 - for a scale
        """Return what stands over the column, `above` lines above the last one."""
        return "" if above else self.title

    def is_empty(self, row: R) -> bool:
        """Tell whether the column has nothing in a row."""
        value = self.cell(row)
        return not (value.text if isinstance(value, Cell) else value)

    def pieces(self, row: R, width: int) -> Sequence[Cell]:
        """Return the parts of a cell from left to right, together exactly `width` cells."""
        value = self.cell(row)
        text, look = value if isinstance(value, Cell) else Cell(value)
        return (Cell(cut(text, width, self.align), look),)

    def lines(self, row: R, width: int, most: int) -> Sequence[Sequence[Cell]]:
        """Return the parts of a cell line by line: as many as its text needs, and at most `most`.

        Only a column that shares what the others leave has text that needs more than one.
        """
        if most == 1 or self.width is not None or self.drawn:
            return (self.pieces(row, width),)
        value = self.cell(row)
        text, look = value if isinstance(value, Cell) else Cell(value)
        shown = wrapped(text, width, most)
        return [(Cell(cut(one, width, self.align), look),) for one in shown]


def fit_columns(columns: Sequence[Column[R]], width: int) -> list[tuple[Column[R], int]]:
    """Choose the columns that fit into `width` cells, gaps included, and their widths."""
    shown = _columns_that_fit(columns, width)
    if len(shown) == 1:
        return [(shown[0], max(0, width))]
    flexible = [column for column in shown if column.width is None]
    spare = width - sum(column.least + GAP for column in shown) + GAP
    shares = _shares(spare, [column.weight for column in flexible])
    extra = dict(zip((column.key for column in flexible), shares, strict=True))
    return [(column, column.least + extra.get(column.key, 0)) for column in shown]


def _columns_that_fit(columns: Sequence[Column[R]], width: int) -> list[Column[R]]:
    shown = [column for column in columns if column.room <= width] or list(columns)
    while len(shown) > 1 and sum(column.least + GAP for column in shown) - GAP > width:
        _, place = max((column.priority, place) for place, column in enumerate(shown))
        del shown[place]
    return shown


def _shares(spare: int, weights: Sequence[int]) -> list[int]:
    """Divide `spare` cells by weight so that not one is lost."""
    total, given, shares, so_far = max(1, sum(weights)), 0, [], 0
    for weight in weights:
        so_far += weight
        share = spare * so_far // total - given
        shares.append(share)
        given += share
    return shares


def safe_line(text: str, width: int) -> str:
    """Return the text as one clean line, at least so much of it as `width` cells can show."""
    if len(text) <= _ENOUGH:
        return one_line(text)
    start = one_line(text[:_ENOUGH])
    return start if cell_len(start) > width else one_line(text)


def cut(text: str, width: int, align: Literal["left", "right"] = "left") -> str:
    """Return the text as one clean line of exactly `width` cells, with "…" where it was cut."""
    line = safe_line(text, width)
    used = len(line) if line.isascii() else cell_len(line)
    if used > width:
        line = _start_of(line, width - 1) + "…" if width > 0 else ""
        used = cell_len(line)
    blank = " " * (width - used)
    return blank + line if align == "right" else line + blank


def wrapped(text: str, width: int, most: int) -> list[str]:
    """Return the text as clean lines of at most `width` cells, parted at words.

    Of more than `most` lines the last one holds the rest, which is more than it has room for.
    """
    line = safe_line(text, width * most)
    if width < 2 or cell_len(line) <= width:
        return [line]
    from rich.text import Text

    lines = [one.plain.rstrip() for one in Text(line).wrap(_console(), width)]
    return lines if len(lines) <= most else [*lines[: most - 1], " ".join(lines[most - 1 :])]


@lru_cache(maxsize=1)
def _console() -> Console:
    """Return what Rich wraps with: it knows how wide a tab is, and the text has none."""
    from rich.console import Console

    return Console()


def _start_of(line: str, width: int) -> str:
    """Return as many characters as fit into `width` cells, never half of a wide one."""
    used = 0
    for place, char in enumerate(line):
        used += get_character_cell_size(char)
        if used > width:
            return line[:place]
    return line
