"""A draft in the app: from marked rows or the one under the cursor, read, and saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.exports.papers import word
from tests.tui.opened import NARROW, SIZES, Open, main_screen, opened, press, seen, settled
from tui.app.screens.dialogs.chooser import ChooserScreen
from tui.app.screens.pages.draft import DraftScreen
from tui.app.widgets.line_input import LineInput
from tui.exports.drafts import MOST
from tui.locale import set_language
from tui.settings.office import furnish
from tui.settings.settings import Settings


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    furnish(Settings())


async def _type(pilot: Open, text: str) -> None:
    pilot.app.screen.query_one("#typed", LineInput).value = text
    await press(pilot, "enter")
    await settled(pilot)


async def test_the_row_under_the_cursor_becomes_a_draft_to_read(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 W") as pilot:
        assert isinstance(pilot.app.screen, ChooserScreen)
        assert "Utkast om 1 post" in seen(pilot)
        for title in ("Skrivelse", "Enkel fråga", "Interpellation", "Motion"):
            assert title in seen(pilot)
        await press(pilot, "down down enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, DraftScreen)
        entry = main_screen(pilot).entry
        assert entry is not None
        assert "Interpellation om […]" in seen(pilot)
        assert f"”{entry.text}” " in seen(pilot) or entry.text in seen(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is main_screen(pilot)


async def test_marked_rows_are_in_it_and_the_last_kind_is_offered_first(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 space space W down enter") as pilot:
        await settled(pilot)
        text = seen(pilot)
        assert "1. " in text
        assert "2. " in text
        await press(pilot, "escape W enter")
        await settled(pilot)
        assert "Enkel fråga om" in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_a_draft_fits_every_screen_in_both_languages(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    set_language(language)  # type: ignore[arg-type]
    async with opened(tmp_path, size, "6 W enter") as pilot:
        await settled(pilot)
        assert "[…]" in seen(pilot)
        assert {"sv": " Spara ", "en": " Save "}[language] in seen(pilot).splitlines()[-1]


async def test_it_is_saved_where_one_says_and_what_is_wrong_is_told(tmp_path: Path) -> None:
    path = tmp_path / "fråga.docx"
    async with opened(tmp_path, NARROW, "5 W enter") as pilot:
        await settled(pilot)
        await press(pilot, "w")
        await _type(pilot, str(tmp_path / "fråga.exe"))
        assert ".docx, .html, .eml, .md, .txt" in " ".join(seen(pilot).split())
        assert ".xlsx" not in seen(pilot)
        await _type(pilot, str(path))
        assert isinstance(pilot.app.screen, DraftScreen)
        await press(pilot, "w")
        await _type(pilot, str(path))
        assert "finns redan" in seen(pilot)
    assert any("[…]" in one.text for one in word(path.read_bytes()).paragraphs)


async def test_keys_that_come_twice_open_one_draft(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 W W") as pilot:
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, "escape W enter enter")
        await settled(pilot)
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, "w w")
        assert len(pilot.app.screen_stack) == 3


async def test_of_a_committee_no_draft_is_offered(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="2 W") as pilot:
        assert pilot.app.screen is main_screen(pilot)


async def test_words_that_cannot_be_used_are_told_in_passing(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 W") as pilot:
        furnish(Settings(drafts=str(tmp_path / "ingen.toml")))
        await press(pilot, "enter")
        await settled(pilot)
        assert pilot.app.screen is main_screen(pilot)
        assert "ingen.toml" in seen(pilot)


async def test_what_only_the_desk_asks_for_is_told_before_it_is_made(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        screen = main_screen(pilot)
        lens = screen.looking.lens
        assert lens is not None
        screen.desk.drafts._show("motion", lens.survey.activities * (MOST + 1))
        await settled(pilot)
        assert str(MOST) in seen(pilot)
