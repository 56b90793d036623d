"""Paragraphs and tables as WordprocessingML (ECMA-376 part 1, 17): every text is escaped here.

Written as one text and read once: the library's own tables take the square of their rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from tui.exports.report import Column, Grid, Row
from tui.exports.shown import in_words, marked_column, safe

Mark = Callable[[str], str]
"""Returns the run that marks where something is printed; empty where it is not."""
_SMALL = '<w:sz w:val="18"/>'
"""Nine points, in halves."""
_BOLD = "<w:b/>"
_CLOSE = '<w:spacing w:before="20" w:after="20"/>'
"""Twentieths of a point around a line of a table or a list."""
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def runs(text: str, look: str = "") -> str:
    """Return a text as a run, its line breaks and tabs as Word's."""
    pieces, piece = [], ""
    for char in safe(text):
        if char in _BREAKS:
            pieces += [_piece(piece), _BREAKS[char]]
            piece = ""
        else:
            piece += char
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{''.join([*pieces, _piece(piece)])}</w:r>"


def _piece(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def paragraph(inner: str, style: str = "", more: str = "") -> str:
    """Return a paragraph of runs; `more` are its other properties."""
    named = f'<w:pStyle w:val="{escape(style)}"/>' if style else ""
    properties = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
    return f"<w:p>{properties}{inner}</w:p>"


def fact(label: str, said: str) -> str:
    """Return a line that tells something, with its label in bold."""
    return paragraph(runs(f"{label}: ", _BOLD + _SMALL) + runs(said, _SMALL), more=_CLOSE)


def table(grid: Grid, style: str, room: int, mark: Mark) -> str:
    """Return a table as wide as its room (in twips), its heads repeated on every page."""
    widths = _widths(grid.columns, room)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_rows(grid, widths, mark))
    # Tables without a paragraph between them would become one.
    return (
        f"<w:tbl>{_properties(style, room)}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
        f"{paragraph('')}"
    )


def _widths(columns: Sequence[Column], room: int) -> list[int]:
    total = sum(max(1, one.width) for one in columns)
    return [room * max(1, one.width) // total for one in columns]


def _properties(style: str, room: int) -> str:
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0"/>' for side in _SIDES)
    look = (
        f'<w:tblStyle w:val="{escape(style)}"/>' if style else "",
        f'<w:tblW w:w="{room}" w:type="dxa"/>',
        "" if style else f"<w:tblBorders>{lines}</w:tblBorders>",
        '<w:tblLayout w:type="fixed"/>',
    )
    return f"<w:tblPr>{''.join(look)}</w:tblPr>"


def _rows(grid: Grid, widths: Sequence[int], mark: Mark) -> Iterator[str]:
    heads = [runs(one.title, _BOLD + _SMALL) for one in grid.columns]
    yield _row(heads, grid, widths, "<w:tblHeader/>")
    marked = marked_column(grid)
    yield from (_row(_cells(row, marked, mark), grid, widths) for row in grid.rows)


def _cells(row: Row, marked: int, mark: Mark) -> list[str]:
    cells = [runs(in_words(one), _SMALL) for one in row.cells]
    cells[marked] += mark(row.source)
    return cells


def _row(cells: Sequence[str], grid: Grid, widths: Sequence[int], more: str = "") -> str:
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(cell, more=_CLOSE + _side(column))}</w:tc>"
        for cell, column, width in zip(cells, grid.columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{''.join(made)}</w:tr>"


def _side(column: Column) -> str:
    return '<w:jc w:val="right"/>' if column.holds == "number" else ""
