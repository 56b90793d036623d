"""A PDF as lines: its words, set together as paragraphs and tables by where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from store.documents.blocks import set_out
from store.documents.extras import library
from store.documents.layout import Page, blocks_of
from store.documents.page_contents import rules_of, words_of
from store.documents.text import TextDocument, from_lines
from store.errors import DocumentError

_MOST_PAGES = 3_000
_MOST_LETTERS = 10_000_000
_ENDS_WITHIN = 2_048
"""Bytes at the end of a whole file within which its end mark stands (ISO 32000, 7.5.5)."""


def read_pdf(name: str, data: bytes, tell: Callable[[int, int], None]) -> TextDocument:
    """Make a document of a PDF's bytes; told is how many of its pages were read.

    Raises:
        DocumentError: it is locked, cut off, too large or without text, or pypdfium2 is missing.
    """
    if b"%%EOF" not in data[-_ENDS_WITHIN:]:
        _refuse_damaged(name)
    pdfium = library("pypdfium2", name)
    try:
        opened = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        _refuse(name, pdfium)
        raise AssertionError from error
    try:
        pages = list(_pages(name, opened, tell))
    finally:
        opened.close()
    lines = list(set_out(blocks_of(pages)))
    if not lines:
        raise DocumentError(
            "{name} holds pictures of pages and no text. Have the text recognised (OCR) first.",
            name=name,
        )
    return from_lines(name, data, (one.text for one in lines), [one.page for one in lines])


def _refuse(name: str, pdfium: Any) -> None:
    """Say why a file could not be opened, by the last error that the library had."""
    if pdfium.raw.FPDF_GetLastError() in (
        pdfium.raw.FPDF_ERR_PASSWORD,
        pdfium.raw.FPDF_ERR_SECURITY,
    ):
        raise DocumentError(
            "{name} is locked with a password. Save it without one and import that.", name=name
        )
    _refuse_damaged(name)


def _refuse_damaged(name: str) -> None:
    raise DocumentError("{name} is damaged or cut off. Fetch the file again.", name=name)


def _pages(name: str, opened: Any, tell: Callable[[int, int], None]) -> Iterator[Page]:
    """Return the words and ruled lines of each page."""
    letters = 0
    if len(opened) > _MOST_PAGES:
        _refuse_long(name)
    for number in range(len(opened)):
        tell(number, len(opened))
        page = opened[number]
        found = Page(number + 1, list(words_of(page)), list(rules_of(page)))
        page.close()
        letters += sum(len(word.text) for word in found.words)
        if letters > _MOST_LETTERS:
            _refuse_long(name)
        yield found


def _refuse_long(name: str) -> None:
    raise DocumentError(
        "{name} has more than {pages} pages and was not read. Import the document in parts.",
        name=name,
        pages=_MOST_PAGES,
    )
