"""The cells of a sheet, row by row, and what it says of them: merged, hidden, not worked out.

The form is ECMA-376 part 1, 18.3 (worksheets).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from msgspec import Struct

from store.documents.workbook.book import FORMS, Book, text_of
from store.documents.workbook.number_formats import shown
from store.documents.workbook.values import Numbers

_OUTER = {space + name: name for space in FORMS for name in ("row", "col", "mergeCell")}
_INNER = {space + name: name for space in FORMS for name in ("v", "f", "is")}
"""Elements by their whole names, of both forms of the standard."""
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_DIGITS = "0123456789"
_WIDEST = 16_384
_MOST = 20_000
"""Merged ranges, or formulas without a value, of which a sheet is asked at most."""

Range = tuple[int, int, int, int]
"""First row, first column, last row and last column, from 0."""
Cells = tuple[str | None, ...]
"""What the cells of a row show, None where there is none."""


class Shape(Struct):
    """What a sheet says of its cells: ranges merged, rows and columns hidden, from 0.

    `unworked` are the references of formulas of which no program has kept the value.
    """

    merged: list[Range]
    hidden_rows: set[int]
    hidden_columns: set[int]
    unworked: list[str]

    @property
    def plain(self) -> bool:
        """Whether every cell stands for itself, and all of them show."""
        return not (self.merged or self.hidden_rows or self.hidden_columns)


class SheetReader:
    """Reads a sheet; its shape is known when all of its rows are read."""

    def __init__(self, name: str, book: Book) -> None:
        self._strings = book.strings
        self._numbers = Numbers(name, book)
        self._columns = _Columns()
        self.shape = Shape([], set(), set(), [])

    def rows(self, part: Any) -> Iterator[Cells]:
        """Return the rows of a sheet's part, the empty ones between them too."""
        expected = 1
        for _event, element in ElementTree.iterparse(part):
            name = _OUTER.get(element.tag)
            if name is None:
                continue
            if name == "row":
                number = _whole(element.get("r"), expected)
                yield from [()] * max(0, number - expected)
                if number >= expected:
                    yield self._cells(element)
                expected = max(expected, number + 1)
                if _is_on(element.get("hidden")):
                    self.shape.hidden_rows.add(number - 1)
                # What was read of a row is of no use any more: a long sheet stays small.
                element.clear()
            else:
                self._note(name, element)

    def _note(self, name: str, element: Any) -> None:
        if name == "mergeCell" and len(self.shape.merged) < _MOST:
            self.shape.merged += _range(element.get("ref") or "")
        elif name == "col" and _is_on(element.get("hidden")):
            first, last = _whole(element.get("min"), 1), _whole(element.get("max"), 0)
            self.shape.hidden_columns.update(range(first - 1, min(last, _WIDEST)))

    def _cells(self, row: Any) -> Cells:
        cells: list[str | None] = []
        place = 0
        for cell in row:
            reference = cell.get("r")
            place = self._columns[reference.rstrip(_DIGITS)] if reference else place + 1
            if place > len(cells) + 1:
                cells += [None] * (place - len(cells) - 1)
            cells[place - 1 : place] = [self._shown(cell)]
        return tuple(cells)

    def _shown(self, cell: Any) -> str | None:
        """Return what a cell shows."""
        value = inline = None
        formula = False
        for child in cell:
            name = _INNER.get(child.tag)
            if name == "v":
                value = child.text
            elif name == "is":
                inline = child
            elif name == "f":
                formula = True
        if formula and not value and len(self.shape.unworked) < _MOST:
            self.shape.unworked.append(cell.get("r") or "")
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return None if inline is None else text_of(inline)
        return self._valued(kind, value, cell.get("s")) if value else None

    def _valued(self, kind: str, value: str, style: str | None) -> str:
        match kind:
            case "s":
                return self._strings[int(value)]
            case "n":
                return self._numbers[value, style or "0"]
            case "b":
                return shown(bool(int(value)))
            case "d":
                return self._numbers.day(value, style or "0")
        return value


class _Columns(dict[str, int]):
    """The numbers of columns, from 1, by their letters."""

    def __missing__(self, letters: str) -> int:
        if not re.fullmatch(r"[A-Za-z]{1,3}", letters):
            raise ValueError(letters)
        number = self[letters] = column_number(letters.upper()) + 1
        return number


def _range(reference: str) -> list[Range]:
    corners = [_REFERENCE.fullmatch(one) for one in reference.split(":")]
    places = [(int(one[2]) - 1, column_number(one[1])) for one in corners if one]
    if len(places) != 2:
        return []
    (top, left), (bottom, right) = places
    return [(top, left, bottom, right)]


def column_number(letters: str) -> int:
    """Return the number of a column, counted from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def column_name(number: int) -> str:
    """Return the letters of a column, counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else otherwise


def _is_on(text: str | None) -> bool:
    return text in ("1", "true")
