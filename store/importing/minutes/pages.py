"""The lines of minutes without what every page says again: its number, whose minutes, which day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from store.importing.minutes import words

_ALWAYS = re.compile(
    r"\d{1,4} ?\(\d{1,4}\)|(?:sida|sidan|sid\.?|blad|s\.) ?\d{1,4}(?: ?(?:av|/|\() ?\d{1,4}\)?)?"
    r"|\d{1,4}|[–-] ?\d{1,4} ?[–-]"
    r"|(?:sammanträdes)?protokoll(?: nr:? ?\d{1,4}\S{0,8})?"
    r"|.{0,60}\bsammanträdes(?:datum|dag)\b:?.{0,40}"
    r"|(?:ordförandens |justerand\w* |justerares? |utdrags)(?:sign\w*|bestyrk\w*)\b.{0,60}"
    r"|justerand\w*|utdragsbestyrkande|signatur(?:er)?",
    re.I,
)
"""What stands at the head or foot of a page and is nothing else, however often."""
_ENDS_WITH_PAGE = re.compile(r".*\b(?:sida|sid|blad)? ?\d{1,4} ?(?:\(\d{1,4}\)|av \d{1,4})", re.I)
_OF_MINUTES = re.compile(r".{0,80}\b(?:sammanträdes)?protokoll", re.I)
_SAYS_SOMETHING = re.compile(r".*[.:;,]|[a-zåäö].*|(?:\w{1,6} )?§.*|\d{1,2}[.)].*")
_DIGITS = re.compile(r"\d+")
_LONGEST = 100
_NEAR = 3
"""Lines from the number of a page within which the rest of its head or foot stands."""
_FEWEST = 3
_SHARE = 0.5
"""Of the pages, how many say what every page says; of its places, how many are at their edge."""


class PrintedLine(Struct, frozen=True):
    """A line that says something, its number counted from 1.

    `fresh` after an empty line, `turned` after the edge of a page, where nobody knows which.
    """

    number: int
    text: str
    fresh: bool
    turned: bool = False


def printed_lines(raw: Sequence[str], body: str) -> list[PrintedLine]:
    """Return what minutes of a body say, line by line, without the heads and feet of pages."""
    bare = [" ".join(line.split()) for line in raw]
    left_out = _edges(bare, body)
    found: list[PrintedLine] = []
    fresh, turned = True, False
    for place, text in enumerate(bare):
        if place in left_out:
            turned = True
        elif not text:
            fresh = True
        else:
            found.append(PrintedLine(place + 1, text, fresh, turned))
            fresh, turned = False, False
    return found


def _edges(lines: Sequence[str], body: str) -> set[int]:
    """Return the places of lines that belong to the head or foot of a page."""
    short = [(place, line) for place, line in enumerate(lines) if line and len(line) <= _LONGEST]
    counts = Counter(_DIGITS.sub("0", line) for _place, line in short)
    edges = {
        place
        for place, line in short
        if _ALWAYS.fullmatch(line)
        or (counts[_DIGITS.sub("0", line)] >= _FEWEST and _is_paged(line))
    }
    near = _near(lines, edges)
    beside = {place for place in near if _is_body(lines[place], body)}
    return edges | beside | set(_repeated(short, counts, edges, near))


def _is_body(line: str, body: str) -> bool:
    """Tell whether a line says whose meeting it was, maybe on which day, and nothing else."""
    return bool(body) and _DIGITS.sub("", line).strip(" -–").casefold() == body.casefold()


def _is_paged(line: str) -> bool:
    return bool(_ENDS_WITH_PAGE.fullmatch(line) or _OF_MINUTES.fullmatch(line))


def _near(lines: Sequence[str], edges: set[int]) -> set[int]:
    """Return the places of the few lines before and after those at the edge of a page."""
    filled = [place for place, line in enumerate(lines) if line]
    found: set[int] = set()
    for order, place in enumerate(filled):
        if place in edges:
            found.update(filled[max(order - _NEAR, 0) : order + _NEAR + 1])
    return found


def _repeated(
    short: Sequence[tuple[int, str]], counts: Counter[str], edges: set[int], near: set[int]
) -> Iterator[int]:
    """Return the places of lines that stand at the edges of most pages, and seldom elsewhere."""
    forms = {place: _DIGITS.sub("0", line) for place, line in short}
    pages = max(Counter(forms[place] for place in edges).values(), default=0)
    at_edges = Counter(forms[place] for place, _line in short if place in near)
    often = {
        form
        for form, count in counts.items()
        if count >= max(_FEWEST, _SHARE * pages) and at_edges[form] >= _SHARE * count
    }
    for place, line in short:
        says = _SAYS_SOMETHING.fullmatch(line) or words.part_of(line, "")
        if forms[place] in often and not says:
            yield place
