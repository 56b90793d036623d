"""How a row of a table of indicators looks: figures with units, and the period that ends it."""

from __future__ import annotations

import re

from msgspec import Struct

PERIOD = re.compile(r"(?:(?:VB|T[1-3]|Bokslut) ?)?(?:(?:T|VB)[1-3]? )?((?:19|20)\d\d)(?!\d)")
FIGURES_FIRST = re.compile(
    r"(?:\+/-|[+<>≤≥±−-]|(?:minst|högst|max|min)\b)? ?"
    r"\d[\d ,.]*(?:%|st\b|mnkr|tkr|kr\b|\d\s|\s\d|$)",
    re.I,
)
_FIGURE = re.compile(r"[+/<>≤≥±−-]*\d+(?:,\d+)?%?")
_UNIT = re.compile(r"%|st|mnkr|tkr|kr", re.I)
_THOUSANDS = re.compile(r"\d{3}(?:,\d+)?")
_LONGEST = 400


class WholeRow(Struct, frozen=True):
    """A row of one line: its name, its figures, its period."""

    name: str
    figures: str
    period: str


def whole_row(text: str) -> WholeRow | None:
    """Return the row that a text is; None where it is none.

    A number in a name stands there without a unit where the figures have one.
    """
    period = next((one for one in PERIOD.finditer(text) if one.end() == len(text)), None)
    if period is None or len(text) > _LONGEST:
        return None
    words = text[: period.start()].split()
    at = len(words)
    while at and (_FIGURE.fullmatch(words[at - 1]) or _UNIT.fullmatch(words[at - 1])):
        at -= 1
    figures = words[at:]
    if any(map(_UNIT.fullmatch, figures)):
        while len(figures) > 1 and not (_UNIT.fullmatch(figures[1]) or figures[0].endswith("%")):
            if _THOUSANDS.fullmatch(figures[1]):
                break
            at, figures = at + 1, figures[1:]
    name = " ".join(words[:at])
    return WholeRow(name, " ".join(figures), period[0]) if figures and name[:1].isalpha() else None


def ends_in_period(line: str) -> bool:
    """Tell whether a line ends a row: figures, and the period that they are of."""
    return any(found.end() == len(line) and found.start() for found in PERIOD.finditer(line))
