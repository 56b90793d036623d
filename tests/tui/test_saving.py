"""What is looked at saved to a file: its kind, its name, its folder, and what goes along."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from openpyxl import load_workbook

from store.filters.saved import SavedView
from tests.registers import small_register
from tests.tui.opened import LoadedApp, Open, letters, main_screen, opened, press, seen, settled
from tests.year_register import year_register
from tui.app.screens.dialogs.save import SaveScreen
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.rows.list import RowList
from tui.commands.year_views import YEAR_VIEWS
from tui.exports.kinds import KINDS, FileKind

WRITTEN = [one for one in KINDS if find_spec(f"tui.exports.{one.module}")]


def _typed(pilot: Open) -> str:
    return pilot.app.screen.query_one("#typed", LineInput).value


async def _save_as(pilot: Open, path: Path, *keys: str) -> None:
    await press(pilot, "w")
    pilot.app.screen.query_one("#typed", LineInput).value = str(path)
    await press(pilot, " ".join(("enter", *keys)))
    await settled(pilot)


@pytest.mark.parametrize("kind", WRITTEN, ids=[one.suffix for one in WRITTEN])
async def test_the_list_is_saved_in_the_kind_of_the_suffix(tmp_path: Path, kind: FileKind) -> None:
    path = tmp_path / f"lista{kind.suffix}"
    async with opened(tmp_path, keys="5") as pilot:
        await _save_as(pilot, path)
        assert path.stat().st_size > 500
        assert "14 rader finns i" in seen(pilot)
        assert [one.name for one in tmp_path.glob(".namndkoll*")] == []


async def test_the_kind_is_chosen_with_the_arrows_and_the_name_follows(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 w down") as pilot:
        assert _typed(pilot).endswith(".docx")
        await press(pilot, "down up up")
        assert _typed(pilot).endswith("-2024-09-16.xlsx")


async def test_a_suffix_that_is_typed_chooses_its_kind(tmp_path: Path) -> None:
    async with opened(
        tmp_path, keys="5 w end backspace backspace backspace backspace m d"
    ) as pilot:
        kinds = pilot.app.screen.query_one("#choices", RowList)
        assert kinds.cursor_id == ".md"
        assert _typed(pilot).endswith(".md")


async def test_the_name_is_that_of_view_committee_and_day(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=f"3 c {letters('utbildn')} enter w") as pilot:
        assert Path(_typed(pilot)).name == "forsenat-utbildningsnamnden-2024-09-16.xlsx"


async def test_notes_go_along_only_where_a_key_asked_for_it(tmp_path: Path) -> None:
    without, noted = tmp_path / "utan.csv", tmp_path / "med.csv"
    keys = f"5 n {letters('hemlig tanke')} enter"
    async with opened(tmp_path, keys=keys) as pilot:
        await settled(pilot)
        await _save_as(pilot, without)
        await press(pilot, "w f4")
        assert "följer med" in seen(pilot)
        pilot.app.screen.query_one("#typed", LineInput).value = str(noted)
        await press(pilot, "enter")
        await settled(pilot)
        assert "hemlig tanke" not in without.read_text(encoding="utf-8-sig")
        assert "hemlig tanke" in noted.read_text(encoding="utf-8-sig")


async def test_f4_twice_leaves_the_notes_out_again(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 w f4 f4") as pilot:
        assert "är inte med" in seen(pilot)


async def test_the_folder_of_the_last_file_is_proposed_for_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "mapp"
    folder.mkdir()
    async with opened(tmp_path, keys="5") as pilot:
        await _save_as(pilot, folder / "lista.csv")
        await press(pilot, "w")
        assert Path(_typed(pilot)).parent == folder
        assert isinstance(pilot.app, LoadedApp)
        assert pilot.app.left_as().folder == str(folder)


async def test_the_page_of_a_body_is_saved_part_by_part(tmp_path: Path) -> None:
    path = tmp_path / "sida.md"
    async with opened(tmp_path, keys="2 down") as pilot:
        body = pilot.app.screen.query_one("#left", RowList).cursor_row
        await _save_as(pilot, path)
        text = path.read_text(encoding="utf-8")
        assert body
        assert text.startswith(f"# {body.text}")
        assert text.count("## ") > 1


LISTS = (*"234567", *(f"M {one.keys}" for one in YEAR_VIEWS))


@pytest.mark.parametrize("view", LISTS)
async def test_every_view_with_rows_can_be_saved(tmp_path: Path, view: str) -> None:
    make = year_register if view.startswith("M") else small_register
    path, register = tmp_path / "vy.xlsx", make(tmp_path / "register.json")
    async with opened(tmp_path, keys=view, register=register) as pilot:
        listed = len(main_screen(pilot).selection.listed())
        await _save_as(pilot, path)
        told = load_workbook(path).worksheets[-1]
        counts = [row[1].value for row in told.iter_rows() if row[0].value == "Antal poster"]
        assert listed
        assert counts[0].split()[0] == str(listed)


async def test_what_does_not_add_up_is_saved_with_what_disagrees(tmp_path: Path) -> None:
    path = tmp_path / "vy.csv"
    async with opened(tmp_path, keys="9") as pilot:
        await _save_as(pilot, path)
        assert "Vad som skiljer" in path.read_text(encoding="utf-8-sig").splitlines()[0]


async def test_a_saved_view_is_told_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "vy.md"
    saved = (SavedView("Mina sena", "overdue", "skol"),)
    async with opened(tmp_path) as pilot:
        main_screen(pilot).shelf.take(saved)
        await main_screen(pilot).files.show_saved(saved[0])
        await settled(pilot)
        await press(pilot, "w")
        assert Path(_typed(pilot)).name.startswith("mina-sena-")
        pilot.app.screen.query_one("#typed", LineInput).value = str(path)
        await press(pilot, "enter")
        await settled(pilot)
        text = path.read_text(encoding="utf-8")
        assert "Sparad vy: Mina sena" in text
        assert "Filter: skol" in text


async def test_only_the_marked_rows_are_saved_where_some_are(tmp_path: Path) -> None:
    path = tmp_path / "lista.txt"
    async with opened(tmp_path, keys="5 space space") as pilot:
        await _save_as(pilot, path)
        assert path.read_text(encoding="utf-8").count("Källa:") == 2


async def test_a_file_is_replaced_only_by_a_key_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "lista.txt"
    path.write_text("mitt", encoding="utf-8")
    async with opened(tmp_path, keys="5") as pilot:
        await _save_as(pilot, path)
        assert path.read_text(encoding="utf-8") == "mitt"
        assert "finns redan" in seen(pilot)
        await press(pilot, "ctrl+r")
        await settled(pilot)
        assert "Källa:" in path.read_text(encoding="utf-8")


async def test_another_name_takes_the_offer_to_replace_back(tmp_path: Path) -> None:
    path = tmp_path / "lista.txt"
    path.write_text("mitt", encoding="utf-8")
    async with opened(tmp_path, keys="5") as pilot:
        await _save_as(pilot, path)
        await press(pilot, "backspace t ctrl+r")
        assert path.read_text(encoding="utf-8") == "mitt"


async def test_the_register_itself_is_never_written_over(tmp_path: Path) -> None:
    register = small_register(tmp_path / "register.txt")
    before = register.path.read_bytes()
    async with opened(tmp_path, keys="5", register=register) as pilot:
        await _save_as(pilot, register.path, "ctrl+r")
        assert "registret självt" in seen(pilot)
        assert register.path.read_bytes() == before


@pytest.mark.parametrize("name", ["", "lista", "lista.pdf", ".txt", "ingen/mapp/lista.txt"])
async def test_a_path_that_cannot_be_written_is_told_and_the_box_stays(
    tmp_path: Path, name: str
) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await _save_as(pilot, tmp_path / name if name else Path("   "))
        assert isinstance(pilot.app.screen, SaveScreen)
        assert "?" in seen(pilot)
