"""A process of its own that takes a PDF apart: what a file does to it, it does to nothing else.

The file comes on stdin. Written are lines: `page N OF`, then one of `locked`, `damaged`, `long`, or
`done` and a line with the blocks as JSON.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import msgspec

from store.documents.layout import Laid, Page, laid_out
from store.documents.page_contents import is_picture, rules_of, words_of

MOST_PAGES = 3_000
MOST_LETTERS = 10_000_000
MOST_MEMORY = 1024**3
"""Bytes that the process may take, where the platform can hold it to that."""


class _RefusedError(Exception):
    """The file is not read on; the message is the word for why."""


def main() -> None:
    """Read a PDF from stdin and write what it holds."""
    _limit_memory()
    try:
        found = msgspec.json.encode(_laid(sys.stdin.buffer.read())).decode()
    except _RefusedError as refused:
        _write(str(refused))
    except MemoryError:
        _write("long")
    else:
        _write("done")
        _write(found)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has none.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _laid(data: bytes) -> tuple[Laid, list[int]]:
    """Return what the pages hold, and the numbers of those that are pictures."""
    import pypdfium2 as pdfium

    try:
        opened = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raw = pdfium.raw
        locked = raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise _RefusedError("locked" if locked else "damaged") from error
    pages: list[Page] = []
    pictures = []
    for number, found, scanned in _pages(opened):
        pages += found
        if scanned:
            pictures.append(number)
    return laid_out(pages), pictures


def _pages(opened: Any) -> Iterator[tuple[int, list[Page], bool]]:
    """Return the number of each page, what stands on it, and whether that is only a picture."""
    letters = 0
    if len(opened) > MOST_PAGES:
        raise _RefusedError("long")
    for number in range(1, len(opened) + 1):
        _write(f"page {number - 1} {len(opened)}")
        page = opened[number - 1]
        found = list(_sides(page, number))
        yield number, found, not found and is_picture(page)
        page.close()
        letters += sum(len(word.text) for side in found for word in side.words)
        if letters > MOST_LETTERS:
            raise _RefusedError("long")


def _sides(page: Any, number: int) -> Iterator[Page]:
    """Return what stands on a page, a part for each way it is turned, the fullest first."""
    left, bottom, right, top = page.get_cropbox()
    found = words_of(page)
    for turn, words in sorted(found.items(), key=lambda one: -len(one[1])):
        wide, high = right - left, top - bottom
        if turn % 2:
            wide, high = high, wide
        yield Page(number, wide, high, words, rules_of(page, turn))


def _write(line: str) -> None:
    sys.stdout.buffer.write(f"{line}\n".encode())
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
