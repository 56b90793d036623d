"""An OpenDocument text (.odt) as lines: a line for each paragraph, and one for each row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.common.errors import DocumentError
from store.common.limits import PARAGRAPHS as MOST
from store.documents.common.blocks import BULLET, Block, block, set_out
from store.documents.common.text import TextDocument, from_lines
from store.documents.markup.lists import shown
from store.documents.open_document.package import (
    BOXES,
    CONTENT,
    NOTE,
    PARAGRAPHS,
    STYLES,
    opened,
    tag,
    text_of,
    whole,
)
from store.documents.open_document.tables import OpenTable

_LIST, _ITEM, _HEAD = tag("text:list"), tag("text:list-item"), tag("text:list-header")
_HEADING, _TABLE, _STYLE = tag("text:h"), tag("table:table"), tag("text:style-name")
_BODY = f"{tag('office:body')}/{tag('office:text')}"
_LEFT_OUT = frozenset(map(tag, ("text:tracked-changes", "office:annotation", "office:forms")))
_INDEXES = frozenset(
    map(tag, ("text:table-of-content", "text:alphabetical-index", "text:illustration-index"))
)


def read_odt(name: str, data: bytes) -> TextDocument:
    """Make a document of an OpenDocument text's bytes.

    Raises:
        DocumentError: it is damaged, encrypted, empty or too large, or lxml is missing.
    """
    roots = opened(name, data)
    body = roots[CONTENT].find(_BODY)
    if body is None:
        raise DocumentError("{name} is damaged or cut off. Fetch the file again.", name=name)
    MOST.hold(sum(1 for _ in body.iter(*PARAGRAPHS)), name=name)
    reader = _Reader(roots)
    return from_lines(name, data, (one.text for one in set_out(list(reader.blocks(body)))))


class _Reader:
    def __init__(self, roots: dict[str, Any]) -> None:
        self._numbers = _numbered(roots)
        self._counts: dict[str, list[int]] = {}
        self._notes: list[str] = []

    def blocks(self, body: Any) -> Iterator[Block]:
        """Return paragraphs and rows in order, and the notes after them."""
        yield from self._blocks(body)
        for note in self._notes:
            yield Block("empty")
            yield block(note)

    def _blocks(self, parent: Any) -> Iterator[Block]:
        for element in parent:
            if element.tag in PARAGRAPHS:
                yield from self._paragraph(element)
            elif element.tag == _LIST:
                yield from self._list(element, element.get(_STYLE) or "", 1)
            elif element.tag == _TABLE:
                for row in OpenTable(element, self._whole).rows():
                    yield Block("row", "\t".join(row))
                yield Block("empty")
            elif isinstance(element.tag, str) and element.tag not in _LEFT_OUT | _INDEXES:
                yield from self._blocks(element)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        self._note(element)
        lines = [line.rstrip() for line in text_of(element).split("\n") if line.strip()]
        if not lines:
            yield Block("empty")
        for line in lines:
            is_row = "\t" in line.strip()
            yield Block("row", line) if is_row else block(line, heading=element.tag == _HEADING)
        for box in element.iter(*BOXES):
            yield from self._blocks(box)

    def _note(self, element: Any) -> None:
        for note in element.iter(NOTE):
            self._notes.append(self._whole(note.find(tag("text:note-body"))))

    def _list(self, element: Any, style: str, level: int) -> Iterator[Block]:
        """Return the items of a list; one that goes on with another counts on from it."""
        counts = self._counts.setdefault(style, [])
        del counts[level:]
        if level == 1 and not _goes_on(element):
            counts.clear()
        for item in element.iterchildren(_ITEM, _HEAD):
            mark = self._mark(item, style, level) if item.tag == _ITEM else ""
            said: list[str] = []
            for child in item:
                if child.tag in PARAGRAPHS:
                    self._note(child)
                    said.append(text_of(child))
                    continue
                yield from self._item(said, mark)
                said = []
                if child.tag == _LIST:
                    yield from self._list(child, child.get(_STYLE) or style, level + 1)
            yield from self._item(said, mark)

    @staticmethod
    def _item(said: list[str], mark: str) -> Iterator[Block]:
        if text := " ".join(" ".join(said).split()):
            yield block(text, mark=mark)

    def _mark(self, item: Any, style: str, level: int) -> str:
        counts = self._counts[style]
        form, first = self._numbers.get((style, level), ("", 1))
        if not form:
            return BULLET
        while len(counts) < level:
            counts.append(first - 1)
        stated = item.get(tag("text:start-value"))
        counts[level - 1] = whole(stated) if stated else counts[level - 1] + 1
        return shown(counts[level - 1], form)

    def _whole(self, element: Any) -> str:
        """Return all that stands in a cell or a note, on one line."""
        if element is None:
            return ""
        self._note(element)
        said = (text_of(one) for one in _own(element))
        return " ".join(" ".join(filter(None, said)).split())


def _goes_on(element: Any) -> bool:
    stated = element.get(tag("text:continue-numbering")) == "true"
    return stated or element.get(tag("text:continue-list")) is not None


def _own(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag in PARAGRAPHS:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            yield from _own(child)


def _numbered(roots: dict[str, Any]) -> dict[tuple[str, int], tuple[str, int]]:
    """Return how lists count, by style and level: 1, a or i, and from which number."""
    found = {}
    for root in (roots[part] for part in (STYLES, CONTENT) if part in roots):
        for style in root.iter(tag("text:list-style")):
            for level in style.iterchildren(tag("text:list-level-style-number")):
                form = level.get(tag("style:num-format")) or ""
                key = style.get(tag("style:name")) or "", whole(level.get(tag("text:level")))
                found[key] = form, whole(level.get(tag("text:start-value")))
    return found
