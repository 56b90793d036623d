"""What the parts of a workbook say beside the values: what is merged, hidden, or not worked out.

The form is ECMA-376 part 1, 18.3 (worksheets). The values themselves are read by a library, row by
row, which passes over this.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from msgspec import Struct

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_WIDEST = 16_384
_MOST = 20_000
"""Merged ranges, or formulas without a value, of which a sheet is asked at most."""

Range = tuple[int, int, int, int]
"""First row, first column, last row and last column, from 0."""


class Shape(Struct, frozen=True):
    """What a sheet says of its cells: ranges merged, rows and columns hidden, from 0.

    `unworked` are the references of formulas of which no program has kept the value.
    """

    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    unworked: tuple[str, ...] = ()


def shapes_of(data: bytes) -> dict[str, Shape]:
    """Return the shape of each sheet of a workbook by its title."""
    with ZipFile(BytesIO(data)) as package:
        names = set(package.namelist())
        return {
            title: _shape(package.open(part)) for title, part in _sheets(package) if part in names
        }


def _sheets(package: ZipFile) -> Iterator[tuple[str, str]]:
    """Return the title of each sheet and the part that it is."""
    relations = {
        one.get("Id"): one.get("Target") or ""
        for one in ElementTree.fromstring(package.read(_RELATIONS))
    }
    for one in ElementTree.fromstring(package.read(_BOOK)).iter():
        if _local(one) == "sheet":
            target = relations.get(one.get(_R), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            yield one.get("name") or "", posixpath.normpath(part)


def _local(element: Any) -> str:
    return str(element.tag).removeprefix(_M).removeprefix(_STRICT)


def _shape(part: Any) -> Shape:
    merged: list[Range] = []
    rows: set[int] = set()
    columns: set[int] = set()
    unworked: list[str] = []
    row = -1
    for _event, element in ElementTree.iterparse(part):
        match _local(element):
            case "col" if _is_on(element.get("hidden")):
                first, last = _whole(element.get("min"), 1), _whole(element.get("max"), 0)
                columns.update(range(first - 1, min(last, _WIDEST)))
            case "c" if len(unworked) < _MOST and _is_unworked(element):
                unworked.append(element.get("r") or "")
            case "row":
                row = _whole(element.get("r"), row + 2) - 1
                if _is_on(element.get("hidden")):
                    rows.add(row)
                # What was read of a row is of no use any more: a long sheet stays small.
                element.clear()
            case "mergeCell" if len(merged) < _MOST:
                merged += _range(element.get("ref") or "")
    return Shape(tuple(merged), frozenset(rows), frozenset(columns), tuple(unworked))


def _is_unworked(cell: Any) -> bool:
    kinds = {_local(child): child.text for child in cell}
    return "f" in kinds and not kinds.get("v")


def _range(reference: str) -> list[Range]:
    corners = [_REFERENCE.fullmatch(one) for one in reference.split(":")]
    places = [(int(one[2]) - 1, _column(one[1])) for one in corners if one]
    if len(places) != 2:
        return []
    (top, left), (bottom, right) = places
    return [(top, left, bottom, right)]


def _column(letters: str) -> int:
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
