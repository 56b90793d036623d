"""What a report prints of goals, activities and indicators: each once, and what differs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import chain
from typing import Generic, TypeVar

from msgspec import Struct

from store.importing.reading.doubts import Doubts
from store.importing.report.again import differing, prints
from store.importing.report.economy import SpentRow, SpentTable
from store.importing.report.goals import StatedGoal, stated_goals
from store.importing.report.indicators import ReportIndicator, report_indicators
from store.importing.report.rows import ReportRow, analysis_of, report_rows, tables_of
from store.importing.report.sentences import Sentence, plain
from store.importing.report.tokens import Token

T = TypeVar("T")
Row = tuple[Token | None, ReportRow]
"""An activity with the goal that it stands under, if any."""
Measure = tuple[Token | None, ReportIndicator]
"""An indicator likewise."""


Spent = tuple[SpentTable, SpentRow]
"""A row of what was spent with its table."""


class Printed(Struct, frozen=True):
    """What a report prints, each once and in order."""

    goals: tuple[StatedGoal, ...]
    rows: tuple[Row, ...]
    measures: tuple[Measure, ...]
    spent: tuple[Spent, ...]


class _Kind(Struct, Generic[T], frozen=True):
    """How prints of a kind are held together: its lines, its name, all it is known by, its words.

    `says` are the words in which two prints of the same may differ.
    """

    lines: Callable[[T], Sequence[int]]
    name: Callable[[T], str]
    exact: Callable[[T], Hashable]
    says: Callable[[T], tuple[str, ...]]


_GOAL = _Kind[StatedGoal](
    lambda one: one.lines,
    lambda one: one.goal.text,
    lambda one: (one.goal.level, plain(one.goal.text), plain(one.under)),
    lambda one: (one.under, one.statement.text if one.statement else ""),
)
_ROW = _Kind[Row](
    lambda one: one[1].lines,
    lambda one: one[1].text,
    lambda one: (plain(one[1].text), *_times(one[1])),
    lambda one: (_text(one[0]), *_times(one[1]), _text(one[1].deviation), analysis_of(one[1])),
)
_MEASURE = _Kind[Measure](
    lambda one: one[1].lines,
    lambda one: one[1].name,
    lambda one: (plain(one[1].name), plain(_text(one[0]))),
    lambda one: (_text(one[0]), one[1].figures, one[1].period),
)


_SPENT = _Kind[Spent](
    lambda one: one[1].lines,
    lambda one: f"{one[1].group} {one[1].what}".strip(),
    lambda one: (one[0].section, one[0].columns, one[1].group, one[1].what, one[1].figures),
    lambda one: (one[0].section, " ".join(one[0].columns), " ".join(one[1].figures)),
)


def printed(
    said: Sequence[Token],
    tables: Sequence[SpentTable],
    sentences: Sequence[Sentence],
    doubts: Doubts,
) -> Printed:
    """Return what the tokens of a report are, with a doubt for what two prints say otherwise."""
    goals = list(stated_goals(said))
    rows = [(goal, row) for goal, table in tables_of(said) for row in report_rows(table)]
    again = _Again(doubts, _repeated(goals))
    found = Printed(
        again.once(goals, _GOAL),
        again.once(rows, _ROW),
        again.once(list(_measures(said)), _MEASURE),
        again.once([(table, row) for table in tables for row in table.rows], _SPENT),
    )
    again.tell(sentences)
    return found


class _Again:
    """What is printed again, while it is being found."""

    def __init__(self, doubts: Doubts, repeated: tuple[int, int] | None) -> None:
        self._doubts = doubts
        self._repeated = repeated
        self._lines: set[int] = set()
        self._twice: list[tuple[int, str]] = []

    def once(self, found: Sequence[T], kind: _Kind[T]) -> tuple[T, ...]:
        """Return what was found of a kind, each as it was first printed."""
        second = self._repeated[1] if self._repeated else None
        both = prints(
            found,
            second,
            line=lambda one: kind.lines(one)[0],
            exact=kind.exact,
            loose=lambda one: plain(kind.name(one)),
        )
        self._lines.update(chain.from_iterable(map(kind.lines, found)))
        for one, again in both.pairs:
            self._twice.append((kind.lines(again)[0], kind.name(one)))
            self._compare(one, again, kind)
        for one in both.alone:
            self._doubts.add("printed otherwise", kind.lines(one), kind.name(one))
        return both.once

    def _compare(self, one: T, again: T, kind: _Kind[T]) -> None:
        for before, after in zip(kind.says(one), kind.says(again), strict=True):
            if plain(before) != plain(after):
                text = f"{kind.name(one)}: {before or '–'} / {after or '–'}"
                self._doubts.add("printed otherwise", [*kind.lines(one), *kind.lines(again)], text)

    def tell(self, sentences: Sequence[Sentence]) -> None:
        """Tell what stands twice, and which sentences beside that stand in one print alone."""
        if self._twice:
            lines = sorted(line for line, _name in self._twice)
            self._doubts.add("printed again", lines, min(self._twice)[1])
        if self._repeated:
            for one in differing(sentences, *self._repeated, frozenset(self._lines)):
                self._doubts.add("printed otherwise", one.lines, one.text)


def _repeated(goals: Sequence[StatedGoal]) -> tuple[int, int] | None:
    """Return the lines on which the first goal that is printed twice stands."""
    first: dict[Hashable, int] = {}
    for one in goals:
        line = first.setdefault(_GOAL.exact(one), one.lines[0])
        if line != one.lines[0]:
            return line, one.lines[0]
    return None


def _measures(said: Sequence[Token]) -> Iterator[Measure]:
    """Return each indicator with the goal that it stands under."""
    goal: Token | None = None
    for place, token in enumerate(said):
        goal = token if token.kind == "goal" else goal
        if token.kind == "indicators":
            for one in report_indicators(said[place + 1 :], token.text):
                yield goal, one


def _text(token: Token | None) -> str:
    return token.text if token else ""


def _times(row: ReportRow) -> tuple[str, str]:
    return row.start.text, _text(row.end)
