"""What goes on in the background ends quietly when its screen, or the app, goes meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from threading import Event as Gate
from typing import Any

import pytest
from textual.screen import Screen
from textual.worker import WorkerError

from tests.registers import small_register
from tests.tui.opened import (
    LoadedApp,
    main_screen,
    opened,
    press,
    settled,
)
from tui.app.app import NamndkollApp
from tui.app.screens.main.looking import Looking
from tui.app.screens.pages.news import NewsScreen
from tui.presentation.lens import Lens


def when_closing(
    monkeypatch: pytest.MonkeyPatch, app: NamndkollApp, do: Callable[[], Awaitable[object]]
) -> None:
    """Let something be done when the app has ended, just before its screens are taken down."""
    close = app._close_all

    async def close_late() -> None:
        await do()
        await close()

    monkeypatch.setattr(app, "_close_all", close_late)


async def test_the_app_can_be_left_while_the_first_view_is_being_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = LoadedApp(small_register(tmp_path / "register.json"))
    begun, gate, done = asyncio.Event(), asyncio.Event(), asyncio.Event()
    show = Looking.show_view

    async def show_late(self: Looking, name: str) -> None:
        begun.set()
        await gate.wait()
        try:
            await show(self, name)
        finally:
            done.set()

    async def go_on() -> None:
        gate.set()
        await done.wait()

    monkeypatch.setattr(Looking, "show_view", show_late)
    when_closing(monkeypatch, app, go_on)
    async with app.run_test():
        await begun.wait()
        app.exit()
    assert done.is_set()
    assert app.return_code == 0


async def test_a_view_that_is_asked_for_twice_at_once_is_made_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        looking = main_screen(pilot).looking
        await asyncio.gather(*(looking.show_view("directives") for _click in range(2)))
        await settled(pilot)
        assert looking.shown == "directives"
        assert len(main_screen(pilot).query("#directives")) == 1


def when_gone(monkeypatch: pytest.MonkeyPatch, screen: type[Screen[Any]]) -> Gate:
    """Return a gate that opens when a screen has no widgets any more, but its workers still."""
    gate, before = Gate(), screen.__dict__.get("on_unmount")

    async def unmounted(self: Screen[Any]) -> None:
        gate.set()
        for worker in list(self.app.workers):
            with suppress(WorkerError):
                await worker.wait()
        if before:
            before(self)

    monkeypatch.setattr(screen, "on_unmount", unmounted, raising=False)
    return gate


async def test_what_a_page_found_is_not_shown_on_one_that_is_being_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, find = when_gone(monkeypatch, NewsScreen), NewsScreen.find

    def find_late(self: NewsScreen, lens: Lens) -> None:
        gate.wait()
        find(self, lens)

    monkeypatch.setattr(NewsScreen, "find", find_late)
    async with opened(tmp_path, keys="0") as pilot:
        assert isinstance(pilot.app.screen, NewsScreen)
        await press(pilot, "escape")
        await settled(pilot)
        assert pilot.app.screen is main_screen(pilot)
    assert gate.is_set()
