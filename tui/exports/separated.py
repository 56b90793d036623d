"""A table with separators, as a spreadsheet in the user's language opens it by a double click.

In Swedish that is semicolons and decimal commas. A mark at the beginning says that it is UTF-8:
Excel takes a file without it for Windows-1252, in which å, ä and ö come out as others. A text that
would be run as a formula has an apostrophe before it (OWASP's advice against CSV injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from tui.exports.outgoing import Outgoing
from tui.exports.report import Report, Value, with_sources
from tui.locale import _, language
from tui.serializers.as_csv import safe_cell


def write(outgoing: Outgoing, file: BinaryIO) -> None:
    """Write all tables one after the other, and after them what is told of it all."""
    text = io.StringIO(newline="")
    swedish = language() == "sv"
    writer = csv.writer(text, delimiter=";" if swedish else ",")
    for row in _rows(outgoing.report):
        writer.writerow([_cell(one, swedish=swedish) for one in row])
    file.write(text.getvalue().encode("utf-8-sig", errors="replace"))


def _rows(report: Report) -> Iterator[Sequence[Value]]:
    """Return the first table from the first row on; what else there is stands under headings."""
    alone = len(report.sections) == 1 and not report.sections[0].passages
    for section in report.sections:
        if not alone:
            yield (section.title,)
        yield from ((said.text, said.source) for said in section.passages)
        if section.grid:
            grid = with_sources(section.grid)
            yield [one.title for one in grid.columns]
            yield from (row.cells for row in grid.rows)
        yield ()
    yield (_("About the list"), report.title)
    yield from report.told


def _cell(value: Value, *, swedish: bool) -> str:
    if isinstance(value, float):
        return str(value).replace(".", ",") if swedish else str(value)
    return safe_cell(value)
