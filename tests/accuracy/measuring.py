"""Which figures are measured of a gold, and the command that prints them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from store.common.errors import NamndkollError
from store.importing.documents import read_any
from store.importing.reading.reading import Reading
from tests.accuracy import budget, groundwork, reconciliation, report
from tests.accuracy.figures import Figure

_Measure = Callable[[Path, Path], list[Figure]]
_MEASURES: Mapping[str, _Measure] = {
    "groundwork": lambda gold, document: groundwork.figures(gold, read_any(document)),
    "reconciliation": lambda gold, document: _with_dissents(reconciliation.figures, gold, document),
    "report": lambda gold, document: _with_dissents(report.figures, gold, document),
}
"""By the name of a gold's folder without its year; any other folder is a budget's."""


def _with_dissents(
    figures: Callable[[Path, Reading], list[Figure]], gold: Path, document: Path
) -> list[Figure]:
    reading = read_any(document)
    return [*figures(gold, reading), *groundwork.of_dissents(gold, reading)]


def measure(gold: Path, document: Path) -> list[Figure]:
    """Import a document and compare it with a gold, figure by figure."""
    return _MEASURES.get(gold.name.rstrip("_0123456789"), budget.measure)(gold, document)


def main(arguments: list[str]) -> int:
    """Print every figure and every miss; returns the exit status, 1 where nothing was measured."""
    if len(arguments) != 2:
        print("Give a folder with a gold, and the document that it is of.", file=sys.stderr)
        return 2
    try:
        figures = measure(*map(Path, arguments))
    except NamndkollError as error:
        print(error, file=sys.stderr)
        return 1
    for figure in figures:
        for miss in figure.misses:
            print(f"{figure.name}: {miss}")
    for figure in figures:
        print(figure)
    return 0 if any(figure.expected for figure in figures) else 1
