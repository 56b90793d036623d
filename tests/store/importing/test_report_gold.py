"""The real annual report against all its rows by hand."""

from functools import cache

import pytest

from tests.accuracy.figures import Figure
from tests.accuracy.measuring import measure
from tests.shared import shared

LEAST = {
    "goals": 100.0,
    "activities": 100.0,
    "leads": 98.0,
    "participants": 97.0,
    "indicators": 100.0,
    "economy": 100.0,
    "carried over": 100.0,
    "decisions": 100.0,
}


@cache
def figures() -> dict[str, Figure]:
    measured = measure(
        shared("gold/report_2017"), shared("documents/verksamhetsberattelse_2017.txt")
    )
    return {figure.name: figure for figure in measured}


@pytest.mark.parametrize("name", LEAST)
def test_rows_of_the_report_are_right(name: str) -> None:
    figure = figures()[name]
    print(figure)
    assert min(figure.recall, figure.precision) >= LEAST[name], "\n".join(figure.misses)


def test_no_figure_of_an_indicator_stands_in_another_column() -> None:
    assert figures()["figures of indicators"].precision == 100.0
    assert figures()["figures of indicators"].recall >= 80.0
