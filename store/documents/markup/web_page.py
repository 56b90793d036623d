"""A web page (.html) as lines: its text without menus, scripts and what else stands around it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from store.common.errors import DocumentError
from store.common.limits import DEPTH, LETTERS, MARKUP, TEXT
from store.documents.common.blocks import Block, set_out
from store.documents.common.extras import library
from store.documents.common.text import Remark, TextDocument, decode, from_lines
from store.documents.markup.elements import MarkupReader

_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S
)
_LOOKED_AT = 4096
"""Bytes within which a page says that it is one, and in which letters it is written."""
_QUOTED = 200
"""Characters that are told of what was not read."""
_LETTERS = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_TAG = re.compile(rb"<[a-z!/]", re.I)
_TOO_DEEP = "Excessive depth"
_TOO_LONG = "RESOURCE_LIMIT"
"""How libxml2 says that it gives up."""


def is_page(data: bytes) -> bool:
    """Tell whether bytes begin as a web page does, whatever their file is called."""
    return _BEGINNING.match(data[:_LOOKED_AT]) is not None


def has_tags(data: bytes) -> bool:
    """Tell whether there is anything of a web page in bytes."""
    return _TAG.search(data) is not None


def read_page(name: str, data: bytes) -> TextDocument:
    """Make a document of a web page's bytes.

    Raises:
        DocumentError: it holds no text, or more than is read, or lxml is missing.
    """
    text, encoding = _decoded(name, data)
    reader = MarkupReader(name)
    root = tree_of(name, text)
    blocks = reader.blocks(root)
    if title := _title(root, blocks):
        blocks = [Block("heading", title), *blocks]
    document = from_lines(name, data, (one.text for one in set_out(blocks)))
    remarks = [*remarks_of(reader), *unended(text, len(document.lines))]
    if encoding != "UTF-8":
        remarks.append(Remark("another encoding", 1, encoding))
    if is_page(data) and not re.search(r"</(?:body|html)\s*>", text, re.I):
        remarks.append(Remark("page without an end", len(document.lines), ""))
    return replace(document, remarks=tuple(remarks))


def tree_of(name: str, text: str) -> Any:
    """Return the elements of a page.

    Raises:
        DocumentError: there are more of them than are read, or lxml is missing.
    """
    etree = library("lxml.etree", name)
    LETTERS.hold(len(text), name=name)
    MARKUP.hold(text.count("<"), name=name)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    for entry in parser.error_log:
        if _TOO_DEEP in entry.message:
            DEPTH.hold(DEPTH.most + 1, name=name)
        if _TOO_LONG in entry.type_name:
            TEXT.hold(len(text), name=name)
    if root is None:
        raise DocumentError("{name} is empty. Name a file with text in it.", name=name)
    return root


def remarks_of(reader: MarkupReader) -> Sequence[Remark]:
    """Return what is to be told of what was not read."""
    found = [Remark(kind, 1, f"{count}") for kind, count in sorted(reader.left_out.items())]
    return [*found, *(Remark("struck out", 1, said) for said in reader.struck if said)]


def unended(text: str, last: int) -> Iterator[Remark]:
    """Tell of a comment that nobody ended, so that all after it is one; `last` is the last line."""
    begin = text.rfind("<!--")
    if begin >= 0 and "-->" not in text[begin:]:
        yield Remark("comment without an end", last, " ".join(text[begin + 4 :].split())[:_QUOTED])


def _title(root: Any, blocks: Sequence[Block]) -> str:
    """Return what the page is called in the browser, where its text has no heading of its own."""
    if any(one.kind == "heading" for one in blocks):
        return ""
    return " ".join((root.findtext("head/title") or "").split())


def _decoded(name: str, data: bytes) -> tuple[str, str]:
    """Return the text and its encoding: UTF-8, else what the page says, else Windows-1252."""
    try:
        return decode(name, data), "UTF-8"
    except DocumentError:
        if b"\0" in data:
            raise
    stated = _LETTERS.search(data[:_LOOKED_AT])
    encoding = stated[1].decode("ascii") if stated else "windows-1252"
    if encoding.lower() in ("utf-8", "iso-8859-1", "latin1"):
        # A browser reads ISO 8859-1 as Windows-1252 (Encoding Standard, 4.2).
        encoding = "windows-1252"
    try:
        return data.decode(codecs.lookup(encoding).name), encoding.capitalize()
    except (LookupError, UnicodeError):
        return decode(name, data), "UTF-8"
