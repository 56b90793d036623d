"""Which kind of file a document is: by its first bytes, and only then by its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath

from store.common.errors import DocumentError
from store.documents.common.files import read_file
from store.documents.common.package import OLD_FORM, parts
from store.documents.common.text import TextDocument, from_bytes
from store.documents.markup.web_page import has_tags, is_page

Tell = Callable[[int, int], None]
"""Is told how many pages or sheets were read, and of how many."""
_MARKDOWN, _PAGES = (".md", ".markdown"), (".html", ".htm", ".xhtml")
_PACKED, _PDF = b"PK\x03\x04", b"%PDF"
SUFFIXES = (
    *(".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".odt", ".pdf", ".xlsx", ".ods"),
    *(".csv", ".tsv", ".ics", ".json"),
)
"""The kinds of files that can be read."""


def _untold(_done: int, _total: int) -> None:
    """Where progress goes when nobody looks."""


def read_document(path: Path, tell: Tell = _untold) -> TextDocument:
    """Read a document of any kind.

    Raises:
        DocumentError: it cannot be read, or a library that it needs is not installed.
    """
    return of_bytes(*read_file(path), tell)


def of_bytes(name: str, data: bytes, tell: Tell = _untold) -> TextDocument:
    """Make a document of a file's bytes, whatever kind they are of.

    What takes a library is read in a process of its own; a text and separated values take none:
    their lines, cells and letters are bounded, and reading them goes through them once.

    Raises:
        DocumentError: they cannot be read, or a library that they need is not installed.
    """
    if _is_plain(name, data):
        return of_bytes_here(name, data, tell)
    from store.documents.apart import read_apart

    return read_apart(name, data, tell)


def _is_plain(name: str, data: bytes) -> bool:
    packed = data.startswith((_PACKED, _PDF))
    if packed or is_page(data) or _suffix(name) in (*_MARKDOWN, *_PAGES):
        return False
    return _is_separated(name) or not _is_calendar(name, data)


def of_bytes_here(name: str, data: bytes, tell: Tell = _untold) -> TextDocument:
    """Make a document of a file's bytes in this process, which suffers whatever they do to it.

    Raises:
        DocumentError: they cannot be read, or a library that they need is not installed.
    """
    if data.startswith(_PACKED):
        return _of_package(name, data)
    if data.startswith(OLD_FORM):
        raise DocumentError(
            "{name} has a password or is of Office's older form. Save it as .docx or .xlsx without "
            "a password.",
            name=name,
        )
    if data.startswith(_PDF):
        from store.documents.pdf.reading import read_pdf

        return read_pdf(name, data, tell)
    return _of_text(name, data)


def _of_package(name: str, data: bytes) -> TextDocument:
    from store.documents.open_document import package as opened
    from store.documents.word import reading as docx
    from store.documents.workbook import reading as xlsx

    names = parts(name, data)
    if docx.MAIN in names:
        return docx.read_docx(name, data)
    if xlsx.MAIN in names:
        return xlsx.read_xlsx(name, data)
    if opened.CONTENT in names:
        return _of_opened(name, data)
    raise DocumentError(
        "{name} is a packed file that is no document. Unpack it and name a file in it.",
        name=name,
    )


def _of_opened(name: str, data: bytes) -> TextDocument:
    """Make a document of an OpenDocument's bytes, which say themselves what they are."""
    from store.documents.open_document import ods, odt

    if ods.is_sheets(data):
        return ods.read_ods(name, data)
    return odt.read_odt(name, data)


def _of_text(name: str, data: bytes) -> TextDocument:
    if _is_separated(name):
        from store.documents.separated import read_separated

        return read_separated(name, data)
    if _is_calendar(name, data):
        from store.documents.calendars import read_calendar

        return read_calendar(name, data)
    if is_page(data) or (_suffix(name) in _PAGES and has_tags(data)):
        from store.documents.markup.web_page import read_page

        return read_page(name, data)
    if _suffix(name) in _MARKDOWN:
        from store.documents.markup.markdown import read_markdown

        return read_markdown(name, data)
    if _suffix(name) == ".json":
        from store.documents.listed import read_list

        return read_list(name, data)
    if _suffix(name) in (".docx", ".xlsx", ".pdf", ".odt", ".ods"):
        raise DocumentError("{name} is damaged or cut off. Fetch the file again.", name=name)
    return from_bytes(name, data)


def _is_separated(name: str) -> bool:
    return _suffix(name) in (".csv", ".tsv")


def _is_calendar(name: str, data: bytes) -> bool:
    begin = data[:64].lstrip(b"\xef\xbb\xbf\r\n ")
    return _suffix(name) == ".ics" or begin.startswith(b"BEGIN:VCALENDAR")


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()
