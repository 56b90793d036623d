"""Keys as a user meets them: what the footer offers, where Tab stops, how Esc goes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.opened import NARROW, LoadedApp, main_screen, opened, press, seen
from tui.app.widgets.rows.list import RowList


def _footer(text: str) -> str:
    return text.splitlines()[-1]


async def test_marked_rows_are_copied_with_the_cursor_on_a_heading(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="3 a home") as pilot:
        assert main_screen(pilot).entry is None
        assert "y Kopiera" in _footer(seen(pilot))
        await press(pilot, "y")
        assert isinstance(pilot.app, LoadedApp)
        marked = main_screen(pilot).looking.view
        assert marked
        assert len(pilot.app.copied.split("\n\n")) == len(marked.marks.here())


async def test_copying_names_a_few_by_id_and_text(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="3 y") as pilot:
        assert "(A1 Ta fram en plan" in " ".join(seen(pilot).replace("▌", "").split())


async def test_the_footer_of_the_filter_offers_what_works_while_typing(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "5 f m o") as pilot:
        assert _footer(seen(pilot)).split("  ")[:2] == [" Enter Till listan", "Esc Rensa"]
        await press(pilot, "escape")
        assert "Esc Tillbaka" in _footer(seen(pilot))
        await press(pilot, "escape")
        assert "f Filtrera" in _footer(seen(pilot))


@pytest.mark.parametrize("size", [(120, 36), (200, 50)])
async def test_tab_stops_only_where_something_can_be_done(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size, "1") as pilot:
        stops = []
        for _stop in range(3):
            stops.append(pilot.app.focused)
            if isinstance(pilot.app.focused, RowList):
                assert "Enter Öppna" in _footer(seen(pilot))
            await press(pilot, "tab")
        assert [one.id for one in stops if one] == ["soonest", "load", "filter"]


async def test_all_committees_come_first_and_the_chosen_one_next(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 c a l d r e enter c") as pilot:
        lines = seen(pilot).splitlines()
        every = next(place for place, line in enumerate(lines) if "Alla nämnder" in line)
        assert "› Äldrenämnden" in " ".join(lines[every + 1].split())
        await press(pilot, "home enter")
        lens = main_screen(pilot).looking.lens
        assert lens
        assert lens.committee is None


async def test_esc_clears_the_filter_and_then_the_committee(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 c a l d r e enter f l a r m enter") as pilot:
        screen = main_screen(pilot)
        found = []
        for _step in range(3):
            assert screen.looking.lens
            found.append((screen.looking.lens.typed, screen.looking.lens.committee))
            await press(pilot, "escape")
        assert found == [("larm", "Äldrenämnden"), ("", "Äldrenämnden"), ("", None)]


async def test_the_footer_keeps_the_most_used_keys_at_80_columns(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "5") as pilot:
        footer = _footer(seen(pilot))
        for said in ("f Filtrera", "Enter Öppna", "o Källa", "y Kopiera", "F1 Hjälp", "q Avsluta"):
            assert said in footer


async def test_all_that_is_wrong_with_a_filter_is_read_at_80_columns(tmp_path: Path) -> None:
    keys = "5 f k l a s s colon h u b b a"
    async with opened(tmp_path, NARROW, keys) as pilot:
        text = " ".join(seen(pilot).split())
        assert "avslutad, closed" in text


async def test_the_pane_sums_up_the_heading_under_the_cursor(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 b a n s v a r i g enter home") as pilot:
        heading = main_screen(pilot).query_one("#activities RowList", RowList).cursor_heading
        assert heading
        text = " ".join(seen(pilot).split())
        assert heading.title in text
        assert f"{len(heading.rows)} post" in text


async def test_the_pane_follows_from_one_folded_heading_to_the_next(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 b a n s v a r i g enter home left down left") as pilot:
        rows = main_screen(pilot).query_one("#activities RowList", RowList)
        assert rows.cursor_heading
        assert seen(pilot).count(rows.cursor_heading.title) > 1


async def test_a_bodys_sheet_names_the_body_at_80_columns(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "2") as pilot:
        entry = main_screen(pilot).entry
        assert entry
        await press(pilot, "enter")
        assert entry.text in seen(pilot).splitlines()[4]


async def test_the_bodies_that_something_passes_for_are_counted(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="2 f b a d h u s") as pilot:
        assert "1 av 10 nämnder" in seen(pilot)
