"""Outcomes of the same indicator over the years, from all documents of a register."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from store.common.kept import Key
from store.common.text import fold
from store.entries.measures import figure
from store.model.records import Indicator
from store.survey.survey import Survey

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
Years = Mapping[int, float]
"""An outcome for each year that some document has one of."""
_YEARS: Key[Mapping[tuple[str, str], dict[int, float]]] = Key("outcomes by year")


def years_of(record: Indicator, survey: Survey) -> Years:
    """Return the outcomes of an indicator in all documents, also those that do not count."""
    return survey.kept(_YEARS, lambda: _by_name(survey)).get(_name(record), {})


def _name(record: Indicator) -> tuple[str, str]:
    return " ".join(fold(record.name).split()), record.committee or ""


def _by_name(survey: Survey) -> Mapping[tuple[str, str], dict[int, float]]:
    years = {one.name: one.year for one in survey.register.documents}
    found: dict[tuple[str, str], dict[int, float]] = {}
    for record in survey.register.indicators:
        printed = years.get(record.source.document, 0)
        known = found.setdefault(_name(record), {})
        for year, value in _outcomes(record.outcome_last_year, printed - 1):
            known.setdefault(year, value)
        known.update(_outcomes(record.outcome, printed))
    return found


def _outcomes(under: Mapping[str, str], printed: int) -> Iterable[tuple[int, float]]:
    """Return the outcomes with their years; the document's where a label is none."""
    for label, said in under.items():
        value = figure(said)
        year = int(label) if _YEAR.fullmatch(label) else printed
        if value is not None and year > 0:
            yield year, value.value


def in_a_row(years: Years) -> list[float | None]:
    """Return the outcomes from the first year to the last, with gaps where there is none."""
    return [years.get(year) for year in range(min(years), max(years) + 1)] if years else []
