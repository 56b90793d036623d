"""The wheel of the year: its weeks with their load, and the list of the period one is in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store.changes.arranging import add_meeting, set_point
from store.register.register import Register
from tests.registers import empty_register, small_register
from tests.tui.opened import (
    NARROW,
    WIDE,
    LoadedApp,
    Open,
    letters,
    main_screen,
    opened,
    press,
    seen,
)
from tests.tui.test_timeline import KEYS, LOW, SIZES, _register
from tui.app.screens.pages.details import DetailScreen
from tui.app.screens.pages.source import SourceScreen
from tui.app.views.time.year import YearView
from tui.app.views.time.year_strip import YearStrip
from tui.presentation.agenda import next_agenda, said_point


def _view(pilot: Open) -> YearView:
    view = main_screen(pilot).looking.view
    assert isinstance(view, YearView)
    return view


def _listed(pilot: Open) -> list[str]:
    return [entry.id for entry in _view(pilot).listed()]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", KEYS)
async def test_every_key_of_time_works_at_every_size(
    tmp_path: Path, key: str, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size, "8") as pilot:
        for _time in range(3):
            await press(pilot, key)
        assert "▲" in seen(pilot)
        assert main_screen(pilot).looking.shown == "year"


async def test_the_list_is_what_falls_due_in_the_month_and_the_week(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="8") as pilot:
        assert _listed(pilot) == ["A3", "A4", "A5", "A6"]
        await press(pilot, "plus")
        assert "v. 38  2024-09-16 – 2024-09-22" in seen(pilot)
        assert _listed(pilot) == ["A4", "A5"]
        await press(pilot, "right")
        assert _listed(pilot) == ["A6"]
        await press(pilot, "minus right")
        assert "oktober 2024" in seen(pilot)
        assert _listed(pilot) == ["A7"]


async def test_a_whole_year_lists_the_undated_and_invalid_too(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="8 minus") as pilot:
        assert {"A9", "A10", "A14", "A11"} < set(_listed(pilot))
        assert "A8" not in _listed(pilot)
        await press(pilot, "right")
        assert set(_listed(pilot)) == {"A8", "A9", "A10", "A14"}


async def test_years_are_turned_and_the_day_is_found_again(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "8 shift+right") as pilot:
        assert "september 2025" in seen(pilot)
        assert "läge per" not in seen(pilot)
        await press(pilot, "shift+left shift+left")
        assert "september 2023" in seen(pilot)
        await press(pilot, "d")
        assert "september 2024" in seen(pilot)
        assert "│ läge per 2024-09-16" in seen(pilot)


async def test_the_header_tells_the_share_of_template_dates(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "8") as pilot:
        assert "9 slutdatum · 2 av 9 har schablondatum · 3 utan giltigt datum" in seen(pilot)


async def test_the_filter_and_the_committee_apply_to_strip_and_list(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "8 c a l d r e enter") as pilot:
        assert "2 slutdatum" in seen(pilot)
        assert _listed(pilot) == ["A3", "A5"]
        await press(pilot, f"f {letters('larm')} enter")
        assert "1 slutdatum" in seen(pilot)
        assert _listed(pilot) == ["A3"]


async def test_an_empty_period_names_itself_and_the_keys(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "8 left left left left") as pilot:
        text = " ".join(seen(pilot).split())
        assert "Inget har slutdatum maj 2024. ← → bläddrar" in text


async def test_a_filter_that_leaves_nothing_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, f"8 f {letters('xyzzy')} enter") as pilot:
        for key in KEYS:
            await press(pilot, key)
        assert "0 slutdatum" in seen(pilot)
        assert "Inget matchar filtret" in seen(pilot) or "Esc" in seen(pilot)


async def test_an_empty_register_says_so(tmp_path: Path) -> None:
    register = empty_register(tmp_path / "register.json")
    async with opened(tmp_path, NARROW, "8", register) as pilot:
        for key in KEYS:
            await press(pilot, key)
        assert "namndkoll import" in seen(pilot)


async def test_copy_source_and_details_work_on_the_list(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "8 y o") as pilot:
        assert isinstance(pilot.app, LoadedApp)
        assert "trygghetslarm" in pilot.app.copied
        assert isinstance(pilot.app.screen, SourceScreen)
        await press(pilot, "escape enter")
        assert isinstance(pilot.app.screen, DetailScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_on_the_strip_chooses_its_week(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size, "8 plus") as pilot:
        strip = _view(pilot).query_one(YearStrip)
        row = next(y for y, line in enumerate(strip.render().plain.split("\n")) if "▲" in line)
        at = strip.render().plain.split("\n")[row].index("▲")
        await pilot.click(YearStrip, offset=(at + 2, row))
        await pilot.pause()
        assert "v. 39" in seen(pilot) or (size == WIDE and "v. 38" in seen(pilot))


async def test_the_last_days_of_a_year_are_in_a_week_of_the_next(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "8 right right right plus") as pilot:
        for _week in range(5):
            await press(pilot, "right")
        assert "v. 1 2025  2024-12-30 – 2024-12-31" in seen(pilot)
        assert _listed(pilot) == ["A11", "A12"]
        await press(pilot, "right")
        assert "v. 1  2025-01-01 – 2025-01-05" in seen(pilot)


async def test_resizing_keeps_the_strip_and_the_list(tmp_path: Path) -> None:
    async with opened(tmp_path, WIDE, "8") as pilot:
        for size in ((60, 15), (200, 60), (20, 5), NARROW, LOW, WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert "trygghetslarm" in seen(pilot)
        assert "▲" in seen(pilot)


@pytest.mark.parametrize("end", ["0001-01-01", "9999-12-31", "2074-06-30"])
async def test_years_at_any_end_of_time(tmp_path: Path, end: str) -> None:
    register = _register(tmp_path / "register.json", ("Bygg en stad", "0001-01-01", end))
    async with opened(tmp_path, NARROW, "8", register) as pilot:
        for key in ("minus", "shift+right", "shift+left", "left", "right", "plus", "left", "right"):
            await press(pilot, key)
        assert "▲" in seen(pilot)


async def test_the_years_reports_and_meetings_stand_under_its_weeks(tmp_path: Path) -> None:
    register = _with_meetings(tmp_path)
    async with opened(tmp_path, WIDE, "8", register) as pilot:
        assert "~T1" in seen(pilot)
        assert "T2" in seen(pilot)
        assert "2024-09-24 Socialnämnden sammanträder" in seen(pilot)
        await press(pilot, "left")
        assert "Tertialrapport 2 2024 2024-08-20" in seen(pilot)
        await press(pilot, "left left left left")
        assert "Tertialrapport 1 2024 2024-04-30 (förslag)" in seen(pilot)


async def test_a_month_is_shown_as_a_calendar_beside_the_list(tmp_path: Path) -> None:
    register = _with_meetings(tmp_path)
    async with opened(tmp_path, NARROW, "8", register) as pilot:
        await main_screen(pilot).palette.follow("time.calendar")
        await pilot.pause()
        assert not _view(pilot).query_one(YearStrip).display
        assert "v. 39 23   24 •" in seen(pilot)
        await press(pilot, "left")
        assert "augusti 2024" in seen(pilot)
        assert "20 ◆" in seen(pilot)
        await main_screen(pilot).palette.follow("time.calendar")
        await pilot.pause()
        assert _view(pilot).query_one(YearStrip).display


def _with_meetings(path: Path) -> Register:
    register = small_register(path / "register.json")
    day = date(2024, 8, 20)
    drafts = (
        add_meeting("Socialnämnden", date(2024, 9, 24)),
        set_point("t2 2024", day, day),
    )
    for draft in drafts:
        register.arrange(draft, by="Kim", now=datetime(2024, 9, 1, tzinfo=UTC))
    return register


async def test_the_overview_tells_the_next_report_and_the_next_meeting(tmp_path: Path) -> None:
    async with opened(tmp_path, WIDE, "1", _with_meetings(tmp_path)) as pilot:
        assert "Härnäst" in seen(pilot)
        lens = main_screen(pilot).looking.lens
        assert lens is not None
        agenda = next_agenda(lens.survey)
        point = next(one for one in agenda.points if one.last >= lens.as_of)
        assert said_point(point) == "Budget 2025 2024-11-30 (förslag)"
        assert [one.day for one in agenda.sittings] == [date(2024, 9, 24)]
