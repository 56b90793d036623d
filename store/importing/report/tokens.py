"""A committee's report as tokens: goals with their statements, tables with cells broken over lines.

Columns are narrow, so that a heading or a date may be broken anywhere: what they say is told with
the breaks taken out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise, takewhile
from typing import Literal

from msgspec import Struct

from store.documents.common.blocks import joined
from store.importing.language import layout_words as words
from store.importing.report.breaks import Lines
from store.importing.report.heads import columns_of, may_go_on
from store.importing.report.row_words import FIGURES_FIRST, ends_in_period
from store.model.records import GoalLevel

TokenKind = Literal[
    "goal", "statement", "activities", "indicators", "date", "deviation", "analysis", "text"
]

_GOAL = re.compile(
    r"(?P<council>(?:KF:?s|kommunfullmäktiges) )?"
    r"(?:(?P<direction>inriktnings)|(?P<area>verksamhets)|(?P<committee>nämnd)(?:ens )?)?"
    r"mål(?P<of_area> för verksamhetsområdet?)?(?: för \w+)?"
    r"(?: (?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?)? ?(?::|(?(council)(?=\d{1,2}\.)|:))",
    re.I,
)
_STATEMENT = re.compile(
    r"(?:målet )?(?:(?:bedöms|kommer att|beräknas) )?"
    r"(?:uppfyll(?:s|d|t|da|es|as)?|uppnå(?:s|tt|dd)?) (?:helt|delvis|inte|ej)(?: .{0,40})?"
    r"|(?:ej|inte|delvis|helt) (?:uppfyll(?:d|t)|uppnå(?:dd|tt))",
    re.I,
)
_ACTIVITIES = re.compile(r"aktivitetstartdatumslutdatum(?:avvikelse|status)?", re.I)
_HEADS: tuple[tuple[str, TokenKind, Callable[[str], object], Callable[[str], bool]], ...] = (
    ("aktivitet", "activities", _ACTIVITIES.fullmatch, lambda head: len(head) < _LONGEST_HEAD),
    ("indikator", "indicators", columns_of, may_go_on),
)
"""With which word a table's head begins, what tells whether it is whole, and may go on."""
_PAGED: tuple[TokenKind, ...] = ("activities", "indicators")
"""What may go on after the end of a page."""
_DEVIATION = re.compile(r"avvikelse", re.I)
_ANALYSIS = re.compile(r"analys", re.I)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATED = re.compile(
    rf"(\S.*?)(?<!\s)\s+({_DATE.pattern})\s+({_DATE.pattern})(?:\s+(avvikelse))?", re.I
)
"""A whole row of activities on one line."""
_DATE_BEGUN = re.compile(r"\d{4}-(?:\d{2}-)?(?:\d)?")
_GAP = 2
"""Empty lines before a number that is a page's also between figures."""
_LONGEST_HEAD = 80
"""Lines that the heads of a table may be broken over, and letters of one of activities."""
_LONGEST_GOAL = 4
_LONGEST_ANALYSED = 80
"""Letters of a line that may be the heading of what comes after an analysis."""


class Token(Struct, frozen=True):
    """Something that stands on lines of a report, counted from 1.

    `attached` when no empty line parts it from what stands before it; `broken` when it may end
    within a word. A goal has its `level`, empty where its label says none; what stands in a row
    whose cells are known has all of these.
    """

    kind: TokenKind
    text: str
    lines: tuple[int, ...]
    attached: bool = False
    broken: bool = False
    level: GoalLevel = ""
    cells: tuple[str, ...] = ()


class _Reader:
    """Reads a report from its first line to its last."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._breaks = Lines(lines)
        self._lines = self._breaks.said
        dated = ((n, _DATED.fullmatch(line)) for n, line in enumerate(self._lines))
        self._rows = {n: row.groups("") for n, row in dated if row} | self._breaks.rows
        self._measuring = False

    def tokens(self) -> Iterator[Token]:
        """Return the tokens in order."""
        at, gap = 0, True
        while at < len(self._lines):
            line = self._lines[at]
            if not line or self._is_page(at):
                at, gap = at + 1, True
                continue
            token, after = self._token(at, attached=not gap)
            self._measuring = _measures(token, before=self._measuring)
            if at in self._rows and token.kind == "text":
                yield from self._cells(at)
                after = at + 1
            else:
                yield token
            at, gap = after, False

    def _token(self, at: int, *, attached: bool) -> tuple[Token, int]:
        """Return the token that begins on a line, counted from 0, and the line after it."""
        line = self._lines[at]
        if head := self._head(at):
            return self._made(*head, attached=attached)
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

    def _is_page(self, at: int, *, in_table: bool = False) -> bool:
        """Tell whether a line is a page's number; in a table it has a wider gap before it."""
        if not self._breaks.may_be_page(at):
            return False
        in_table = in_table or self._measuring
        return not in_table or not any(self._lines[max(at - _GAP, 0) : at])

    def _made(
        self, kind: TokenKind, at: int, end: int, *, attached: bool = False
    ) -> tuple[Token, int]:
        numbers = tuple(n + 1 for n in range(at, end) if self._lines[n])
        tight = kind in ("date", "deviation", "activities", "indicators")
        if tight:
            text = _squeezed("".join(self._parts(at, end, paged=kind in _PAGED)))
        else:
            text = self._breaks.joined(number - 1 for number in numbers)
        broken = self._breaks.is_broken(end - 1)
        cells = self._rows.get(at, ()) if end == at + 1 else ()
        return Token(
            kind, " ".join(text.split()), numbers, attached, broken, cells=tuple(cells)
        ), end

    def _head(self, at: int) -> tuple[TokenKind, int, int] | None:
        """Return what head of a table is on a line, broken over lines, with the line after it."""
        begun = _squeezed(self._lines[at]).casefold()
        for first, kind, is_whole, may_follow in _HEADS:
            if begun.startswith(first) or first.startswith(begun):
                parts = self._parts(at, at + _LONGEST_HEAD, paged=True)
                heads = takewhile(may_follow, accumulate(map(_squeezed, parts)))
                if ends := [n for n, head in enumerate(heads, at + 1) if is_whole(head)]:
                    return kind, at, ends[-1]
        return None

    def _parts(self, at: int, end: int, *, paged: bool) -> Iterator[str]:
        """Return what stands on lines; where pages may have ended in between, without numbers."""
        for number in range(at, min(end, len(self._lines))):
            yield "" if paged and self._is_page(number, in_table=True) else self._lines[number]

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
        label = _GOAL.match(self._lines[at])
        number = label["number"] if label else None
        rest = self._lines[at][label.end() if label else 0 :].strip()
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
        rest = f"{number} {rest}" if number else rest
        return Token("goal", rest, numbers, level=_level(self._lines[at])), end

    def _end_of_text(self, at: int) -> int:
        """Return the line after a stretch of text: at an empty line, or where anything begins."""
        end = at + 1
        while end < len(self._lines) and self._lines[end] and end not in self._rows:
            line = self._lines[end]
            begins = says_of_goals(line)
            broken = self._broken(end, _DATE, _DATE_BEGUN) or self._broken(end, _DEVIATION)
            if begins or broken or self._head(end) or self._parts_row(end):
                break
            end += 1
        return end

    def _parts_row(self, end: int) -> bool:
        """Tell whether figures begin on a line of a table of indicators, or ended before it."""
        if not self._measuring:
            return False
        before, line = self._lines[end - 1], self._lines[end]
        return ends_in_period(before) or bool(FIGURES_FIRST.match(line) and ends_in_period(line))

    def _cells(self, at: int) -> Iterator[Token]:
        """Return the cells of a row that is whole, as in a table of another form of file."""
        cells = self._rows[at]
        dated = any(map(_DATE.fullmatch, cells))
        for cell in cells:
            if cell:
                kind: TokenKind = "text"
                kind = "date" if _DATE.fullmatch(cell) else kind
                kind = "deviation" if dated and _DEVIATION.fullmatch(cell) else kind
                yield Token(kind, cell, (at + 1,), cells=cells)


def is_goal_label(line: str) -> bool:
    """Tell whether a line says that a goal follows, and on which level."""
    return bool(_GOAL.match(line))


def says_of_goals(line: str) -> bool:
    """Tell whether a line is a goal's label, what is said of one, or the word over an analysis."""
    return is_goal_label(line) or bool(_STATEMENT.fullmatch(line) or _ANALYSIS.fullmatch(line))


def analysis_in(texts: Sequence[Token]) -> str:
    """Return what texts after `Analys` say, up to the heading of something else."""
    said = ""
    for one, after in pairwise([*texts, None]):
        if one is None or _is_heading(one, after):
            break
        said = joined(said, one.text)
    return said


def _is_heading(token: Token, after: Token | None) -> bool:
    if len(token.lines) > 1 or len(token.text) > _LONGEST_ANALYSED:
        return False
    is_open = after is not None and words.starts_lower(after.text)
    return not is_open and token.text[:1].isupper() and token.text[-1:] not in ".:!?,;"


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _level(label: str) -> GoalLevel:
    """Return the level that the label of a goal says."""
    found = _GOAL.match(label)
    if not found:
        return ""
    if found["area"] or found["of_area"]:
        return "area"
    return "direction" if found["direction"] else "committee" if found["committee"] else ""


def _measures(token: Token, *, before: bool) -> bool:
    """Tell whether what follows a token is of a table of indicators."""
    return token.kind == "indicators" or (before and token.kind in ("text", "analysis"))


def tokens(lines: Sequence[str]) -> Iterator[Token]:
    """Return what stands in a report, in order."""
    return _Reader(lines).tokens()
