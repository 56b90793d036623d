"""Paragraphs, bullets and rows of a document of any form, set as the lines of a text.

A text tells paragraphs apart by empty lines, which other forms do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

BULLET = "-"
MARKS = frozenset("-−–—‐‑•·∙‣⁃◦▪▫*●○■□◆➢➤►✓✔\uf0b7\uf0a7\uf0d8\uf0fc")
"""What stands before the items of lists, also as fonts of signs have it (Symbol, Wingdings)."""
_SPACED = 0.1
"""Share of empty paragraphs from which they, and nothing else, are the gaps of a document."""
AND = re.compile(r"(?:och|eller|samt|respektive|resp\.)(?:\s|$)")
"""What follows the first half of two compounds, as in hälso- och sjukvård."""
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+\S")

BlockKind = Literal["text", "heading", "bullet", "numbered", "row", "empty"]


class Block(Struct, frozen=True):
    """A paragraph or a table's row, its cells parted by tabs; empty ones too."""

    kind: BlockKind
    text: str = ""
    page: int = 0
    line: int = 0
    """Of the file, counted from 1; 0 where nothing says."""


def block(text: str, *, mark: str = "", heading: bool = False, page: int = 0) -> Block:
    """Return a paragraph as what it is by its beginning; `mark` stands before it in a list."""
    bare = text.strip()
    if not bare:
        return Block("empty", page=page)
    if mark == BULLET or (bare[0] in MARKS and bare[1:2] == " "):
        said = bare[1:].lstrip() if bare[0] in MARKS else bare
        return Block("bullet", f"{BULLET} {said}", page)
    said = f"{mark} {bare}" if mark else bare
    if heading:
        return Block("heading", said, page)
    return Block("numbered" if _NUMBERED.match(said) else "text", said, page)


def set_out(blocks: Sequence[Block]) -> Iterator[Block]:
    """Return a block for each line, with gaps: around every paragraph, or those there are."""
    spaced = _is_spaced(blocks)
    before: BlockKind = "empty"
    for one in blocks:
        if not spaced and before == "text" and _is_loose(one):
            # What begins in the middle of a sentence is of the paragraph before it.
            yield one
            continue
        if one.kind == "empty":
            if before != "empty":
                yield one
        else:
            if before != "empty" and _parted(before, one.kind, spaced=spaced):
                yield Block("empty", page=one.page)
            yield one
        before = one.kind


def _is_loose(one: Block) -> bool:
    return one.kind == "text" and (one.text[:1].islower() or one.text.startswith("("))


def _parted(before: BlockKind, kind: BlockKind, *, spaced: bool) -> bool:
    if spaced:
        return "heading" in (before, kind)
    return not (before == kind and kind in ("bullet", "numbered", "row"))


def _is_spaced(blocks: Sequence[Block]) -> bool:
    """Tell whether empty paragraphs part the text, and not only tables from it."""
    empty = sum(one.kind == "empty" for one in blocks)
    pairs = pairwise(blocks)
    parts = any(one.kind == "text" and other.kind == "empty" for one, other in pairs)
    return parts and empty > len(blocks) * _SPACED


def joined(before: str, text: str) -> str:
    """Return a text with its next line; a word that was broken at the line's end is whole again."""
    if before.endswith("\u00ad"):
        return before[:-1] + text
    if before.endswith("-") and not before.endswith(" -") and text[:1].isalnum():
        if AND.match(text):
            return f"{before} {text}"
        return (before if keeps_hyphen(before, text) else before[:-1]) + text
    if before.endswith("/") and not before.endswith(" /"):
        return before + text
    return f"{before} {text}".strip()


def keeps_hyphen(before: str, text: str) -> bool:
    """Tell whether a hyphen at a line's end is the word's own, as in e-post and Älvsjö-Liljeholmen.

    A word is never broken after a single letter, a capital or what is no letter, nor before a
    capital.
    """
    last = before[:-1].rpartition(" ")[2]
    never = len(last) == 1 or last[-1:].isupper() or not last[-1:].isalpha() or "-" in last[-2:]
    return never or not text[:1].islower()
