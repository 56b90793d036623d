"""The real budget against rows checked by hand."""

from functools import cache

import pytest

from tests.accuracy.figures import Figure
from tests.accuracy.measuring import main, measure
from tests.shared import shared

LEAST = {
    "activities": 99.5,
    "directives": 99.0,
    "indicators": 98.0,
    "leads": 99.0,
    "participants": 97.0,
    "same activity": 97.0,
    "not directives": 100.0,
}


@cache
def figures() -> dict[str, Figure]:
    measured = measure(shared("gold"), shared("documents/budget_2024.txt"))
    return {figure.name: figure for figure in measured}


@pytest.mark.parametrize("name", LEAST)
def test_rows_are_right(name: str) -> None:
    figure = figures()[name]
    print(figure)
    assert min(figure.recall, figure.precision) >= LEAST[name], "\n".join(figure.misses)


def test_the_figures_are_printed_for_any_gold(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(shared("gold")), str(shared("documents/budget_2024.txt"))]) == 0
    assert "same activity" in capsys.readouterr().out


def test_wrong_use_says_how() -> None:
    assert main([]) == 2
