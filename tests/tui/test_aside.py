"""A register too large for a key's time shows the same, worked out aside; the newest wins."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input
from textual.worker import Worker, WorkerCancelled

from tests.tui.opened import Open, letters, main_screen, opened, press, seen, settled
from tui.app.widgets import aside
from tui.app.widgets.frame import HeaderLine

pytestmark = pytest.mark.usefixtures("large")


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every register for a large one."""
    monkeypatch.setattr(aside, "_AT_ONCE", 0)


@pytest.mark.parametrize("view", ["1", "2", "3", "4", "5", "6"])
async def test_each_view_shows_the_same_as_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    keys = f"f {letters('skol')} enter {view}"
    async with opened(tmp_path, keys=keys) as pilot:
        await settled(pilot)
        worked_out, register = seen(pilot), main_screen(pilot).looking.register
    monkeypatch.setattr(aside, "_AT_ONCE", 1_000)
    async with opened(tmp_path, keys=keys, register=register) as pilot:
        await settled(pilot)
        assert worked_out == seen(pilot)


async def test_a_list_is_sorted_aside(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 s down enter") as pilot:
        await settled(pilot)
        assert "ansvarig" in main_screen(pilot).looking.view.status()  # type: ignore[union-attr]


async def test_a_place_is_gone_to_when_its_view_is_ready(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=f"colon {letters('mobilfria')} home enter") as pilot:
        await settled(pilot)
        entry = main_screen(pilot).entry
        assert entry
        assert "mobilfria" in entry.text


async def test_enter_right_after_a_letter_takes_what_fits_all_letters(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 colon") as pilot:
        pilot.app.screen.query_one(Input).value = "dörrar"
        await press(pilot, "enter")
        await settled(pilot)
        entry = main_screen(pilot).entry
        assert entry
        assert "dörrar" in entry.text


async def test_of_what_waits_only_the_newest_is_done(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        one, done = aside.Aside(main_screen(pilot)), []
        for number in range(5):
            one.ask(lambda: None, lambda number=number: done.append(number))  # type: ignore[misc]
        await one.settled()
        assert done == [4]


async def test_what_fails_in_the_thread_fails_where_it_is_awaited(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        with pytest.raises(ZeroDivisionError):
            await aside.in_thread(lambda: 1 / 0, pilot.app.screen)


async def test_nothing_goes_on_with_a_screen_that_is_being_left(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        screen = pilot.app.screen
        pilot.app.exit()
        with pytest.raises(asyncio.CancelledError):
            await aside.in_thread(lambda: None, screen)


async def test_what_a_thread_found_is_not_shown_on_a_screen_that_is_being_taken_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, shown = Event(), []

    async def show(pilot: Open) -> None:
        await aside.in_thread(gate.wait, pilot.app.screen)
        shown.append(pilot.app.screen.query_one(HeaderLine))

    async with opened(tmp_path) as pilot:
        one: Worker[None] = pilot.app.screen.run_worker(show(pilot))
        close = pilot.app._close_all

        async def close_late() -> None:
            gate.set()
            with pytest.raises(WorkerCancelled):
                await one.wait()
            await close()

        monkeypatch.setattr(pilot.app, "_close_all", close_late)
        await pilot.pause()
    assert not shown


async def test_typing_on_before_the_list_is_ready_ends_with_all_that_was_typed(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, keys="5 f") as pilot:
        await press(pilot, letters("mobil"))
        await settled(pilot)
        assert main_screen(pilot).looking.view.status().startswith("1 ")  # type: ignore[union-attr]
