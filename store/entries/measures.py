"""What an indicator says: its figures as numbers where they are such, and how they stand.

Whether more is better no document says, so an outcome is below, above or at its target; only where
the target itself says "at least" or "at most" is it known to be met.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from store.common.text import fold
from store.importing.language.amounts import read_amount
from store.model.records import Indicator

Aim = Literal["below", "above", "met", "not compared", "no outcome"]
AIMS: tuple[Aim, ...] = ("below", "above", "met", "not compared", "no outcome")
"""How an outcome stands to its target, what needs attention first."""

_FIGURE = re.compile(
    r"(?P<bound>minst|lägst|högst|max(?:imalt)?|[≥≤<>])?\s*"
    r"(?P<number>[-−–]?\d[\d\s.,]*?)\s*(?P<unit>[^\d\s][^\d]{0,20})?"
)
_AT_LEAST = frozenset(("minst", "lägst", "≥", ">"))
_AT_MOST = frozenset(("högst", "max", "maximalt", "≤", "<"))
_UNITS = {"procent": "%", "stycken": "st", "st.": "st"}


class Figure(NamedTuple):
    """A printed figure as a number, its unit, and the bound that stands before it."""

    value: float
    unit: str = ""
    bound: str = ""


def figure(text: str) -> Figure | None:
    """Return a printed figure; None where it is more or less than one number."""
    found = _FIGURE.fullmatch(fold(text).strip())
    if found is None:
        return None
    value, unit = read_amount(found["number"]), (found["unit"] or "").strip()
    return None if value is None else Figure(value, _UNITS.get(unit, unit), found["bound"] or "")


def latest(under: Mapping[str, str]) -> str:
    """Return the figure of the latest year, or all of them where the print has no years."""
    years = [label for label in under if label.isdecimal()]
    return under[max(years)] if years else " / ".join(under.values())


def aim_of(record: Indicator) -> str:
    """Return what a body is held to: its own target, else the council's or the only one."""
    return latest(record.own_target) or latest(record.council_target) or latest(record.targets)


class Measured(NamedTuple):
    """How an indicator's outcome stands, and by which share of the target it is off."""

    aim: Aim
    off: float = 0


def measured(record: Indicator) -> Measured:
    """Return how the latest outcome stands to what the body is held to."""
    said = latest(record.outcome)
    if not said:
        return Measured("no outcome")
    outcome, target = figure(said), figure(aim_of(record))
    if outcome is None or target is None or _units_differ(outcome, target):
        return Measured("not compared")
    below, above = outcome.value < target.value, outcome.value > target.value
    if not (below or above) or (above and target.bound in _AT_LEAST):
        return Measured("met")
    if below and target.bound in _AT_MOST:
        return Measured("met")
    off = abs(outcome.value - target.value) / (abs(target.value) or 1)
    return Measured("below" if below else "above", off)


def _units_differ(one: Figure, other: Figure) -> bool:
    return bool(one.unit and other.unit) and one.unit != other.unit
