"""Bars of cells: what they show of a start and an end, and that they never leave their window."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.span import Span, read_cell
from store.model.records import Listing, Source
from tests.tui.test_scale import days, sights, widths
from tui.presentation import timebar
from tui.presentation.scale import Sight, Window
from tui.presentation.timebar import Stretch, crossed, draw, end_cell, stretch

_OPEN = Span("löpande", "open")
_spans = st.one_of(
    days.map(lambda day: read_cell(day.isoformat())),
    days.map(lambda day: read_cell(f"{day:%Y-%m}")),
    st.sampled_from([Span(""), Span("202-01-01"), _OPEN, read_cell("2024")]),
)


def _row(start: Span, end: Span) -> Listing:
    return Listing("Socialnämnden", "Bygg", start, end, Source("plan.txt", (1,)))


def _drawn(start: str, end: str, width: int = 12, level: int = 4, day: str = "2024-07-01") -> str:
    bar = stretch(_row(read_cell(start) if start else Span(""), read_cell(end)))
    assert bar
    return draw(bar, Sight(level, date.fromisoformat(day)).window(width))


@given(_spans, _spans, sights, widths, days)
def test_a_bar_never_leaves_its_window(
    start: Span, end: Span, sight: Sight, width: int, day: date
) -> None:
    bar, window = stretch(_row(start, end)), sight.window(width)
    if bar is None:
        return
    cells = draw(bar, window)
    assert len(cells) == width
    assert len(crossed(cells, window.place(day))) == width
    assert cells.strip()
    after = end_cell(bar, window)
    assert after is None or cells[after] == " "


@given(days, days, sights, widths)
def test_a_bar_within_its_window_goes_from_its_first_to_its_last_day(
    one: date, other: date, sight: Sight, width: int
) -> None:
    first, last = sorted((one, other))
    window = sight.window(width)
    left, right = window.place(first), window.place(last)
    if left >= 0 and right < width:
        bar = Stretch(first, first, last, last)
        expected = " " * left + timebar.SOLID * (right - left + 1)
        assert draw(bar, window) == expected.ljust(width)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2024-03-01", "2024-08-31", "  ██████    "),
        ("2024-01-01", "2024-12-31", "░░░░░░░░░░░░"),
        ("2023-01-01", "2023-12-31", "‹           "),
        ("2025-02-01", "2025-03-01", "           ›"),
        ("2023-05-01", "2024-03-31", "‹██         "),
        ("2024-10-01", "2026-03-31", "         ██›"),
        ("2020-05-01", "2030-03-31", "‹██████████›"),
        ("2024-03-15", "2024", "  █▒▒▒▒▒▒▒▒▒"),
        ("2024", "2024-05-31", "▒▒▒▒█       "),
        ("", "2024-08-31", "    ╌╌╌█    "),
    ],
)
def test_a_bar_shows_start_end_template_and_edges(start: str, end: str, expected: str) -> None:
    assert _drawn(start, end) == expected


def test_a_vague_end_is_vague_where_it_can_be() -> None:
    assert _drawn("2024-06-01", "2024-07", 20, level=1).strip() == "██████████▒▒▒▒▒▒▒▒"


def test_a_start_that_is_only_a_month_is_vague() -> None:
    assert _drawn("2024-06", "2024-07-10", 20, level=1).strip() == "▒▒▒▒▒▒▒▒████"


def test_what_goes_on_has_no_end_in_sight() -> None:
    bar = stretch(_row(read_cell("2024-03-01"), _OPEN))
    assert bar
    assert draw(bar, Sight(4, date(2024, 7, 1)).window(12)) == "  █╌╌╌╌╌╌╌╌›"


@pytest.mark.parametrize(
    ("start", "end"),
    [("2024-06-01", "2024-01-31"), ("2024-01-01", "202-01-01"), ("2024-01-01", "")],
)
def test_what_has_no_end_that_can_be_has_no_bar(start: str, end: str) -> None:
    assert stretch(_row(read_cell(start), read_cell(end))) is None


@pytest.mark.parametrize(
    ("cells", "at", "expected"),
    [
        ("  ███ ", 0, "│ ███ "),
        ("  ███ ", 3, "  █│█ "),
        ("  ███ ", 2, "  ███ "),
        ("  ███ ", 4, "  ███ "),
        ("‹██   ", 0, "‹██   "),
        ("  █   ", 2, "  █   "),
        ("  █   ", 9, "  █   "),
        ("  █   ", -1, "  █   "),
    ],
)
def test_the_line_of_a_day_never_hides_an_end(cells: str, at: int, expected: str) -> None:
    assert crossed(cells, at) == expected


def test_no_window_is_narrower_than_an_arrow() -> None:
    window = Window(Sight(0, date(2024, 1, 1)).zoom, 0, 1)
    assert draw(Stretch(date.min, date.min, date.max, date.max), window) in "‹›"
