"""How times are read: a table of expressions, of sentences, and of what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.dates.building import Context
from store.dates.reading import read
from store.dates.span import Span

HERE = Path(__file__).parent
CONTEXT = Context(2024, date(2024, 9, 16))


def rows(name: str) -> list[tuple[str, ...]]:
    """Return the rows of a table beside this file, cells parted by bars."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if line and not line.startswith("#"))
    return [tuple(cell.strip() for cell in line.split("|")) for line in kept]


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def _facts(span: Span | None) -> tuple[object, ...] | None:
    return (span.first, span.last, span.precision, span.kind) if span else None


def _expected(first: str, last: str, precision: str, kind: str = "at") -> tuple[object, ...]:
    return _day(first), _day(last), precision, kind


@pytest.mark.parametrize("row", rows("expressions.txt"), ids=lambda row: row[0])
def test_an_expression_has_its_days_and_its_precision(row: tuple[str, ...]) -> None:
    text, *expected = row
    assert _facts(read(text, CONTEXT).span) == _expected(*expected)


@pytest.mark.parametrize("row", rows("sentences.txt"), ids=lambda row: row[1])
def test_a_time_is_found_in_a_sentence_with_its_words(row: tuple[str, ...]) -> None:
    text, part, *expected = row
    answer = read(text, CONTEXT)
    assert (answer.found, _facts(answer.span)) == (part, _expected(*expected))


@pytest.mark.parametrize("row", rows("refused.txt"), ids=lambda row: row[0])
def test_what_is_no_time_or_no_plain_one_is_refused_with_the_reason(row: tuple[str, ...]) -> None:
    text, *reason = row
    answer = read(text, CONTEXT)
    assert answer.span is None
    assert "".join(reason) in str(answer.refused)


def test_the_tables_are_as_long_as_they_are_meant_to_be() -> None:
    assert len(rows("expressions.txt")) >= 200
    assert len(rows("refused.txt")) >= 100
