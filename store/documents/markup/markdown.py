"""A Markdown file as lines, each where it stands in the file as far as there is room for it.

What is Markdown is CommonMark's with the tables of GitHub's; a web page is made of it, and read.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from store.common.limits import COLUMNS, DEPTH, TEXT
from store.documents.common.blocks import MARKS, Block, set_out
from store.documents.common.text import Remark, TextDocument, from_bytes, from_lines
from store.documents.markup.elements import MarkupReader
from store.documents.markup.web_page import remarks_of, tree_of, unended

_FRONT = re.compile(r"(?:---|\+\+\+)\s*")
_FRONT_ENDS = re.compile(r"(?:---|\+\+\+|\.\.\.)\s*")
_TIGHT_HEADING = re.compile(r"^( {0,3}#{1,6})(?=[A-ZÅÄÖ0-9*])")
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\](?:: ?)?")
"""The mark of a footnote, and that before its text, which would be taken as the target of links."""
_DELIMITERS = re.compile(r" *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?| *:?-+:? *(?:\| *:?-+:? *)+\|?")
_LOOKED_AT = 6
"""Pieces of a line that may stand before a label has its colon: emphasis, and the words in it."""
_BAR = re.compile(r"(?<!\\)\|")
_BEGINS = re.compile(
    rf"(?:[{re.escape(''.join(MARKS))}o]|\(?(?:\d{{1,3}}|[a-zåäö]|[ivxl]{{1,6}})[.)]|§)\s"
    r"|\||[A-ZÅÄÖ][\w /-]{0,30}:(?:\s|$)|[A-ZÅÄÖ][^|\n]{1,80} \| +\S"
)
"""How a line of a paragraph begins that is one of its own: with a mark, a bar or a label."""


def read_markdown(name: str, data: bytes) -> TextDocument:
    """Make a document of a Markdown file's bytes.

    Raises:
        DocumentError: it is no text, empty, too large or too deep, or lxml is missing.
    """
    lines = from_bytes(name, data).lines
    front, body = _parted(lines)
    TEXT.hold(max(map(len, body), default=0), name=name)
    reader = MarkupReader(name)
    root = tree_of(name, _page(name, body))
    document = from_lines(name, data, _placed(set_out(reader.blocks(root))))
    remarks = [*remarks_of(reader), *unended("\n".join(body), len(document.lines))]
    if front:
        remarks.append(Remark("front matter", 1, " ".join(front)))
    return replace(document, remarks=tuple(remarks))


def _parted(lines: Sequence[str]) -> tuple[Sequence[str], list[str]]:
    """Return what stands before the text, for programs to read, and the text on the same lines."""
    if _FRONT.fullmatch(lines[0]):
        front = list(takewhile(lambda line: not _FRONT_ENDS.fullmatch(line), lines[1:]))
        if len(front) + 1 < len(lines) and all(map(_is_setting, front)):
            empty = len(front) + 2
            return front, [""] * empty + list(lines[empty:])
    return (), list(lines)


def _is_setting(line: str) -> bool:
    return not line.strip() or line[0] in " \t-#" or ":" in line or "=" in line


def _page(name: str, lines: Sequence[str]) -> str:
    """Return the page that Markdown is; its elements have the line on which they begin."""
    # No limit here: what is nested deeper than a limit is dropped without a word.
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": sys.maxsize})
    parser.enable(["table", "strikethrough"]).disable("code")
    tight = [_NOTE.sub("", _TIGHT_HEADING.sub(r"\1 ", line)) for line in lines]
    try:
        tokens = parser.parse("\n".join(_widened(tight)))
        for token in tokens:
            if token.map and token.nesting == 1:
                token.attrSet("data-line", str(token.map[0] + 1))
            _break_lines(token.children or ())
        return f"<body>{parser.renderer.render(tokens, parser.options, {})}</body>"
    except RecursionError:
        DEPTH.hold(DEPTH.most + 1, name=name)
        raise


def _break_lines(inside: Sequence[Token]) -> None:
    """Break a paragraph where its next line is one of its own: elsewhere its lines are one."""
    for place, one in enumerate(inside[:-1]):
        if one.type == "softbreak":
            following = "".join(later.content for later in inside[place + 1 : place + _LOOKED_AT])
            if _BEGINS.match(following):
                one.type = "hardbreak"


def _widened(lines: Sequence[str]) -> Iterator[str]:
    """Return lines, the head of each table with as many cells as its widest row.

    A row may have fewer cells than its head; what it has more is dropped in Markdown.
    """
    wide = 0
    for number, line in enumerate(lines):
        if wide:
            yield _row(["---"] * wide)
            wide = 0
        elif "|" in line and _DELIMITERS.fullmatch("".join(lines[number + 1 : number + 2]).strip()):
            rows = takewhile(str.strip, lines[number:])
            wide = min(max(len(_cells(row)) for row in rows), COLUMNS.most)
            cells = _cells(line)
            yield _row([*cells, *[" "] * (wide - len(cells))])
        else:
            yield line


def _cells(line: str) -> list[str]:
    bare = line.strip()
    return _BAR.split(re.sub(r"(?<!\\)\|$", "", bare.removeprefix("|")))


def _row(cells: Iterable[str]) -> str:
    return f"|{'|'.join(cells)}|"


def _placed(blocks: Iterable[Block]) -> Iterator[str]:
    """Return the text of blocks, those that know their line of the file on it, or soon after."""
    number = 0
    gap = False
    for one in blocks:
        if one.kind == "empty":
            gap = True
            continue
        for _ in range(max(one.line - 1 - number, int(gap and number > 0))):
            number += 1
            yield ""
        number += 1
        gap = False
        yield one.text
