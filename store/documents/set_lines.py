"""A line of a page: words side by side, in cells where wide gaps part them."""

from __future__ import annotations

from msgspec import Struct

from store.documents.page_contents import Word

Cell = tuple[Word, ...]


class Line(Struct, frozen=True):
    """Words at one height of a page, from left to right; places in points."""

    cells: tuple[Cell, ...]
    page: int

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for cell in self.cells for word in cell)

    @property
    def left(self) -> float:
        return self.cells[0][0].left

    @property
    def right(self) -> float:
        return self.cells[-1][-1].right

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def texts(self) -> list[str]:
        return [" ".join(word.text for word in cell) for cell in self.cells]
