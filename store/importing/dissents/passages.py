"""What a dissent's own text is made of: points, goals, and passages under headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from store.documents.common.blocks import MARKS
from store.importing.language.layout_words import starts_lower
from store.importing.language.sentences import Paragraph, paragraph_of

PassageKind = Literal["point", "goal", "text"]

_ENDS = (".", ":", "?", "!", "”", '"')
_SHORTEST = 20
"""Letters of lines by which the width of the page is told."""
_SHARE = 0.9
_HEADING = 0.85
"""Share of the page's width that a heading has at most."""
_LONGEST_HEADING = 120
_LEAD_IN = re.compile(
    r".{0,120}\b(?:beslut(?:ar|a|ade)?|yrka[rd]?e?|föreslå[rs]?)\b.{0,80}\b(?:följande|att)[.:]?",
    re.I,
)
_POINT = re.compile(r"(?:\d{1,2}[.)]\s+)?att\b|\d{1,2}[.)]\s", re.I)
_THAT = re.compile(r"att\b", re.I)
_ADDS = re.compile(
    r"(?:\d{1,2}[.)]\s+)?(?:att )?(?:därutöver|i övrigt|dessutom)(?: vill \w+)? anför\w*"
    r"(?: (?:följande|nedanstående))?\s*[:.]?",
    re.I,
)
"""The point that only leads to what a party says beside its points."""
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[A-ZÅÄÖ])")
_BULLET = re.compile(rf"[{re.escape(''.join(MARKS))}]\s+\S")
_GOALS = re.compile(
    r".*\b(?:inriktningsmål\w*|(?:övergripande|egna|våra) mål(?:en)?)\b.{0,60}?(?:\bär|:|\.)?", re.I
)
"""How what leads to a list of goals is worded."""
_TELLS = re.compile(r"\b(?:är|har|kan|får|ska|blir|bör|väntas|beräknas|kommer)\b.*, [a-zåäö]", re.I)
"""What a short line says that is a sentence going on, and no heading."""
_PAGE = re.compile(r"\d{1,3}(?: ?\(\d{1,3}\))?")


class Passage(Struct, frozen=True):
    """A paragraph of a dissent, and the heading that it stands under."""

    kind: PassageKind
    paragraph: Paragraph
    subject: str = ""


class _Line(Struct, frozen=True):
    number: int
    text: str
    fresh: bool


def passages(lines: Sequence[str], first: int, last: int) -> Iterator[Passage]:
    """Return what stands on the lines of a document from one to another, counted from 1."""
    return _Reader(lines, first, last).passages()


class _Reader:
    def __init__(self, lines: Sequence[str], first: int, last: int) -> None:
        self._lines = list(_filled(lines, first, last))
        self._width = _width(tuple(lines))
        self._subject = ""
        self._listing = bool(self._lines) and _THAT.match(self._lines[0].text) is not None
        self._goals: Literal["", "next", "numbered"] = ""
        self._depth = 0
        """Of the numbers of the goals that are counted: 1 for "1.2"."""

    def passages(self) -> Iterator[Passage]:
        """Return the passages in order."""
        at = 0
        while at < len(self._lines):
            heading = self._is_heading(at)
            end = at + 1
            while end < len(self._lines) and not self._begins(end, heading=heading):
                end += 1
            yield from self._passage(self._lines[at:end], heading=heading)
            at = end

    def _passage(self, lines: Sequence[_Line], *, heading: bool) -> Iterator[Passage]:
        paragraph = paragraph_of(lines)
        text = paragraph.text
        if self._listing and _POINT.match(text) and not (_THAT.match(text) and ". " in text):
            yield Passage("point", paragraph, self._subject)
        elif self._is_goal(text):
            self._subject = text if self._goals == "numbered" else ""
            self._listing = False
            yield Passage("goal", paragraph)
        elif _GOALS.fullmatch(text):
            self._goals, self._listing = "next", False
            if not heading and len(text) > self._width:
                yield Passage("text", paragraph, self._subject)
        elif _LEAD_IN.fullmatch(text):
            self._listing, self._goals = True, ""
        elif heading:
            self._subject, self._listing = text, False
        else:
            self._listing = False
            self._goals = "numbered" if self._goals == "numbered" else ""
            yield Passage("text", paragraph, self._subject)

    def _is_goal(self, text: str) -> bool:
        """Tell whether a paragraph is a goal: numbered, or in the list that was led in."""
        if not self._goals:
            return False
        if found := _NUMBERED.match(text):
            depth = found[0].rstrip(". )").count(".")
            if self._goals == "numbered" and depth != self._depth:
                self._goals = ""
            elif self._goals == "next":
                self._goals, self._depth = "numbered", depth
            return bool(self._goals)
        return self._goals == "next" and self._is_item(text)

    def _is_item(self, text: str) -> bool:
        """Tell whether a line of a list that was led in is an item, by its mark or its length."""
        return bool(_BULLET.match(text)) or len(text) <= _HEADING * self._width

    def _begins(self, at: int, *, heading: bool) -> bool:
        """Tell whether a line begins a paragraph of its own."""
        line, before = self._lines[at], self._lines[at - 1]
        if heading:
            return not starts_lower(line.text)
        if _BULLET.match(line.text) or (self._listing and _POINT.match(line.text)):
            return True
        if _LEAD_IN.fullmatch(before.text) and _POINT.match(line.text):
            return True
        if _ADDS.fullmatch(before.text) or (self._goals == "next" and self._is_item(before.text)):
            return True
        if _GOALS.fullmatch(before.text):
            return not starts_lower(line.text)
        if starts_lower(line.text) and not _THAT.match(line.text):
            return False
        if not before.text.endswith(_ENDS):
            return self._closed(at) and self._is_heading(at)
        first = len(line.text.split(None, 1)[0])
        fits = len(before.text) + 1 + first <= self._width
        return line.fresh or fits or self._is_heading(at)

    def _closed(self, at: int) -> bool:
        before = self._lines[at - 1].text
        return before.endswith((*_ENDS, ",")) or len(before) < _HEADING * self._width

    def _is_heading(self, at: int) -> bool:
        """Tell whether a line is a heading by its look: short, unended, before something new."""
        text = self._lines[at].text
        numbered = bool(_NUMBERED.match(text)) and self._goals != ""
        longest = min(_HEADING * self._width, _LONGEST_HEADING)
        if not numbered and (len(text) > longest or text.endswith((*_ENDS, ",", ";"))):
            return False
        if starts_lower(text) or _BULLET.match(text) or (_POINT.match(text) and not numbered):
            return False
        if (at and not self._closed(at)) or (_TELLS.search(text) and not numbered):
            return False
        following = self._lines[at + 1].text if at + 1 < len(self._lines) else ""
        return (
            numbered or (bool(following) and not starts_lower(following)) or self._goals == "next"
        )


def _filled(lines: Sequence[str], first: int, last: int) -> Iterator[_Line]:
    """Return the lines that hold something; where most stand alone no gap is told."""
    bare = [" ".join(line.split()) for line in lines[first - 1 : last]]
    filled = [n for n, line in enumerate(bare) if line and not _PAGE.fullmatch(line)]
    alone = sum(not any(bare[max(n - 1, 0) : n]) for n in filled)
    gap = 2 if alone > len(filled) / 2 else 1
    for n in filled:
        yield _Line(first + n, bare[n], n < gap or not any(bare[n - gap : n]))


@lru_cache(maxsize=2)  # each dissent of a document asks
def _width(lines: tuple[str, ...]) -> int:
    lengths = sorted(len(line.strip()) for line in lines if len(line.strip()) >= _SHORTEST)
    return lengths[int(len(lengths) * _SHARE)] if lengths else 0
