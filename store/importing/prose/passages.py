"""Any text as passages: titles, paragraphs and items of lists, each with its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from store.documents.common.blocks import MARKS, joined
from store.importing.budget.flow import paragraphs
from store.importing.budget.place import is_title
from store.importing.language import layout_words as words
from store.importing.language.assigning import has_gaps
from store.importing.language.lines import Line, classify
from store.importing.language.sentences import Paragraph

PassageKind = Literal["title", "text", "item", "row"]

_BROKEN = 0.12
"""Share of lines that go on in the next, from which lines are those of pages and no paragraphs."""
_COUNTED = re.compile(r"\(?(\d{1,3}|[a-zåäö])[.)]\s+(?=\S)")
_DOTTED = re.compile(r"\.\s+(?=[a-zåäö])")
"""A full stop that stands for a mark, as old papers have it."""
_BEGINS = re.compile(rf"\s*(?:[{re.escape(''.join(MARKS))}]|§|#)\s")
_HALF = re.compile(r"([^\W\d_])-(och|eller|samt)\b")
"""Halves of names that lost their space: "export-och investeringsråd"."""
_ENDS = (".", ":", "?", "!")


class Passage(Struct, frozen=True):
    """A title, a paragraph, an item or a row, on one line; `mark` is what an item is counted with.

    `offset` is where the text begins in the paragraph that it is of.
    """

    kind: PassageKind
    text: str
    whole: Paragraph
    offset: int = 0
    mark: str = ""

    @property
    def lines(self) -> tuple[int, ...]:
        """The numbers of all its lines."""
        return self.whole.numbers

    def lines_of(self, start: int, end: int) -> tuple[int, ...]:
        """Return the numbers of the lines that a stretch of its text stands on."""
        return self.whole.lines(start + self.offset, end + self.offset)


def passages(lines: Sequence[str]) -> Iterator[Passage]:
    """Return the passages of a text, in order."""
    grouped = (one.lines for one in paragraphs(lines)) if _is_broken(lines) else _whole(lines)
    for numbers in _hung(grouped, lines):
        first = lines[numbers[0] - 1]
        fresh = numbers[0] == 1 or not lines[numbers[0] - 2].strip()
        if found := classify([first.strip()]):
            laid_out = any(has_gaps(lines[number - 1]) for number in numbers)
            yield _passage(_paragraph(lines, numbers), found[0], fresh, laid_out)


def _passage(whole: Paragraph, first: Line, fresh: bool, laid_out: bool) -> Passage:
    if first.kind == "row" or laid_out:
        return Passage("row", whole.text, whole)
    if first.kind == "bullet":
        text = whole.text[1:].strip()
        return Passage("item", text, whole, len(whole.text) - len(text))
    if dotted := _DOTTED.match(whole.text):
        return Passage("item", whole.text[dotted.end() :], whole, dotted.end())
    if counted := _COUNTED.match(whole.text):
        return Passage("text", whole.text[counted.end() :], whole, counted.end(), counted[1])
    is_heading = fresh and is_title(whole.text) and not whole.text.endswith(".")
    return Passage("title" if is_heading else "text", whole.text, whole)


def _paragraph(lines: Sequence[str], numbers: Sequence[int]) -> Paragraph:
    """Return lines as one, halves of names that lost their space parted again."""
    text, starts = "", list[int]()
    for number in numbers:
        said = _HALF.sub(r"\1- \2", " ".join(lines[number - 1].split()))
        text = joined(text, said) if text else said
        starts.append(len(text) - len(said))
    return Paragraph(text, tuple(starts), tuple(numbers))


def _is_broken(lines: Sequence[str]) -> bool:
    filled = [said for line in lines if (said := line.strip())]
    broken = sum(_goes_on(before, line) for before, line in pairwise(filled))
    return broken > _BROKEN * len(filled)


def _whole(lines: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Return each line by itself, with the next where it breaks off in a sentence."""
    before, numbers = "", list[int]()
    for number, line in enumerate(lines, 1):
        said = line.strip()
        if said and before and _goes_on(before, said):
            numbers.append(number)
        elif said:
            if numbers:
                yield tuple(numbers)
            numbers = [number]
        before = said or before
    if numbers:
        yield tuple(numbers)


def _hung(grouped: Iterable[tuple[int, ...]], lines: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Return the lines of each passage, those that hang under an item with the item's own."""
    held: tuple[int, ...] = ()
    for numbers in grouped:
        follows = held and numbers[0] == held[-1] + 1
        if follows and _BEGINS.match(lines[held[0] - 1]) and _hangs(lines[numbers[0] - 1]):
            held = (*held, *numbers)
            continue
        if held:
            yield held
        held = numbers
    if held:
        yield held


def _hangs(line: str) -> bool:
    """Tell whether a line is set in and begins nothing of its own: it is of the item above."""
    return line[:2].isspace() and not _BEGINS.match(line) and not _COUNTED.match(line.strip())


def _goes_on(before: str, line: str) -> bool:
    return line[0].isalpha() and words.starts_lower(line) and not before.endswith(_ENDS)
