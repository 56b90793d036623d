"""An OpenDocument spreadsheet (.ods) as rows of cells: what is shown, no formula is worked out."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from msgspec.structs import replace

from store.common.errors import DocumentError
from store.common.limits import SHEETS
from store.documents.common.rows import Count, SheetDocument, of_sheets
from store.documents.common.text import Remark
from store.documents.open_document.package import CONTENT, PARAGRAPHS, opened, tag, text_of
from store.documents.open_document.tables import OpenTable
from store.documents.workbook.cells import column_name

_KIND = "mimetype"
_BODY = f"{tag('office:body')}/{tag('office:spreadsheet')}"
_TABLE, _NAME = tag("table:table"), tag("table:name")


def is_sheets(data: bytes) -> bool:
    """Tell whether a package says that it is a spreadsheet; its parts are known to be readable."""
    with ZipFile(BytesIO(data)) as package:
        return _KIND in package.namelist() and b"spreadsheet" in package.read(_KIND)


def read_ods(name: str, data: bytes) -> SheetDocument:
    """Make a document of a spreadsheet's bytes; hidden sheets are left out.

    Raises:
        DocumentError: it is damaged, encrypted, empty or too large, or lxml is missing.
    """
    root = opened(name, data)[CONTENT]
    body = root.find(_BODY)
    if body is None:
        raise DocumentError("{name} is damaged or cut off. Fetch the file again.", name=name)
    unseen = _hidden_styles(root)
    count, remarks = Count(name), list[Remark]()
    found: list[tuple[str, list[list[str]]]] = []
    for number, table in enumerate(body.iterchildren(_TABLE), 1):
        SHEETS.hold(number, name=name)
        title = table.get(_NAME) or ""
        line = 1 + sum(len(rows) for _, rows in found)
        if table.get(tag("table:style-name")) in unseen:
            remarks.append(Remark("hidden sheet", line, title))
            continue
        seen = OpenTable(table, _shown)
        found.append((title, [list(row) for row in count.held(seen.rows())]))
        if hidden := _named(seen):
            remarks.append(Remark("hidden rows or columns", line, f"{title}: {hidden}"))
    document = of_sheets(name, data, found)
    last = len(document.lines)
    return replace(
        document, remarks=tuple(replace(one, line=min(one.line, last)) for one in remarks)
    )


def _shown(cell: Any) -> str:
    """Return what a cell shows; a comment on it is no part of it."""
    return " ".join(text_of(one) for one in cell.iterchildren(*PARAGRAPHS))


def _hidden_styles(root: Any) -> frozenset[str]:
    """Return the styles of tables that are not displayed."""
    styles = root.iter(tag("style:style"))
    return frozenset(
        one.get(tag("style:name")) or ""
        for one in styles
        for properties in one.iterchildren(tag("style:table-properties"))
        if properties.get(tag("table:display")) == "false"
    )


def _named(seen: OpenTable) -> str:
    columns = [column_name(place) for place in seen.hidden_columns]
    return ", ".join([*map(str, seen.hidden_rows), *columns][:8])
