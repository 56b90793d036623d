"""Every command: its key, its place in footer, help and palette, and what it does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding

from tests.tui.opened import NARROW, SIZES, VIEWS, WIDE, LoadedApp, letters, main_screen

from tests.tui.opened import opened, press, seen  # isort: skip
from tui.app.app import NamndkollApp
from tui.app.screens.base import CommandScreen
from tui.app.screens.dialogs.ask_day import AskDayScreen
from tui.app.screens.dialogs.chooser import ChooserScreen
from tui.app.screens.dialogs.saved import NameScreen, SavedChooser
from tui.app.screens.helping.help import HelpScreen
from tui.app.screens.main.main import MainScreen
from tui.app.screens.pages.details import DetailScreen
from tui.app.screens.pages.explain import ExplainScreen
from tui.app.screens.pages.failure import FailureScreen
from tui.app.screens.pages.news import NewsScreen
from tui.app.screens.pages.pack import PackScreen
from tui.app.screens.pages.source import SourceScreen
from tui.app.widgets.filter_bar import FilterBar
from tui.app.widgets.rows.list import RowList
from tui.app.widgets.text_pane import TextPane
from tui.commands.base import Command, key_name, key_names
from tui.commands.main import MAIN
from tui.commands.moves import LIST_MOVES, TEXT_MOVES, Move
from tui.locale import _

SCREENS: tuple[type[CommandScreen[object]], ...] = (
    MainScreen, DetailScreen, SourceScreen, HelpScreen, FailureScreen, ChooserScreen, AskDayScreen,
    SavedChooser, NameScreen, ExplainScreen, PackScreen, NewsScreen,
)  # type: ignore[assignment]  # fmt: skip
KEYED = [command for command in MAIN if command.keys]


@pytest.mark.parametrize(
    "owner", [*SCREENS, NamndkollApp, RowList, TextPane, FilterBar], ids=lambda one: one.__name__
)
def test_every_binding_has_an_id_of_its_own_and_no_key_twice(owner: type) -> None:
    bindings = [one for one in owner.__dict__["BINDINGS"] if isinstance(one, Binding)]
    ids = [one.id for one in bindings]
    keys = [key for one in bindings for key in one.key.split(",")]
    assert len(owner.__dict__["BINDINGS"]) == len(bindings)
    assert all(ids)
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "command", dict.fromkeys(one for screen in SCREENS for one in screen.COMMANDS_HERE)
)
def test_every_command_explains_itself(command: type[Command[Any]]) -> None:
    assert command.id
    assert command.help or not command.keys
    assert command.palette or command.keys


def test_no_key_needs_altgr_or_is_swallowed_by_terminals() -> None:
    swallowed = {"ctrl+h", "ctrl+m", "ctrl+i", "ctrl+enter", "left_square_bracket", "at", "tilde"}
    assert not swallowed & {key for command in KEYED for key in command.keys.split(",")}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS)
async def test_every_available_command_works_in_every_view(
    tmp_path: Path, view: str, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size, view) as pilot:
        screen = main_screen(pilot)
        for command in KEYED:
            screen.looking.take_focus()
            if command.id.startswith(("view.", "quit")) or not command.available(screen):
                continue
            await press(pilot, command.keys.split(",")[0])
            assert pilot.app.is_running
            if pilot.app.screen is not screen or not isinstance(pilot.app.focused, RowList):
                await press(pilot, "escape")
            assert pilot.app.screen is screen, command.id


@pytest.mark.parametrize("view", VIEWS)
async def test_the_footer_shows_only_what_can_be_done(tmp_path: Path, view: str) -> None:
    async with opened(tmp_path, (300, 36), view) as pilot:
        footer = seen(pilot).splitlines()[-1]
        screen = main_screen(pilot)
        for command in MAIN:
            if command.footer and command not in screen.available():
                assert f" {_(command.footer)} " not in footer, command.id
        for command in screen.available():
            assert _(command.footer) in footer, command.id


async def test_a_narrow_footer_keeps_help_palette_and_quit(tmp_path: Path) -> None:
    async with opened(tmp_path, (40, 12), "5") as pilot:
        footer = seen(pilot).splitlines()[-1]
        assert "Hjälp" in footer
        assert "Kommando" in footer
        assert "Avsluta" in footer


async def test_the_help_lists_every_key_that_works(tmp_path: Path) -> None:
    async with opened(tmp_path, (120, 90), "5") as pilot:
        commands = main_screen(pilot).available()
        await press(pilot, "f1")
        text = seen(pilot)
        for command in commands:
            if command.keys:
                assert _(command.help) in text
                assert key_names(command) in text


def test_a_key_is_called_as_on_the_keyboard_whatever_a_column_is_called() -> None:
    assert _("End") == "Slut"
    assert [key_name(one) for one in ("home", "end", "delete")] == ["Home", "End", "Delete"]


@pytest.mark.parametrize(("owner", "moves"), [(RowList, LIST_MOVES), (TextPane, TEXT_MOVES)])
def test_the_help_knows_all_keys_of_a_list_and_of_a_text(
    owner: type, moves: tuple[Move, ...]
) -> None:
    bound = {one.id: one.key for one in owner.__dict__["BINDINGS"] if isinstance(one, Binding)}
    assert bound == {one.id: one.keys for one in moves}


async def test_the_palette_finds_a_command_by_its_name_and_shows_its_key(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 colon s o r t e r a") as pilot:
        assert isinstance(pilot.app.screen, ChooserScreen)
        line = next(line for line in seen(pilot).splitlines() if "Sortera listan" in line)
        assert " s " in line


async def test_the_palette_does_what_is_chosen(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="colon d i r e k t i v enter") as pilot:
        assert main_screen(pilot).looking.shown == "directives"


@pytest.mark.parametrize(
    ("words", "view"),
    [("äldrenämnden", "committees"), ("badhuset", "activities"), ("dörrar", "directives")],
)
async def test_the_palette_goes_to_places_and_esc_comes_back(
    tmp_path: Path, words: str, view: str
) -> None:
    async with opened(tmp_path, NARROW, f"3 colon {letters(words)} enter") as pilot:
        screen = main_screen(pilot)
        assert screen.looking.shown == view
        assert screen.looking.view
        assert screen.entry
        assert words in screen.entry.text.casefold()
        await press(pilot, "escape")
        assert screen.looking.shown == "overdue"


async def test_the_palette_offers_first_what_says_the_words_itself(tmp_path: Path) -> None:
    async with opened(tmp_path, (120, 60), f"colon {letters('fl')}") as pilot:
        assert "14 träffar" in seen(pilot)
        assert "Flytta arkivet" in seen(pilot)


async def test_a_place_that_the_filter_hides_is_shown_and_the_filter_is_back_after(
    tmp_path: Path,
) -> None:
    keys = f"5 f {letters('mobil')} enter colon {letters('badhuset')} enter"
    async with opened(tmp_path, keys=keys) as pilot:
        screen = main_screen(pilot)
        assert screen.entry
        assert screen.entry.id == "A8"
        await press(pilot, "escape")
        assert screen.looking.lens
        assert screen.looking.lens.typed == "mobil"


async def test_letters_typed_in_the_filter_are_no_commands(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="3 f q c t s b 1 2 space a o y p") as pilot:
        screen = main_screen(pilot)
        assert screen.looking.filter_bar.field.value == "qctsb12 aoyp"
        assert screen.looking.shown == "overdue"


async def test_sorting_keeps_the_cursor_and_the_same_choice_turns_it_round(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="6 down b i n g a enter s l y d enter") as pilot:
        screen = main_screen(pilot)
        assert screen.looking.view
        assert "lydelse" in screen.looking.view.status()
        before = screen.entry
        await press(pilot, "s enter")
        assert screen.looking.view.arranger
        assert screen.looking.view.arranger.now.descending
        assert screen.entry is before


async def test_grouping_puts_other_headings(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 b a n s v a r i g enter") as pilot:
        assert "Kommunstyrelsen (5)" in seen(pilot)


async def test_grouping_never_hides_the_undated(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="3 b a n s v a r i g enter end") as pilot:
        assert "Ogiltigt slutdatum (2)" in seen(pilot)
        assert "Utan slutdatum (1)" in seen(pilot)


async def test_a_committee_is_chosen_by_typing_and_all_again(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 c a l d r e enter") as pilot:
        screen = main_screen(pilot)
        assert "  Nämnd: Äldrenämnden" in seen(pilot)
        assert screen.looking.view
        assert screen.looking.view.status().startswith("2 av 14")
        await press(pilot, "c home pageup pageup enter")
        assert screen.looking.lens
        assert screen.looking.lens.committee is None


async def test_another_day_moves_what_is_late(tmp_path: Path) -> None:
    day = letters("2024-09-30").replace("minus", "minus")
    async with opened(tmp_path, keys=f"3 t ctrl+u {day} enter") as pilot:
        text = seen(pilot)
        assert "Läge per 2024-09-30 (mån v. 40)" in text
        assert "3 Försenat 7" in text


async def test_a_wrong_day_is_told_and_the_box_stays(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="t ctrl+u s n a r t enter") as pilot:
        assert isinstance(pilot.app.screen, AskDayScreen)
        assert "?" in seen(pilot)
        await press(pilot, "escape")
        assert "2024-09-16" in seen(pilot)


async def test_p_hides_and_shows_the_pane(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="3 p") as pilot:
        assert "”Ta fram" not in seen(pilot)
        await press(pilot, "p")
        assert "”Ta fram" in seen(pilot)


async def test_the_source_opens_at_its_line_with_neighbours(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "3 o") as pilot:
        text = seen(pilot)
        assert isinstance(pilot.app.screen, SourceScreen)
        assert "▌ Ta fram en plan" in text
        assert "Kommunfullmäktiges aktiviteter" in text
        assert "Införa mobilfria lektioner" in text
        await press(pilot, "end")
        assert "en rad" in seen(pilot)


async def test_copying_sends_text_and_citation_and_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="3 y") as pilot:
        app = pilot.app
        assert isinstance(app, LoadedApp)
        assert "”Ta fram en plan för skolmåltider”" in app.copied
        assert "Källa: plan_2024.txt, rad 4 (A1)" in app.copied
        assert "terminalens urklipp" in seen(pilot)


async def test_copying_takes_all_marked_ones(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 space space y") as pilot:
        app = pilot.app
        assert isinstance(app, LoadedApp)
        assert app.copied.count("Källa:") == 2
        assert "2 markerade" in seen(pilot)


async def test_marking_all_and_none(tmp_path: Path) -> None:
    async with opened(tmp_path, WIDE, "5 a") as pilot:
        assert "14 markerade" in seen(pilot)
        await press(pilot, "a")
        assert "markerade" not in seen(pilot)


async def test_colours_are_chosen_from_the_palette(tmp_path: Path) -> None:
    keys = f"colon {letters('färger')} enter {letters('textual-light')} enter"
    async with opened(tmp_path, keys=keys) as pilot:
        assert pilot.app.theme == "textual-light"
