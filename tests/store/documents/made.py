"""The sample's content as a Word file, a PDF, made as people make them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from io import BytesIO
from itertools import groupby
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from store.importing.reading.reading import Reading
from store.merging.pairing import content

_WIDTHS = {3: [330, 60, 60], 5: [110, 145, 65, 65, 65]}
"""Points of the columns of activity tables and of indicator tables."""
Block = tuple[str, list[str]]
"""What a stretch of lines is (text, bullets, rows) and its lines."""


def sample() -> str:
    """Return the text of the sample's budget."""
    return (files("sample_data") / "budget_exempel_2026.txt").read_text(encoding="utf-8")


def blocks(text: str) -> Iterator[Block]:
    """Part a text into paragraphs, lists of bullets and tables."""
    for kind, lines in groupby(text.splitlines(), key=_kind):
        if kind == "text":
            yield from (("text", [line]) for line in lines)
        elif kind != "empty":
            yield kind, list(lines)


def _kind(line: str) -> str:
    if not line.strip():
        return "empty"
    if "\t" in line:
        return "rows"
    return "bullets" if re.match(r"\s*- ", line) else "text"


def as_docx(text: str) -> bytes:
    """Return a text as a Word file: lists of bullets, tables, no empty paragraphs."""
    document = _docx()
    for kind, lines in blocks(text):
        if kind == "rows":
            _docx_table(document, [line.split("\t") for line in lines])
        else:
            style = "List Bullet" if kind == "bullets" else None
            for line in lines:
                document.add_paragraph(line.strip().removeprefix("- "), style=style)
    return _saved(document)


def as_typed_docx(text: str) -> bytes:
    """Return a text as a Word file with a paragraph for each line, empty ones too."""
    document = _docx()
    for line in text.splitlines():
        document.add_paragraph(line)
    return _saved(document)


def _docx() -> Any:
    import docx

    return docx.Document()


def _docx_table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, said in zip(row._tr.tc_lst, cells, strict=False):
            cell.p_lst[0].add_r().text = said


def as_xlsx(rows: Sequence[Sequence[object]], extra_rows: str = "") -> bytes:
    """Return rows as a workbook; `extra_rows` is XML put after them."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    whole = _saved(book)
    return _with_rows(whole, extra_rows) if extra_rows else whole


def _with_rows(data: bytes, rows: str) -> bytes:
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for member in old.namelist():
            part = old.read(member)
            if member == "xl/worksheets/sheet1.xml":
                part = part.replace(b"</sheetData>", rows.encode() + b"</sheetData>")
            new.writestr(member, part)
    return made.getvalue()


def as_pdf(text: str, *, ruled: bool = True) -> bytes:
    """Return a text as a PDF: paragraphs and lists that wrap, tables over many pages."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    style = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=7)
    listed = ParagraphStyle("list", parent=style, leftIndent=14, bulletIndent=4, spaceAfter=2)
    flow: list[Any] = []
    for kind, lines in blocks(text):
        if kind == "rows":
            flow += [_pdf_table([line.split("\t") for line in lines], style, ruled), Spacer(1, 9)]
        for line in lines if kind != "rows" else ():
            said = _escaped(line.strip().removeprefix("- "))
            flow.append(
                Paragraph(said, listed, bulletText="•")
                if kind == "bullets"
                else Paragraph(said, style)
            )
    file = BytesIO()
    SimpleDocTemplate(file, title="prov").build(flow)
    return file.getvalue()


def _pdf_table(rows: list[list[str]], style: Any, ruled: bool) -> Any:
    from reportlab.lib.colors import black
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Table

    wide = max(map(len, rows))
    small = ParagraphStyle("cell", parent=style, fontSize=8, leading=10, spaceAfter=0)
    padded = [row + [""] * (wide - len(row)) for row in rows]
    cells = [[Paragraph(_escaped(one), small) for one in row] for row in padded]
    widths = _WIDTHS.get(wide, [450 / wide] * wide)
    look: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    look += [("GRID", (0, 0), (-1, -1), 0.5, black)] if ruled else []
    return Table(cells, colWidths=widths, style=look)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _saved(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def facts(reading: Reading) -> dict[str, list[bytes]]:
    """Return everything that was read, apart from where it stands."""
    tables = ("goals", "directives", "activities", "indicators", "budgets")
    return {name: [content(one) for one in getattr(reading, name)] for name in tables}
