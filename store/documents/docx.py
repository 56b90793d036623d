"""A Word document as lines: a line for each paragraph, and one for each row of a table."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from store.documents.blocks import BULLET, Block, block, set_out
from store.documents.extras import library
from store.documents.numbering import Numbering
from store.documents.package import parts
from store.documents.text import TextDocument, from_lines
from store.errors import DocumentError, NamndkollError
from store.limits import DEPTH, LABEL, MARKUP, PARAGRAPHS

MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TOO_DEEP = "Excessive depth"
"""How libxml2 says that it gives up."""
_OTHERWISE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_docx(name: str, data: bytes) -> TextDocument:
    """Make a document of a Word file's bytes.

    Raises:
        DocumentError: it is damaged, harmful, empty or too large, or python-docx is missing.
    """
    parts(name, data)
    _refuse_long(name, data)
    docx = library("docx", name)
    try:
        opened = docx.Document(BytesIO(data))
        numbering = Numbering(*_list_parts(opened))
        LABEL.hold(numbering.longest, name=name)
        blocks = list(_blocks(opened.element.body, numbering))
    except (NamndkollError, MemoryError):
        raise
    except Exception as error:
        if _TOO_DEEP in str(error):
            DEPTH.hold(DEPTH.most + 1, name=name)
        # Whatever the library stumbles on, from a missing part to XML cut short, is the file's.
        raise DocumentError(
            "{name} is damaged or cut off. Fetch the file again.", name=name
        ) from error
    return from_lines(name, data, (one.text for one in set_out(blocks)))


def _refuse_long(name: str, data: bytes) -> None:
    """Refuse more of a document than is read, before a tree is made of it."""
    marks = 0
    with ZipFile(BytesIO(data)) as package:
        for part in (one for one in package.namelist() if one.endswith((".xml", ".rels"))):
            text = package.read(part)
            marks += text.count(b"<") + text.count(b'="') + text.count(b"='")
            MARKUP.hold(marks, name=name)
            if part == MAIN:
                PARAGRAPHS.hold(text.count(b"<w:p>") + text.count(b"<w:p "), name=name)


def _list_parts(opened: Any) -> tuple[Any | None, Any | None]:
    """Return the parts about lists and styles, those of them that there are."""
    found = {
        relation.reltype.rsplit("/", 1)[-1]: relation.target_part
        for relation in opened.part.rels.values()
        if not relation.is_external
    }
    numbering, styles = found.get("numbering"), found.get("styles")
    return getattr(numbering, "element", None), getattr(styles, "element", None)


def _blocks(body: Any, numbering: Numbering) -> Iterator[Block]:
    """Return paragraphs and rows in order, wherever in the body they stand."""
    for element in body:
        if element.tag == f"{_W}p":
            yield from _paragraph(element, numbering)
        elif element.tag == f"{_W}tbl":
            yield from (Block("row", "\t".join(_cells(row))) for row in element.iter(f"{_W}tr"))
            yield Block("empty")
        elif element.tag != _OTHERWISE and isinstance(element.tag, str):
            yield from _blocks(element, numbering)


def _cells(row: Any) -> Iterator[str]:
    for cell in row.findall(f".//{_W}tc"):
        paragraphs = (_text(one) for one in cell.iter(f"{_W}p"))
        yield " ".join(" ".join(filter(None, paragraphs)).split())
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        wide = "1" if span is None else span.get(f"{_W}val") or "1"
        yield from [""] * (min(int(wide), 63) - 1 if wide.isdecimal() else 0)


def _paragraph(element: Any, numbering: Numbering) -> Iterator[Block]:
    """Return the lines of a paragraph; a line break in it begins another."""
    mark, heading = numbering.mark(element), _is_heading(element)
    lines = [line.rstrip(" ") for line in _text(element).split("\n")]
    if not any(line.strip() for line in lines):
        yield Block("empty")
        return
    for line in filter(str.strip, lines):
        if "\t" in line.lstrip():
            yield Block("row", line)
        else:
            yield block(line, mark=mark, heading=heading)
        mark = mark if mark == BULLET else ""


def _is_heading(paragraph: Any) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    said = "" if style is None else style.get(f"{_W}val") or ""
    return said.casefold().startswith(("heading", "rubrik", "title"))


def _text(paragraph: Any) -> str:
    """Return what a paragraph says; boxes in it are no part of its sentence."""
    return "".join(_pieces(paragraph))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield "\t"
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif isinstance(child.tag, str) and child.tag not in (
            f"{_W}pPr",
            f"{_W}rPr",
            f"{_W}txbxContent",
            f"{_W}del",
            f"{_W}tabs",
            _OTHERWISE,
        ):
            yield from _pieces(child)
