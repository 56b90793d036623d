"""A committee's report as tokens: goals with their statements, tables with cells broken over lines.

Columns are narrow, so that a heading or a date may be broken anywhere: what they say is told with
the breaks taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from store.documents.common.blocks import joined

TokenKind = Literal[
    "goal", "statement", "activities", "indicators", "date", "deviation", "analysis", "text"
]

_GOAL = re.compile(r"(?:KF:s )?(?:inriktnings|nämnd|verksamhets)?mål(?: för \w+)? ?:", re.I)
_STATEMENT = re.compile(r"uppfyll(?:s|d|t|da|es)? (?:helt|delvis|inte|ej)(?: .{0,40})?", re.I)
_ACTIVITIES = re.compile(r"aktivitetstartdatumslutdatum(?:avvikelse)?", re.I)
_INDICATORS = re.compile(
    r"indikatorperiodensutfall(?:utfallmän/pojkar)?(?:utfallkvinnor/flickor)?"
    r"(?:periodensutfall\w{2}\d{4})?(?:årsmål)?(?:kf:sårsmål)?period",
    re.I,
)
_HEADS: tuple[tuple[str, TokenKind, re.Pattern[str]], ...] = (
    ("aktivitet", "activities", _ACTIVITIES),
    ("indikator", "indicators", _INDICATORS),
)
_DEVIATION = re.compile(r"avvikelse", re.I)
_ANALYSIS = re.compile(r"analys", re.I)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_BEGUN = re.compile(r"\d{4}-(?:\d{2}-)?(?:\d)?")
_PAGE_NUMBER = re.compile(r"\d{1,3}(?: ?\(\d{1,3}\))?")
_MARKED = 0.3
"""Share of lines with a space at their end from which a line without one ends within a word."""
_LONGEST_HEAD = 40
"""Lines that the heads of a table may be broken over."""
_LONGEST_GOAL = 4


class Token(Struct, frozen=True):
    """Something that stands on lines of a report, counted from 1.

    `attached` when no empty line parts it from what stands before it; `broken` when it may end
    within a word.
    """

    kind: TokenKind
    text: str
    lines: tuple[int, ...]
    attached: bool = False
    broken: bool = False


class _Reader:
    """Reads a report from its first line to its last."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = [line.strip() for line in lines]
        spaced = [line.endswith(" ") for line in lines]
        marked = sum(spaced) > _MARKED * sum(map(bool, self._lines))
        self._broken_words = frozenset(n for n, one in enumerate(spaced) if marked and not one)
        self._rows = {n: line.split("\t") for n, line in enumerate(lines) if "\t" in line}

    def tokens(self) -> Iterator[Token]:
        """Return the tokens in order."""
        at, gap = 0, True
        while at < len(self._lines):
            line = self._lines[at]
            if not line or _PAGE_NUMBER.fullmatch(line):
                at, gap = at + 1, True
                continue
            token, after = self._token(at, attached=not gap)
            if at in self._rows and token.kind == "text":
                yield from self._cells(at)
            else:
                yield token
            at, gap = after, False

    def _token(self, at: int, *, attached: bool) -> tuple[Token, int]:
        """Return the token that begins on a line, counted from 0, and the line after it."""
        line = self._lines[at]
        for first, kind, pattern in _HEADS:
            if line.casefold().startswith(first) and (end := self._head(at, pattern)):
                return self._made(kind, at, end, attached=attached)
        if end := self._broken(at, _DATE, _DATE_BEGUN):
            return self._made("date", at, end, attached=attached)
        if end := self._broken(at, _DEVIATION):
            return self._made("deviation", at, end, attached=attached)
        if _ANALYSIS.fullmatch(line):
            return self._made("analysis", at, at + 1, attached=attached)
        if _STATEMENT.fullmatch(line):
            return self._made("statement", at, at + 1, attached=attached)
        if _GOAL.match(line):
            return self._goal(at)
        return self._made("text", at, self._end_of_text(at), attached=attached)

    def _made(
        self, kind: TokenKind, at: int, end: int, *, attached: bool = False
    ) -> tuple[Token, int]:
        numbers = tuple(n + 1 for n in range(at, end) if self._lines[n])
        tight = kind in ("date", "deviation", "activities", "indicators")
        text = "" if not tight else "".join(self._lines[at:end])
        for number in numbers if not tight else ():
            line = self._lines[number - 1]
            in_word = number - 2 in self._broken_words and line[:1].islower()
            text = f"{text}{line}" if text and in_word else joined(text, line)
        broken = end - 1 in self._broken_words
        return Token(kind, " ".join(text.split()), numbers, attached, broken), end

    def _head(self, at: int, pattern: re.Pattern[str]) -> int | None:
        """Return the line after the heads of a table, broken over lines as they are."""
        text, best = "", None
        for end in range(at, min(at + _LONGEST_HEAD, len(self._lines))):
            text += re.sub(r"\s", "", self._lines[end])
            if pattern.fullmatch(text):
                best = end + 1
        return best

    def _broken(
        self, at: int, pattern: re.Pattern[str], begun: re.Pattern[str] | None = None
    ) -> int | None:
        """Return the line after a word that may be broken over two lines."""
        line = self._lines[at]
        if pattern.fullmatch(line):
            return at + 1
        following = self._lines[at + 1] if at + 1 < len(self._lines) else ""
        if begun and not begun.fullmatch(line):
            return None
        whole = bool(following) and pattern.fullmatch(
            line.rstrip("-" if not begun else "") + following
        )
        return at + 2 if whole and " " not in line + following else None

    def _goal(self, at: int) -> tuple[Token, int]:
        """Return a goal: what stands after its label, on that line or on those after it."""
        rest = _GOAL.sub("", self._lines[at], count=1).strip()
        end = at + 1
        while not rest and end < len(self._lines) and not self._lines[end]:
            end += 1
        first = end
        while end < len(self._lines) and end - first < _LONGEST_GOAL and self._lines[end]:
            if _STATEMENT.fullmatch(self._lines[end]) or rest:
                break
            end += 1
        for line in self._lines[first:end]:
            rest = joined(rest, line)
        numbers = tuple(n + 1 for n in range(at, end) if self._lines[n])
        return Token("goal", rest, numbers), end

    def _end_of_text(self, at: int) -> int:
        """Return the line after a stretch of text: at an empty line, or where anything begins."""
        end = at + 1
        while end < len(self._lines) and self._lines[end] and end not in self._rows:
            line = self._lines[end]
            begins = _STATEMENT.fullmatch(line) or _GOAL.match(line) or _ANALYSIS.fullmatch(line)
            if begins or self._broken(end, _DATE, _DATE_BEGUN) or self._broken(end, _DEVIATION):
                break
            end += 1
        return end

    def _cells(self, at: int) -> Iterator[Token]:
        """Return the cells of a row that is whole, as in a table of another form of file."""
        for cell in map(str.strip, self._rows[at]):
            if cell:
                kind: TokenKind = "text"
                kind = "date" if _DATE.fullmatch(cell) else kind
                kind = "deviation" if _DEVIATION.fullmatch(cell) else kind
                yield Token(kind, cell, (at + 1,))


def tokens(lines: Sequence[str]) -> Iterator[Token]:
    """Return what stands in a report, in order."""
    return _Reader(lines).tokens()
