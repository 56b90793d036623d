"""Where in a paper all words stand together: on a line, else within its paragraph."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from store.search.asked import Needle, Word
from store.search.paper import Paper

Group = Sequence[Needle]
"""The pieces of text of which one is enough."""
_REMEMBERED = 64
"""Pieces of text whose paragraphs are remembered: while one types, all words but one stay."""


class Span(NamedTuple):
    """Where something stands: first and last line, counted from 1."""

    first: int
    last: int


class _Paragraphs:
    """Where the paragraphs that have a piece of text begin and end, found as far as is asked."""

    def __init__(self, found: Iterator[tuple[int, int]]) -> None:
        self._found = found
        self._known: list[tuple[int, int]] = []

    def __iter__(self) -> Iterator[tuple[int, int]]:
        yield from self._known
        for one in self._found:
            self._known.append(one)
            yield one


class Finder:
    """A paper that is searched, by one thread at a time; it remembers what it was asked last."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._known: dict[Needle, _Paragraphs] = {}

    def exact(self, words: Sequence[Word]) -> Iterator[Span]:
        """Return where all words stand as they were typed, in the order of the paper."""
        yield from self._together([self._there(word.exact) for word in words])

    def near(self, words: Sequence[Word]) -> Iterator[Span]:
        """Return where they stand and one of them, at least, is spelt otherwise.

        Looked for by the longest word, or by what is spelt otherwise where that is as few pieces.
        """
        near = [self._there(word.near) for word in words]
        either = [(*self._there(word.exact), *one) for word, one in zip(words, near, strict=True)]
        found = [
            self._together(
                [*either[:number], one, *either[number + 1 :]],
                rare=number if len(one) <= len(either[0]) else 0,
            )
            for number, one in enumerate(near)
        ]
        seen: set[Span] = set()
        for span in heapq.merge(*found):
            if span not in seen:
                seen.add(span)
                yield span

    def said(self, span: Span) -> str:
        """Return what stands on some lines, as it is searched."""
        numbers = self.paper.numbers
        first, last = (bisect_left(numbers, line) for line in span)
        return self.paper.text[self.paper.starts[first] : self.paper.end(last)]

    def _together(self, groups: Sequence[Group], rare: int = 0) -> Iterator[Span]:
        """Return where all stand; only paragraphs that have the one called rare are looked at."""
        if not groups or not all(groups):
            return
        anchor, *others = groups
        asked = [*groups[:rare], *groups[rare + 1 :]]
        for start, end in self._paragraphs(groups[rare]):
            if all(self._stands(group, start, end) for group in asked):
                yield from self._spans(anchor, others, start, end)

    def _there(self, group: Group) -> Group:
        """Return those pieces that the paper may have."""
        return tuple(filter(self._may_have, group))

    def _may_have(self, needle: Needle) -> bool:
        """Tell by the words of the paper whether it may have a piece of text."""
        if not needle.listed:
            return True
        paper = self.paper
        said = "\n" * needle.begins + needle.text + "\n" * needle.ends
        return said in (paper.listed_plain if needle.plain else paper.listed)

    def _paragraphs(self, group: Group) -> Iterable[tuple[int, int]]:
        """Return where each paragraph that has one of some pieces begins and ends."""
        if len(group) == 1:
            return self._having(group[0])
        merged = heapq.merge(*map(self._having, group))
        return (place for place, _same in groupby(merged))

    def _having(self, needle: Needle) -> _Paragraphs:
        if needle not in self._known:
            while len(self._known) >= _REMEMBERED:
                self._known.pop(next(iter(self._known)))
            self._known[needle] = _Paragraphs(self._look_for(needle))
        return self._known[needle]

    def _look_for(self, needle: Needle) -> Iterator[tuple[int, int]]:
        text, end = self.paper.text, 0
        while (at := self._find(needle, end, len(text))) >= 0:
            start = text.rfind("\n", end, at) + 1 or end
            end = text.find("\n", at) + 1
            yield start, end

    def _stands(self, group: Group, start: int, end: int) -> bool:
        return any(self._find(one, start, end) >= 0 for one in group)

    def _place(self, group: Group, start: int, end: int) -> tuple[int, int] | None:
        """Return where the first of some pieces stands between two places in the text."""
        found = ((self._find(one, start, end), len(one.text)) for one in group)
        at, length = min((one for one in found if one[0] >= 0), default=(-1, 0))
        return (at, at + length) if at >= 0 else None

    def _find(self, needle: Needle, start: int, end: int) -> int:
        text = self.paper.plain if needle.plain else self.paper.text
        at = text.find(needle.text, start, end)
        while at >= 0 and needle.begins and _within_a_word(text, at, needle):
            at = text.find(needle.text, at + 1, end)
        return at

    def _spans(
        self, anchor: Group, others: Sequence[Group], start: int, end: int
    ) -> Iterator[Span]:
        """Return each line of a paragraph that all stand on; else the lines from first to last."""
        paper, at, found = self.paper, start, False
        while at < end and (place := self._place(anchor, at, end)):
            first, last = paper.row(place[0]), paper.row(place[1] - 1)
            begin, at = paper.starts[first], paper.end(first)
            if all(self._stands(group, begin, paper.end(last)) for group in others):
                found = True
                yield Span(paper.numbers[first], paper.numbers[last])
        if not found:
            places = [self._place(group, start, end) for group in (anchor, *others)]
            rows = [paper.row(at) for place in places if place for at in (place[0], place[1] - 1)]
            yield Span(paper.numbers[min(rows)], paper.numbers[max(rows)])


def _within_a_word(text: str, at: int, needle: Needle) -> bool:
    """Tell whether a word goes on before a piece of text, or after one that is to end it."""
    after = at + len(needle.text)
    return text[at - 1 : at].isalnum() or (needle.ends and text[after : after + 1].isalnum())
