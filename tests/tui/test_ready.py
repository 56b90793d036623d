"""Views of time that are ready in the palette."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.opened import main_screen, opened, press
from tui.commands.ready import READY, ReadyView


@pytest.mark.parametrize("command", READY, ids=lambda one: one.id)
async def test_a_ready_view_is_a_list_with_its_filter_and_one_step_leads_back(
    tmp_path: Path, command: type[ReadyView]
) -> None:
    async with opened(tmp_path, keys="3") as pilot:
        screen = main_screen(pilot)
        await screen.palette.follow(command.id)
        await pilot.pause()
        assert (screen.looking.shown, screen.looking.filter_bar.field.value) == (
            "activities",
            command.filter,
        )
        assert screen.looking.lens is not None
        assert not screen.looking.lens.filter.problems
        await press(pilot, "escape")
        assert (main_screen(pilot).looking.shown, screen.looking.filter_bar.field.value) == (
            "overdue",
            "",
        )
