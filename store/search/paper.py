"""The text of one paper made ready to be searched: its words, and on which line each stands."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from store.common.text import fold, unaccent
from store.threads.passages import goes_on, paragraphs

_ALIKE = (("”", '"'), ("“", '"'), ("„", '"'), ("’", "'"), ("‘", "'"), ("–", "-"), ("—", "-"))
"""Signs that no keyboard has, and what is typed for them."""
WORD = re.compile(r"\w+")


def searched(text: str) -> str:
    """Return a text as it is searched: case folded, its signs those of a keyboard; marks stay."""
    text = fold(text)
    if not text.isascii():
        for sign, typed in _ALIKE:
            text = text.replace(sign, typed)
    return text


class Paper:
    """A paper as one text without the breaks of its lines: each of its paragraphs on a line.

    Attributes:
        text: the paragraphs, as they are searched.
        starts: where each line begins in that text, of lines that are not blank.
        numbers: the numbers of those lines in the paper, counted from 1.
        words: every word of it once, in their order.
    """

    def __init__(
        self, text: str, starts: array[int], numbers: array[int], words: Sequence[str]
    ) -> None:
        self.text = text
        self.starts = starts
        self.numbers = numbers
        self.words = words

    @classmethod
    def of(cls, text: str) -> Paper:
        """Return a paper's text, ready to be searched."""
        raw, folded = text.split("\n"), searched(text).split("\n")
        starts, numbers, parts, at = array("I"), array("I"), list[str](), 0
        for first, last in paragraphs(raw):
            for number in range(first, last + 1):
                part = " ".join(folded[number].split())
                if not part:
                    continue
                if number == last:
                    part += "\n"
                elif part[-1] == "-" and goes_on(raw[number], raw[number + 1]):
                    part = part[:-1]
                else:
                    part += " "
                starts.append(at)
                numbers.append(number + 1)
                parts.append(part)
                at += len(part)
        flow = "".join(parts)
        return cls(flow, starts, numbers, _words(flow))

    @cached_property
    def plain(self) -> str:
        """The same text without accents, letter by letter."""
        return unaccent(self.text)

    @cached_property
    def listed(self) -> str:
        """Its words one after the other, each between two breaks of lines."""
        return "\n".join(("", *self.words, ""))

    @cached_property
    def listed_plain(self) -> str:
        """The same without accents."""
        return unaccent(self.listed)

    def row(self, place: int) -> int:
        """Return which of its lines a place in the text is on, counted from 0."""
        return bisect_right(self.starts, place) - 1

    def end(self, row: int) -> int:
        """Return where one of its lines ends in the text."""
        return self.starts[row + 1] if row + 1 < len(self.starts) else len(self.text)

    def check(self) -> None:
        """Hold the paper to having a place in its text for each of its lines.

        Raises: ValueError when it has not.
        """
        starts, numbers = self.starts, self.numbers
        if len(starts) != len(numbers) or bool(starts) != bool(self.text):
            raise ValueError("a line without a place")
        if starts and not (starts[0] == 0 and starts[-1] < len(self.text) and numbers[0] > 0):
            raise ValueError("a place that is not there")


def _words(flow: str) -> Sequence[str]:
    """Return the words of a text, those of two letters or fewer left out."""
    pieces = " ".join(set(flow.split()))
    return sorted({one for one in WORD.findall(pieces) if len(one) > 2})
