"""A Markdown file as lines, each where it stands in the file as far as there is room for it.

What is Markdown is CommonMark's with the tables of GitHub's; a web page is made of it, and read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from markdown_it import MarkdownIt
from msgspec.structs import replace

from store.documents.blocks import MARKS, Block, set_out
from store.documents.markup import MarkupReader
from store.documents.text import Remark, TextDocument, from_bytes, from_lines
from store.documents.web_page import remarks_of, tree_of
from store.limits import COLUMNS, DEPTH, TEXT

_FRONT = re.compile(r"(?:---|\+\+\+)\s*")
_FRONT_ENDS = re.compile(r"(?:---|\+\+\+|\.\.\.)\s*")
_TIGHT_HEADING = re.compile(r"^( {0,3}#{1,6})(?=[A-ZÅÄÖ0-9*])")
_DELIMITERS = re.compile(r" *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?| *:?-+:? *(?:\| *:?-+:? *)+\|?")
_BAR = re.compile(r"(?<!\\)\|")
_BEGINS = re.compile(
    rf"(?:[{re.escape(''.join(MARKS))}o]|\(?(?:\d{{1,3}}|[a-zåäö]|[ivxl]{{1,6}})[.)]|§)\s"
    r"|\||[A-ZÅÄÖ][\w /-]{0,30}:(?:\s|$)"
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
    remarks = list(remarks_of(reader))
    if front:
        remarks.append(Remark("front matter", 1, " ".join(front)))
    return replace(document, remarks=tuple(remarks))


def _parted(lines: Sequence[str]) -> tuple[Sequence[str], list[str]]:
    """Return what stands before the text, for programs to read, and the text on the same lines."""
    if lines and _FRONT.fullmatch(lines[0]):
        front = list(takewhile(lambda line: not _FRONT_ENDS.fullmatch(line), lines[1:]))
        if len(front) + 1 < len(lines) and all(
            ":" in line[:40] or line[:1] in " -#" for line in front if line
        ):
            return front, [""] * (len(front) + 2) + list(lines[len(front) + 2 :])
    return (), list(lines)


def _page(name: str, lines: Sequence[str]) -> str:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 1_000_000})
    parser.enable(["table", "strikethrough"]).disable("code")
    tight = [_TIGHT_HEADING.sub(r"\1 ", line) for line in lines]
    try:
        tokens = parser.parse("\n".join(_widened(tight)))
        for token in tokens:
            if token.map and token.nesting == 1:
                token.attrSet("data-line", str(token.map[0] + 1))
            for one, following in zip(
                token.children or (), (token.children or ())[1:], strict=False
            ):
                if one.type == "softbreak" and _BEGINS.match(following.content):
                    one.type = "hardbreak"
        return f"<body>{parser.renderer.render(tokens, parser.options, {})}</body>"
    except RecursionError:
        DEPTH.hold(DEPTH.most + 1, name=name)
        raise


def _widened(lines: Sequence[str]) -> Iterator[str]:
    """Return lines, the head of each table with as many cells as its widest row.

    A row may have fewer cells than its head; what it has more is dropped in Markdown.
    """
    wanted = 0
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if wanted:
            yield _row(["---"] * wanted)
            wanted = 0
        elif "|" in line and _DELIMITERS.fullmatch(following.strip()):
            rows = takewhile(str.strip, lines[number + 2 :])
            wanted = min(
                max(map(len, (_cells(line), _cells(following), *map(_cells, rows)))), COLUMNS.most
            )
            cells = _cells(line)
            yield _row([*cells, *[" "] * (wanted - len(cells))])
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
