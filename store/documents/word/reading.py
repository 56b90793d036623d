"""A Word document as lines: a line for each paragraph, and one for each row of a table."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from store.common.errors import DocumentError, NamndkollError
from store.common.limits import DEPTH, LABEL, MARKUP, PARAGRAPHS
from store.documents.common.blocks import Block, block, set_out
from store.documents.common.extras import library
from store.documents.common.package import parts
from store.documents.common.text import TextDocument, from_lines
from store.documents.word.numbering import Numbering
from store.documents.word.runs import BOX, OTHERWISE, boxes_of, goes_on, text_of, was_moved
from store.documents.word.styles import Styles, W
from store.documents.word.tables import rows_of

MAIN = "word/document.xml"
_TOO_DEEP = "Excessive depth"
"""How libxml2 says that it gives up."""
_NOTES = ("footnotes", "endnotes")


def read_docx(name: str, data: bytes) -> TextDocument:
    """Make a document of a Word file's bytes.

    Raises:
        DocumentError: it is damaged, harmful, empty or too large, or python-docx is missing.
    """
    parts(name, data)
    refuse_long(name, data)
    docx = library("docx", name)
    try:
        opened = docx.Document(BytesIO(data))
        reader = _Reader(_parts(opened))
        LABEL.hold(reader.longest_mark, name=name)
        blocks = list(reader.blocks(opened.element.body))
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


def refuse_long(name: str, data: bytes) -> None:
    """Refuse more of a document than is read, before a tree is made of it.

    Raises:
        DocumentError: it has more formatting or paragraphs than that.
    """
    marks = 0
    with ZipFile(BytesIO(data)) as package:
        for part in (one for one in package.namelist() if one.endswith((".xml", ".rels"))):
            text = package.read(part)
            marks += text.count(b"<") + text.count(b'="') + text.count(b"='")
            MARKUP.hold(marks, name=name)
            if part == MAIN:
                PARAGRAPHS.hold(text.count(b"<w:p>") + text.count(b"<w:p "), name=name)


def _parts(opened: Any) -> dict[str, Any]:
    """Return the roots of the parts beside the text, those that there are, by what they are."""
    from docx.oxml import parse_xml

    found = {
        relation.reltype.rsplit("/", 1)[-1]: relation.target_part
        for relation in opened.part.rels.values()
        if not relation.is_external
    }
    wanted = ("numbering", "styles", *_NOTES)
    return {
        name: element
        if (element := getattr(part, "element", None)) is not None
        else parse_xml(part.blob)
        for name, part in found.items()
        if name in wanted
    }


class _Reader:
    """Reads one document from its beginning to its end: lists are counted on the way."""

    def __init__(self, parts: dict[str, Any]) -> None:
        self._styles = Styles(parts.get("styles"))
        self._numbering = Numbering(parts.get("numbering"), self._styles)
        self._notes = [parts[name] for name in _NOTES if name in parts]
        self._before = ""
        """What a paragraph says whose end was taken out, to go on with the next."""
        self.longest_mark = self._numbering.longest

    def blocks(self, body: Any) -> Iterator[Block]:
        """Return paragraphs and rows in order, and the notes after them."""
        yield from self._blocks(body)
        if self._before:
            yield block(self._before)
        for notes in self._notes:
            for note in notes:
                if note.get(f"{W}type") is None:
                    yield Block("empty")
                    yield block(self._whole(note))

    def _blocks(self, body: Any) -> Iterator[Block]:
        for element in body:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                for row in rows_of(element, self._whole):
                    yield Block("row", "\t".join(row))
                yield Block("empty")
            elif element.tag != OTHERWISE and isinstance(element.tag, str):
                yield from self._blocks(element)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        """Return the lines of a paragraph, and what stands in the boxes that hang on it."""
        properties = element.find(f"{W}pPr")
        said = self._before + text_of(element, self._styles)
        self._before = said if goes_on(properties) else ""
        if not self._before and (said.strip() or not was_moved(element)):
            mark = self._numbering.mark(properties) if said.strip() else ""
            yield from self._lines(said, mark, heading=self._styles.is_heading(properties))
        for box in boxes_of(element):
            yield from self._blocks(box)

    @staticmethod
    def _lines(said: str, mark: str, *, heading: bool) -> Iterator[Block]:
        """Return the lines of a paragraph; a break parts them, but for those of a list."""
        lines = [line.rstrip(" ") for line in said.split("\n") if line.strip()]
        if not lines:
            yield Block("empty")
        elif mark:
            yield block(" ".join(" ".join(lines).split()), mark=mark, heading=heading)
        else:
            for line in lines:
                is_row = "\t" in line.lstrip()
                yield Block("row", line) if is_row else block(line, heading=heading)

    def _whole(self, element: Any) -> str:
        """Return all that stands in a cell or a note, on one line."""
        said = (text_of(one, self._styles) for one in _paragraphs(element))
        return " ".join(" ".join(filter(None, said)).split())


def _paragraphs(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == f"{W}p":
            yield child
            for box in boxes_of(child):
                yield from _paragraphs(box)
        elif isinstance(child.tag, str) and child.tag not in (OTHERWISE, BOX):
            yield from _paragraphs(child)
