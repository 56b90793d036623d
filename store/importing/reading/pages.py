"""Records of a document with pages, each told on which page it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from store.importing.reading.reading import Reading
from store.model.records import (
    Activity,
    BudgetLine,
    Directive,
    Goal,
    Indicator,
    Irregularity,
    Listing,
    Source,
)

_Placed = TypeVar("_Placed", Goal, Directive, Indicator, BudgetLine, Irregularity, Listing)


def with_pages(reading: Reading, pages: Sequence[int]) -> Reading:
    """Return a reading whose sources name the page of their first line; `pages` has each line's."""

    def placed(source: Source) -> Source:
        first = source.lines[0]
        return replace(source, page=pages[first - 1]) if first <= len(pages) else source

    def each(records: Sequence[_Placed]) -> tuple[_Placed, ...]:
        return tuple(
            replace(one, source=placed(one.source)) if one.source else one for one in records
        )

    def activity(one: Activity) -> Activity:
        return replace(one, listings=each(one.listings))

    return replace(
        reading,
        goals=each(reading.goals),
        directives=each(reading.directives),
        activities=tuple(map(activity, reading.activities)),
        indicators=each(reading.indicators),
        budgets=each(reading.budgets),
        irregularities=each(reading.irregularities),
    )
