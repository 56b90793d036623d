"""The Word file that documents are made from: the office's own, or the library's with paper A4.

As others that write by a template do, only its styles, its page with head and foot, and its
properties are used: what stands in its text is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from store.common.errors import DocumentError, NamndkollError
from store.common.text import one_line
from store.documents.common.extras import library
from store.documents.common.files import read_file
from store.documents.common.package import parts
from store.documents.word.reading import MAIN, refuse_long
from tui.settings.office import office

if TYPE_CHECKING:
    from docx.document import Document

_TYPES = "[Content_Types].xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_PAPER = 210, 297
"""Millimetres of A4 (ISO 216)."""
_MARGIN = 25


def opened(headings: Sequence[str]) -> Document:
    """Return a document without text in the styles of the template, which has some headings.

    Raises:
        NamndkollError: the template cannot be read, or lacks a heading; it is told which file.
    """
    path = office().template
    if path is None:
        return _own()
    try:
        name, data = read_file(path)
        document = _read(name, data)
        _refuse_without(headings, document, name)
    except DocumentError as error:
        raise NamndkollError(
            "The template {path} cannot be used: {reason} The settings name it.",
            path=one_line(str(path)),
            reason=error.message,
        ) from error
    return document


def style_id(document: Document, name: str) -> str:
    """Return the id of a style by the name that is built in, in whichever language Word was.

    Word writes those names in English and lower case, whatever it shows (ECMA-376 part 1,
    17.7.4.9); ids follow the language. Empty where there is no such style.
    """
    ids = (one.style_id for one in document.styles if (one.name or "").casefold() == name)
    return next(ids, "")


def _own() -> Document:
    document = library("docx", "docx").Document()
    from docx.shared import Mm

    page = document.sections[0]
    page.page_width, page.page_height = map(Mm, _PAPER)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(_MARGIN)
    return _emptied(document)


def _read(name: str, data: bytes) -> Document:
    if not data.startswith(b"PK") or MAIN not in parts(name, data):
        raise DocumentError("{name} is no Word file. Save it as .docx or .dotx.", name=name)
    refuse_long(name, data)
    docx = library("docx", name)
    try:
        return _emptied(docx.Document(BytesIO(_as_document(data))))
    except MemoryError:
        raise
    except Exception as error:
        # Whatever the library stumbles on, from a missing part to XML cut short, is the file's.
        raise DocumentError(
            "{name} is damaged or cut off. Fetch the file again.", name=name
        ) from error


def _as_document(data: bytes) -> bytes:
    """Return a template as a document, which it differs from by what it calls itself."""
    with ZipFile(BytesIO(data)) as package:
        types = package.read(_TYPES)
        if _TEMPLATE not in types:
            return data
        made = BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as copy:
            for one in package.infolist():
                held = package.read(one)
                copy.writestr(one.filename, held.replace(_TEMPLATE, _DOCUMENT))
    return made.getvalue()


def _emptied(document: Document) -> Document:
    """Take out all text, so that the last section's page is left."""
    body: Any = document.element.body
    page = body.get_or_add_sectPr()
    for element in list(body):
        if element is not page:
            body.remove(element)
    return document


def _refuse_without(headings: Sequence[str], document: Document, name: str) -> None:
    missing = [one for one in headings if not style_id(document, one)]
    if missing:
        raise DocumentError(
            "{name} lacks the styles {styles}. Use each of them once in it and save it.",
            name=name,
            styles=", ".join(missing),
        )
