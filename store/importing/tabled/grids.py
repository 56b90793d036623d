"""Tables within a text: rows that stand together, on their lines, and the body that heads them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from store.common.text import fold
from store.documents.common.rows import Row, Sheet
from store.importing.language.figures import is_figure
from store.importing.language.lines import Line
from store.importing.language.named_bodies import read_addressees
from store.importing.language.names import Names
from store.importing.sheets.cell_bodies import is_bodylike
from store.importing.sheets.table import Numbered, sole

_RUNNING = 3
"""How often a line is printed that is the head or foot of pages."""
_SURELY_RUNNING = 10
"""How often, where it stands in a row, which may be a heading that the text has as well."""
_LONGEST_RUNNING = 80
_LONGEST_NAME = 40
_LONGEST_HEADING = 90
_SHORTEST_MARK = 3
"""Letters of a line that may be what a page's number or mark left behind, and holds no words."""
_SHORT = re.compile(r"[A-ZÅÄÖÆØ]{2,6}")
_FOOT = re.compile(
    r"(?:sid(?:an?)?|side|page)\.?\s*\d{1,4}\s*(?:\(\d{1,4}\)|(?:av|of|/)\s*\d{1,4})", re.I
)
_PIPED = re.compile(r"\|.*\|?")
_SECTION = re.compile(r"\d+(?:\.\d+)*\.?\s+|#+\s*")


class Grid(Struct, frozen=True):
    """Rows with their lines; `above` is the line of the body that heads them, and its name."""

    rows: tuple[Numbered, ...]
    above: Numbered | None = None

    def sheet(self) -> Sheet:
        """Return it as a sheet, whose rows begin on its first line and leave out none."""
        first, last = self.rows[0][0], self.rows[-1][0]
        held = dict(self.rows)
        return Sheet("", first, tuple(held.get(line, ()) for line in range(first, last + 1)))


def with_pipes(lines: Sequence[Line]) -> Iterator[Line]:
    """Return lines, those as rows whose cells the signs of a broken Markdown table part."""
    for line in lines:
        if line.kind == "text" and line.text.startswith("|") and _PIPED.fullmatch(line.text):
            cells = tuple(cell.strip() for cell in line.text.strip("|").split("|"))
            yield Line(line.number, "row", line.text, cells, line.fresh, line.alone)
        else:
            yield line


def grids(lines: Sequence[Line], names: Names) -> Iterator[Grid]:
    """Return the tables of a text; one that a page's head or an empty line parts is one."""
    often = Counter(line.text for line in lines if line.kind == "text")
    above: Numbered | None = None
    rows: list[Numbered] = []
    for line in lines:
        if _is_of_page(line, often):
            continue
        if rows and (line.kind != "row" or not _goes_on(rows, line)):
            yield Grid(tuple(rows), above)
            rows = []
        if line.kind == "row":
            rows.append((line.number, line.cells))
        elif line.alone and (name := body_in_heading(line, names)):
            above = line.number, (name,)
    if rows:
        yield Grid(tuple(rows), above)


def body_in_heading(line: Line, names: Names) -> str:
    """Return the body that a line of text names, and nothing else; empty where it names none."""
    said = _SECTION.sub("", line.text, count=1).strip(" :*")
    if line.kind != "text" or not said[:1].isupper() or len(said) > _LONGEST_HEADING:
        return ""
    if known := names.known(said):
        return known
    if said.isupper() and (_SHORT.fullmatch(said) or not is_bodylike(said)):
        return ""  # capitals alone make no name
    found = read_addressees(said, names)
    return said if len(found) == 1 and fold(found[0]) == fold(said) else ""


def _is_of_page(line: Line, often: Counter[str]) -> bool:
    """Tell whether a line is the head or foot of pages, and parts no table."""
    if line.kind == "row":
        alone = sole(line.cells)
        repeated = bool(alone) and (alone.isupper() or often[alone] >= _SURELY_RUNNING)
        return repeated or any(_FOOT.fullmatch(cell) for cell in line.cells)
    if line.kind != "text" or len(line.text) > _LONGEST_RUNNING:
        return False
    return often[line.text] >= _RUNNING or len(line.text) < _SHORTEST_MARK


def _goes_on(rows: Sequence[Numbered], line: Line) -> bool:
    """Tell whether a row goes on with a table: it follows at once, or is as wide and no header."""
    number, before = rows[-1]
    if line.number == number + 1:
        return True
    return len(before) == len(line.cells) and not _looks_like_header(line.cells)


def _looks_like_header(cells: Row) -> bool:
    """Tell whether a row of short words without figures or bodies may be the names of columns."""
    return len(cells) > 1 and all(
        cell[:1].isupper()
        and len(cell) <= _LONGEST_NAME
        and not cell.endswith(".")
        and not any(map(str.isdigit, cell))
        and not is_figure(cell)
        and not is_bodylike(cell)
        for cell in cells
    )
