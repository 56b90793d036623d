"""The arithmetic of time as cells: windows, scales, the weeks of a year, the periods one turns."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.presentation.calendar_words import scale_line
from tui.presentation.scale import (
    SPANS,
    ZOOMS,
    PeriodLength,
    Sight,
    Zoom,
    of_bar,
    of_year,
    period,
    same_day,
    week_place,
    weeks_of,
)

days = st.dates()
zooms = st.sampled_from(ZOOMS)
levels = st.integers(0, len(ZOOMS) - 1)
sights = st.builds(Sight, levels, days)
widths = st.integers(1, 200)
years = st.integers(1, 9999)
spans: st.SearchStrategy[PeriodLength] = st.sampled_from(SPANS)


@given(zooms, days, days)
def test_a_later_day_is_in_no_earlier_cell(zoom: Zoom, one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert zoom.cell(first) <= zoom.cell(last)


@given(zooms, days)
def test_a_day_is_between_the_first_day_of_its_cell_and_of_the_next(zoom: Zoom, day: date) -> None:
    cell = zoom.cell(day)
    assert zoom.first(cell) <= day.toordinal() < zoom.first(cell + 1)


@given(sights, widths)
def test_the_day_of_a_sight_is_in_its_window(sight: Sight, width: int) -> None:
    assert 0 <= sight.window(width).place(sight.day) < width


@given(sights, st.integers(-(10**6), 10**6))
def test_panning_ends_where_the_calendar_does(sight: Sight, cells: int) -> None:
    moved = sight.panned(cells)
    step = sight.zoom.cell(moved.day) - sight.zoom.cell(sight.day)
    assert step == cells or moved.day in (date.min, date.max) or abs(step) <= abs(cells)


@given(sights, st.integers(-9, 9))
def test_zooming_stays_at_the_day(sight: Sight, by: int) -> None:
    zoomed = sight.zoomed(by)
    assert zoomed.day == sight.day
    assert 0 <= zoomed.level < len(ZOOMS)


@given(days, widths)
def test_a_years_window_has_the_day_and_the_whole_year_where_it_fits(day: date, width: int) -> None:
    sight = of_year(day, width)
    window = sight.window(width)
    first, last = (window.place(date(day.year, *ends)) for ends in ((1, 1), (12, 31)))
    assert 0 <= window.place(day) < width
    assert (first >= 0 and last < width) or last - first >= width or day.year in (1, 9999)


@given(sights, days, days, widths)
def test_going_to_a_bar_shows_its_end(sight: Sight, one: date, other: date, width: int) -> None:
    first, last = sorted((one, other))
    window = of_bar(sight, first, last, width).window(width)
    assert 0 <= window.place(last) < width


@given(sights, widths, st.booleans())
def test_a_scale_is_as_wide_as_its_window(sight: Sight, width: int, dated: bool) -> None:
    window = sight.window(width)
    for unit in window.zoom.units:
        assert len(scale_line(window, unit, dated=dated)) == width


@given(sights, widths)
def test_units_begin_from_left_to_right_and_each_once(sight: Sight, width: int) -> None:
    window = sight.window(width)
    for unit in window.zoom.units:
        ticks = list(window.ticks(unit))
        assert [tick.at for tick in ticks] == sorted({tick.at for tick in ticks})
        assert len({tick.number for tick in ticks}) == len(ticks)


@given(years)
def test_each_day_of_a_year_is_in_one_week(year: int) -> None:
    weeks = weeks_of(year)
    every = [day for one in weeks for day in range(one.first.toordinal(), one.last.toordinal() + 1)]
    ends = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    assert every == list(range(ends[0], ends[1] + 1))


@given(st.integers(2, 9998))
def test_each_week_of_an_iso_year_is_there_once_and_a_cut_one_in_two_years(year: int) -> None:
    parts = [one for near in (year - 1, year, year + 1) for one in weeks_of(near)]
    own = [one for one in parts if one.year == year]
    last = date(year, 12, 28).isocalendar().week
    assert sorted({one.number for one in own}) == list(range(1, last + 1))
    for number in {one.number for one in own}:
        both = [one for one in own if one.number == number]
        assert sum((one.last - one.first).days + 1 for one in both) == 7
        assert len(both) <= 2


@given(days)
def test_the_place_of_a_day_is_its_week(day: date) -> None:
    week = weeks_of(day.year)[week_place(day)]
    assert week.first <= day <= week.last
    assert (week.year, week.number) == day.isocalendar()[:2]


@pytest.mark.parametrize(
    ("year", "count", "first", "last"),
    [
        (2024, 53, (2024, 1), (2025, 1)),
        (2020, 53, (2020, 1), (2020, 53)),
        (2021, 53, (2020, 53), (2021, 52)),
        (2012, 54, (2011, 52), (2013, 1)),
    ],
)
def test_years_of_53_weeks_and_weeks_of_two_years(
    year: int, count: int, first: tuple[int, int], last: tuple[int, int]
) -> None:
    weeks = weeks_of(year)
    assert (len(weeks), weeks[0][:2], weeks[-1][:2]) == (count, first, last)


@given(spans, days)
def test_a_period_holds_its_day_and_the_next_begins_after_it(span: PeriodLength, day: date) -> None:
    one = period(span, day)
    after = one.moved(1)
    assert one.holds(day)
    assert after == one or after.first == one.last + timedelta(days=1)
    assert after == one or after.moved(-1) == one


@given(days, st.integers(-20000, 20000))
def test_the_same_day_of_another_year_is_a_day(day: date, by: int) -> None:
    other = same_day(day, day.year + by)
    assert other.month == day.month
    assert other.year == min(max(day.year + by, 1), 9999)
