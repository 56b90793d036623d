"""Columns of a table that nothing draws: what is kept of them from row to row stays true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.documents.pdf.columns import Extent, Reach, Row
from store.documents.pdf.letters import Word
from store.documents.pdf.set_lines import PageColumn, SetLine

_COLUMN = PageColumn(1, 1, (600.0,))
_WORDS = some.builds(
    lambda left, wide: Word("ord", left, left + wide, 100.0, 10.0),
    some.integers(0, 12).map(lambda one: one * 25.0),
    some.sampled_from((10.0, 40.0, 90.0)),
)
_LINES = some.lists(_WORDS, min_size=1, max_size=3).map(
    lambda words: SetLine(tuple((one,) for one in words), _COLUMN, tuple(words), 100.0, 10.0)
)
_SPANS: tuple[list[Extent], ...] = (
    [(0.0, 100.0), (150.0, 200.0)],
    [(0.0, 60.0), (100.0, 140.0), (200.0, 300.0)],
    [(50.0, 80.0)],
)
_STEPS = some.tuples(
    some.sampled_from(("row", "row", "line", "out", "before", "others")),
    _LINES,
    some.sampled_from((*[_SPANS[0]] * 5, *_SPANS)),
)


@given(some.lists(_STEPS, max_size=12), _LINES)
def test_how_far_columns_reach_is_the_same_asked_row_by_row_as_asked_once(
    steps: list[tuple[str, SetLine, list[Extent]]], first: SetLine
) -> None:
    rows: list[Row] = [[first]]
    kept = Reach()
    for step, line, spans in steps:
        if step == "line":
            rows[-1].append(line)
        elif step == "before":
            rows.insert(-1, [line])
        elif step == "row":
            rows.append([line])
        elif step == "others":
            rows[1:] = [[line], [line]]
        elif len(rows) > 1:
            rows.pop()
        # A column without a text has no reach, which is no number.
        once = Reach().of(rows, spans)
        assert kept.of(rows, spans) == pytest.approx(once, rel=0, abs=0, nan_ok=True)
