"""A process of its own that takes a PDF apart: what a file does to it, it does to nothing else.

The file comes on stdin. Written are lines: `page N OF`, then one of `locked`, `damaged`, `long`, or
`done` and a line with the blocks as JSON.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import msgspec

from store.documents.blocks import Block
from store.documents.layout import Page, blocks_of
from store.documents.page_contents import rules_of, words_of

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
        found = msgspec.json.encode(_blocks(sys.stdin.buffer.read())).decode()
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


def _blocks(data: bytes) -> list[Block]:
    import pypdfium2 as pdfium

    try:
        opened = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raw = pdfium.raw
        locked = raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise _RefusedError("locked" if locked else "damaged") from error
    return blocks_of(list(_pages(opened)))


def _pages(opened: Any) -> Iterator[Page]:
    """Return the words and ruled lines of each page."""
    letters = 0
    if len(opened) > MOST_PAGES:
        raise _RefusedError("long")
    for number in range(len(opened)):
        _write(f"page {number} {len(opened)}")
        page = opened[number]
        found = Page(number + 1, list(words_of(page)), list(rules_of(page)))
        page.close()
        letters += sum(len(word.text) for word in found.words)
        if letters > MOST_LETTERS:
            raise _RefusedError("long")
        yield found


def _write(line: str) -> None:
    sys.stdout.buffer.write(f"{line}\n".encode())
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
