"""A text file as numbered, cleaned lines; what cannot be one is refused in a sentence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from store.common.errors import DocumentError
from store.common.limits import FILE, LETTERS, LINE, LINES
from store.common.text import clean_report
from store.documents.common.files import read_file
from store.model.doubts import DoubtKind

_BREAK = re.compile(r"\r\n|\r|\n")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SWEDISH_CP1252 = frozenset("åäöÅÄÖéü".encode("cp1252"))


class Cleaned(Struct, frozen=True):
    """A line, counted from 1, that held something no reader can see, and what kinds."""

    line: int
    kinds: tuple[str, ...]


class Remark(Struct, frozen=True):
    """What the form of a file had to be told about: a kind of doubt, the line, and which words."""

    kind: DoubtKind
    line: int
    text: str


class TextDocument(Struct, frozen=True):
    """A text as its cleaned lines; the hash is that of the file's bytes.

    `pages` has the page of each line, counted from 1, where the file has pages.
    """

    name: str
    sha256: str
    lines: tuple[str, ...]
    text: str
    cleaned: tuple[Cleaned, ...] = ()
    pages: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = ()


def read_text(path: Path) -> TextDocument:
    """Read a UTF-8 text file.

    Raises:
        DocumentError: it is missing, no file, empty, too large, or not such text.
    """
    return from_bytes(*read_file(path))


def from_bytes(name: str, data: bytes) -> TextDocument:
    """Make a document of a file's bytes.

    Raises:
        DocumentError: they are none, too many, or not UTF-8 text.
    """
    FILE.hold_bytes(len(data), name=name)
    text = decode(name, data)
    LETTERS.hold(len(text), name=name)
    LINES.hold(sum(map(text.count, "\r\n")) - text.count("\r\n") + 1, name=name)
    return from_lines(name, data, _BREAK.split(text))


def from_lines(
    name: str, data: bytes, raw: Iterable[str], pages: Sequence[int] = ()
) -> TextDocument:
    """Make a document of the lines that stand in a file of these bytes.

    Raises:
        DocumentError: they are empty, or more than are read.
    """
    lines, cleaned, letters = [], [], 0
    for number, line in enumerate(raw, 1):
        letters += len(line)
        LINES.hold(number, name=name)
        LINE.hold(len(line), name=name, line=number)
        LETTERS.hold(letters, name=name)
        kept, kinds = clean_report(line)
        lines.append(kept)
        if kinds:
            cleaned.append(Cleaned(number, kinds))
    if not any(line.strip() for line in lines):
        raise DocumentError("{name} is empty. Name a file with text in it.", name=name)
    digest = hashlib.sha256(data).hexdigest()
    text = "\n".join(lines)
    return TextDocument(name, digest, tuple(lines), text, tuple(cleaned), tuple(pages))


def decode(name: str, data: bytes) -> str:
    """Return the text of a file's bytes.

    Raises:
        DocumentError: they are not UTF-8.
    """
    if data.startswith(_UTF16) or _every_other_is_nul(data):
        _refuse_encoding(name, "UTF-16")
    if b"\0" in data:
        raise DocumentError(
            "{name} is not a text file (it holds binary data). Save the document as text.",
            name=name,
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if _SWEDISH_CP1252.intersection(data[error.start : error.end]):
            _refuse_encoding(name, "Windows-1252")
        raise DocumentError(
            "{name} is not UTF-8 text: line {line} cannot be read. Save it again as UTF-8.",
            name=name,
            line=line,
        ) from error


def _every_other_is_nul(data: bytes) -> bool:
    """Tell UTF-16 without its mark: in Western text one byte of each pair is zero, never both."""
    pairs = len(data) // 2
    fewer, more = sorted((data[::2].count(0), data[1::2].count(0)))
    return more > pairs * 0.7 and fewer < pairs * 0.1


def _refuse_encoding(name: str, encoding: str) -> None:
    raise DocumentError(
        "{name} seems to be {encoding}, not UTF-8. Save it again as UTF-8.",
        name=name,
        encoding=encoding,
    )
