"""Lines by their look alone: text, bullet or table row, and where the gaps are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from store.documents.common.blocks import MARKS

LineKind = Literal["text", "bullet", "row"]

_LONGEST_MARKER = 60
_WRAPPED = 0.4
"""Share of lines of text right under another line, above which lines are broken ones."""
_BULLET = re.compile(rf"(\s*)(?:[{re.escape(''.join(MARKS))}](?:\s+(?=\S)|\s*$)|o\s+(?=[^\W\d_]))")
"""A mark before an item: a sign, or the o that a word processor has for a circle."""
_RULE = re.compile(r"[\s|+]*[-=_]{3}[-=_\s|+]*")
_PAGE = re.compile(
    r"(?:[A-ZÅÄÖ]{1,3} )?[\w.-]+(?: [\w.-]+){0,3}:\d{1,4}"  # party, section and page
    r"|[Ss]idan? \d+(?: av \d+)?|\d{1,4} ?\(\d{1,4}\)|\d{1,4}"
)
_INITIALS = re.compile(r"[A-ZÅÄÖ]{1,3}")


class Line(Struct, frozen=True):
    """A line that holds something; `fresh` after a gap, `alone` between two gaps.

    `mark` is what an item of a list is counted with.
    A gap is an empty line, a ruled line, a page's marker or the edge of the document.
    """

    number: int
    kind: LineKind
    text: str
    cells: tuple[str, ...] = ()
    fresh: bool = False
    alone: bool = False
    indented: bool = False
    mark: str = ""


def classify(
    raw: Sequence[str], tell: Callable[[int, str], None] = lambda _, __: None
) -> list[Line]:
    """Return the lines that hold something, without rules and page markers.

    Told is each line, and what it is looked at for.
    """
    gaps = []
    for index in range(len(raw)):
        tell(index + 1, "gaps")
        gaps.append(_is_gap(raw, index))
    found = []
    for line in _lines(raw, gaps):
        tell(line.number, "kinds of lines")
        found.append(line)
    return found


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Tell whether paragraphs are broken over lines, as in many a text made of pages."""
    texts = [line for line in lines if line.kind == "text"]
    return sum(not line.fresh for line in texts) > len(texts) * _WRAPPED


def _lines(raw: Sequence[str], gaps: Sequence[bool]) -> Iterator[Line]:
    last = len(raw) - 1
    for index, text in enumerate(raw):
        if gaps[index]:
            continue
        fresh = index == 0 or gaps[index - 1]
        alone = fresh and (index == last or gaps[index + 1])
        yield _line(index + 1, text, fresh, alone)


def _line(number: int, text: str, fresh: bool, alone: bool) -> Line:
    if (mark := _BULLET.match(text)) and "\t" not in text[mark.end() :]:
        return Line(number, "bullet", text[mark.end() :].strip(), (), fresh, alone, bool(mark[1]))
    if "\t" in text:
        cells = tuple(cell.strip() for cell in text.split("\t"))
        shown = " | ".join(cell for cell in cells if cell)
        return Line(number, "row", shown, cells, fresh, alone)
    return Line(number, "text", text.strip(), (), fresh, alone, text[:1].isspace())


def _is_gap(raw: Sequence[str], index: int) -> bool:
    text = raw[index].strip()
    if not text or _is_page(text) or _RULE.fullmatch(text):
        return True
    following = raw[index + 1].strip() if index + 1 < len(raw) else ""
    return bool(_INITIALS.fullmatch(text)) and ":" in following and _is_page(following)


def _is_page(text: str) -> bool:
    return len(text) <= _LONGEST_MARKER and bool(_PAGE.fullmatch(text))
