"""A PDF as lines: its words, set together as paragraphs and tables by where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from store.documents.blocks import Block, set_out
from store.documents.extras import library
from store.documents.layout import Page, blocks_of
from store.documents.page_contents import rules_of, words_of
from store.documents.text import TextDocument, from_lines
from store.errors import DocumentError
from store.limits import LETTERS, PAGES

_ENDS_WITHIN = 2_048
"""Bytes at the end of a whole file within which its end mark stands (ISO 32000, 7.5.5)."""
Tell = Callable[[int, int], None]


def read_pdf(name: str, data: bytes, tell: Tell) -> TextDocument:
    """Make a document of a PDF's bytes; told is how many of its pages were read.

    Raises:
        DocumentError: it is locked, cut off, too large or without text, or pypdfium2 is missing.
    """
    if b"%%EOF" not in data[-_ENDS_WITHIN:]:
        _refuse_damaged(name)
    lines = list(set_out(_blocks(name, data, tell)))
    if not lines:
        raise DocumentError(
            "{name} holds pictures of pages and no text. Have the text recognised (OCR) first.",
            name=name,
        )
    return from_lines(name, data, (one.text for one in lines), [one.page for one in lines])


def _blocks(name: str, data: bytes, tell: Tell) -> list[Block]:
    pdfium = library("pypdfium2", name)
    try:
        opened = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        raw = pdfium.raw
        if raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            _refuse_locked(name)
        _refuse_damaged(name)
    PAGES.hold(len(opened), name=name)
    return blocks_of(list(_pages(name, opened, tell)))


def _pages(name: str, opened: Any, tell: Tell) -> Iterator[Page]:
    """Return the words and ruled lines of each page."""
    letters = 0
    for number in range(len(opened)):
        tell(number, len(opened))
        page = opened[number]
        found = Page(number + 1, list(words_of(page)), list(rules_of(page)))
        page.close()
        letters += sum(len(word.text) for word in found.words)
        LETTERS.hold(letters, name=name)
        yield found


def _refuse_locked(name: str) -> NoReturn:
    raise DocumentError(
        "{name} is locked with a password. Save it without one and import that.", name=name
    )


def _refuse_damaged(name: str) -> NoReturn:
    raise DocumentError("{name} is damaged or cut off. Fetch the file again.", name=name)
