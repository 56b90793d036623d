"""The tables of a sheet: where their headers stand, in one row or two, again, or side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from store.documents.common.rows import Row, Sheet
from store.importing.language.figures import (
    FIGURES,
    Doubt,
    FigureColumns,
    figure_columns,
    is_figure,
    read_heading,
    whose_target,
)
from store.importing.reading.columns import (
    Choices,
    SheetColumn,
    chosen,
    columns_of,
    is_name,
    with_figures,
)
from store.importing.sheets.codes import with_names
from store.importing.sheets.table import Numbered, SheetTable, sole
from store.importing.sheets.times import with_times

_HEADER_WITHIN = 20
"""Rows of a sheet within which its first header stands."""
_LONGEST_NAME = 60
_TEXTS = {"text", "indicator"}
_BESIDE_GOALS = {"status", "comment", "committee"}
"""Without one of these beside them goals are no table of their own."""


class _Header(Struct, frozen=True):
    """A header by its first row and its height; the names of its columns, made of all its rows."""

    place: int
    height: int
    names: Row


def tables_of(sheet: Sheet, choices: Choices, year: int | None) -> Iterator[SheetTable]:
    """Return the tables of a sheet, from above; side by side, the left one first."""
    headers = list(_headers(sheet.rows, choices))
    if not headers:
        return
    above = _numbered(sheet, 0, headers[0].place)
    ends = [one.place for one in headers[1:]] + [len(sheet.rows)]
    before: Row = ()
    for header, end in zip(headers, ends, strict=True):
        rows = _numbered(sheet, header.place + header.height, end)
        last = end == len(sheet.rows)
        over = [] if last else _titles(rows, header, choices)
        held = tuple(one for one in above if sole(one[1]))
        kept = rows[: len(rows) - len(over)]
        for names in _side_by_side(header.names, choices):
            yield _table(sheet, header, names, kept, held, choices, year, names == before)
        before, above = header.names, over


def _table(
    sheet: Sheet,
    header: _Header,
    names: Row,
    rows: Sequence[Numbered],
    above: tuple[Numbered, ...],
    choices: Choices,
    year: int | None,
    again: bool,
) -> SheetTable:
    columns = columns_of(names, choices)
    kept = tuple(rows)
    if names != header.names:
        kept = tuple(
            (line, tuple(cell if name else "" for cell, name in zip(row, names, strict=False)))
            for line, row in rows
        )
    kept = tuple(one for one in kept if any(one[1]))
    columns = with_names(columns, [row for _line, row in kept], chosen(names, choices))
    figures = FigureColumns()
    if any(one.field == "indicator" for one in columns):
        figures = _figures(columns, [row for _line, row in kept], year, chosen(names, choices))
    columns = with_times(with_figures(columns, figures.columns), [row for _line, row in kept])
    line = sheet.first_line + header.place
    return SheetTable(sheet.title, line, columns, figures, kept, above, again)


def _numbered(sheet: Sheet, start: int, end: int) -> list[Numbered]:
    """Return rows with their lines, empty ones too: they part what stands over a header."""
    return list(enumerate(sheet.rows[start:end], sheet.first_line + start))


def _titles(rows: Sequence[Numbered], header: _Header, choices: Choices) -> list[Numbered]:
    """Return what stands over the next header: rows of one cell at the end, not of the text's."""
    fields = {one.field: one.place for one in columns_of(header.names, choices)}
    text = next((fields[one] for one in fields if one in _TEXTS), None)
    if text is None and "goal" in fields:
        return []  # rows of goals have one cell each
    found = 0
    for place in range(len(rows) - 1, -1, -1):
        cells = rows[place][1]
        if any(cells) and not sole(cells):
            break
        of_text = text is not None and text < len(cells) and bool(cells[text])
        if of_text and place and any(rows[place - 1][1]) and not sole(rows[place - 1][1]):
            break
        found = len(rows) - place
    return list(rows[len(rows) - found :]) if found else []


def _headers(rows: Sequence[Row], choices: Choices) -> Iterator[_Header]:
    """Return the first header and all after it.

    Where no row is one without doubt, it is the row with the most columns that are known.
    """
    near = range(min(len(rows), _HEADER_WITHIN))
    tried = [one for place in near for one in _at(rows, place) if _knows(one.names, choices)]
    if not tried:
        return
    sure = next((one.place for one in tried if _is_header(one.names, choices)), None)
    tried = [one for one in tried if sure is None or one.place == sure]
    first = max(tried, key=lambda one: (_known(one.names, choices), -one.place))
    yield first
    place = first.place + first.height
    while place < len(rows):
        found = _again(rows, place, first, choices)
        if found:
            yield found
        place += found.height if found else 1


def _again(rows: Sequence[Row], place: int, first: _Header, choices: Choices) -> _Header | None:
    """Return the header that stands on a row of the body: the first one's names, or others."""
    row, height = rows[place], first.height
    if rows[place : place + height] == rows[first.place : first.place + height]:
        return _Header(place, height, first.names)
    if not any(cell and len(cell) <= _LONGEST_NAME and is_name(cell) for cell in row):
        return None
    tried = [one for one in _at(rows, place) if _is_header(one.names, choices)]
    return max(tried, key=lambda one: _known(one.names, choices), default=None)


def _is_header(names: Row, choices: Choices) -> bool:
    filled = [name for name in names if name]
    known = sum(is_name(name) or read_heading(name) is not None for name in filled)
    if 2 * known <= len(filled):
        return False  # as most rows are: only what may be a header is gone through
    fields = sum(1 for one in columns_of(names, choices) if one.field)
    return fields > 1 and _knows(names, choices)


def _at(rows: Sequence[Row], place: int) -> Iterator[_Header]:
    """Return the header that a row would be, and the one that it would be with the next row."""
    row = rows[place]
    yield _Header(place, 1, row)
    if place + 1 < len(rows) and (names := _joined(row, rows[place + 1])):
        yield _Header(place, 2, names)


def _joined(top: Row, under: Row) -> Row | None:
    """Return the names of a header in two rows; None where the second is no part of it."""
    width = max(len(top), len(under))
    top, under = (row + ("",) * (width - len(row)) for row in (top, under))
    groups = _filled_on(top, under)
    pairs = [(a, b) for a, b in zip(groups, under, strict=True) if b and a != b]
    names = [b for _a, b in pairs]
    if not pairs or not all(len(name) <= _LONGEST_NAME for name in names):
        return None
    if not all(is_name(b) or read_heading(b) or read_heading(f"{a} {b}") for a, b in pairs):
        return None
    joined = tuple(_name(a, b) for a, b in zip(groups, under, strict=True))
    return None if joined == under else joined


def _name(group: str, under: str) -> str:
    if not under or group == under:
        return group
    heading = read_heading(under)
    alone = heading is not None and (heading.alone or heading.kind is None)
    return under if not group or (is_name(under) and not alone) else f"{group} {under}"


def _filled_on(top: Row, under: Row) -> Row:
    """Let the name of a group hold for what stands under it and the empty cells beside it."""
    if sum(map(bool, top)) == 1 and top[0]:
        return top  # a title
    filled = list(top)
    for place in range(1, len(top)):
        if not filled[place] and under[place]:
            filled[place] = filled[place - 1] if under[place - 1] else ""
    return tuple(filled)


def _knows(names: Row, choices: Choices) -> bool:
    fields = {one.field for one in columns_of(names, choices)}
    return bool(fields & _TEXTS) or ("goal" in fields and bool(fields & _BESIDE_GOALS))


def _known(names: Row, choices: Choices) -> int:
    """Return how many columns of a header are known, those of figures among them."""
    columns = columns_of(names, choices)
    figures = 0
    if any(one.field == "indicator" for one in columns):
        headings = (read_heading(one.name) for one in columns if one.field is None)
        figures = sum(one is not None and one.kind is not None for one in headings)
    return sum(1 for one in columns if one.field) + figures


def _side_by_side(names: Row, choices: Choices) -> Iterator[Row]:
    """Return the names of each of the tables that stand beside each other, others' left empty."""
    gaps = [-1, *(place for place, name in enumerate(names) if not name), len(names)]
    parts = [(left + 1, right) for left, right in pairwise(gaps) if right > left + 1]
    apart = [
        tuple(name if left <= place < right else "" for place, name in enumerate(names))
        for left, right in parts
    ]
    if len(apart) > 1 and all(_is_header(one, choices) for one in apart):
        yield from apart
    else:
        yield names


def _figures(
    columns: Sequence[SheetColumn],
    rows: Sequence[Sequence[str]],
    year: int | None,
    said: Mapping[int, str],
) -> FigureColumns:
    """Return which of the columns that became nothing else are of figures.

    What is only called a goal holds targets where most of its cells are figures.
    """
    known = {one.place: kind for one in columns for kind in FIGURES if one.field == kind}
    goals = [
        one
        for one in columns
        if one.field == "goal" and one.place not in said and _mostly_figures(rows, one.place)
    ]
    known |= {one.place: whose_target(one.name) for one in goals}
    open_ = (one for one in columns if one.field is None and one.place not in said)
    names = {one.place: one.name for one in open_} | {
        one.place: one.name for one in columns if one.place in known
    }
    found = figure_columns(dict(sorted(names.items())), year, known)
    doubts: list[Doubt] = [("goals that are figures", one.name) for one in goals]
    return FigureColumns(found.columns, (*doubts, *found.doubts))


def _mostly_figures(rows: Sequence[Sequence[str]], place: int) -> bool:
    filled = [row[place] for row in rows if place < len(row) and row[place]]
    return 2 * sum(map(is_figure, filled)) > len(filled)
