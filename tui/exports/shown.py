"""What every kind of file says in the same words: values of cells, and the mark of a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from store.common.text import clean
from tui.exports.report import Grid, Report, Value
from tui.messages.wording import number

_NO_XML = re.compile("[\ufffe\uffff]")
"""What is no character to XML (1.0, production 2) and passes as clean text."""


def safe(text: str) -> str:
    """Return text that any kind of file can hold: cleaned, its line breaks and tabs kept."""
    return _NO_XML.sub("", clean(text))


def in_words(value: Value) -> str:
    """Return a value of a cell for people: days as ISO, amounts as the screen has them."""
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case float():
            return number(value)
    return safe(str(value))


def marked_column(grid: Grid) -> int:
    """Return in which column the mark of a row's source stands: in the widest that holds text."""
    widths = [one.width if one.holds == "text" else 0 for one in grid.columns]
    return widths.index(max(widths))


def sources_of(report: Report) -> Iterator[str]:
    """Return where all is printed, in the order in which it is said: the notes, from 1."""
    for section in report.sections:
        yield from (one.source for one in section.passages if one.source)
        if section.grid:
            yield from (row.source for row in section.grid.rows if row.source)
