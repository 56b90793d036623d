"""What all measuring shares: rows of a gold, figures, and rows held against records by line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

Row = dict[str, Any]
Compared = Iterator[tuple[str, object, object]]
"""What is compared of a record and a row: its name, what the record has, what the row has."""
R = TypeVar("R")


@dataclass
class Figure:
    """How many of the expected were found right, and how many were found in all."""

    name: str
    right: int = 0
    expected: int = 0
    found: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return 100 * self.right / self.expected if self.expected else 0.0

    @property
    def precision(self) -> float:
        return 100 * self.right / self.found if self.found else 0.0

    def count_each(
        self, expected: Set[tuple[str, str]], found: Set[tuple[str, str]], line: int
    ) -> None:
        """Count pairs that a row of the gold has against those that were found, each on its own."""
        self.expected += len(expected)
        self.found += len(found)
        self.right += len(expected & found)
        if expected != found:
            wrong = f"missing {sorted(expected - found)}, wrong {sorted(found - expected)}"
            self.misses.append(f"line {line}: {wrong}")

    def __str__(self) -> str:
        if not self.expected:
            return f"{self.name:<24} the gold has no row of it"
        return (
            f"{self.name:<24} recall {self.recall:6.2f} %  precision {self.precision:6.2f} %"
            f"  ({self.right} of {self.expected}, {self.found} found)"
        )


def rows_of(folder: Path, kind: str) -> list[Row]:
    """Return a gold's rows of a kind, from `kind.jsonl` or `NUMBER_kind.jsonl`; none without it."""
    paths = [*folder.glob(f"{kind}.jsonl"), *folder.glob(f"[0-9]*_{kind}.jsonl")]
    exact = [one for one in paths if one.stem.lstrip("0123456789").lstrip("_") == kind]
    text = exact[0].read_text(encoding="utf-8") if exact else ""
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def compare(
    name: str, expected: Iterable[Row], found: Mapping[int, R], about: Callable[[R, Row], Compared]
) -> Figure:
    """Hold records, each at its first line, against the rows of a gold that is whole.

    A row is right when a record stands at its line and all that `about` compares is the same.
    """
    rows = list(expected)
    figure = Figure(name, expected=len(rows), found=len(found))
    for row in rows:
        mine = found.get(row["line"])
        wrong = ["not found"] if mine is None else unlike(about(mine, row))
        figure.right += not wrong
        figure.misses += [f"line {row['line']}: {each}" for each in wrong]
    lines = {row["line"] for row in rows}
    figure.misses += [f"line {line}: not in the gold" for line in found if line not in lines]
    return figure


def unlike(compared: Compared) -> list[str]:
    """Return what is not the same, in words."""
    return [f"{what}: {has!r}, not {of!r}" for what, has, of in compared if has != of]
