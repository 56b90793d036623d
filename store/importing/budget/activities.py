"""Rows of activity tables into listings; rows cut by a page break are one again."""

from __future__ import annotations

from dataclasses import dataclass

from store.dates.cells import read_words
from store.dates.span import Span, read_cell
from store.importing.budget.place import Place
from store.importing.budget.tables import Columns, cell
from store.importing.language import layout_words as words
from store.importing.language.lines import Line
from store.importing.reading.doubts import Doubts
from store.model.doubts import DoubtKind

_LACKING: frozenset[DoubtKind] = frozenset(("row without dates", "no start date", "no end date"))
"""What is said of rows of which nothing printed tells one from another."""


@dataclass(slots=True)
class Row:
    """A listing while its lines are being gathered; `year` where it has one of its own.

    `leads` are all the bodies of its cell, where that names several; `times` is what a sheet calls
    its columns of times, so that what many of its rows lack there is told once.
    """

    place: Place
    lines: list[int]
    parts: list[str]
    start: Span
    end: Span
    year: int | None = None
    leads: tuple[str, ...] = ()
    number: str = ""
    undated: bool = False
    """Whether its table has no column of times, so that none is missed."""
    times: str = ""
    beside: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole of it, on one line."""
        return " ".join(self.parts)

    @property
    def dated(self) -> bool:
        return bool(self.start.text or self.end.text)


class ActivityReader:
    """Gathers the rows of all activity tables of a document, line by line.

    Where no table has a column of starts, none is missed.
    """

    def __init__(self, doubts: Doubts, *, starts: bool = True) -> None:
        self._doubts = doubts
        self._starts = starts
        self._last: Row | None = None
        self._torn = True
        self.rows: list[Row] = []

    def header(self) -> None:
        """Pass a header: the row that follows may be the rest of the row before."""
        self._torn = True

    def section(self) -> None:
        """Pass what no row goes on over: a heading of the layout, a list."""
        self._last = None

    def row(self, line: Line, columns: Columns, place: Place) -> None:
        """Take a row: a listing, or the rest of the listing before it."""
        text = cell(line.cells, columns.text)
        start = read_cell(cell(line.cells, columns.start))
        end = read_cell(cell(line.cells, columns.end))
        row = Row(place, [line.number], [text], start, end)
        torn, self._torn = self._torn or line.fresh, False
        if not text:
            self._doubts.add("row of another shape", [line.number], line.text)
        elif self._last and self._belongs(row, self._last, torn):
            _join(self._last, row)
        else:
            self._last = row
            self.rows.append(row)

    def _belongs(self, row: Row, before: Row, torn: bool) -> bool:
        """Tell whether a row without dates of its own is the rest of the one before."""
        if row.dated:
            return torn and not before.dated and words.starts_lower(row.text)
        return torn or words.starts_lower(row.text) or words.ends_open(before.parts[-1])

    def finish(self, year: int | None = None) -> list[Row]:
        """Note what looks wrong with the rows and return them all.

        Words for a time in their cells are read in the document's year, once that is known.
        """
        for row in self.rows:
            if of_year := row.year or year:
                row.start = read_words(row.start.text, of_year)
                row.end = read_words(row.end.text, of_year)
            if len(row.parts) > 1:
                self._doubts.add("cut row", row.lines, row.text)
            for kind in _doubts_about(row):
                if kind == "no start date" and not self._starts:
                    continue
                printed = f"{row.text} | {row.start.text} | {row.end.text}"
                self._doubts.add(kind, row.lines, (kind in _LACKING and row.times) or printed)
        return self.rows


def _join(before: Row, row: Row) -> None:
    before.lines += row.lines
    before.parts += row.parts
    if row.dated:
        before.start, before.end = row.start, row.end


def _doubts_about(row: Row) -> list[DoubtKind]:
    kinds: list[DoubtKind] = []
    if not row.undated:
        missing: list[DoubtKind] = ["row without dates"]
        kinds = _doubts_about_dates(row.start, row.end) if row.dated else missing
    if row.text[:1].islower():
        kinds.append("row starts in lower case")
    return kinds


def _doubts_about_dates(start: Span, end: Span) -> list[DoubtKind]:
    if start.first and end.last:
        return ["end before start"] if end.last < start.first else []
    checks: tuple[tuple[DoubtKind, bool], ...] = (
        ("unreadable date", _is_unread(start) or _is_unread(end)),
        ("no start date", not start.text),
        ("no end date", not end.text),
    )
    return [kind for kind, holds in checks if holds]


def _is_unread(span: Span) -> bool:
    return bool(span.text) and span.precision == "unknown"
