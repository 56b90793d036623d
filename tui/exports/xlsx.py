"""A workbook: true days, numbers as numbers, and text that stays text, one sheet a kind.

Every cell of text is written as text, so that what begins with `=` is no formula (openpyxl takes it
for one) and what looks like an error or an escape of the format is none.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from math import isfinite
from typing import TYPE_CHECKING, BinaryIO

from store.common.text import clean
from tui.exports.outgoing import Outgoing
from tui.exports.report import Column, Grid, Report, Row, Section, Value, with_sources
from tui.locale import _, ngettext

if TYPE_CHECKING:
    from openpyxl import Workbook

_MOST = 32_767
"""Characters that a cell holds (Excel's limit); some of them count as two."""
_KEPT = 32_000
"""Characters that are kept of a longer text."""
_FIRST_YEAR = 1900
"""The year in which a workbook's days begin."""
_NAME = 31
"""Characters of a sheet's name."""
_ODD = re.compile(r"[\[\]:*?/\\]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What the format reads as a character's number (ECMA-376, ST_Xstring)."""
_UNFIT = re.compile("[\ufffe\uffff]")
"""What no XML holds and cleaning leaves."""


def write(outgoing: Outgoing, file: BinaryIO) -> None:
    """Write each table to a sheet, passages to one more, and what is told of it all to the last.

    Raises: OSError where the disk holds no more, also that of the folder for temporary files.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    try:
        _fill(book, outgoing.report)
        book.save(file)
    except Exception as error:
        for sheet in book.worksheets:
            with suppress(Exception):  # what has failed fails again where it is closed
                sheet.close()
        if isinstance(said := _on_the_disk(error), OSError):
            raise said from error
        raise


def _on_the_disk(error: Exception) -> Exception:
    """Return an error of the disk as such: openpyxl writes sheets with lxml, which names it."""
    code = getattr(errno, str(error).removeprefix("IO_"), None)
    return OSError(code, os.strerror(code)) if isinstance(code, int) else error


def _fill(book: Workbook, report: Report) -> None:
    """Write all sheets; where a text was too long is told on the last."""
    cut = list[str]()
    names: set[str] = set()
    for title, grid in _sheets(report):
        _write_sheet(book, _named(title, names), with_sources(grid), cut)
    about = Grid(
        (Column(_("About the list"), width=24), Column(report.title, width=90)),
        tuple(Row(pair) for pair in (*report.told, *_told_of_cut(cut))),
    )
    _write_sheet(book, _named(_("About the list"), names), about, [])


def _told_of_cut(cut: Sequence[str]) -> Iterator[tuple[str, str]]:
    if cut:
        said = ngettext(
            "{count} text is longer than a cell holds, and ends in […]: {first}",
            "{count} texts are longer than a cell holds, and end in […], the first: {first}",
            len(cut),
        )
        yield _("Cut"), said.format(count=len(cut), first=cut[0])


def _sheets(report: Report) -> Iterator[tuple[str, Grid]]:
    """Return the tables by their sheets; those of the same sheet as one, part by part."""
    sheets: dict[str, list[Section]] = {}
    for one in report.sections:
        if one.grid:
            sheets.setdefault(one.sheet or one.title, []).append(one)
    for title, some in sheets.items():
        yield title, _joined(some)
    passages = tuple(
        Row((one.title, said.text), said.source) for one in report.sections for said in one.passages
    )
    if passages:
        yield _("Text"), Grid((Column(_("Part"), width=30), Column(_("Text"), width=90)), passages)


def _joined(sections: Sequence[Section]) -> Grid:
    """Return tables as one that has the columns of all, each row after the heading of its own."""
    grids = [one.grid for one in sections if one.grid]
    if len(grids) == 1:
        return grids[0]
    columns = {column.title: column for grid in grids for column in grid.columns}
    rows = []
    for section, grid in zip(sections, grids, strict=True):
        titles = [column.title for column in grid.columns]
        for row in grid.rows:
            said = dict(zip(titles, row.cells, strict=True))
            rows.append(Row((section.title, *(said.get(one) for one in columns)), row.source))
    return Grid((Column(_("Part"), width=30), *columns.values()), tuple(rows))


def _named(title: str, taken: set[str]) -> str:
    """Return a name that a sheet may have and none has."""
    whole = _ODD.sub(" ", clean(title)).strip(" '")[:_NAME].strip(" '") or _("Sheet")
    name, number = whole, 2
    while name.casefold() in taken or name.casefold() == "history":
        end = f" {number}"
        name, number = f"{whole[: _NAME - len(end)]}{end}", number + 1
    taken.add(name.casefold())
    return name


def _write_sheet(book: Workbook, name: str, grid: Grid, cut: list[str]) -> None:
    """Write a table under a frozen head with a filter; `cut` gets where a text was too long."""
    from openpyxl.utils import get_column_letter

    from tui.exports.cells import ColumnCell

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    last = get_column_letter(len(grid.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(grid.rows) + 1}"
    for place, column in enumerate(grid.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width + 2
    head = [ColumnCell(sheet, head=True).filled(_fit(one.title, cut)) for one in grid.columns]
    sheet.append(head)
    cells = [ColumnCell(sheet) for _one in grid.columns]
    for row in grid.rows:
        pairs = zip(cells, row.cells, strict=True)
        sheet.append([None if said is None else one.filled(_fit(said, cut)) for one, said in pairs])


def _fit(value: Value, cut: list[str]) -> Value:
    """Return a value as a cell can hold it."""
    if isinstance(value, str):
        return _fit_text(value, cut)
    if isinstance(value, datetime):
        return value.replace(tzinfo=None) if value.year >= _FIRST_YEAR else value.isoformat()
    if isinstance(value, date):
        return value if value.year >= _FIRST_YEAR else value.isoformat()
    return str(value) if isinstance(value, float) and not isfinite(value) else value


def _fit_text(text: str, cut: list[str]) -> str:
    text = _ESCAPE.sub("_x005F_", _UNFIT.sub("", clean(text)))
    if len(text) <= _MOST:
        return text
    cut.append(text[:80])
    return f"{text[:_KEPT]} […]"
