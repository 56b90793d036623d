"""The figures of indicators in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from store.model.records import Indicator
from tui.locale import N_, _
from tui.messages.table import Cell, cell

FIGURES = {
    "targets": N_("Target {year}"),
    "council_target": N_("Council's target {year}"),
    "own_target": N_("Own target {year}"),
    "outcome": N_("Outcome {year}"),
    "outcome_women": N_("Outcome of women {year}"),
    "outcome_men": N_("Outcome of men {year}"),
    "outcome_last_year": N_("Outcome the year before, {year}"),
    "forecast": N_("Forecast {year}"),
}
"""What the figures of an indicator are called, with their year or what else they stand under."""
_UNNAMED = re.compile(r"col[0-9]+")
"""How a column is called that has no name."""


def figures_of(record: Indicator) -> Iterator[tuple[str, str]]:
    """Return what each figure of an indicator is called, and the figure as printed."""
    return _named(record.figures)


def _named(figures: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    for kind, under in figures.items():
        if under and all(map(_UNNAMED.fullmatch, under)):
            yield _(FIGURES[kind]).format(year="").strip(" ,"), " / ".join(under.values())
            continue
        for year, said in under.items():
            yield _(FIGURES[kind]).format(year=year), said


def targets_of(indicator: Indicator) -> Cell:
    """Return the targets with their years; where the table names none, one after the other.

    Those that are said to be somebody's have that before them, and what was reached comes last.
    """
    others = indicator.figures
    targets = others.pop("targets")
    if any(year.isdecimal() for year in targets):
        aimed = [f"{year}: {target}" for year, target in targets.items()]
    else:
        aimed = [" / ".join(targets.values())] if any(targets.values()) else []
    return cell(*aimed, *(f"{name}: {said}" for name, said in _named(others)))
