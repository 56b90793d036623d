"""The timeline: bars under a scale, moved and zoomed by keys, with all that a list can do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.importing.reading.reading import Reading
from store.register.register import Register
from tests.registers import DAY, NOW, Page, activity, empty_register
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
from tui.app.screens.pages.details import DetailScreen
from tui.app.screens.pages.source import SourceScreen
from tui.app.views.time.timeline import TimelineView
from tui.app.widgets.rows.list import RowList

LOW = (60, 15)
SIZES = (WIDE, NARROW, LOW)
KEYS = (
    "left", "h", "right", "l", "shift+left", "H", "shift+right", "L", "plus", "minus",
    "d", "r",
)  # fmt: skip


def _register(path: Path, *rows: tuple[str, str, str]) -> Register:
    """Return a register of activities, each a text, a start and an end."""
    page, register = Page(), Register.empty(path, DAY)
    made = tuple(activity(page, text, end, start) for text, start, end in rows)
    register.take_in(Reading(page.document(), (), (), (), made, (), (), ()), NOW)
    return register


def _line(pilot: Open, words: str) -> str:
    return next(line for line in seen(pilot).splitlines() if words in line)


def _view(pilot: Open) -> TimelineView:
    view = main_screen(pilot).looking.view
    assert isinstance(view, TimelineView)
    return view


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", KEYS)
async def test_every_key_of_time_works_at_every_size(
    tmp_path: Path, key: str, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size, "7 down") as pilot:
        for _time in range(3):
            await press(pilot, key)
        assert "█" in seen(pilot) or "‹" in seen(pilot) or "›" in seen(pilot)
        assert main_screen(pilot).looking.shown == "timeline"


@pytest.mark.parametrize(
    ("there", "back"),
    [
        ("right", "left"),
        ("l", "h"),
        ("shift+right", "shift+left"),
        ("L", "H"),
        ("plus", "minus"),
    ],
)
async def test_a_key_there_and_one_back_end_where_they_began(
    tmp_path: Path, there: str, back: str
) -> None:
    async with opened(tmp_path, NARROW, "7") as pilot:
        before = seen(pilot)
        await press(pilot, there)
        assert seen(pilot) != before
        await press(pilot, back)
        assert seen(pilot) == before


async def test_the_day_and_the_bar_are_found_again_from_afar(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "7 end up up") as pilot:
        rows = _view(pilot).rows
        rows.move_to("A5")
        await press(pilot, "shift+right shift+right shift+right")
        assert "█" not in _line(pilot, "Föreslå nya")
        await press(pilot, "r")
        assert "██" in _line(pilot, "Föreslå nya")
        await press(pilot, "shift+left shift+left shift+left d")
        assert "│" in _line(pilot, "Bygga klart")


async def test_arrows_move_time_and_enter_folds_a_heading(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "7 home") as pilot:
        shown = len(_view(pilot).rows._state.lines)
        await press(pilot, "left")
        assert len(_view(pilot).rows._state.lines) == shown
        await press(pilot, "enter")
        assert len(_view(pilot).rows._state.lines) < shown


async def test_template_dates_are_lighter_and_apart(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="7") as pilot:
        text = seen(pilot)
        assert text.index("Egna datum (8)") < text.index("Schablondatum")
        template = _line(pilot, "Rusta parkerna")
        assert "░" in template
        assert "█" not in template


async def test_late_bars_have_their_sign_at_the_end(tmp_path: Path) -> None:
    async with opened(tmp_path, (160, 36), "7") as pilot:
        assert "█!" in _line(pilot, " Ta fram en plan")
        assert "█!" not in _line(pilot, "Föreslå nya")


async def test_the_undated_and_invalid_come_last_with_words_for_a_bar(tmp_path: Path) -> None:
    async with opened(tmp_path, (160, 40), "7") as pilot:
        text = seen(pilot)
        assert "inget slutdatum står" in _line(pilot, "Stödja föreningar")
        assert "kan inte läsas" in _line(pilot, "Rätta felaktiga") or "202-01-01" in text
        assert text.index("Rusta parkerna") < text.index("Stödja") < text.index("Rätta fel")


async def test_filter_marks_copy_source_and_details_work_as_in_a_list(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, f"7 f {letters('badhuset')} enter down") as pilot:
        assert "1 av 14" in seen(pilot)
        await press(pilot, "space up y")
        assert isinstance(pilot.app, LoadedApp)
        assert "badhuset" in pilot.app.copied
        await press(pilot, "down o")
        assert isinstance(pilot.app.screen, SourceScreen)
        await press(pilot, "escape enter")
        assert isinstance(pilot.app.screen, DetailScreen)


async def test_the_timeline_is_sorted_and_grouped_as_a_list(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="7 b a n s v a r i g enter s s t a r t enter") as pilot:
        text = seen(pilot)
        assert "Kommunstyrelsen (" in text
        assert "sorterat på startdatum" in text
        assert "Utan slutdatum (1)" in text


async def test_a_click_on_the_scale_sorts_by_start_and_on_a_bar_chooses_its_row(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, NARROW, "7") as pilot:
        await pilot.click(RowList, offset=(50, 1))
        assert "startdatum" in _view(pilot).status()
        await pilot.click("#timeline RowList", offset=(50, 4))
        await pilot.pause()
        assert _view(pilot).rows.cursor_id


async def test_another_day_moves_the_line(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "7 plus") as pilot:
        before = _line(pilot, "Bygga klart").index("│")
        await press(pilot, f"right left t ctrl+u {letters('2024-10-30')} enter")
        assert _line(pilot, "Bygga klart").index("│") > before


async def test_resizing_keeps_the_day_in_the_middle(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "7 d") as pilot:
        for size in ((60, 15), (200, 60), (20, 5), (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert "│" in _line(pilot, "Bygga klart")


async def test_an_empty_register_says_so(tmp_path: Path) -> None:
    register = empty_register(tmp_path / "register.json")
    async with opened(tmp_path, NARROW, "7", register) as pilot:
        for key in KEYS:
            await press(pilot, key)
        assert "namndkoll import" in seen(pilot)


async def test_a_filter_that_leaves_nothing_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, f"7 f {letters('xyzzy')} enter") as pilot:
        for key in KEYS:
            await press(pilot, key)
        assert "Esc" in seen(pilot)
        assert "0 av 14" in seen(pilot)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("1974-01-01", "2074-06-30"),
        ("0001-01-01", "9999-12-31"),
        ("9999-12-30", "9999-12-31"),
        ("0001-01-01", "0001-01-02"),
    ],
)
async def test_bars_of_any_length_at_any_end_of_time(tmp_path: Path, start: str, end: str) -> None:
    register = _register(tmp_path / "register.json", ("Bygg en stad", start, end))
    async with opened(tmp_path, NARROW, "7 down r", register) as pilot:
        for key in "zzzzzzzxxxxxxxxxHHHLLLLLLrzr":
            await press(pilot, key)
            assert any(sign in _line(pilot, "Bygg en") for sign in "█‹›░")


async def test_a_day_at_the_end_of_time_can_be_counted_from(tmp_path: Path) -> None:
    for day in (date.min, date.max):
        app = LoadedApp(
            _register(tmp_path / f"{day}.json", ("Bygg", "2024-01-02", "2024-02-01")), day
        )
        async with app.run_test(size=NARROW) as pilot:
            await app.workers.wait_for_complete()
            await press(
                pilot,
                "7 minus minus minus minus d H L plus plus plus plus r 8 H L left right minus d",
            )
            assert "Årshjul" in seen(pilot)


async def test_the_help_tells_the_signs_and_not_the_keys_that_fold_elsewhere(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, (120, 120), "7 f1") as pilot:
        text = seen(pilot)
        assert "Schablondatum, som ingen har satt" in text
        assert "Bakåt i tiden" in text
        assert "Vik ihop gruppen" not in text
        await press(pilot, "escape 5 f1")
        assert "Schablondatum, som ingen har satt" not in seen(pilot)
