"""What stands in one cell and is two things: a number and a text, a start and an end."""

from __future__ import annotations

import re

from store.dates.span import Span, read_cell

_NUMBERED = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3})*[a-z]?(?=[.):])|[A-ZÅÄÖÆØ]{1,2}\d{1,3}(?=:))[.):]+\s+"
    r"(?P<text>[^\W\d_].*)",
    re.S,
)
"""A number, or a letter with one and a colon, as the parts of a plan are counted: `K1: Text`."""
_FROM_TO = re.compile(r"\b(?:start\w*|från|from|fra)\b.*\b(?:end|slut|till|to|til|slutt)", re.I)
_DASH = re.compile(r"\s*[–—]\s*|\s+-\s+|(?<=\d{4})-(?=\d{4})|\s+(?:till|to|til)\s+", re.I)


def numbered(text: str) -> tuple[str, str]:
    """Return the number that a text begins with, empty where it has none, and the text."""
    found = _NUMBERED.fullmatch(text)
    return (found["number"], found["text"]) if found else ("", text)


def from_to(heading: str, cell: str) -> tuple[Span, Span]:
    """Return the start and the end in a cell whose heading asks for both, else only an end."""
    if _FROM_TO.search(heading):
        parts = _DASH.split(cell)
        if len(parts) == len(("start", "end")):
            return read_cell(parts[0]), read_cell(parts[1])
    return read_cell(""), read_cell(cell)
