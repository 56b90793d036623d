"""Blocks of labels and values as rows: one block is one row, its labels are the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from store.importing.language.figures import FigureColumns, figure_columns, read_heading
from store.importing.language.lines import Line
from store.importing.reading.columns import FIELDS, SheetColumn, columns_of, is_name, with_figures
from store.importing.sheets.table import SheetTable

_FARTHEST = 60
"""Lines between two labels of one block at most."""
_PLACES = 2
"""Cells within which a label stands: the group that it is in may stand before it."""
_OPENS = ("text", "indicator")
_TIMES = ("start", "end")
"""What a block says of when."""
_TIME = re.compile(r"\s([A-ZÅÄÖ][\w/-]{2,30}): +(\S.*)")
"""A label within a value, and what stands under it."""
_SPACED = re.compile(r"(\S+(?: \S+)*?)(?::\s+|\s{3,})(\S.*)")
"""A label and its value in a line of text, parted by a colon or by spaces."""
_BAR = re.compile(r"(?<!\s)\s+\|\s+")
"""What parts them in a row that a page cut off from its table."""
_ENDS = re.compile(r"(?<!\s)\s+\|\s*\d{0,3}$")
"""How such a row ends, and the number of the page right after it."""
_EMPTY = re.compile(r"[\W_]*|\(.*\)|n/?a\.?|tbd", re.I)


class Labelled(Struct, frozen=True):
    """What a line says: its label, the field that the label means, and the value beside it.

    `loose` where they stand in a line of text, as the rest of a cell may.
    """

    line: int
    label: str
    field: str
    value: str
    loose: bool = False


class Blocks(Struct, frozen=True):
    """The blocks of a document as tables, and the lines that became part of one."""

    tables: tuple[SheetTable, ...]
    lines: frozenset[int]


def blocks(lines: Sequence[Line], year: int | None) -> Blocks:
    """Return the blocks of a text: what names a task or an indicator, and a label more at least."""
    found = list(_blocks(list(_labelled(lines))))
    kinds = [[one for one in found if one[0].field == field] for field in _OPENS]
    tables = tuple(_table(kind, year) for kind in kinds if kind)
    return Blocks(tables, frozenset(_held(found, lines)))


def _held(found: Sequence[Sequence[Labelled]], lines: Sequence[Line]) -> Iterator[int]:
    """Return the lines that blocks take up, those between and right after their labels too."""
    at = 0
    for number, block in enumerate(found):
        following = found[number + 1][0] if number + 1 < len(found) else None
        last = block[-1].line
        alike = following is not None and following.field == block[0].field
        if following and alike and following.line - last <= _FARTHEST:
            last = following.line - 1
        while at < len(lines) and lines[at].number < block[0].line:
            at += 1
        before = block[0].line
        while at < len(lines) and (lines[at].number <= last or _follows(lines[at], before)):
            before = lines[at].number
            yield before
            at += 1


def _follows(line: Line, before: int) -> bool:
    return line.kind == "row" and line.number == before + 1


def _labelled(lines: Sequence[Line]) -> Iterator[Labelled]:
    for line in lines:
        # A cell that broke over lines ends in a row of its own, which has nothing beside it.
        alone = any(line.cells) and not any(line.cells[1:])
        text = _ENDS.sub("", line.cells[0] if alone else line.text)
        cells = line.cells or _BAR.split(text)
        if loose := alone or len(cells) == 1:
            said = _SPACED.fullmatch(text)
            cells = said.groups() if said and "   " not in said[2] else ()
        if cells and (found := _label_in(line.number, cells)):
            yield from _parted(replace(found, loose=loose))


def _parted(found: Labelled) -> Iterator[Labelled]:
    """Return what a line says, and apart from who is responsible the time beside it."""
    said = _TIME.search(found.value) if found.field == "committee" else None
    if said and (field := _field_of(said[1])) in _TIMES:
        yield replace(found, value=found.value[: said.start()])
        yield Labelled(found.line, said[1], field, said[2])
    else:
        yield found


def _label_in(number: int, cells: Sequence[str]) -> Labelled | None:
    """Return what a row of a label and its value says; None where it is a row of another kind."""
    for place, cell in enumerate(cells[:_PLACES]):
        field = _field_of(cell)
        values = [one for one in cells[place + 1 :] if one]
        if field and len(values) < 2 and not any(map(_is_heading, values)):
            return Labelled(number, cell, field, values[0] if values else "")
    return None


def _is_heading(cell: str) -> bool:
    heading = read_heading(cell) if len(cell) < _FARTHEST else None
    return is_name(cell) or (heading is not None and heading.kind is not None)


@lru_cache(maxsize=1024)
def _field_of(label: str) -> str:
    """Return the field that a label means; empty where it means none."""
    if not is_name(label):
        heading = read_heading(label) if len(label) < _FARTHEST else None
        return (heading.kind or "") if heading else ""
    (column,) = columns_of([label], {})
    return column.field or ""


def _blocks(found: Sequence[Labelled]) -> Iterator[list[Labelled]]:
    """Return the labels of each block: from what opens one to the next, or to a long gap."""
    block: list[Labelled] = []
    for one in found:
        far = bool(block) and one.line - block[-1].line > _FARTHEST
        within = one.loose and bool(block) and not block[0].loose
        opens = one.field in _OPENS and not (within and not far)
        if opens or far:
            if _is_block(block):
                yield block
            block = []
        if opens or (block and one.field not in _OPENS):
            block.append(one)
    if _is_block(block):
        yield block


def _is_block(block: Sequence[Labelled]) -> bool:
    return (
        len({one.field for one in block}) > 1
        and not _EMPTY.fullmatch(block[0].value)
        and block[0].field in _OPENS
    )


def _table(blocks: Sequence[Sequence[Labelled]], year: int | None) -> SheetTable:
    """Return blocks of one kind as a table; of labels that mean one field the first holds."""
    labels = dict.fromkeys(one.label for block in blocks for one in block)
    fields = {one.label: one.field for block in blocks for one in block}
    kept = [*dict.fromkeys(fields[label] for label in labels)]
    places = {field: place for place, field in enumerate(kept)}
    names = {places[fields[label]]: label for label in reversed(labels)}
    columns = [SheetColumn(names[n], n, field if field in FIELDS else None)
               for n, field in enumerate(kept)]  # fmt: skip
    figures = FigureColumns()
    if blocks[0][0].field == "indicator":
        open_ = {one.place: one.name for one in columns if one.field is None}
        figures = figure_columns(open_, year)
    rows = []
    for block in blocks:
        said = {places[one.field]: one.value for one in reversed(block)}
        rows.append((block[0].line, tuple(said.get(n, "") for n in range(len(kept)))))
    line = blocks[0][0].line
    return SheetTable("", line, with_figures(columns, figures.columns), figures, tuple(rows))
