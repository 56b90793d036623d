"""The XML of an OpenDocument package (.odt, .ods): its parts, and the text of a paragraph.

Names are those of OpenDocument 1.3, parts 2 (packages) and 3 (the schema).
"""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from store.common.errors import DocumentError
from store.common.limits import DEPTH, MARKUP
from store.documents.common.extras import library
from store.documents.common.package import parts

CONTENT, STYLES = "content.xml", "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_SPACES = {
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
_MOST_SPACES = 100
_TOO_DEEP = "Excessive depth"


def tag(name: str) -> str:
    """Return an element's or attribute's whole name, as `text:p`."""
    space, _, local = name.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


_SHAPES = ("draw:custom-shape", "draw:rect")
_APART = frozenset(
    map(tag, ("text:note", "office:annotation", "text:hidden-text", "draw:frame", *_SHAPES))
)
"""What stands in a paragraph and is not of it: notes, comments, hidden text, boxes."""
BOXES = tuple(map(tag, ("draw:text-box", *_SHAPES)))
"""What holds paragraphs of its own within a paragraph."""
_TAB, _SPACE, _BREAK = tag("text:tab"), tag("text:s"), tag("text:line-break")
PARAGRAPHS = (tag("text:p"), tag("text:h"))
NOTE = tag("text:note")


def opened(name: str, data: bytes) -> dict[str, Any]:
    """Return the roots of the parts that a document is read from, by their names.

    Raises:
        DocumentError: it is damaged, encrypted or too large, or lxml is missing.
    """
    names = parts(name, data)
    etree = library("lxml.etree", name)
    parser = etree.XMLParser(no_network=True, resolve_entities=False, remove_comments=True)
    with ZipFile(BytesIO(data)) as package:
        if _MANIFEST in names and b"encryption-data" in package.read(_MANIFEST):
            raise DocumentError(
                "{name} has a password and was not read. Save it without one.", name=name
            )
        texts = {part: package.read(part) for part in (CONTENT, STYLES) if part in names}
    MARKUP.hold(sum(one.count(b"<") + one.count(b'="') for one in texts.values()), name=name)
    try:
        roots = {part: etree.fromstring(text, parser) for part, text in texts.items()}
    except etree.XMLSyntaxError as error:
        if _TOO_DEEP in str(error):
            DEPTH.hold(DEPTH.most + 1, name=name)
        raise DocumentError(
            "{name} is damaged or cut off. Fetch the file again.", name=name
        ) from error

    _take_out_hidden(roots)
    return roots


def _take_out_hidden(roots: dict[str, Any]) -> None:
    """Empty the text that a style hides."""
    hidden = {
        style.get(tag("style:name"))
        for root in roots.values()
        for style in root.iter(tag("style:style"))
        for one in style.iterchildren(tag("style:text-properties"))
        if style.get(tag("style:family")) == "text" and one.get(tag("text:display")) == "none"
    }
    for span in roots[CONTENT].iter(tag("text:span")):
        if span.get(tag("text:style-name")) in hidden:
            span.text = ""
            del span[:]


def text_of(element: Any) -> str:
    """Return what stands in a paragraph; a tab is one, a broken line is a newline."""
    said = [element.text or ""]
    for child in element:
        if child.tag == _SPACE:
            said.append(" " * min(whole(child.get(tag("text:c"))), _MOST_SPACES))
        elif child.tag in (_TAB, _BREAK):
            said.append("\t" if child.tag == _TAB else "\n")
        elif isinstance(child.tag, str) and child.tag not in _APART:
            said.append(text_of(child))
        said.append(child.tail or "")
    return "".join(said)


def whole(said: str | None) -> int:
    """Return a number of times, at least once."""
    return max(int(said), 1) if said and said.isdecimal() and len(said) < 8 else 1
