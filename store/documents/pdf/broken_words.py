"""Words that a narrow cell broke without a hyphen: whole again where the document shows them whole.

A word too long for its cell stands alone on a line, up to the edge. Whether the next line goes on
with it, no line says: the word that they make together has to stand elsewhere in the document, in
one piece, or be a date, or what goes on be a letter that is no word. What does not, stays two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from store.documents.common.blocks import Block, joined
from store.documents.pdf.letters import Word

_MAYBE = "\ufdd0"
"""Stands for the end of a line where a word may be broken; a character that no text has."""
_AT = re.compile(rf"([^\s{_MAYBE}]*){_MAYBE}([^\s{_MAYBE}]*)")
_DATE = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_LOOSE = re.compile("[b-hj-zä]")
"""A letter that is no word in Swedish or English: only the end of one begins a line with it."""
_EDGE = 1.2
"""Times a letter's width by which a line that is full may end before the edge."""
_FEWEST = 4
"""Letters of a word that was broken, at least."""


def next_line(before: str, line: Sequence[Word], text: str, *, full: bool) -> str:
    """Return a cell's text with its next line; `full` tells that one long word alone is before."""
    first = line[0].text[:1]
    if full and (first.islower() or first.isdigit()) and before[-1:].isalnum():
        return f"{before}{_MAYBE}{text}"
    return joined(before, text)


def is_full(line: Sequence[Word], right: float) -> bool:
    """Tell whether a line is one word that reaches the right edge of the text of its column."""
    if len(line) != 1:
        return False
    word = line[0]
    letter = (word.right - word.left) / len(word.text)
    return len(word.text) >= _FEWEST and word.right + _EDGE * letter > right


def is_date(text: str) -> bool:
    """Tell whether a text is a whole date, such as one broken in two that was joined again."""
    return bool(_DATE.fullmatch(text))


def mended(blocks: Iterable[Block], words: Iterable[Word]) -> Iterator[Block]:
    """Return blocks with their broken words whole, where `words`, the document's, have them so."""
    whole: set[str] = set()
    for one in blocks:
        if _MAYBE not in one.text:
            yield one
            continue
        whole = whole or {_bare(text) for text in {word.text for word in words}}
        yield replace(one, text=_mended(one.text, whole))


def _mended(text: str, whole: set[str]) -> str:
    while found := _AT.search(text):
        one = found[1] + found[2]
        is_whole = _LOOSE.fullmatch(found[2]) or is_date(one) or _bare(one) in whole
        said = one if is_whole else f"{found[1]} {found[2]}"
        text = text[: found.start()] + said + text[found.end() :]
    return text


def _bare(word: str) -> str:
    return word.casefold().strip(".,;:!?()”“\"'")
