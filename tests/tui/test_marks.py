"""Marks: a command acts on what is marked and shown; what left the list is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.register.register import Register
from tests.tui.opened import LoadedApp, letters, main_screen, opened, press, seen, settled
from tui.app.screens.asking import UnseenScreen
from tui.app.screens.dialogs.preview import PreviewScreen

_TWO_MARKED_ONE_HIDDEN = f"5 space space f {letters('mobil')} enter"


def owners(path: Path) -> set[str]:
    register = Register.open(path / "register.json")
    return {one.about for one in register.follow_ups.values() if one.owner}


async def test_marks_that_left_the_list_are_counted_apart(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=_TWO_MARKED_ONE_HIDDEN) as pilot:
        assert "2 markerade, varav 1 inte syns" in seen(pilot)
        await press(pilot, "escape")
        assert "2 markerade ·" in seen(pilot)


@pytest.mark.parametrize("key", ["e", "D", "R", "y", "w"])
async def test_a_command_on_marks_that_nobody_sees_asks_and_names_them(
    tmp_path: Path, key: str
) -> None:
    async with opened(tmp_path, keys=_TWO_MARKED_ONE_HIDDEN) as pilot:
        await press(pilot, key)
        assert isinstance(pilot.app.screen, UnseenScreen)
        hidden = main_screen(pilot).looking.view
        assert hidden
        assert hidden.marks.elsewhere()[0].text[:20] in seen(pilot)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_only_those_seen_or_all_can_be_meant(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=_TWO_MARKED_ONE_HIDDEN) as pilot:
        assert isinstance(pilot.app, LoadedApp)
        await press(pilot, "y enter")
        assert len(pilot.app.copied.split("\n\n")) == 1
        await press(pilot, "y a")
        assert len(pilot.app.copied.split("\n\n")) == 2


async def test_where_no_marked_row_is_seen_enter_means_none(tmp_path: Path) -> None:
    keys = f"5 space f {letters('hittas inte alls')} enter D"
    async with opened(tmp_path, keys=keys) as pilot:
        assert isinstance(pilot.app.screen, UnseenScreen)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, UnseenScreen)


async def test_all_marked_ones_are_changed_when_all_are_meant(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=_TWO_MARKED_ONE_HIDDEN) as pilot:
        await press(pilot, f"R a {letters('maj')} enter")
        assert isinstance(pilot.app.screen, PreviewScreen)
        await press(pilot, "enter")
        await settled(pilot)
        assert len(owners(tmp_path)) == 2


async def test_another_day_hides_marks_too(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=f"3 a t {letters('2024-01-01')} enter") as pilot:
        assert "inte syns" in seen(pilot)


async def test_what_is_to_be_changed_is_named_by_its_text(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 space space D") as pilot:
        view = main_screen(pilot).looking.view
        assert view
        text = " ".join(seen(pilot).split())
        assert all(f"{one.id} {one.text[:15]}" in text for one in view.marks.here())


async def test_the_history_of_marked_doubts_is_nothing_to_show(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="9 a J") as pilot:
        assert pilot.app.is_running


async def test_ids_are_shown_when_asked_for_and_remembered(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 i") as pilot:
        assert "Id" in seen(pilot).splitlines()[5].split()
        await press(pilot, "6")
        assert " Id " in seen(pilot)
        assert main_screen(pilot).preferences.ids
        await press(pilot, "i")
        assert not main_screen(pilot).preferences.ids
        assert " Id " not in seen(pilot)
