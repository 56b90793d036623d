"""Any text as passages: titles, paragraphs and items of lists, each with its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from store.importing.budget.flow import Paragraph, paragraphs
from store.importing.budget.place import is_title
from store.importing.language import layout_words as words
from store.importing.language.lines import classify

PassageKind = Literal["title", "text", "item", "row"]

_BROKEN = 0.12
"""Share of lines that go on in the next, from which lines are those of pages and no paragraphs."""
_COUNTED = re.compile(r"\(?(\d{1,3}|[a-zåäö])[.)]\s+(?=\S)")
_HALF = re.compile(r"([^\W\d_])-(och|eller|samt)\b")
"""Halves of names that lost their space: "export-och investeringsråd"."""
_ENDS = (".", ":", "?", "!")


class Passage(Struct, frozen=True):
    """A title, a paragraph, an item or a row, on one line; `mark` is what an item is counted with.

    `fresh` where a gap stands before it.
    """

    kind: PassageKind
    text: str
    lines: tuple[int, ...]
    mark: str = ""
    fresh: bool = True


def passages(lines: Sequence[str]) -> Iterator[Passage]:
    """Return the passages of a text, in order."""
    for one in paragraphs(lines) if _is_broken(lines) else _whole_lines(lines):
        first = lines[one.lines[0] - 1]
        found = classify([first.strip()])
        if found:
            before = lines[one.lines[0] - 2] if one.lines[0] > 1 else ""
            one = Paragraph(_HALF.sub(r"\1- \2", one.text), one.lines)
            yield _passage(one, found[0].kind == "row", found[0].kind == "bullet", before)


def _passage(one: Paragraph, is_row: bool, is_item: bool, before: str) -> Passage:
    fresh = not before.strip()
    if is_row:
        return Passage("row", one.text, one.lines, fresh=fresh)
    if is_item:
        return Passage("item", one.text[1:].strip(), one.lines, fresh=fresh)
    if counted := _COUNTED.match(one.text):
        return Passage("text", one.text[counted.end() :], one.lines, counted[1], fresh)
    is_heading = fresh and is_title(one.text) and not one.text.endswith(".")
    return Passage("title" if is_heading else "text", one.text, one.lines, fresh=fresh)


def _is_broken(lines: Sequence[str]) -> bool:
    filled = [said for line in lines if (said := line.strip())]
    broken = sum(_goes_on(before, line) for before, line in pairwise(filled))
    return broken > _BROKEN * len(filled)


def _whole_lines(lines: Sequence[str]) -> Iterator[Paragraph]:
    """Return each line as a paragraph, with the next where it breaks off in a sentence."""
    text, numbers = "", list[int]()
    for number, line in enumerate(lines, 1):
        said = " ".join(line.split())
        if not said:
            continue
        if text and _goes_on(text, said):
            text, numbers = f"{text} {said}", [*numbers, number]
            continue
        if text:
            yield Paragraph(text, tuple(numbers))
        text, numbers = said, [number]
    if text:
        yield Paragraph(text, tuple(numbers))


def _goes_on(before: str, line: str) -> bool:
    return line[0].isalpha() and words.starts_lower(line) and not before.endswith(_ENDS)
