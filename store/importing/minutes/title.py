"""Whether a document is minutes: cheap to ask of any text, most of which are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_FIRST_LINES = 80
"""Lines, empty ones not counted, within which minutes say what they are."""
_LAST_LINES = 12
"""Lines at the end where a form of file that has pages leaves what stood at their edges."""
_LONGEST = 120
_TITLE = re.compile(
    r"(?:.{0,60}\b)?(?:sammanträdes|mötes|styrelse)?protokoll(?:sutdrag)?\b"
    r"(?! skickas| till\b).{0,60}"
    r"|.{0,20}\bsammanträdesdatum\b.{0,40}",
    re.I,
)
SECTION = re.compile(r"(?:[A-ZÅÄÖ]\w{1,5} )?§ ?\d")
_DECISION = re.compile(r"beslut\b.{0,3}|.{0,60}\bbesluta[rd]e?\b.{0,60}", re.I)
_FEWEST = 3
"""Sections by which minutes are known that do not say what they are."""


def are_minutes(lines: Sequence[str]) -> bool:
    """Tell whether lines are those of minutes: they say so, or have sections with decisions."""
    if not any("§" in line and SECTION.match(line.strip()) for line in lines):
        return False
    if say_minutes(lines):
        return True
    sections = sum(1 for line in lines if "§" in line and SECTION.match(line.strip()))
    decided = sum(1 for line in lines if _DECISION.fullmatch(line.strip()))
    return sections >= _FEWEST and decided >= _FEWEST


def say_minutes(lines: Sequence[str]) -> bool:
    """Tell whether lines say at their beginning that they are minutes."""
    return any(is_title(line) for line in first_lines(lines))


def first_lines(lines: Sequence[str]) -> Iterator[str]:
    """Return the lines that say what a document is: at its beginning, and a few at its end."""
    filled = [bare for line in lines if (bare := " ".join(line.split()))]
    yield from filled[:_FIRST_LINES]
    yield from filled[max(_FIRST_LINES, len(filled) - _LAST_LINES) :]


def is_title(line: str) -> bool:
    """Tell whether a line says that it stands in minutes."""
    return len(line) <= _LONGEST and bool(_TITLE.fullmatch(line)) and not line.endswith(".")
