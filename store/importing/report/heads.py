"""The columns of a table of indicators, by its head with all spaces and breaks taken out.

Columns are narrow, so that each word of a head may be broken anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from store.importing.language.figures import FigureKind

ColumnKind = FigureKind | Literal["women", "men", "other"]

_WOMEN = r"(?:kvinnor|flickor)(?:(?:/|och)(?:kvinnor|flickor))?"
_MEN = r"(?:män|pojkar)(?:(?:/|och)(?:män|pojkar))?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_COLUMNS: tuple[tuple[ColumnKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))  # type: ignore[misc]  # mypy takes the names for any words
    for kind, pattern in (
        ("other", r"måluppfyllelse|avvikelse|trend|kommentar(?:er)?|status"),
        ("women", rf"(?:periodens|årets)?utfall{_WOMEN}"),
        ("men", rf"(?:periodens|årets)?utfall{_MEN}"),
        ("outcome_last_year", r"(?:periodens)?utfall(?:föregåendeår|fg\.?år|förraåret)"),
        ("outcome", rf"(?:periodens|årets)?utfall(?:helår)?(?:(?:vb|bokslut|t[1-3])?{_YEAR})?"),
        ("forecast", rf"(?:helårsprognos|prognos)(?:helår|vb|t[1-3])?{_YEAR}?"),
        ("council_target", rf"(?:kf:?s?|kommunfullmäktiges)(?:års)?mål(?:värde)?{_YEAR}?"),
        ("own_target", rf"nämndens(?:års)?mål(?:värde)?{_YEAR}?"),
        ("target", rf"(?:årsmål|målvärde|mål){_YEAR}?"),
        ("period", r"(?:mät)?period"),
    )
)
_NAME = "indikator"
_FEWEST = 2
_LONGEST = 40
"""Letters of the longest name of a column."""


class Column(Struct, frozen=True):
    """A column of a table of indicators: what it holds, and the year that its head names."""

    kind: ColumnKind
    year: str = ""


def columns_of(head: str) -> tuple[Column, ...] | None:
    """Return the columns after that of the names; None where a head has none, or another."""
    found, rest = _columns(head)
    if rest or len(found) < _FEWEST:
        return None
    if any(one.kind == "council_target" for one in found):
        # A target that is nobody's is one's own where the council's stands beside.
        own = [Column("own_target", one.year) if one.kind == "target" else one for one in found]
        return tuple(own)
    return tuple(found)


def may_go_on(head: str) -> bool:
    """Tell whether what stands on more lines may make a head of this: all but its end is known."""
    return len(_columns(head)[1]) < _LONGEST


def _columns(head: str) -> tuple[list[Column], str]:
    """Return the columns that a head begins with, and the rest, which is no column."""
    said = head.casefold()
    found: list[Column] = []
    at = len(_NAME) if said.startswith(_NAME) else 0
    while 0 < at < len(said):
        tried = ((kind, pattern.match(said, at)) for kind, pattern in _COLUMNS)
        kind, match = next(((kind, one) for kind, one in tried if one), (None, None))
        if kind is None or match is None:
            break
        found.append(Column(kind, match.groupdict().get("year") or ""))
        at = match.end()
    return found, said[at:]


def of_year(columns: Sequence[Column], year: str) -> tuple[Column, ...]:
    """Return columns as what they are in a row of a year: what was reached before is no outcome."""
    return tuple(
        Column("outcome_last_year", one.year)
        if one.kind == "outcome" and one.year and one.year < year
        else one
        for one in columns
    )
