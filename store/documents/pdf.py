"""A PDF as lines: its words, set together as paragraphs and tables by where they stand."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import NoReturn

import msgspec
from msgspec.structs import replace

from store.documents.blocks import Block, set_out
from store.documents.extras import library
from store.documents.layout import Laid
from store.documents.text import Remark, TextDocument, from_lines
from store.errors import DocumentError

LONGEST_WAIT = 30.0
"""Seconds that a page may take."""
_ENDS_WITHIN = 2_048
"""Bytes at the end of a whole file within which its end mark stands (ISO 32000, 7.5.5)."""
_ROOT = Path(__file__).parents[2]


def read_pdf(name: str, data: bytes, tell: Callable[[int, int], None]) -> TextDocument:
    """Make a document of a PDF's bytes; told is how many of its pages were read.

    Raises:
        DocumentError: it is locked, cut off, too large or without text, or pypdfium2 is missing.
    """
    if b"%%EOF" not in data[-_ENDS_WITHIN:]:
        _refuse_damaged(name)
    library("pypdfium2", name)
    laid, pictures = _laid(name, data, tell)
    lines = list(set_out([*laid.blocks, *_beside(laid)]))
    if not lines:
        raise DocumentError(
            "{name} holds pictures of pages and no text. Have the text recognised (OCR) first.",
            name=name,
        )
    document = from_lines(name, data, (one.text for one in lines), [one.page for one in lines])
    return replace(document, remarks=tuple(_remarks(lines, laid, pictures)))


def _beside(laid: Laid) -> Iterator[Block]:
    """Return what stands beside the text, to stand after it: footnotes, heads and feet."""
    for one in (*laid.notes, *laid.heads):
        yield Block("empty", page=one.page)
        yield one


def _remarks(lines: Sequence[Block], laid: Laid, pictures: Sequence[int]) -> Iterator[Remark]:
    """Return what is to be told of the pages: pictures among them, what was set apart."""
    for page in pictures:
        near = next((n for n, one in enumerate(lines, 1) if one.page > page), len(lines))
        yield Remark("page without text", near, str(page))
    for head in laid.heads:
        last = max(n for n, one in enumerate(lines, 1) if one.text == head.text)
        yield Remark("head of pages", last, head.text)


def _laid(name: str, data: bytes, tell: Callable[[int, int], None]) -> tuple[Laid, list[int]]:
    """Return what another process finds in a file: this one lives on whatever the file does."""
    with _process() as process:
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(OSError):
            process.stdin.write(data)
            process.stdin.close()
        while True:
            match _next_line(process).split():
                case [b"page", number, total]:
                    tell(int(number), int(total))
                case [b"done"]:
                    return msgspec.json.decode(
                        process.stdout.readline(), type=tuple[Laid, list[int]]
                    )
                case [b"locked"]:
                    _refuse_locked(name)
                case [b"damaged"]:
                    _refuse_damaged(name)
                case _:
                    _refuse_long(name)


@contextmanager
def _process() -> Iterator[subprocess.Popen[bytes]]:
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(
        [sys.executable, "-m", "store.documents.pdf_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": path},
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError, ValueError):
                if pipe:
                    pipe.close()


def _next_line(process: subprocess.Popen[bytes]) -> bytes:
    """Return what the process says next; empty when it ended, or took too long and was ended."""
    assert process.stdout is not None
    guard = Timer(LONGEST_WAIT, process.kill)
    guard.daemon = True
    guard.start()
    try:
        return process.stdout.readline()
    finally:
        guard.cancel()


def _refuse_locked(name: str) -> NoReturn:
    raise DocumentError(
        "{name} is locked with a password. Save it without one and import that.", name=name
    )


def _refuse_damaged(name: str) -> NoReturn:
    raise DocumentError("{name} is damaged or cut off. Fetch the file again.", name=name)


def _refuse_long(name: str) -> NoReturn:
    raise DocumentError(
        "{name} takes more pages, time or memory than a document does, and was not read. Import "
        "it in parts, or save its text.",
        name=name,
    )
