"""What a workbook holds for all of its sheets: their titles, the texts they share, their formats.

The form is ECMA-376 part 1, 18.2 (workbook), 18.4 (shared strings) and 18.8 (styles).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from msgspec import Struct

from store.common.limits import SHEETS, STRINGS

FORMS = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
    "",
)
"""What stands before the names of elements, in the two forms of the standard or in none."""
_TEXTS = {form + "t" for form in FORMS}
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_TYPES = "[Content_Types].xml"
_SHARED = "sharedStrings+xml"
_CHART = "chartsheet"
_ON = ("1", "true", "on")


class SheetPart(Struct, frozen=True):
    """A sheet by its title, the part of the package that it is, and whether it shows."""

    title: str
    part: str
    visible: bool


class Format(Struct, frozen=True):
    """A format of numbers by its number, and how it is written where the workbook has it itself."""

    number: int = 0
    code: str = ""


class Book(Struct, frozen=True):
    """The sheets of a workbook, the texts that cells name by number, and the format of each style.

    `since_1904` where its days are counted from that year on, as old Macs did.
    """

    sheets: tuple[SheetPart, ...]
    strings: Sequence[str]
    formats: Sequence[Format]
    since_1904: bool


def open_book(name: str, package: ZipFile) -> Book:
    """Return what a workbook's package holds.

    Raises:
        DocumentError: it has more sheets or texts than are read.
    """
    names = frozenset(package.namelist())
    book = ElementTree.fromstring(package.read(_BOOK))
    sheets = tuple(one for one in _sheets(package, book) if one.part in names)
    SHEETS.hold(len(sheets), name=name)
    about = next((one for one in book.iter() if local(one) == "workbookPr"), None)
    return Book(
        sheets,
        list(_strings(name, package, names)),
        list(_formats(package)) if _STYLES in names else [Format()],
        about is not None and about.get("date1904") in _ON,
    )


def local(element: Any) -> str:
    """Return the name of an element, whichever of the two forms of the standard it is of."""
    return str(element.tag).rpartition("}")[2]


def _sheets(package: ZipFile, book: Any) -> Iterator[SheetPart]:
    """Return the sheets that have cells, in their order."""
    relations = {one.get("Id"): one for one in ElementTree.fromstring(package.read(_RELATIONS))}
    for one in book.iter():
        relation = relations.get(one.get(_R))
        if local(one) != "sheet" or relation is None or _CHART in (relation.get("Type") or ""):
            continue
        target = relation.get("Target") or ""
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        visible = one.get("state", "visible") == "visible"
        yield SheetPart(one.get("name") or "", posixpath.normpath(part), visible)


def _strings(name: str, package: ZipFile, names: frozenset[str]) -> Iterator[str]:
    """Return the texts that cells share, as they are numbered."""
    for one in ElementTree.fromstring(package.read(_TYPES)):
        part = (one.get("PartName") or "").lstrip("/")
        if (one.get("ContentType") or "").endswith(_SHARED) and part in names:
            with package.open(part) as file:
                for number, text in enumerate(_texts(file), 1):
                    STRINGS.hold(number, name=name)
                    yield text


def _texts(part: Any) -> Iterator[str]:
    for _event, element in ElementTree.iterparse(part):
        if local(element) == "si":
            # How an underscore is written that would begin the code of a character.
            yield text_of(element).replace("x005F_", "")
            element.clear()


def text_of(element: Any) -> str:
    """Return a text of one piece or of several, each with a look of its own; no reading aids."""
    if len(element) == 1 and element[0].tag in _TEXTS:
        return element[0].text or ""
    said: list[str] = []
    for one in element:
        match local(one):
            case "t":
                said.append(one.text or "")
            case "r":
                said += [piece.text or "" for piece in one if local(piece) == "t"]
    return "".join(said)


def _formats(package: ZipFile) -> Iterator[Format]:
    """Return the format of numbers of each style of cells."""
    styles = ElementTree.fromstring(package.read(_STYLES))
    own = {
        one.get("numFmtId"): one.get("formatCode") or ""
        for one in styles.iter()
        if local(one) == "numFmt"
    }
    for cells in (one for one in styles if local(one) == "cellXfs"):
        for style in cells:
            number = style.get("numFmtId", "0")
            yield Format(int(number), own.get(number, ""))
