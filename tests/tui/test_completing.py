"""What is proposed while one types: seen without colours, taken with Tab, in no key's way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.opened import NARROW, WIDE, letters, main_screen, opened, press, seen
from tui.app.screens.dialogs.edit import EditScreen
from tui.app.widgets.completing import CompletingInput
from tui.app.widgets.rows.list import RowList


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_body_is_proposed_behind_what_is_typed_and_taken_with_tab(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, keys=f"5 f {letters('nämnd:ald')}", size=size) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "renämnden ‹Tabb›" in seen(pilot)
        assert "Tabb Ta förslaget" in seen(pilot)
        await press(pilot, "tab")
        field = main_screen(pilot).looking.filter_bar.field
        assert field.value == "nämnd:Äldrenämnden"
        assert field.has_focus
        assert main_screen(pilot).looking.lens.typed == "nämnd:Äldrenämnden"  # type: ignore[union-attr]
        await press(pilot, "tab")
        assert isinstance(pilot.app.focused, RowList)


async def test_the_arrow_takes_it_too_and_within_the_text_only_moves(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=f"5 f {letters('status:kl')} left right") as pilot:
        field = main_screen(pilot).looking.filter_bar.field
        assert field.value == "status:kl"
        await press(pilot, "right")
        assert field.value == "status:klar"


async def test_enter_takes_nothing_that_was_not_typed(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=f"5 f {letters('nämnd:ald')} enter") as pilot:
        assert main_screen(pilot).looking.typed == "nämnd:ald"


async def test_nothing_is_proposed_of_a_text_that_one_has_left(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=f"5 f {letters('nämnd:ald')} enter") as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "‹Tabb›" not in seen(pilot)


async def test_owners_and_tags_that_were_said_before_are_proposed_in_the_form(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, keys="5 e tab") as pilot:
        await press(pilot, f"{letters('Handläggare Ett')} tab {letters('valfråga')} enter")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "down e")
        screen = pilot.app.screen
        assert isinstance(screen, EditScreen)
        owner = screen.query_one("#field-owner", CompletingInput)
        tags = screen.query_one("#field-tags", CompletingInput)
        await press(pilot, "tab h a n tab")
        assert owner.value == "Handläggare Ett"
        await press(pilot, f"tab {letters('ny')} comma space v tab")
        assert tags.value == "ny, valfråga"
