"""The arithmetic of a row list: text cut to cells, columns fitted to a width."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tui.app.widgets.rows.paint import GUTTER, Painter
from tui.app.widgets.rows.state import RowState
from tui.messages.cells import GAP, Column, cut, fit_columns
from tui.presentation.groups import Group

_any_text = st.text(st.characters(exclude_categories=()), max_size=60)
_wide_text = st.text("abå会議👩🇸🇪❤\ufe0f\u200d\u0301\t\n…", max_size=60)
_text = _any_text | _wide_text

_column = st.builds(
    Column[str],
    key=st.text("abcdefgh", min_size=8, max_size=8),
    title=_text,
    cell=st.just(lambda row: row),
    width=st.none() | st.integers(1, 30),
    min_width=st.integers(1, 30),
    weight=st.integers(1, 5),
    align=st.sampled_from(["left", "right"]),
    priority=st.integers(0, 3),
    spills=st.booleans(),
)
_columns = st.lists(_column, min_size=1, max_size=6, unique_by=lambda column: column.key)


@given(_text, st.integers(0, 80), st.sampled_from(["left", "right"]))
def test_a_cut_text_is_exactly_as_wide_as_asked(text: str, width: int, align: str) -> None:
    assert cell_len(cut(text, width, "right" if align == "right" else "left")) == width


@given(_any_text, st.integers(0, 80))
def test_a_cut_text_has_nothing_that_a_terminal_obeys(text: str, width: int) -> None:
    assert not [char for char in cut(text, width) if unicodedata.category(char) in ("Cc", "Cs")]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Socialnämnden", 13, "Socialnämnden"),
        ("Socialnämnden", 7, "Social…"),
        ("Socialnämnden", 1, "…"),
        ("会議会議", 5, "会議…"),
        ("会議会議", 4, "会… "),
        ("  två\tord\n", 8, "två ord "),
        ("e\u0301te\u0301", 3, "été"),
        ("", 2, "  "),
    ],
)
def test_text_is_cut_at_whole_characters(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected


@pytest.mark.parametrize("before", ["å" * 100_000, "\x1b[31m" * 20_000, " \t\n" * 30_000])
def test_the_start_of_a_very_long_text_is_shown(before: str) -> None:
    assert cut(before + "slut", 4) in ("ååå…", "slut")


@given(_columns, st.integers(0, 120))
def test_fitted_columns_never_need_more_than_the_width(
    columns: list[Column[str]], width: int
) -> None:
    fitted = fit_columns(columns, width)
    assert fitted
    assert sum(cells + GAP for _, cells in fitted) - GAP <= width


@given(_columns, st.integers(0, 120))
def test_a_flexible_column_takes_every_cell_that_is_left(
    columns: list[Column[str]], width: int
) -> None:
    fitted = fit_columns(columns, width)
    if any(column.width is None for column, _ in fitted):
        assert sum(cells + GAP for _, cells in fitted) - GAP == width


@given(_columns, st.integers(0, 120))
def test_no_column_gives_way_to_a_less_important_one(
    columns: list[Column[str]], width: int
) -> None:
    kept = [column.priority for column, _ in fit_columns(columns, width)]
    keys = {column.key for column, _ in fit_columns(columns, width)}
    gone = [column.priority for column in columns if column.key not in keys]
    assert not gone or max(kept) <= min(gone)


@given(_columns, _text, _text, st.integers(0, 100), st.booleans(), st.integers(1, 9))
def test_every_line_is_exactly_as_wide_as_the_list(
    columns: list[Column[str]], row: str, title: str, width: int, marked: bool, most: int
) -> None:
    state = RowState[str](lambda row: row)
    state.show([Group(title, [row, row]), Group("x", [])], headed=True)
    state.marked = frozenset([row] if marked else [])
    painter = Painter(fit_columns(columns, max(0, width - GUTTER)), width, lambda _: Style())
    painted = [painter.lines(state, line, most) for line in range(len(state.lines))]
    assert all(1 <= len(strips) <= most for strips in painted)
    lines = [strip for strips in painted for strip in strips]
    others = [painter.header(columns[0].key, True), painter.empty(title, 0), painter.blank()]
    assert {cell_len(strip.text) for strip in lines + others} == {width}


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("Verksamhetsberättelse||slut", "Verksamhetsb…  slut"),
        ("Verksamhetsberättelse||", "Verksamhetsberätte…"),
        ("Verksamhet|x|", "Verks…  x          "),
        ("Kort||", "Kort               "),
    ],
)
@pytest.mark.parametrize("line", [0, 1])
def test_a_text_that_spills_goes_on_over_the_columns_that_have_nothing(
    row: str, shown: str, line: int
) -> None:
    def part(place: int) -> Callable[[str], str]:
        return lambda one: one.split("|")[place]

    columns = [
        Column("first", "", part(0), width=6, spills=True),
        Column("second", "", part(1), width=5),
        Column("third", "", part(2), width=4),
    ]
    state = RowState[str](lambda one: one)
    state.show([Group("", [row, "under||"])], headed=False)
    state.go(line)
    painter = Painter(fit_columns(columns, 19), 19 + GUTTER, lambda _: Style())
    (strip,) = painter.lines(state, 0)
    assert strip.text[GUTTER:] == shown
