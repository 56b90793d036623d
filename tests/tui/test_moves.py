"""Ways through time: of bars under a scale, and from one period of a year to another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.entries.entries import Entry
from tests.registers import DAY
from tests.tui.parts import lens_on
from tui.app.views.time.timeline_moves import TimelineMoves, bar_of
from tui.app.views.time.year_list import YearList
from tui.app.views.time.year_moves import YearMoves
from tui.presentation.scale import Window

WIDTH = 80


class _Timeline:
    """A timeline without a screen, which counts how often it is drawn anew."""

    def __init__(self, as_of: date | None = DAY, entry: Entry | None = None) -> None:
        self.drawn = 0
        self.moves = TimelineMoves(lambda: as_of, lambda: WIDTH, lambda: entry, self._draw)

    def _draw(self) -> None:
        self.drawn += 1

    @property
    def window(self) -> Window:
        """What its cells show."""
        found = self.moves.window(WIDTH)
        assert found
        return found


def test_before_one_moves_the_year_of_the_day_is_seen() -> None:
    window = _Timeline().window
    assert window.place(date(2024, 1, 1)) >= 0
    assert window.place(date(2024, 12, 31)) < WIDTH


def test_steps_and_leaps_come_back_and_a_leap_leaves_nothing_out() -> None:
    line = _Timeline()
    start = line.window.start
    line.moves.step(1)
    assert line.window.start == start + WIDTH // 8
    line.moves.step(-1)
    line.moves.leap(1)
    assert start < line.window.start <= start + WIDTH
    line.moves.leap(-1)
    assert (line.window.start, line.drawn) == (start, 4)


def test_closer_and_farther_say_how_much_a_cell_is() -> None:
    line = _Timeline()
    assert line.moves.told() == "en ruta är en vecka"
    line.moves.zoom(-1)
    assert line.moves.told() == "en ruta är en halv vecka"


def test_the_day_is_found_again() -> None:
    line = _Timeline()
    for _time in range(9):
        line.moves.leap(1)
    assert not 0 <= line.window.place(DAY) < WIDTH
    line.moves.to_day()
    assert line.window.place(DAY) == WIDTH // 2


def test_the_bar_of_the_row_is_gone_to_where_it_has_one(tmp_path: Path) -> None:
    entries = lens_on(tmp_path).survey.activities
    entry = next(one for one in entries if bar_of(one))
    line, bar = _Timeline(entry=entry), bar_of(entry)
    line.moves.leap(9)
    line.moves.to_bar()
    assert line.moves.has_bar
    assert bar
    assert 0 <= line.window.place(bar.ends[1]) < WIDTH


def test_where_nothing_has_a_bar_or_a_day_nothing_moves() -> None:
    line = _Timeline(as_of=None)
    line.moves.to_bar()
    line.moves.to_day()
    assert (line.moves.has_bar, line.moves.window(WIDTH), line.drawn) == (False, None, 0)


def test_a_timeline_without_room_shows_no_window() -> None:
    assert _Timeline().moves.window(0) is None


def _year() -> tuple[YearMoves, list[str]]:
    moved: list[str] = []
    return YearMoves(lambda: DAY, lambda: moved.append("")), moved


def test_periods_are_gone_through_one_by_one_and_year_by_year() -> None:
    moves, moved = _year()
    moves.step(1)
    assert moves.period(DAY).first == date(2024, 10, 1)
    moves.leap(-1)
    assert moves.period(DAY).first == date(2023, 10, 1)
    moves.to_day()
    assert moves.period(DAY).first == date(2024, 9, 1)
    assert len(moved) == 3


@pytest.mark.parametrize(("by", "span"), [(-1, "week"), (-9, "week"), (1, "year"), (9, "year")])
def test_there_is_nothing_closer_than_a_week_nor_farther_than_a_year(by: int, span: str) -> None:
    moves, moved = _year()
    moves.zoom(by)
    assert moves.period(DAY).span == span
    assert moves.period(DAY).holds(DAY)
    assert len(moved) == 1


def test_a_period_that_was_chosen_stays_when_one_counts_from_another_day() -> None:
    moves, _moved = _year()
    assert moves.period(date(2030, 5, 5)).first == date(2030, 5, 1)
    moves.choose(date(2024, 2, 29))
    assert moves.period(date(2030, 5, 5)).first == date(2024, 2, 1)


def test_no_row_of_the_year_has_a_bar() -> None:
    moves, moved = _year()
    moves.to_bar()
    assert (moves.has_bar, moved) == (False, [])


def test_the_list_of_the_year_follows_its_moves(tmp_path: Path) -> None:
    lens, (moves, _moved) = lens_on(tmp_path), _year()
    entries = YearList(moves)
    of_month = {one.id for one in entries.chosen(lens.survey)}
    assert of_month == {"A3", "A4", "A5", "A6"}
    moves.step(1)
    assert {one.id for one in entries.chosen(lens.survey)} == {"A7"}
    assert (
        entries.year_picture(lens).period == moves.period(DAY) == entries.month_picture(lens).period
    )
