"""A PDF as lines: its words, set together as paragraphs and tables by where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NoReturn

from msgspec.structs import replace

from store.common.errors import DocumentError
from store.common.limits import LETTERS, PAGES
from store.documents.common.blocks import Block, set_out
from store.documents.common.extras import library
from store.documents.common.text import Remark, TextDocument, from_lines
from store.documents.pdf.contents import is_picture, rules_of
from store.documents.pdf.layers import Layers
from store.documents.pdf.layout import Laid, Page, laid_out
from store.documents.pdf.words import words_of

Tell = Callable[[int, int], None]
_ENDS_WITHIN = 2_048
"""Bytes at the end of a whole file within which its end mark stands (ISO 32000, 7.5.5)."""


def read_pdf(name: str, data: bytes, tell: Tell) -> TextDocument:
    """Make a document of a PDF's bytes; told is how many of its pages were read.

    Raises:
        DocumentError: it is locked, cut off, too large or without text, or pypdfium2 is missing.
    """
    if b"%%EOF" not in data[-_ENDS_WITHIN:]:
        _refuse_damaged(name)
    pages, pictures = _read(name, data, tell)
    laid = laid_out(pages)
    # Footnotes, heads and feet stand beside the text, and come after it.
    beside = [
        part for one in (*laid.notes, *laid.heads) for part in (Block("empty", page=one.page), one)
    ]
    lines = list(set_out([*laid.blocks, *beside]))
    hidden = {layer: page.number for page in reversed(pages) for layer in page.hidden}
    if not lines:
        _refuse_textless(name, hidden=bool(hidden))
    document = from_lines(name, data, (one.text for one in lines), [one.page for one in lines])
    told = [
        *(Remark("page without text", _near(lines, page), str(page)) for page in pictures),
        *(Remark("hidden layer", _near(lines, page), layer) for layer, page in hidden.items()),
        *_heads(lines, laid),
    ]
    return replace(document, remarks=tuple(told))


def _near(lines: Sequence[Block], page: int) -> int:
    """Return the number of the first line after a page, or of the last of all."""
    return next((n for n, one in enumerate(lines, 1) if one.page > page), len(lines))


def _heads(lines: Sequence[Block], laid: Laid) -> Iterator[Remark]:
    """Return what was set apart from the pages."""
    for head in laid.heads:
        last = max(n for n, one in enumerate(lines, 1) if one.text == head.text)
        yield Remark("head of pages", last, head.text)


def opened(name: str, data: bytes) -> Any:
    """Return the PDF that bytes are, as pypdfium2 has it.

    Raises:
        DocumentError: it is locked or damaged, or pypdfium2 is missing.
    """
    pdfium = library("pypdfium2", name)
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        raw = pdfium.raw
        if raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            _refuse_locked(name)
        _refuse_damaged(name)


def _read(name: str, data: bytes, tell: Tell) -> tuple[list[Page], list[int]]:
    """Return what stands on the pages, and the numbers of those that are pictures."""
    document = opened(name, data)
    PAGES.hold(len(document), name=name)
    pages: list[Page] = []
    pictures = []
    for number, found, scanned in _pages(name, document, tell):
        pages += found
        if scanned:
            pictures.append(number)
    return pages, pictures


def _pages(name: str, document: Any, tell: Tell) -> Iterator[tuple[int, list[Page], bool]]:
    """Return the number of each page, what stands on it, and whether that is only a picture."""
    letters = 0
    for number in range(1, len(document) + 1):
        tell(number - 1, len(document))
        page = document[number - 1]
        found = list(sides_of(page, number))
        yield number, found, not found and is_picture(page)
        page.close()
        letters += sum(len(word.text) for side in found for word in side.words)
        LETTERS.hold(letters, name=name)


def sides_of(page: Any, number: int) -> Iterator[Page]:
    """Return what stands on a page, a part for each way it is turned, the fullest first."""
    left, bottom, right, top = page.get_cropbox()
    layers = Layers(page)
    found = words_of(page, layers) or {0: []}
    for turn, words in sorted(found.items(), key=lambda one: -len(one[1])):
        if not words and not layers.hidden:
            continue
        wide, high = right - left, top - bottom
        if turn % 2:
            wide, high = high, wide
        yield Page(number, wide, high, words, rules_of(page, turn), turn, layers.hidden)


def _refuse_locked(name: str) -> NoReturn:
    raise DocumentError(
        "{name} is locked with a password. Save it without one and import that.", name=name
    )


def _refuse_damaged(name: str) -> NoReturn:
    raise DocumentError("{name} is damaged or cut off. Fetch the file again.", name=name)


def _refuse_textless(name: str, *, hidden: bool) -> NoReturn:
    if hidden:
        raise DocumentError(
            "{name} holds no text that is shown: its layers are switched off. Save it with the"
            " layers shown.",
            name=name,
        )
    raise DocumentError(
        "{name} holds pictures of pages and no text. Have the text recognised (OCR) first.",
        name=name,
    )
