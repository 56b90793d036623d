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
_FIGURE = r"(?:\+/-|[+<>≤≥±−-])? ?\d{1,3}(?: \d{3})*(?:,\d+)?"
_UNIT = r" ?(?:%|st|mnkr|tkr|kr)"
_ROWS = tuple(
    re.compile(
        rf"(?P<name>[^\W\d].*?) (?P<figures>(?:{figure} )+)(?P<period>{PERIOD.pattern})", re.I
    )
    for figure in (f"{_FIGURE}{_UNIT}", _FIGURE, f"{_FIGURE}(?:{_UNIT})?")
)
"""A whole row on one line: figures that all have units, that have none, and others."""


class WholeRow(Struct, frozen=True):
    """A row of one line: its name, its figures, its period."""

    name: str
    figures: str
    period: str


def whole_row(text: str) -> WholeRow | None:
    """Return the row that a text is; None where it is none.

    A number in a name stands there without a unit where the figures have one.
    """
    found = next((one for row in _ROWS if (one := row.fullmatch(text))), None)
    return WholeRow(found["name"], found["figures"].strip(), found["period"]) if found else None


def ends_in_period(line: str) -> bool:
    """Tell whether a line ends a row: figures, and the period that they are of."""
    return any(found.end() == len(line) and found.start() for found in PERIOD.finditer(line))
