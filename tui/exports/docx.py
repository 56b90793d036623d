"""A report as a Word file, in the styles of the office's template, sources as footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from store.common.errors import NamndkollError
from store.common.text import shortened
from tui.exports.docx_footnotes import Footnotes
from tui.exports.docx_markup import fact, paragraph, runs, table
from tui.exports.docx_template import opened, style_id
from tui.exports.outgoing import Outgoing
from tui.exports.report import Report, Section
from tui.exports.shown import safe
from tui.locale import language

if TYPE_CHECKING:
    from docx.document import Document

ROWS = 5_000
"""Rows of tables that a document takes; Word pages through more only slowly."""
COLUMNS = 63
"""Columns of a table in Word (Microsoft's specifications of Word)."""
_UPRIGHT = 95
"""Characters of a row, in nine points, that fit across an upright A4."""
_TWIPS = 635
"""Units of the library (EMU) to a twentieth of a point."""
_LOWEST = 3
"""The lowest heading that is asked of a template; all below look like it."""
_LONGEST = 255
"""Characters of a property of a file."""
_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


def write(outgoing: Outgoing, file: BinaryIO) -> None:
    """Write a report as a Word file.

    Raises:
        NamndkollError: the template cannot be used, or there are more rows or columns than Word
            shows well.
    """
    report = outgoing.report
    _refuse_large(report)
    levels = sorted({_level(section) for section in report.sections if section.title})
    document = opened([f"heading {level}" for level in levels])
    _set_page(document, report)
    footnotes = Footnotes(document)
    _fill(document, "".join(_body(document, report, footnotes)))
    footnotes.put_in()
    _tell_properties(document, report.title)
    document.save(file)


def _refuse_large(report: Report) -> None:
    grids = [one.grid for one in report.sections if one.grid]
    if (rows := sum(len(one.rows) for one in grids)) > ROWS:
        raise NamndkollError(
            "{rows} rows are more than a Word file shows well (at most {most}). "
            "Save them as .xlsx, or narrow the list with a filter.",
            rows=rows,
            most=ROWS,
        )
    if (columns := max((len(one.columns) for one in grids), default=0)) > COLUMNS:
        raise NamndkollError(
            "A table in Word has at most {most} columns, and this one has {columns}. "
            "Save it as .xlsx.",
            columns=columns,
            most=COLUMNS,
        )


def _level(section: Section) -> int:
    return min(max(1, section.level), _LOWEST)


def _set_page(document: Document, report: Report) -> None:
    """Turn the page where a table is wide, and say in which language all of it is."""
    from docx.enum.section import WD_ORIENT

    page = document.sections[-1]
    widest = (sum(one.width for one in section.grid.columns) for section in _tables(report))
    width, height = page.page_width, page.page_height
    if max(widest, default=0) > _UPRIGHT and width and height and width < height:
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = height, width
    for style in document.styles:
        if (style.name or "").casefold() == "normal":
            _mark_language(style.element)


def _tables(report: Report) -> Iterator[Any]:
    return (one for one in report.sections if one.grid)


def _mark_language(style: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = style.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    marked = OxmlElement("w:lang")
    marked.set(qn("w:val"), _LANGUAGES[language()])
    properties.insert_element_before(marked, "w:eastAsianLayout", "w:specVanish", "w:oMath")


def _body(document: Document, report: Report, footnotes: Footnotes) -> Iterator[str]:
    title = style_id(document, "title") or style_id(document, "heading 1")
    yield paragraph(runs(report.title), title)
    yield from (fact(label, said) for label, said in report.told)
    grid, room = style_id(document, "table grid"), _room(document)
    for section in report.sections:
        if section.title:
            style = style_id(document, f"heading {_level(section)}")
            yield paragraph(runs(section.title), style)
        for passage in section.passages:
            yield paragraph(runs(passage.text) + footnotes.mark(passage.source))
        if section.grid:
            yield table(section.grid, grid, room, footnotes.mark)


def _room(document: Document) -> int:
    """Return how wide the text is, in twips."""
    page = document.sections[-1]
    width, left, right = page.page_width, page.left_margin, page.right_margin
    return max(1, ((width or 0) - (left or 0) - (right or 0)) // _TWIPS)


def _fill(document: Document, text: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    body: Any = document.element.body
    page = body.get_or_add_sectPr()
    for element in list(parse_xml(f"<w:body {nsdecls('w')}>{text}</w:body>")):
        # Row by row: lxml (6.1) moves a tree between documents in the square of its size.
        rows = element.findall(qn("w:tr"))
        for row in rows:
            element.remove(row)
        page.addprevious(element)
        element.extend(rows)


def _tell_properties(document: Document, title: str) -> None:
    """Say what the file is; whose name a template carries is nobody's who made this."""
    about = document.core_properties
    about.title = shortened(safe(title), _LONGEST)
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = datetime.now(UTC)
    about.revision = 1
