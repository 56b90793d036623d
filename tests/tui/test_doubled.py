"""Keys that come twice, early, late or all at once: none ends the app or goes astray.

The whole plan is `python -m tests.tui.doubled`; here a sample of it runs on a busy machine.
"""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest

from tests.registers import small_register
from tests.tui.doubled import calm, failures, load, plan, send
from tests.tui.opened import LoadedApp, Open, main_screen, on_disk, opened, settled
from tui.app.screens.dialogs.edit import EditScreen
from tui.app.screens.dialogs.preview import PreviewScreen
from tui.app.screens.dialogs.settle import SettleScreen
from tui.app.widgets.line_input import LineInput

_SAMPLE = 40
"""Runs of the sample; the whole plan has more than two thousand."""
_PARTS = 4
"""Tests that share the runs: all in one take minutes where the machine is busy with others too."""


async def burst(pilot: Open, keys: str) -> None:
    """Send keys given apart by spaces all at once, and wait for what they do."""
    assert isinstance(pilot.app, LoadedApp)
    send(pilot.app, keys.split())
    await calm(pilot)


@pytest.mark.parametrize("part", range(_PARTS))
def test_no_command_given_twice_without_pause_ends_the_app(part: int) -> None:
    with load(1):
        assert not list(failures(plan(seed=1)[:_SAMPLE][part::_PARTS]))


async def test_what_follows_enter_is_not_written_into_what_it_saves(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await burst(pilot, "n h e j enter z")
        assert on_disk(tmp_path).follow_up("A1").note == "hej"


async def test_a_day_is_taken_as_typed_and_what_follows_goes_to_the_screen_below(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as pilot:
        await burst(pilot, "t 2 0 2 4 minus 0 8 minus 0 1 enter 5")
        screen = main_screen(pilot)
        assert screen.looking.lens
        assert (screen.looking.lens.as_of, screen.looking.shown) == (date(2024, 8, 1), "activities")


async def test_an_enter_that_comes_twice_saves_nothing_unseen(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 space space") as pilot:
        await burst(pilot, "R m a j enter enter enter")
        assert isinstance(pilot.app.screen, PreviewScreen)
        assert on_disk(tmp_path).follow_up("A1").owner is None
        await burst(pilot, "enter enter")
        assert on_disk(tmp_path).follow_up("A1").owner == "maj"
        assert (
            len(on_disk(tmp_path).changes) == len(small_register(tmp_path / "2.json").changes) + 1
        )


async def test_one_s_own_change_a_moment_ago_is_nobody_else_s(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await burst(pilot, "D X B")
        assert not isinstance(pilot.app.screen, SettleScreen)
        assert on_disk(tmp_path).follow_up("A1").own_status == "started"


async def test_undoing_at_once_undoes_what_was_just_done(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await burst(pilot, "D u")
        assert on_disk(tmp_path).follow_up("A1").own_status == "open"


async def test_a_form_that_is_asked_for_during_a_saving_takes_what_is_typed(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await burst(pilot, "D R m a j")
        assert isinstance(pilot.app.screen, EditScreen)
        assert [one.value for one in pilot.app.screen.query(LineInput)] == ["maj"]


@pytest.mark.parametrize(
    "keys", ["f1", "f1 escape", "f2 f2", "colon colon escape escape", "5 5 e e"]
)
async def test_keys_before_the_register_is_read_keep_it_from_nothing(
    tmp_path: Path, keys: str
) -> None:
    app = LoadedApp(small_register(tmp_path / "register.json"))
    async with app.run_test() as pilot:
        send(app, keys.split())
        await calm(pilot)
        async with asyncio.timeout(20):
            while main_screen(pilot).looking.view is None:
                await pilot.pause()
        await settled(pilot)
        assert main_screen(pilot).looking.lens is not None


async def test_the_key_that_always_quits_waits_for_none(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        assert isinstance(pilot.app, LoadedApp)
        pilot.app.keyboard.busy = True
        send(pilot.app, ["ctrl+q"])
        await pilot.pause()
        assert pilot.app.return_code == 0
