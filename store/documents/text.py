"""A text file as numbered, cleaned lines; what cannot be one is refused in a sentence."""

from __future__ import annotations

import hashlib
import re
import stat
from pathlib import Path

from msgspec import Struct

from store.errors import DocumentError
from store.text import clean_report, one_line

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest file that is read; a city's budget is one megabyte."""

_BREAK = re.compile(r"\r\n|\r|\n")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SWEDISH_CP1252 = frozenset("åäöÅÄÖéü".encode("cp1252"))


class Cleaned(Struct, frozen=True):
    """A line, counted from 1, that held something no reader can see, and what kinds."""

    line: int
    kinds: tuple[str, ...]


class TextDocument(Struct, frozen=True):
    """A text as its cleaned lines; the hash is that of the file's bytes."""

    name: str
    sha256: str
    lines: tuple[str, ...]
    text: str
    cleaned: tuple[Cleaned, ...] = ()


def read_text(path: Path) -> TextDocument:
    """Read a UTF-8 text file.

    Raises:
        DocumentError: it is missing, no file, empty, too large, or not such text.
    """
    name = one_line(path.name) or one_line(str(path))
    try:
        _refuse_unfit(path, name)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(
            "{name} cannot be opened ({reason}). Check the path and that you may read it.",
            name=name,
            reason=reason,
        ) from error
    return from_bytes(name, data)


def _refuse_unfit(path: Path, name: str) -> None:
    """Tell by looking at the file's entry alone whether it can be read at all."""
    try:
        about = path.stat()
    except FileNotFoundError as error:
        raise DocumentError("There is no file {name}. Check the path.", name=name) from error
    if stat.S_ISDIR(about.st_mode):
        raise DocumentError("{name} is a folder. Name a file in it.", name=name)
    if not stat.S_ISREG(about.st_mode):
        raise DocumentError("{name} is not an ordinary file. Name a text file.", name=name)
    if about.st_size > LARGEST:
        _refuse_large(name)


def _refuse_large(name: str) -> None:
    raise DocumentError(
        "{name} is larger than {limit} MB and was not read. Import the document in parts.",
        name=name,
        limit=LARGEST // (1024 * 1024),
    )


def from_bytes(name: str, data: bytes) -> TextDocument:
    """Make a document of a file's bytes.

    Raises:
        DocumentError: they are none, too many, or not UTF-8 text.
    """
    if len(data) > LARGEST:
        _refuse_large(name)
    raw = _decode(name, data)
    if not raw.strip():
        raise DocumentError("{name} is empty. Name a file with text in it.", name=name)
    lines, cleaned = [], []
    for number, line in enumerate(_BREAK.split(raw), 1):
        kept, kinds = clean_report(line)
        lines.append(kept)
        if kinds:
            cleaned.append(Cleaned(number, kinds))
    digest = hashlib.sha256(data).hexdigest()
    return TextDocument(name, digest, tuple(lines), "\n".join(lines), tuple(cleaned))


def _decode(name: str, data: bytes) -> str:
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
