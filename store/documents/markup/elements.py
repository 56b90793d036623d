"""The elements of a web page as blocks: headings, paragraphs, lists and rows, in order.

Which elements there are, and what they mean, is the HTML Living Standard's.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from store.common.text import one_line
from store.documents.common.blocks import BULLET, Block, block
from store.documents.common.rows import Count
from store.documents.markup.lists import marks_of
from store.documents.markup.tables import is_layout, rows_of
from store.model.doubts import DoubtKind

BREAK = "\v"
"""Stands for a line that was broken on purpose, where all other space is a single one."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd"),
        *("details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
        *("form", "header", "hgroup", "hr", "html", "legend", "li", "main", "ol", "p", "pre"),
        *("search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
        *("ul",),
    )
).union(HEADINGS)
_UNREAD = frozenset(
    (
        *("head", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg"),
        *("math", "canvas", "audio", "video", "map", "button", "select", "textarea", "datalist"),
        *("input", "progress", "meter"),
    )
)
"""What is no text of the page."""
_AROUND = frozenset(("nav", "aside"))
_AROUND_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
_AROUND_NAMES = frozenset(
    (
        *("nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "sidebar"),
        *("cookie", "cookies"),
    )
)
_ENDS = ("header", "footer")
_CONTENT = frozenset(("main", "article", "section"))
"""Where a header or a footer is that of a text and not of the page."""
_STRUCK = frozenset(("del", "s", "strike"))
_FEWEST_BARS = 3
_HIDDEN = ("display:none", "visibility:hidden")


class MarkupReader:
    """Reads one page from its beginning to its end."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._count = Count(name)
        self._blocks: list[Block] = []
        self._said: list[str] = []
        self._marks: list[str] = []
        """The marks of the items under way; an empty one when its item has begun."""
        self._line = 0
        self.left_out: Counter[DoubtKind] = Counter()
        """What was not read, and how often, by the kind of remark that tells it."""
        self.struck: list[str] = []

    def blocks(self, root: Any) -> list[Block]:
        """Return all that stands under an element."""
        self._element(root)
        self._end()
        return self._blocks

    def _element(self, element: Any) -> None:
        """Read an element: it parts the text where it is one of those that do."""
        tag = element.tag
        if not isinstance(tag, str) or self._is_left_out(element):
            return
        if tag == "br":
            self._said.append(BREAK)
        elif tag not in _BLOCKS:
            self._inside(element)
        else:
            self._end()
            self._line = int(element.get("data-line") or 0) or self._line
            self._block(element)
            self._end(heading=tag in HEADINGS)

    def _block(self, element: Any) -> None:
        match element.tag:
            case "ul" | "ol":
                self._list(element)
            case "table" if not is_layout(element):
                self._table(element)
            case "dl":
                self._terms(element)
            case "pre" if element.find("code") is not None:
                self.left_out["code"] += 1
            case "pre":
                self._said.append(BREAK.join("".join(element.itertext()).splitlines()))
            case "hr":
                self._add(Block("empty"))
            case _:
                self._inside(element)

    def _inside(self, element: Any) -> None:
        self._said.append(element.text or "")
        for child in element:
            self._element(child)
            self._said.append(child.tail or "")

    def _list(self, element: Any) -> None:
        marks = marks_of(element)
        for child in element:
            if child.tag != "li":
                self._element(child)
            elif not self._is_left_out(child):
                self._item(child, next(marks))

    def _item(self, element: Any, mark: str) -> None:
        """Read an item: its first paragraphs are one line, its lists have items of their own."""
        self._line = int(element.get("data-line") or 0) or self._line
        self._marks.append(mark)
        self._inside(element)
        self._end()
        self._marks.pop()

    def _table(self, element: Any) -> None:
        for caption in element.iterchildren("caption"):
            self._element(caption)
        for line, row in rows_of(element, self._cell):
            self._line = line or self._line
            self._count.add(row)
            if any(row):
                self._add(Block("row", "\t".join(row)))
        self._add(Block("empty"))

    def _cell(self, element: Any) -> str:
        """Return all that stands in a cell, on one line; items of a list in it are parted."""
        reader = MarkupReader(self._name)
        found = reader.blocks(element)
        self.left_out += reader.left_out
        self.struck += reader.struck
        text = ""
        for one in found:
            is_item = one.kind == "bullet"
            said = one.text.removeprefix(f"{BULLET} ") if is_item else one.text
            parting = "; " if is_item and text and not text.endswith((":", ";")) else " "
            text = f"{text}{parting}{said}" if text and said else text or said
        return one_line(text)

    def _terms(self, element: Any) -> None:
        """Read what is said of terms: a row for each thing said, under the term's name."""
        term = ""
        for child in (one for one in element.iter("dt", "dd") if not self._is_left_out(one)):
            said = self._cell(child)
            if child.tag == "dt":
                term = said
            elif said:
                self._add(Block("row", f"{term}\t{said}"))
        self._add(Block("empty"))

    def _end(self, *, heading: bool = False) -> None:
        """End the paragraph under way."""
        said, self._said = "".join(self._said), []
        lines = [line for one in said.split(BREAK) if (line := " ".join(one.split()))]
        if not lines:
            return
        if self._marks:
            self._end_item(lines)
        elif heading:
            self._add(block(" ".join(lines), heading=True))
        else:
            for line in lines:
                self._add(_line(line))

    def _add(self, one: Block) -> None:
        self._blocks.append(replace(one, line=self._line))

    def _end_item(self, lines: list[str]) -> None:
        """End a paragraph of an item; a line in it that has a mark is an item of its own."""
        marked = [n for n, line in enumerate(lines) if n and block(line).kind == "bullet"]
        own = lines[: marked[0]] if marked else lines
        self._item_text(" ".join(own))
        for begin, end in pairwise([*marked, len(lines)]):
            self._add(block(" ".join(lines[begin:end])))

    def _item_text(self, text: str) -> None:
        mark, self._marks[-1] = self._marks[-1], ""
        before = self._blocks[-1] if self._blocks else None
        if mark:
            text = text.removeprefix("[ ] ")
            self._add(block(text, mark=mark))
        elif before and before.kind != "empty" and before.kind != "row":
            # Another paragraph of an item is of that item.
            self._blocks[-1] = replace(before, text=f"{before.text} {text}")
        else:
            self._add(block(text))

    def _is_left_out(self, element: Any) -> bool:
        """Tell whether an element is no text to be read, and note what people should know of."""
        if element.tag in _UNREAD or _is_hidden(element):
            return True
        if element.tag in _STRUCK:
            self.struck.append(one_line("".join(element.itertext())))
            return True
        if _is_around(element):
            self.left_out["around the page"] += 1
            return True
        return False


def _line(text: str) -> Block:
    """Return a line of a paragraph: a row where bars stand around its cells."""
    cells = text.split("|")
    if len(cells) > _FEWEST_BARS and not cells[0] and not cells[-1]:
        return Block("row", "\t".join(cell.strip() for cell in cells[1:-1]))
    return block(text)


def _is_hidden(element: Any) -> bool:
    style = "".join((element.get("style") or "").lower().split())
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return hidden or any(one in style for one in _HIDDEN)


def _is_around(element: Any) -> bool:
    """Tell whether an element is of the page and not of its text, as a menu is."""
    if element.tag in _AROUND or element.get("role") in _AROUND_ROLES:
        return True
    if element.tag in _ENDS:
        return not any(one.tag in _CONTENT for one in element.iterancestors())
    names = f"{element.get('id') or ''} {element.get('class') or ''}".lower().split()
    return element.tag not in ("html", "body", "main") and not _AROUND_NAMES.isdisjoint(names)
