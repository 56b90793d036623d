"""Rows of tables: their cells line by line, and rows that go on over the end of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from store.documents.pdf.broken_words import mark_of, next_line
from store.documents.pdf.letters import Word

Line = tuple[Word, ...]
_SPACE = 0.25
"""Share of the size of its letters that the space between two words is wide."""
_SLACK = 0.2
"""Share of a letter's size by which it is not known where a line ends."""
_NEAR = 3.0
"""Points by which the columns of one table differ from page to page at most."""
_CUT = 1.6
"""Times the size of its letters that a cell ends above the lowest of its row where both were cut:
no more than a line, where a program leaves no line of a paragraph alone."""
_OPEN = (
    *(",", "-", "–", "/", " och", " eller", " samt", " av", " för", " i", " med", " på", " till"),
    *(" att", " den", " det", " en", " ett", " från", " om", " som", " under", " via", " vid"),
)
"""Ends of what goes on, whatever letter follows."""


class SetCell(Struct, frozen=True):
    """A cell: its lines, and how far to the right its text may go, in points."""

    lines: tuple[Line, ...]
    right: float

    @property
    def text(self) -> str:
        """What it says, its lines joined again."""
        text = ""
        before: Line = ()
        for line in self.lines:
            said = " ".join(word.text for word in line)
            text = next_line(text, said, mark_of(before, line, self.right))
            before = line
        return text


class SetRow(Struct, frozen=True):
    """A row of a table: its cells, where its columns begin, and its page."""

    cells: tuple[SetCell, ...]
    places: tuple[float, ...]
    page: int

    @property
    def text(self) -> str:
        """What its cells say, parted by tabs."""
        return "\t".join(cell.text for cell in self.cells)


def cell_of(words: Iterable[Word], right: float) -> SetCell:
    """Return words that stand in one cell, line by line."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=attrgetter("base", "left")):
        if lines and word.base - lines[-1][0].base <= word.size / 2:
            lines[-1].append(word)
        else:
            lines.append([word])
    return SetCell(tuple(tuple(sorted(one, key=attrgetter("left"))) for one in lines), right)


Part = TypeVar("Part")


def over_pages(parts: Iterable[Part | SetRow]) -> Iterator[Part | SetRow]:
    """Return what pages hold, with rows whole again that the end of a page cut in two.

    The head of a table may be printed again between both halves.
    """
    held = list(parts)
    often = Counter(one.text for one in held if isinstance(one, SetRow))
    open_: SetRow | None = None
    head = ""
    again: list[SetRow] = []
    for part in held:
        if not isinstance(part, SetRow):
            yield from (*_given(open_), *again)
            open_, again = None, []
            yield part
            continue
        if open_ is None or not _alike(open_, part):
            head = part.text
        elif part.page != open_.page and part.text == head and not again:
            again = [part]
            continue
        elif part.page != open_.page and goes_on(
            open_.cells, part.cells, once=often[part.text] < 2
        ):
            open_ = _joined(open_, part)
            continue
        yield from (*_given(open_), *again)
        open_, again = part, []
    yield from (*_given(open_), *again)


def _given(row: SetRow | None) -> tuple[SetRow, ...]:
    return () if row is None else (row,)


def _alike(one: SetRow, other: SetRow) -> bool:
    """Tell whether two rows have the same columns."""
    pairs = zip(one.places, other.places, strict=False)
    return len(one.places) == len(other.places) and all(abs(a - b) < _NEAR for a, b in pairs)


def _joined(row: SetRow, rest: SetRow) -> SetRow:
    pairs = zip(row.cells, rest.cells, strict=True)
    return replace(row, cells=tuple(replace(a, lines=(*a.lines, *b.lines)) for a, b in pairs))


def goes_on(above: Sequence[SetCell], below: Sequence[SetCell], *, once: bool) -> bool:
    """Tell whether cells at the top of a page are the rest of those at the end of that before.

    What goes on was cut at one height, in lines that the next word had no room on. That it is no
    row of its own is seen by its first letters, or by what it leaves empty, if it stands but once.
    """
    pairs = [(one, two) for one, two in zip(above, below, strict=True) if two.lines]
    if not pairs or not all(one.lines for one, _two in pairs):
        return False
    lowest = max(one.lines[-1][0].base for one in above if one.lines)
    if not all(_is_cut(one, two, lowest) for one, two in pairs):
        return False
    is_less = once and len(pairs) < sum(bool(one.lines) for one in above)
    return is_less or is_amid(above, below)


def is_amid(above: Sequence[SetCell], below: Sequence[SetCell]) -> bool:
    """Tell whether a cell breaks off amid a sentence that another goes on with."""
    pairs = zip(above, below, strict=True)
    return any(_breaks_off(one, rest) for one, rest in pairs if one.lines and rest.lines)


def _is_cut(cell: SetCell, rest: SetCell, lowest: float) -> bool:
    last, first = cell.lines[-1], rest.lines[0]
    if lowest - last[0].base > _CUT * last[0].size:
        return False
    size, wide = last[-1].size, first[0].right - first[0].left
    is_full = last[-1].right + _SPACE * size + wide + _SLACK * size > cell.right
    return is_full or bool(mark_of(last, first, cell.right))


def _breaks_off(cell: SetCell, rest: SetCell) -> bool:
    text = " ".join(word.text for word in cell.lines[-1])
    return rest.lines[0][0].text[:1].islower() or f" {text}".endswith(_OPEN)
