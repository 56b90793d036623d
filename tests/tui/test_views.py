"""What each view shows, at both sizes, and how one goes in and out of its parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.registers import CLASS_COUNTS
from tests.tui.opened import NARROW, SIZES, main_screen, opened, press, seen
from tui.app.screens.pages.details import DetailScreen
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.rows.list import RowList
from tui.locale import set_language

SHOWN = {
    "1": ("Läget", "Härnäst", "Belastning per nämnd", "Registret"),
    "2": ("Nämnder (4)", "Stadsdelsnämnder (2)", "Bolag (1)", "Grupper (2)", "Externa (1)"),
    "3": ("Mer än 90 dagar försenat (1)", "Schablondatum", "Utan slutdatum", "Ogiltigt slutdatum"),
    "4": ("I dag (1)", "Denna vecka (v. 38) (1)", "Nästa vecka (v. 39) (1)", "Längre fram (1)"),
    "5": ("Försenat (3)", "Försenat, schablondatum (1)", "14 av 14", "sorterat på slutdatum"),
    "6": ("5 av 5", "sorterat på tryckt ordning", "öppna fler dörrar"),
    "7": ("Egna datum (8)", "Schablondatum", "en ruta är", "2024", "14 av 14", "████"),
    "8": ("9 slutdatum · 2 av 9", "september 2024", "Inga rapporter eller sammanträden", "4 av 14"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", SHOWN)
async def test_each_view_shows_what_it_is_for(
    tmp_path: Path, key: str, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size, key) as pilot:
        text = seen(pilot)
        missing = [words for words in SHOWN[key] if words not in text]
        assert not missing, text


ENGLISH = {
    "1": ("Where things stand", "Next", "Load per committee", "The register"),
    "2": ("Committees (4)", "District committees (2)", "Companies (1)", "Groups (2)"),
    "3": ("More than 90 days late (1)", "Template dates", "No end date", "Invalid end date"),
    "4": ("Today (1)", "This week (w. 38) (1)", "Next week (w. 39) (1)", "Coming later (1)"),
    "5": ("Overdue (3)", "Overdue, template dates (1)", "14 of 14", "sorted by end date"),
    "6": ("5 of 5", "sorted by the printed order"),
    "7": ("Dates of their own (8)", "Template dates", "a cell is", "2024", "14 of 14"),
    "8": ("9 end dates · 2 of 9", "September 2024", "No reports or meetings then", "4 of 14"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ENGLISH)
async def test_each_view_speaks_english(tmp_path: Path, key: str, size: tuple[int, int]) -> None:
    set_language("en")
    async with opened(tmp_path, size, key) as pilot:
        text = seen(pilot)
        missing = [words for words in ENGLISH[key] if words not in text]
        assert not missing, text


async def test_the_overview_counts_every_class(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        lens = main_screen(pilot).looking.lens
        assert lens
        assert lens.counts == CLASS_COUNTS


async def test_the_overview_shows_the_soonest_without_template_dates(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        rows = main_screen(pilot).query_one("#soonest", RowList)
        assert rows.cursor_id == "A4"
        assert "Rusta parkerna" not in seen(pilot)
        assert "2 med schablondatum visas inte" in seen(pilot)


async def test_the_overview_opens_a_body_and_esc_comes_back(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="tab enter") as pilot:
        screen = main_screen(pilot)
        assert screen.looking.shown == "committees"
        await press(pilot, "escape")
        assert screen.looking.shown == "overview"


async def test_late_ones_are_marked_in_the_tree(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="2") as pilot:
        line = next(line for line in seen(pilot).splitlines() if "Utbildningsnämnden" in line)
        assert "!2" in line


async def test_the_parts_of_a_body_say_its_role(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="2 down") as pilot:
        text = seen(pilot)
        assert "Aktiviteter som den ansvarar för (2)" in text
        assert "Aktiviteter som den medverkar i (1)" in text
        assert "Direktiv: Fler ska kunna bo" in text
        assert "Driftbudget, mnkr (2)" in text
        assert "1 234,5" in text


async def test_what_a_group_is_told_is_shown_with_its_members(tmp_path: Path) -> None:
    async with opened(tmp_path, (120, 60), keys="2 end") as pilot:
        main_screen(pilot).query_one("#left", RowList).move_to("C5")
        await pilot.pause()
        text = seen(pilot)
        assert "Aktiviteter som berör den genom en grupp (2)" in text
        assert "Direktiv till alla: Fler ska kunna bo och växa i staden (1)" in text


async def test_in_a_narrow_window_enter_goes_into_a_body_and_esc_out(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "2") as pilot:
        assert "Slut eller mål" not in seen(pilot)
        await press(pilot, "enter")
        assert "Slut eller mål" in seen(pilot)
        await press(pilot, "escape")
        assert "Nämnd eller bolag" in seen(pilot)


async def test_the_pane_shows_the_sentence_its_line_and_why(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="3") as pilot:
        text = seen(pilot)
        assert "”Ta fram en plan för skolmåltider”" in text
        assert "plan_2024.txt, rad 4" in text
        assert "2024-03-31 (sön v. 13)" in text
        assert "Kommunstyrelsen" in text


async def test_the_pane_follows_the_cursor(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="3 down down") as pilot:
        assert "”Införa mobilfria lektioner”" in seen(pilot)


async def test_enter_goes_into_the_pane_and_esc_back_to_the_list(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 enter") as pilot:
        assert isinstance(pilot.app.focused, DetailPane)
        await press(pilot, "escape")
        assert isinstance(pilot.app.focused, RowList)


async def test_in_a_narrow_window_the_pane_gives_way_and_enter_opens_it(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "3") as pilot:
        assert "”Ta fram" not in seen(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DetailScreen)
        assert "”Ta fram en plan för skolmåltider”" in seen(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, DetailScreen)


async def test_an_activity_tells_who_takes_part_and_in_which_role(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        rows = main_screen(pilot).query_one("#activities RowList", RowList)
        rows.move_to("A11")
        await pilot.pause()
        text = seen(pilot)
        assert "Socialnämnden (samarbete)" in text
        assert "Stadsdelsnämnderna (samråd)" in text
        assert "schablondatum" in text


async def test_the_cursor_stays_on_its_row_when_the_view_comes_back(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 down down 6 5") as pilot:
        rows = main_screen(pilot).query_one("#activities RowList", RowList)
        assert rows.cursor_id == "A3"


async def test_the_heading_says_the_lead_so_the_column_does_not(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="6") as pilot:
        header = seen(pilot).splitlines()[5]
        assert "Direktiv" in header
        assert "Nämnd" not in header
