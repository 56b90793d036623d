"""The real reconciliation against its rows checked by hand."""

from functools import cache

import pytest

from tests.accuracy.figures import Figure
from tests.accuracy.measuring import measure
from tests.shared import shared

LEAST = {
    "decisions": 100.0,
    "requests": 100.0,
    "not requests": 100.0,
    "adjustments": 95.0,
    "deviations": 85.0,
    "absent tables": 100.0,
}
"""The share of the rows that is found right; what more is found is told by the command."""


@cache
def figures() -> dict[str, Figure]:
    gold, document = "gold/reconciliation_2024", "documents/avstamning_2024.txt"
    return {figure.name: figure for figure in measure(shared(gold), shared(document))}


@pytest.mark.parametrize("name", LEAST)
def test_rows_of_the_reconciliation_are_right(name: str) -> None:
    figure = figures()[name]
    assert figure.recall >= LEAST[name], "\n".join(figure.misses)


@pytest.mark.parametrize("name", ["decisions", "requests"])
def test_nothing_more_is_decided_or_requested_than_the_reconciliation_does(name: str) -> None:
    assert figures()[name].precision == 100.0, "\n".join(figures()[name].misses)
