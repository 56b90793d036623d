"""A list to a workbook beside what openpyxl needs for the same cells.

`python -m tests.bench.bench_exports [--size 10000]` makes a register, writes all its activities as
the app does (from entries to a file that is closed), and then the same values as plain rows with
openpyxl alone, in turn. Prints medians of seconds of the processor and their ratio.
Asserts nothing.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from openpyxl import Workbook

from store.register.register import Register
from store.survey.survey import Survey
from tests.bench.generate import YEAR, ask_for_register, register_asked_for
from tui.exports import xlsx
from tui.exports.lists import About, list_of
from tui.exports.report import Grid

_TURNS = 3
DAY = date(YEAR, 9, 14)


def main() -> None:
    """Print the two medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    ask_for_register(parser, 10_000)
    with register_asked_for(parser.parse_args()) as path:
        measure(path)


def measure(path: Path) -> None:
    """Write the activities of a register in both ways, in turn."""
    register = Register.open(path, read_only=True)
    grid, ours, theirs = None, [], []
    for _turn in range(_TURNS):
        survey = Survey(register, DAY)
        survey.of("activity")
        ours.append(_seconds(lambda survey=survey: _export(survey)))  # type: ignore[misc]
        grid = grid or list_of(survey.of("activity"), survey, About("")).report.sections[0].grid
        assert grid
        theirs.append(_seconds(lambda grid=grid: _plain(grid)))  # type: ignore[misc]
    ratio = median(ours) / median(theirs)
    rows = len(grid.rows) if grid else 0
    print(f"{rows} rows: {median(ours):.2f} s, openpyxl {median(theirs):.2f} s, {ratio:.2f} times")


def _seconds(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


def _export(survey: Survey) -> None:
    xlsx.write(list_of(survey.of("activity"), survey, About("Alla")), io.BytesIO())


def _plain(grid: Grid) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Alla")
    sheet.append([one.title for one in grid.columns])
    for row in grid.rows:
        sheet.append(row.cells)
    book.save(io.BytesIO())


if __name__ == "__main__":
    main()
